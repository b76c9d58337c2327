// Between the page and its evidence script, which is loaded when the first photo or video is added.

// found, missing: the answer to find(). missing is also what send() says of a file that is not here.
// not-kept: the phone refuses to store it or has no room; it is there until the page is left.
// created: a new upload, `words` is its id. sent: `number` bytes are acknowledged or on the wire.
// arrived: a part was acknowledged.
// held: the server has all of it.
// broken: `number` is the HTTP status, 0 when nobody answered or it was not our server. 404 also when
// the upload is of another length than the file: there is none of this file. 409 and 423 come when a
// line broke too: Chromium itself sends the part once more, and the server may still hear the first.
// unreadable: the file was changed or deleted after it was chosen, or cannot be read at all.
export type FileEvent =
  "found" | "missing" | "not-kept" | "created" | "sent" | "arrived" | "held" | "broken" | "unreadable";

export interface Offer {
  input: number;
  id: string;
  bytes: number;
  firstBytes: Uint8Array; // At most 64; all of a shorter file; none when it cannot be read.
  fingerprint: string; // The same for a file that is chosen again; empty when it cannot be read.
}

// Never called within a call of EvidenceFiles.
export interface Listener {
  // In the order of choosing. One that cannot be read is said to be unreadable right afterwards.
  offered(offer: Offer): void;
  happened(id: string, event: FileEvent, number: number, words: string): void;
  // 192×192, cropped to the middle. Never called where the browser cannot decode it.
  thumbnail(id: string, pixels: ImageData): void;
}

export interface Destination {
  upload: string; // The id to go on with, or "" for a new one.
  code: string;
  secret: string;
  language: string;
}

export interface EvidenceFiles {
  // Ids are 32 random hexadecimal digits.
  offer(input: number, files: ArrayLike<File>): Promise<void>;
  // Stores it, and makes its thumbnail.
  keep(id: string): void;
  // After a reload. Makes the thumbnail again.
  find(id: string): void;
  // Ends in held, broken, unreadable or missing. Tries once: who tries again, and when, is not decided here.
  send(id: string, how: Destination): void;
  // Sending ends at once, and nothing more is heard of it.
  pause(id: string): void;
  // Here and in the store, and with an upload there too, as far as the server can be reached. Nothing more is heard of it.
  forget(id: string, how?: { upload: string; secret: string }): void;
  // The same file under another id, in place of what is there by now: chosen again, or for another submission. In the
  // store it stays under both when it is shared with another tab.
  rename(from: string, to: string, shared: boolean): void;
}

declare global {
  interface Window {
    zhipingEvidence?: (listener: Listener) => EvidenceFiles;
  }
}

// Between the page and its evidence script, which is loaded when the first photo or video is added.

import type { FileEvent } from "names";

// What assets/names.json does not say of the events: missing is also what send() says of a file that is not here.
// broken: 404 also when the upload is of another length than the file: there is none of this file. 409 and 423 come
// when a line broke too: Chromium itself sends the part once more, and the server may still hear the first.
// blocked: by now nothing is known that would get it through; another network may.
export type { FileEvent };

export interface Offer {
  input: number;
  id: string;
  bytes: number;
  firstBytes: Uint8Array; // At most telling_bytes; all of a shorter file; none when it cannot be read.
  fingerprint: string; // The same for a file that is chosen again; empty when it cannot be read.
  name: string;
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
  endpoint?: string; // Where a new one is announced; that of evaluations when it is not said.
}

export interface EvidenceFiles {
  // Ids are 32 random hexadecimal digits.
  offer(input: number, files: ArrayLike<File>): Promise<void>;
  // Stores it, and makes its thumbnail.
  keep(id: string): void;
  // After a reload. Makes the thumbnail again.
  find(id: string): void;
  // Ends in held, broken, blocked, unreadable or missing. Tries once: who tries again, and when, is not decided here.
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

// Carries between citizen.wasm and the evidence script, which is loaded when the first photo or video is added.

import { fileEvents, type FileEvent } from "names";
import { isReached } from "../host/network";
import type { Host, Part } from "../host/part";
import type { EvidenceFiles } from "./evidence/interface";

const loadAgainAfter_ms = 5000;
const loadedWithin_ms = 30_000;
const maxTries = 3; // With a network: after that, the page is assumed to be older than the server.

// Calls into Wasm; the numbers are words that it can read.
export interface FileExports {
  _zhiping_choose_files(count: number): void;
  _zhiping_files_wait(): void;
  _zhiping_files_lost(): void;
  _zhiping_offer_file(
    input: number,
    id: number,
    bytes: number,
    handed: number,
    fingerprint: number,
    name: number,
  ): void;
  _zhiping_hear_of_file(id: number, event: number, number: number, words: number): void;
  _zhiping_show_thumbnail(id: number, width: number, height: number): void;
}

let host: Host<FileExports>;
let handed: Uint8Array; // Bytes for the call under way, which Wasm fetches during it.
const thumbnails = new Map<string, ImageData>();

const listener = {
  offered({
    input,
    id,
    bytes,
    firstBytes,
    fingerprint,
    name,
  }: {
    input: number;
    id: string;
    bytes: number;
    firstBytes: Uint8Array;
    fingerprint: string;
    name: string;
  }): void {
    handed = firstBytes;
    host.tell([id, fingerprint, name], (module, [idWords, fingerprintWords, nameWords]) =>
      module._zhiping_offer_file(input, idWords!, bytes, firstBytes.length, fingerprintWords!, nameWords!),
    );
  },
  happened(id: string, event: FileEvent, number: number, words: string): void {
    host.tell([id, words], (module, [idWords, otherWords]) =>
      module._zhiping_hear_of_file(idWords!, fileEvents.indexOf(event), number, otherWords!),
    );
  },
  thumbnail(id: string, pixels: ImageData): void {
    thumbnails.set(id, pixels);
    handed = new Uint8Array(pixels.data.buffer);
    host.tell([id], (module, [idWords]) => module._zhiping_show_thumbnail(idWords!, pixels.width, pixels.height));
  },
};

const load = (): Promise<EvidenceFiles> =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.querySelector<HTMLScriptElement>("script[data-evidence]")!.dataset.evidence!;
    const start = (): void => {
      if (window.zhipingEvidence) resolve(window.zhipingEvidence(listener));
      else reject(); // Whoever answered was not our server.
    };
    script.onload = start;
    script.onerror = reject;
    setTimeout(reject, loadedWithin_ms);
    document.head.append(script);
  });

const networkOrTime = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, loadAgainAfter_ms);
    addEventListener("online", done);
    function done(): void {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
  });

const loadAtLast = async (): Promise<EvidenceFiles> => {
  for (let tries = 1; ; ++tries) {
    try {
      return await load();
    } catch {
      const isLost = tries >= maxTries && (await isReached());
      host.tell([], (module) => (isLost ? module._zhiping_files_lost() : module._zhiping_files_wait()));
      await networkOrTime();
    }
  }
};

let loaded: Promise<EvidenceFiles> | undefined;

// In the order of asking, and never within the call that asks.
const withFiles = (use: (files: EvidenceFiles) => void): void => {
  void (loaded ??= loadAtLast()).then(use);
};

export const chooseFiles = (input: number, files: File[]): void => {
  host.tell([], (module) => module._zhiping_choose_files(files.length));
  withFiles((evidence) => {
    void evidence.offer(input, files);
  });
};

const paintThumbnail = (id: string, canvas: HTMLCanvasElement): void => {
  const pixels = thumbnails.get(id);
  if (!pixels || canvas.dataset.file === id) return;
  canvas.dataset.file = id;
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext("2d")!.putImageData(pixels, 0, 0);
};

export const files: Part<FileExports> = {
  functions: {
    handedBytes: () => handed,
    keepFile: (id: string) => withFiles((evidence) => evidence.keep(id)),
    findFile: (id: string) => withFiles((evidence) => evidence.find(id)),
    renameFile: (from: string, to: string, shared: boolean) =>
      withFiles((evidence) => {
        const pixels = thumbnails.get(from);
        if (pixels) thumbnails.set(to, pixels);
        evidence.rename(from, to, shared);
      }),
    sendFile: (id: string, upload: string, code: string, secret: string) =>
      withFiles((evidence) => evidence.send(id, { upload, code, secret, language: document.documentElement.lang })),
    pauseFile: (id: string) => withFiles((evidence) => evidence.pause(id)),
    forgetFile: (id: string, upload: string, secret: string) =>
      withFiles((evidence) => {
        thumbnails.delete(id);
        evidence.forget(id, upload ? { upload, secret } : undefined);
      }),
  },
  files: {
    expectFiles: () => withFiles(() => {}), // So that the script is there once the person comes back from the camera.
    chooseFiles,
    paintThumbnail,
  },
  connect(connected) {
    host = connected;
  },
};

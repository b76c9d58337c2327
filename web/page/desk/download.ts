// Lines that the server writes while they are read. They become a file once C++ has found that all of them are there.

import type { Host, Part } from "../host/part";

const tellEvery_ms = 200;
const takenBy_ms = 60000; // The browser has taken a file that was given to it.
const lineFeed = 10;
const quotationMark = 34;

export interface DownloadExports {
  _zhiping_hear_of_download(
    callback: number,
    isOver: number,
    status: number,
    lines: number,
    total: number,
    body: number,
    retryAfter: number,
  ): void;
}

let host: Host<DownloadExports>;
let current = new AbortController();
let file: Blob | undefined;

class LineCounter {
  lines = 0;
  private isQuoted = false;

  constructor(private hasQuotes: boolean) {}

  count(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === quotationMark && this.hasQuotes) this.isQuoted = !this.isQuoted;
      else if (byte === lineFeed && !this.isQuoted) ++this.lines;
    }
  }
}

const dropDownload = (): void => {
  current.abort();
  file = undefined;
};

// All of it. Throws where the stream ends before its end.
const readWhole = async (said: Response, take: (bytes: Uint8Array) => void): Promise<Blob> => {
  const reader = said.body!.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts, { type: "application/octet-stream" });
    parts.push(value);
    take(value);
  }
};

const download = async (
  callback: number,
  path: string,
  hasQuotes: boolean,
  language: string,
  staff: string,
): Promise<void> => {
  dropDownload();
  const own = (current = new AbortController());
  const counter = new LineCounter(hasQuotes);
  let total = -1;
  let told = 0;
  const tell = (isOver: boolean, status = 0, body = "", retryAfter = 0): void => {
    told = performance.now();
    host.ask([body], (module, [words]) =>
      module._zhiping_hear_of_download(callback, isOver ? 1 : 0, status, counter.lines, total, words!, retryAfter),
    );
  };
  const take = (bytes: Uint8Array): void => {
    counter.count(bytes);
    if (performance.now() - told >= tellEvery_ms) tell(false);
  };
  try {
    const headers: Record<string, string> = { "Accept-Language": language };
    if (staff) headers["X-Staff"] = staff;
    const said = await fetch(path, { headers, signal: own.signal, cache: "no-store" });
    if (!said.ok) return tell(true, said.status, await said.text(), Number(said.headers.get("Retry-After")) || 0);
    const announced = said.headers.get("X-Total-Rows") ?? "";
    if (/^\d+$/.test(announced)) total = Number(announced);
    tell(false);
    const whole = await readWhole(said, take);
    if (own.signal.aborted) return tell(true);
    file = whole;
    tell(true, said.status);
  } catch {
    tell(true); // Nobody answered, it broke off, or it was dropped.
  }
};

const keepDownload = (name: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file!);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), takenBy_ms);
  file = undefined;
};

export const downloads: Part<DownloadExports> = {
  functions: { download, keepDownload, dropDownload },
  connect(connected) {
    host = connected;
  },
  stopped: dropDownload,
};

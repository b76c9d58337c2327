// One attempt to send one file, by tus 1.0.0 (tus.io/protocols/resumable-upload).

import { DetailedError, Upload, type HttpRequest, type HttpResponse } from "tus-js-client";
import { Path } from "names";
import { isReadable } from "./fingerprint";
import type { Destination, FileEvent } from "./interface";
import * as way from "./way";

const chunk_bytes = 1024 * 1024;
const noProgress_ms = 30_000;
const betweenSent_ms = 250;
const notFound = 404;

const addressOf = (upload: string): string => new URL(`${Path.Uploads}/${upload}`, location.href).href;

// So that hearing of one part and sending the next are not one long task. Unlike timers, not slowed down in the background.
const nextTask = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(undefined);
  });

export interface Sendable {
  // Why it cannot be sent now, if so. Asked first.
  findProblem(): Promise<FileEvent | undefined>;
  // What is read from: another one when it was stored meanwhile.
  content(): Blob;
}

type Tell = (event: FileEvent, number?: number, words?: string) => void;

export class Sending {
  private isOver = false;
  private upload: Upload | undefined;
  private patience: number | undefined;
  private lastSent_ms = -Infinity;
  private reading = { from: 0, to: 1 }; // What was last taken of the file.
  private awaitsPart = false; // A part is under way, after something else was answered.

  constructor(
    private file: Sendable,
    private how: Destination,
    private tell: Tell,
  ) {
    void this.start();
  }

  stop(): void {
    this.isOver = true;
    clearTimeout(this.patience);
    void this.upload?.abort();
  }

  private async start(): Promise<void> {
    const problem = await this.file.findProblem();
    if (this.isOver) return;
    if (problem) return this.end(problem);
    this.begin(this.how.upload && addressOf(this.how.upload));
  }

  private begin(address: string): void {
    this.upload = new Upload(this.file.content(), this.options(address));
    this.upload.start();
  }

  private end(event: FileEvent, number?: number): void {
    if (this.isOver) return;
    if (event === "broken" && number === 0 && this.awaitsPart) way.doubt();
    this.stop();
    this.tell(event, number);
  }

  private options(address: string): ConstructorParameters<typeof Upload>[1] {
    const { code, secret, language, endpoint = Path.Uploads } = this.how;
    return {
      // With an endpoint too, tus would begin anew where there is nothing to go on with.
      ...(address ? { uploadUrl: address } : { endpoint: new URL(endpoint, location.href).href }),
      httpStack: new way.HttpStack({}),
      chunkSize: chunk_bytes,
      metadata: { code },
      headers: { Authorization: `Bearer ${secret}`, "Accept-Language": language },
      retryDelays: null,
      storeFingerprintForResuming: false,
      fileReader: { openFile: () => Promise.resolve(this.source()) },
      onBeforeRequest: (request) => this.beforeRequest(request),
      onAfterResponse: (request, response) => this.afterResponse(request, response),
      onUploadUrlAvailable: () => this.created(),
      onProgress: (sent) => this.progressed(sent),
      onChunkComplete: () => {
        way.prove();
        if (!this.isOver) this.tell("arrived");
      },
      onSuccess: () => this.end("held"),
      onError: (error) => void this.failed(error),
    };
  }

  private source() {
    const size = this.file.content().size;
    return {
      size,
      slice: async (from: number, to: number) => {
        this.reading = { from, to };
        await nextTask();
        return { value: this.file.content().slice(from, to), done: to >= size };
      },
      close: () => {},
    };
  }

  private beforeRequest(request: HttpRequest): void {
    // tus forgets that it was stopped when it starts.
    if (this.isOver) throw new Error("stopped");
    this.awaitsPart = way.methodOf(request) === "PATCH";
    this.waitOn();
  }

  private afterResponse(request: HttpRequest, response: HttpResponse): void {
    this.waitOn();
    if (way.isForeignAnswer(response)) return this.goOtherWay(request);
    if (way.methodOf(request) !== "HEAD" || response.getStatus() !== 200) return;
    // tus would take an upload for ours that is as long as it says, whatever file that was.
    if (Number(response.getHeader("Upload-Length")) !== this.file.content().size) this.end("broken", notFound);
  }

  private goOtherWay(request: HttpRequest): void {
    if (this.isOver) return;
    void this.upload!.abort(); // It would make of that answer what it likes.
    if (way.takeOther(request)) this.begin(this.upload!.url!);
    else this.end("blocked");
  }

  private created(): void {
    if (this.isOver || this.how.upload) return;
    const upload = this.upload!.url!.split("/").pop()!;
    this.how = { ...this.how, upload };
    this.tell("created", 0, upload);
  }

  private progressed(sent: number): void {
    if (this.isOver) return;
    this.waitOn();
    if (performance.now() - this.lastSent_ms < betweenSent_ms) return;
    this.lastSent_ms = performance.now();
    this.tell("sent", sent);
  }

  private waitOn(): void {
    clearTimeout(this.patience);
    if (!this.isOver) this.patience = window.setTimeout(() => this.end("broken", 0), noProgress_ms);
  }

  private async failed(error: Error): Promise<void> {
    if (this.isOver) return;
    clearTimeout(this.patience);
    const status = (error instanceof DetailedError && error.originalResponse?.getStatus()) || 0;
    if (status >= 400) return this.end("broken", status);
    // The browser does not say whether it was the line or the file.
    const { from, to } = this.reading;
    const isHere = await isReadable(this.file.content(), from, to);
    this.end(isHere ? "broken" : "unreadable", 0);
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// Removes the upload from the server, if it can be reached. A part of it that has just been stopped may still be
// under way there: asking how far it is breaks that off.
export const terminate = async (upload: string, secret: string): Promise<void> => {
  const ask = (method: string): Promise<Response> => way.ask(method, addressOf(upload), secret);
  const locked = 423;
  try {
    for (const delay_ms of [100, 1000, 5000]) {
      if ((await ask("DELETE")).status !== locked) return;
      await ask("HEAD");
      await wait(delay_ms);
    }
  } catch {
    /* It expires there. */
  }
};

import { FileStore } from "./file_store";
import { fingerprintOf, isReadable } from "./fingerprint";
import type { Destination, FileEvent, Listener } from "./interface";
import { Sending } from "./sending";
import { makeThumbnail } from "./thumbnails";

// One file that C++ knows by its id. Its id may change while something is awaited.
export class EvidenceFile {
  private blob: Blob | undefined;
  private fingerprint = "";
  private lastModified = 0;
  private isStored = false; // The blob is the store's own copy, which nobody changes.
  private isGone = false;
  private sending: Sending | undefined;
  private loaded: Promise<void> = Promise.resolve();

  constructor(
    public id: string,
    private store: FileStore,
    private listener: Listener,
  ) {}

  // One that was chosen.
  hold(file: File, fingerprint: string): void {
    this.blob = file;
    this.fingerprint = fingerprint;
    this.lastModified = file.lastModified;
  }

  // One that may be in the store.
  load(): void {
    this.loaded = this.takeFromStore();
  }

  async keep(): Promise<void> {
    await this.loaded;
    if (this.isGone || !this.blob || this.isStored) return;
    void this.show();
    await this.store.keep(this.id, this.blob, this.fingerprint).catch(() => {});
    await this.takeFromStore();
    if (!this.isStored) this.tell("not-kept");
  }

  // Whether it is here.
  async find(): Promise<boolean> {
    await this.loaded;
    this.tell(this.blob ? "found" : "missing");
    if (this.blob) void this.show();
    return !!this.blob;
  }

  send(how: Destination): void {
    this.pause();
    const tell = (event: FileEvent, number?: number, words?: string): void => this.tell(event, number, words);
    this.sending = new Sending({ findProblem: () => this.findProblem(), content: () => this.blob! }, how, tell);
  }

  pause(): void {
    this.sending?.stop();
  }

  // Nothing more is told of it.
  leave(): void {
    this.isGone = true;
    this.pause();
  }

  tell(event: FileEvent, number = 0, words = ""): void {
    if (!this.isGone) this.listener.happened(this.id, event, number, words);
  }

  private async takeFromStore(): Promise<void> {
    const kept = await this.store.find(this.id);
    // Some browsers give a file whose bytes went away.
    if (this.isGone || !kept || !(await isReadable(kept.file, 0, 1))) return;
    this.blob = kept.file;
    this.fingerprint = kept.fingerprint;
    this.isStored = true;
  }

  private async findProblem(): Promise<FileEvent | undefined> {
    await this.loaded;
    if (!this.blob) return "missing";
    if (this.isStored) return undefined;
    const fingerprint = await fingerprintOf(this.blob as File).catch(() => undefined);
    const isSame = fingerprint === this.fingerprint && (this.blob as File).lastModified === this.lastModified;
    return isSame ? undefined : "unreadable";
  }

  private async show(): Promise<void> {
    const pixels = await makeThumbnail(this.blob!, () => !this.isGone);
    if (pixels && !this.isGone) this.listener.thumbnail(this.id, pixels);
  }
}

// Photos and videos that the person chose: kept on the phone and sent. C++ decides which, when and
// where to; this moves bytes, and only slices of a file at a time.

import { EvidenceFile } from "./evidence_file";
import { FileStore } from "./file_store";
import { fingerprintOf, readBytes } from "./fingerprint";
import type { Destination, EvidenceFiles as Interface, Listener } from "./interface";
import { terminate } from "./sending";

const telling_bytes = 512; // Of a file's beginning, for its format.

const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

interface Read {
  firstBytes: Uint8Array;
  fingerprint: string;
}

const read = async (file: File): Promise<Read> => ({
  firstBytes: await readBytes(file, 0, Math.min(telling_bytes, file.size)),
  fingerprint: await fingerprintOf(file),
});
const nothingRead: Read = { firstBytes: new Uint8Array(0), fingerprint: "" };

export class EvidenceFiles implements Interface {
  private files = new Map<string, EvidenceFile>();
  private store = new FileStore();
  private offered: Promise<void> = Promise.resolve();

  constructor(private listener: Listener) {}

  offer(input: number, files: ArrayLike<File>): Promise<void> {
    const chosen = Array.from(files); // The input's own list empties with it.
    this.offered = this.offered.then(async () => {
      for (const file of chosen) await this.offerOne(input, file);
    });
    return this.offered;
  }

  keep(id: string): void {
    void this.files.get(id)?.keep();
  }

  find(id: string): void {
    const file = this.fileOf(id);
    void file.find().then((isHere) => {
      if (!isHere && this.files.get(file.id) === file) this.files.delete(file.id); // It may be stored by another tab yet.
    });
  }

  send(id: string, how: Destination): void {
    this.fileOf(id).send(how);
  }

  pause(id: string): void {
    this.files.get(id)?.pause();
  }

  forget(id: string, how?: { upload: string; secret: string }): void {
    this.drop(id);
    void this.store.erase(id);
    if (how?.upload) void terminate(how.upload, how.secret);
  }

  rename(from: string, to: string, shared: boolean): void {
    if (from === to) return;
    const file = this.files.get(from);
    if (file) {
      this.drop(to);
      this.files.delete(from);
      file.id = to;
      this.files.set(to, file);
    }
    void this.store.rename(from, to, shared);
  }

  private async offerOne(input: number, chosen: File): Promise<void> {
    const found = await read(chosen).catch(() => nothingRead);
    const file = new EvidenceFile(randomId(), this.store, this.listener);
    file.hold(chosen, found.fingerprint);
    this.files.set(file.id, file);
    this.listener.offered({ input, id: file.id, bytes: chosen.size, name: chosen.name, ...found });
    if (!found.fingerprint) file.tell("unreadable");
  }

  private fileOf(id: string): EvidenceFile {
    let file = this.files.get(id);
    if (!file) {
      file = new EvidenceFile(id, this.store, this.listener);
      file.load();
      this.files.set(id, file);
    }
    return file;
  }

  private drop(id: string): void {
    this.files.get(id)?.leave();
    this.files.delete(id);
  }
}

// Tells whether a file that is chosen again, or read again, is the same one. Of a long file three
// samples are read: phones would take minutes for the whole of a video.

const sample_bytes = 64 * 1024;
const readWithin_ms = 30_000; // A picker may offer files that are in the cloud.

// Rejects when they are not there: the file was changed or deleted, or the store lost its bytes.
export const readBytes = (blob: Blob, from: number, to: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const bytes = new Uint8Array(reader.result as ArrayBuffer);
      if (bytes.length === Math.min(to, blob.size) - from) resolve(bytes);
      else reject(new Error("The file is shorter than it says."));
    };
    reader.onerror = () => reject(reader.error);
    reader.onabort = () => reject(new Error("Reading takes too long."));
    const timer = setTimeout(() => reader.abort(), readWithin_ms);
    reader.onloadend = () => clearTimeout(timer);
    reader.readAsArrayBuffer(blob.slice(from, to));
  });

export const isReadable = (blob: Blob, from: number, to: number): Promise<boolean> =>
  readBytes(blob, from, to).then(
    () => true,
    () => false,
  );

// 64 bits in two lanes, after bryc's cyrb53 (public domain). Not crypto.subtle: over plain http there is none.
class Hash {
  private low = 0x41c6ce57;
  private high = 0xdeadbeef;

  add(bytes: Uint8Array): void {
    for (let index = 0; index < bytes.length; ++index) {
      const byte = bytes[index]!;
      this.high = Math.imul(this.high ^ byte, 2654435761);
      this.low = Math.imul(this.low ^ byte, 1597334677);
    }
  }

  digits(): string {
    const mix = (one: number, other: number): number =>
      Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
    const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
    return hex(mix(this.high, this.low)) + hex(mix(this.low, this.high));
  }
}

// Rejects when the file cannot be read.
export const fingerprintOf = async (file: File): Promise<string> => {
  const middle = Math.max(0, Math.floor((file.size - sample_bytes) / 2));
  const hash = new Hash();
  for (const from of new Set([0, middle, Math.max(0, file.size - sample_bytes)]))
    hash.add(await readBytes(file, from, Math.min(from + sample_bytes, file.size)));
  return `${file.size}-${hash.digits()}`;
};

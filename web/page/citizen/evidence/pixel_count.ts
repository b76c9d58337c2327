// How large a photo becomes when it is decoded, from its first bytes: a file of 3 MB can hold 200 million pixels.

export const readForCount_bytes = 256 * 1024; // What phones put before a JPEG's size: their notes and a small picture.

const startOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const ofJpeg = (view: DataView): number | undefined => {
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2))
    if (startOfFrame(view.getUint8(at + 1))) return view.getUint16(at + 5) * view.getUint16(at + 7);
  return undefined;
};

// Undefined where that is not known: other formats.
export const countPixels = (bytes: Uint8Array): number | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 24) return undefined;
  if (view.getUint16(0) === 0xffd8) return ofJpeg(view);
  if (view.getUint32(0) === 0x89504e47) return view.getUint32(16) * view.getUint32(20);
  return undefined;
};

// A photo of a code. The reader is larger than all of the menu, so it comes when the first photo does; and it works beside
// the page, which goes on, and ends when it takes too long.

import { readsBack } from "../host/readback";

const max_bytes = 50_000_000;
const maxPixels = 52_000_000; // Decoded 208 MB: small phones would close the page.
const sides = [1600, 1000, 700]; // A code that is too coarse for one is often just right for another.
const turns = [30, 60]; // Degrees. What the reader misses in a photo as it is, it often finds in the turned one.
const minSide = 16; // What readsBack needs.
const givenUpAfter_ms = 30_000;

// Its width and height are known before it is decoded.
const open = (address: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = address;
  });

const drawn = (image: HTMLImageElement, scale: number, turn = 0): ImageData => {
  const canvas = document.createElement("canvas");
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  canvas.width = Math.max(minSide, Math.round(width * cos + height * sin));
  canvas.height = Math.max(minSide, Math.round(width * sin + height * cos));
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  if (!readsBack(context)) throw new Error("This canvas lies.");
  context.fillStyle = "#fff"; // A drawing may have no ground.
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angle);
  context.drawImage(image, -width / 2, -height / 2, width, height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
};

// Empty when it is no picture, one that is too large, or nobody may look at it.
const picturesOf = async (file: Blob): Promise<ImageData[]> => {
  if (file.size > max_bytes) return [];
  const address = URL.createObjectURL(file);
  try {
    const image = await open(address);
    const longest = Math.max(image.naturalWidth, image.naturalHeight);
    if (!longest || image.naturalWidth * image.naturalHeight > maxPixels) return [];
    const scales = [...new Set(sides.map((side) => Math.min(1, side / longest)))];
    return [...scales.map((scale) => drawn(image, scale)), ...turns.map((turn) => drawn(image, scales[0]!, turn))];
  } catch {
    return [];
  } finally {
    URL.revokeObjectURL(address);
  }
};

const readBeside = (pictures: ImageData[], decoder: string): Promise<string[]> => {
  const worker = new Worker(decoder);
  return new Promise<string[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data);
    worker.onerror = reject;
    setTimeout(reject, givenUpAfter_ms);
    worker.postMessage(
      pictures,
      pictures.map(({ data }) => data.buffer),
    );
  }).finally(() => worker.terminate());
};

// What the codes in it say; or which words tell why it was not read.
export const readPhoto = async (file: Blob, decoder: string): Promise<string[] | "unreadable" | "unavailable"> => {
  const pictures = await picturesOf(file);
  if (!pictures.length) return "unreadable";
  try {
    return await readBeside(pictures, decoder);
  } catch {
    return "unavailable";
  }
};

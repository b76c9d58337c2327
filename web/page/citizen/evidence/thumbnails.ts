// Small pictures of what was chosen, one at a time: a decoded photo takes 50 MB and more.

import { readsBack } from "../../host/readback";
import { readBytes } from "./fingerprint";
import { countPixels, readForCount_bytes } from "./pixel_count";

const side = 192;
const givenUpAfter_ms = 5000;
const maxPixels = 52_000_000; // Decoded 208 MB.
const seekTo_s = 0.1; // Many videos begin with a black frame.

// Only chooses the decoder; C++ decides whether it is evidence. What is taken for a photo is read whole.
const photoStart = /^(\xff\xd8\xff|\x89PNG|RIFF....WEBP|....ftyp(hei|hev|mif1|msf1))/s;
const isPhoto = async (file: Blob): Promise<boolean> =>
  photoStart.test(String.fromCharCode(...(await readBytes(file, 0, Math.min(12, file.size)))));

const cropped = (source: CanvasImageSource, width: number, height: number): ImageData | undefined => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  if (!readsBack(context)) return undefined; // It would be a picture of nothing.
  const length = Math.min(width, height);
  context.drawImage(source, (width - length) / 2, (height - length) / 2, length, length, 0, 0, side, side);
  const pixels = context.getImageData(0, 0, side, side);
  return pixels.data.some((value) => value !== 0) ? pixels : undefined; // A frame that is not there yet leaves nothing.
};

// Twice as wide as needed, so that what is up to twice as wide as high still is high enough. A better
// quality would keep the page's own thread for a third of a second on a slow phone.
const decode = (file: Blob): Promise<ImageBitmap> =>
  createImageBitmap(file, { resizeWidth: 2 * side, resizeQuality: "low", imageOrientation: "from-image" }).catch(
    (error) => {
      if (error instanceof TypeError) return createImageBitmap(file); // The options are not known.
      throw error;
    },
  );

const pictureOfPhoto = async (file: Blob): Promise<ImageData | undefined> => {
  const pixels = countPixels(await readBytes(file, 0, Math.min(readForCount_bytes, file.size)));
  if (pixels && pixels > maxPixels) return undefined; // Small phones would close the page.
  const bitmap = await decode(file);
  const picture = cropped(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return picture;
};

const happens = (video: HTMLVideoElement, event: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    video.addEventListener(event, resolve, { once: true });
    video.addEventListener("error", reject, { once: true });
  });

const firstFrame = async (video: HTMLVideoElement): Promise<ImageData | undefined> => {
  await happens(video, "loadedmetadata");
  const sought = happens(video, "seeked");
  video.currentTime = Math.min(seekTo_s, (video.duration || 0) / 2);
  await sought;
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) await happens(video, "loadeddata");
  return cropped(video, video.videoWidth, video.videoHeight);
};

const pictureOfVideo = async (file: Blob): Promise<ImageData | undefined> => {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.preload = "metadata";
  const address = URL.createObjectURL(file);
  video.src = address;
  let timer: number | undefined;
  const givenUp = new Promise<undefined>((resolve) => {
    timer = window.setTimeout(resolve, givenUpAfter_ms);
  });
  try {
    return await Promise.race([firstFrame(video), givenUp]);
  } finally {
    clearTimeout(timer);
    video.removeAttribute("src");
    video.load(); // Lets go of the file.
    URL.revokeObjectURL(address);
  }
};

let last: Promise<unknown> = Promise.resolve();

// Undefined where the browser cannot decode it, or when it is no longer wanted at its turn.
export const makeThumbnail = (file: Blob, isWanted: () => boolean): Promise<ImageData | undefined> => {
  const made = last
    .then(async () => {
      if (!isWanted()) return undefined;
      return await ((await isPhoto(file)) ? pictureOfPhoto(file) : pictureOfVideo(file));
    })
    .catch(() => undefined);
  last = made;
  return made;
};

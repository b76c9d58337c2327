// Runs as a worker, one for each photo: it is sent the photo in several sizes and turned, and answers what the codes in it
// say.

import { decodeQRBatch } from "qr/decode.js";

const perPicture_ms = 800; // On a slow phone; a photo without a code may take all of it.

onmessage = async ({ data }: MessageEvent<ImageData[]>) => {
  const maxSize = {
    width: Math.max(...data.map(({ width }) => width)),
    height: Math.max(...data.map(({ height }) => height)),
  };
  const read = await decodeQRBatch(data, { maxSize, effort: Infinity, timeLimit: perPicture_ms });
  postMessage([...new Set(read.flat().filter((each) => typeof each === "string"))]);
};

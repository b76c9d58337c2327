// The real client of tus, which tries again at once.
import { Upload } from "tus-js-client";

export const partBytes = 1024 * 1024;

export const sendWithTus = (content, origin, { code, secret, ...options }) =>
  new Promise((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint: `${origin}/api/v1/uploads`,
      chunkSize: partBytes,
      retryDelays: Array(60).fill(20),
      metadata: { code },
      headers: { Authorization: `Bearer ${secret}` },
      onSuccess: () => resolve(upload),
      onError: reject,
      ...options,
    });
    upload.start();
  });

// Requests to the server. Every one is answered: with status 0 where nobody did.

import type { Host, Part } from "./part";

const noAnswerAfter_ms = 30000;
const slowAfter_ms = 5000;

interface Reply {
  status: number;
  text: string;
}

export interface NetworkExports {
  _zhiping_http_reply(callback: number, status: number, text: number): void;
}

let host: Host<NetworkExports>;
let abort = new AbortController(); // Of what was posted last.

const post = async (path: string, body: string, authorization: string, language: string): Promise<Reply> => {
  const controller = (abort = new AbortController());
  const headers = { "Content-Type": "application/json", Authorization: authorization, "Accept-Language": language };
  const timer = setTimeout(() => controller.abort(), noAnswerAfter_ms);
  try {
    const reply = await fetch(path, { method: "POST", body, headers, signal: controller.signal });
    return { status: reply.status, text: await reply.text() };
  } catch {
    return { status: 0, text: "" };
  } finally {
    clearTimeout(timer);
  }
};

// Whether anybody is there. What navigator.onLine says is a guess, in either direction; a slow answer is one.
export const isReached = (): Promise<boolean> =>
  new Promise((resolve) => {
    setTimeout(resolve, slowAfter_ms, true);
    fetch(location.pathname, { method: "HEAD", cache: "no-store" }).then(
      () => resolve(true),
      () => resolve(false),
    );
  });

export const network: Part<NetworkExports> = {
  functions: {
    post,
    abortPost: () => abort.abort(),
    answer: (callback: number, { status, text }: Reply) =>
      host.tell([text], (module, [words]) => module._zhiping_http_reply(callback, status, words!)),
  },
  connect(connected) {
    host = connected;
  },
};

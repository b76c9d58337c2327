// Requests to the server. Every one is answered: with status 0 where nobody did.

import type { Host, Part } from "./part";

const noAnswerAfter_ms = 30000;

interface Reply {
  status: number;
  text: string;
}

export interface NetworkExports {
  _zhiping_http_reply(callback: number, status: number, text: number): void;
}

let host: Host<NetworkExports>;
let abort = new AbortController(); // Of what was posted last.

const ask = async (path: string, request: RequestInit, controller: AbortController): Promise<Reply> => {
  const timer = setTimeout(() => controller.abort(), noAnswerAfter_ms);
  try {
    const reply = await fetch(path, { ...request, signal: controller.signal });
    return { status: reply.status, text: await reply.text() };
  } catch {
    return { status: 0, text: "" };
  } finally {
    clearTimeout(timer);
  }
};

export const network: Part<NetworkExports> = {
  functions: {
    post(path: string, body: string, authorization: string, language: string): Promise<Reply> {
      abort = new AbortController();
      const headers = { "Content-Type": "application/json", Authorization: authorization, "Accept-Language": language };
      return ask(path, { method: "POST", body, headers }, abort);
    },
    get: (path: string, authorization: string): Promise<Reply> =>
      ask(path, { headers: { Authorization: authorization } }, new AbortController()),
    abortPost: () => abort.abort(),
    answer: (callback: number, { status, text }: Reply) =>
      host.tell([text], (module, [words]) => module._zhiping_http_reply(callback, status, words!)),
  },
  connect(connected) {
    host = connected;
  },
};

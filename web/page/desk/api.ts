// Requests to the server, with the session. Every one is answered: with status 0 where nobody did.

import type { Host, Part } from "../host/part";

const noAnswerAfter_ms = 30000;

export interface ApiExports {
  _zhiping_api_answer(callback: number, status: number, body: number, retryAfter: number): void;
}

let host: Host<ApiExports>;

const ask = async (
  callback: number,
  method: string,
  path: string,
  body: string,
  language: string,
  staff: string,
  isUnattended: boolean,
): Promise<void> => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), noAnswerAfter_ms);
  const headers: Record<string, string> = { "Accept-Language": language };
  if (body) headers["Content-Type"] = "application/json";
  if (staff) headers["X-Staff"] = staff;
  if (isUnattended) headers["X-Unattended"] = "1";
  let answer = { status: 0, text: "", retryAfter: 0 };
  try {
    const said = await fetch(path, { method, headers, body: body || null, signal: controller.signal });
    const retryAfter = Number(said.headers.get("Retry-After")) || 0;
    answer = { status: said.status, text: await said.text(), retryAfter };
  } catch {
    /* Nobody answered. */
  }
  clearTimeout(timer);
  host.ask([answer.text], (module, [words]) =>
    module._zhiping_api_answer(callback, answer.status, words!, answer.retryAfter),
  );
};

export const api: Part<ApiExports> = {
  functions: { ask },
  connect(connected) {
    host = connected;
  },
};

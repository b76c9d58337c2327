// Some networks let no PATCH, HEAD or DELETE pass: then a POST says that it means one (X-HTTP-Method-Override). Whatever
// gets through is remembered for this visit.

import { DefaultHttpStack, type HttpRequest, type HttpResponse } from "tus-js-client";

const overriding = "X-HTTP-Method-Override";
const versionHeader = "Tus-Resumable";
const notImplemented = 501;

let usesPost = false;
let isProven = false; // A part has got through this way.

const isOverridden = (method: string): boolean => usesPost && method !== "POST";

export class HttpStack extends DefaultHttpStack {
  createRequest(method: string, address: string): HttpRequest {
    if (!isOverridden(method)) return super.createRequest(method, address);
    const request = super.createRequest("POST", address);
    request.setHeader(overriding, method);
    return request;
  }
}

export const methodOf = (request: HttpRequest): string => request.getHeader(overriding) ?? request.getMethod();

// Whether something between phone and server has answered. Every answer of the server's names its version of tus; where
// the server is down or crowded, its proxy says so for it.
const isForeign = (status: number, version: string | null | undefined): boolean =>
  !version && (status < 500 || status === notImplemented) && status !== 408 && status !== 429;

export const isForeignAnswer = (answer: HttpResponse): boolean =>
  isForeign(answer.getStatus(), answer.getHeader(versionHeader));

export const prove = (): void => {
  isProven = true;
};

// What was asked for was refused on the way. Returns whether there is another way; when not, all are open again, because
// the next try may be in another network.
export const takeOther = (request: HttpRequest): boolean => {
  isProven = false;
  usesPost = request.getMethod() !== "POST";
  return usesPost;
};

// For what is no part, and is asked for without tus-js-client.
export const ask = async (method: string, address: string, secret: string): Promise<Response> => {
  const headers = { Authorization: `Bearer ${secret}`, [versionHeader]: "1.0.0" };
  const send = (): Promise<Response> =>
    fetch(
      address,
      isOverridden(method)
        ? { method: "POST", keepalive: true, headers: { ...headers, [overriding]: method } }
        : { method, keepalive: true, headers },
    );
  const answer = await send();
  if (isOverridden(method) || !isForeign(answer.status, answer.headers.get(versionHeader))) return answer;
  usesPost = true;
  return send();
};

// Nobody answered a part, though what came before it was answered: perhaps parts are dropped on the way. The next try
// goes the other way, which is as good where it was only the line.
export const doubt = (): void => {
  if (!isProven) usesPost = !usesPost;
};

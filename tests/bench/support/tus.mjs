// Uploads as tus has them, over connections that are kept.
import { Agent, request } from "node:http";

export const agent = new Agent({ keepAlive: true, maxSockets: 1000 });

// One request; `body` is a buffer, or a function that writes to the request and ends it.
export const ask = (method, address, headers, body) =>
  new Promise((resolve, reject) => {
    const asked = request(address, { method, headers, agent }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    asked.on("error", reject);
    if (typeof body === "function") body(asked);
    else asked.end(body);
  });

const mustBe = (status, answer) => {
  if (answer.status !== status) throw new Error(`an upload was answered ${answer.status}: ${answer.body}`);
  return answer;
};

const common = (secret) => ({ "Tus-Resumable": "1.0.0", Authorization: `Bearer ${secret}` });

// The address of a new upload.
export const createUpload = async (origin, code, secret, size) => {
  const metadata = `code ${Buffer.from(code).toString("base64")}`;
  const made = await ask("POST", `${origin}/api/v1/uploads`, {
    ...common(secret),
    "Upload-Length": size,
    "Upload-Metadata": metadata,
    "Content-Length": 0,
  });
  return origin + mustBe(201, made).headers.location;
};

export const sendPart = async (address, secret, offset, length, body) =>
  mustBe(
    204,
    await ask(
      "PATCH",
      address,
      {
        ...common(secret),
        "Upload-Offset": offset,
        "Content-Type": "application/offset+octet-stream",
        "Content-Length": length,
      },
      body,
    ),
  );

// A video by its first bytes.
export const someVideo = (size) => {
  const content = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) content.writeUInt32LE(Math.imul(at, 2654435761) >>> 0, at);
  content.write("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", 0, "latin1");
  return content;
};

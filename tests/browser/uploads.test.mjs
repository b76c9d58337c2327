// The real client of tus, over a line that breaks, against the real server.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Upload } from "tus-js-client";
import { CuttingProxy } from "./support/cutting_proxy.mjs";
import { PartProxy } from "./support/part_proxy.mjs";
import { Server } from "./support/server.mjs";
import { sendWithTus } from "./support/tus_client.mjs";

const run = promisify(execFile);
const MiB = 1024 * 1024;
const size = 5 * MiB + 12_345;
// A line that hangs is to be seen as such.
const within = { timeout: 60_000 };
const secret = "00112233445566778899aabbccddeeff";

let server;
let code;
before(async () => {
  server = await Server.start();
  code = await server.createCode();
});
after(async () => {
  assert.equal(await server.stop(), 0);
});

// A photo by its first bytes; the same for the same seed.
const photo = (seed) => {
  const parts = [Buffer.from([0xff, 0xd8, 0xff, 0xe0])];
  for (let number = 0; number * 32 < size; ++number)
    parts.push(createHmac("sha256", seed).update(String(number)).digest());
  return Buffer.concat(parts).subarray(0, size);
};

const send = (content, origin, options) => sendWithTus(content, origin, { code, secret, ...options });

const storedHash = async () => {
  const held = await server.query(
    "SELECT size, held, lower(hex(content_hash)) AS hash FROM upload ORDER BY id DESC LIMIT 1",
  );
  assert.equal(held[0].held, held[0].size);
  return held[0].hash;
};

const sha256 = (content) => createHash("sha256").update(content).digest("hex");

test("A file arrives over a line that is cut at every boundary of a chunk and inside each", within, async () => {
  const cuts = Array.from({ length: 10 }, (_, index) => ((index + 1) * MiB) / 2);
  const proxy = await CuttingProxy.start(server.port, cuts);
  const content = photo("cut");
  await send(content, proxy.origin);
  assert.equal(proxy.made, cuts.length);
  assert.equal(await storedHash(), sha256(content));
  assert.ok(proxy.passed < size + cuts.length * MiB + 100_000, `${proxy.passed} bytes were sent for ${size}`);
  await proxy.stop();
});

test("A file arrives over a line that is cut around every chunk's first and last bytes", within, async () => {
  for (const offset of [-1, 1, 400, 900]) {
    const cuts = Array.from({ length: 5 }, (_, index) => (index + 1) * MiB + offset);
    const proxy = await CuttingProxy.start(server.port, cuts);
    const content = photo(`around ${offset}`);
    await send(content, proxy.origin);
    assert.equal(await storedHash(), sha256(content));
    await proxy.stop();
  }
});

test("An answer that is lost after its part was held costs no byte, at every boundary of a chunk", within, async () => {
  const lost = new Set();
  const proxy = await PartProxy.start(server.port, (_, offset) => {
    if (lost.has(offset)) return undefined;
    lost.add(offset);
    return "lose answer";
  });
  const content = photo("answers");
  await send(content, proxy.origin);
  assert.deepEqual(
    [...lost],
    [0, 1, 2, 3, 4, 5].map((chunk) => chunk * MiB),
  );
  assert.equal(proxy.bytesSent, size);
  assert.equal(await storedHash(), sha256(content));
  await proxy.stop();
});

test("A cut inside a chunk costs what did not arrive of it, and one at its end nothing", within, async () => {
  const arrive = [1, 1000, 64 * 1024, MiB / 2, MiB - 1, MiB];
  const proxy = await PartProxy.start(server.port, (number) => (number % 2 ? undefined : arrive[number / 2]));
  const content = photo("parts");
  await send(content, proxy.origin);
  const cut = proxy.parts.filter(({ fate }) => fate !== undefined);
  assert.ok(cut.length >= 4, `${cut.length} were cut`);
  const sentAgain = proxy.sentAgain(size);
  assert.deepEqual(
    sentAgain,
    cut.map(({ length, fate }) => Math.max(0, length - fate)),
  );
  assert.ok(Math.max(...sentAgain) < MiB);
  assert.equal(proxy.bytesSent, size + sentAgain.reduce((sum, bytes) => sum + bytes));
  assert.equal(await storedHash(), sha256(content));
  await proxy.stop();
});

test("A line that is cut at the end of every chunk costs no byte", within, async () => {
  const proxy = await PartProxy.start(server.port, (number) => (number < 6 ? MiB : undefined));
  const content = photo("ends");
  await send(content, proxy.origin);
  assert.equal(proxy.bytesSent, size);
  assert.equal(await storedHash(), sha256(content));
  await proxy.stop();
});

test("Begun with the request that creates it, a file arrives too", within, async () => {
  const content = photo("at once");
  await send(content, server.origin, { uploadDataDuringCreation: true });
  assert.equal(await storedHash(), sha256(content));
});

test("An upload that was left is found again by its address and goes on", within, async () => {
  const content = photo("left");
  let uploadUrl;
  await new Promise((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint: `${server.origin}/api/v1/uploads`,
      chunkSize: MiB,
      metadata: { code },
      headers: { Authorization: `Bearer ${secret}` },
      onChunkComplete: (_, accepted) => {
        if (accepted < 2 * MiB) return;
        uploadUrl = upload.url;
        upload.abort().then(resolve, reject);
      },
      onError: reject,
    });
    upload.start();
  });
  await send(content, server.origin, { uploadUrl });
  assert.equal(await storedHash(), sha256(content));
});

test("What the server refuses, the client reports with the server's words", within, async () => {
  const refused = await send(Buffer.alloc(100_000, "x"), server.origin).then(
    () => null,
    (error) => error,
  );
  assert.equal(refused.originalResponse.getStatus(), 400);
  assert.match(refused.originalResponse.getBody(), /JPEG/);
});

test("curl sends a file in two parts and asks how far it is", within, async () => {
  const content = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(200_000)]);
  const parts = [content.subarray(0, 70_000), content.subarray(70_000)];
  const common = [
    "--silent",
    "--show-error",
    "--dump-header",
    "-",
    "-H",
    "Tus-Resumable: 1.0.0",
    "-H",
    `Authorization: Bearer ${secret}`,
  ];
  const curl = async (...words) => (await run("curl", [...common, ...words])).stdout;
  const made = await curl(
    "-X",
    "POST",
    "-H",
    `Upload-Length: ${content.length}`,
    "-H",
    `Upload-Metadata: code ${Buffer.from(code).toString("base64")}`,
    `${server.origin}/api/v1/uploads`,
  );
  const address = server.origin + made.match(/^Location: (.*)\r$/m)[1];
  let offset = 0;
  for (const [index, part] of parts.entries()) {
    const file = join(server.data, `part-${index}`);
    await writeFile(file, part);
    const checksum = createHash("sha1").update(part).digest("base64");
    const answer = await curl(
      "-X",
      "PATCH",
      "-H",
      "Content-Type: application/offset+octet-stream",
      "-H",
      `Upload-Offset: ${offset}`,
      "-H",
      `Upload-Checksum: sha1 ${checksum}`,
      "--data-binary",
      `@${file}`,
      address,
    );
    assert.match(answer, /^HTTP\/1.1 204/m);
    offset += part.length;
  }
  assert.match(await curl("--head", address), new RegExp(`^Upload-Offset: ${content.length}\r$`, "m"));
  assert.equal(await storedHash(), sha256(content));
});

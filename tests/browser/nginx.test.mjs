// The site file for nginx, in a real nginx with TLS and HTTP/2, before the real server.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { get } from "node:http";
import { after, before, test } from "node:test";
import { Nginx } from "./support/nginx.mjs";
import { Server } from "./support/server.mjs";
import { submission } from "./support/submission.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";

const MiB = 1024 * 1024;
const secret = "00112233445566778899aabbccddeeff";
const head = Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1");

let server, nginx, session, code;
before(async () => {
  server = await Server.start();
  nginx = await Nginx.start(server.port);
  await server.restart("--trusted-proxy", "127.0.0.1", "--public-url", nginx.origin);
  session = nginx.connect();
  code = await server.createCode();
});
after(async () => {
  session.close();
  await nginx.stop();
  assert.equal(await server.stop(), 0);
});

const sha256 = (content) => createHash("sha256").update(content).digest("hex");
const authorized = { authorization: `Bearer ${secret}` };
const tus = { ...authorized, "tus-resumable": "1.0.0" };

// One request over HTTP/2, with its whole answer.
const ask = (method, path, headers = {}, body = undefined, through = session) =>
  new Promise((resolve, reject) => {
    const length = body ? { "content-length": body.length } : {};
    const stream = through.request({ ":method": method, ":path": path, ...length, ...headers }, { endStream: !body });
    const parts = [];
    let answer;
    stream.once("response", (found) => (answer = found));
    stream.on("data", (part) => parts.push(part));
    stream.once("end", () => resolve({ status: answer[":status"], headers: answer, body: Buffer.concat(parts) }));
    stream.once("error", reject);
    if (body) stream.end(body);
  });

const createUpload = async (size) => {
  const metadata = `code ${Buffer.from(code).toString("base64")}`;
  const made = await ask("POST", "/api/v1/uploads", { ...tus, "upload-length": size, "upload-metadata": metadata });
  assert.equal(made.status, 201);
  return made.headers.location;
};

const part = (offset) => ({ ...tus, "content-type": "application/offset+octet-stream", "upload-offset": offset });

const upload = async (content) => {
  const path = await createUpload(content.length);
  for (let at = 0; at < content.length; at += 8 * MiB) {
    const sent = await ask("PATCH", path, part(at), content.subarray(at, at + 8 * MiB));
    assert.equal(sent.status, 204);
  }
  return path.split("/").at(-1);
};

const submit = async (evidence) => {
  const body = Buffer.from(submission({ submission_id: randomBytes(16).toString("hex"), code, evidence }));
  const stored = await ask("POST", "/api/v1/evaluations", { ...authorized, "content-type": "application/json" }, body);
  assert.equal(stored.status, 201);
  return `/api/v1/evaluations/${JSON.parse(stored.body).receipt}`;
};

const nothingWasWritten = () => assert.deepEqual(nginx.written, []);

test("Of a part that is cut off what came is kept", async () => {
  const content = Buffer.concat([head, randomBytes(5 * MiB)]);
  const path = await createUpload(content.length);
  const cut = nginx.connect();
  cut.on("error", () => {});
  const stream = cut.request({ ":method": "PATCH", ":path": path, "content-length": content.length, ...part(0) });
  stream.on("error", () => {});
  await new Promise((resolve) => stream.write(content.subarray(0, 1_600_000), resolve));
  await aWhile(); // It is on its way; how far it came does not matter.
  cut.destroy();
  let held = 0;
  await eventually.ok(async () => (held = Number((await ask("HEAD", path, tus)).headers["upload-offset"])) > MiB);
  const rest = await ask("PATCH", path, part(held), content.subarray(held));
  assert.equal(rest.status, 204);
  assert.equal(Number(rest.headers["upload-offset"]), content.length);
  nothingWasWritten();
});

test("A video of 200 MB goes up and comes down again, slowly read too, and nothing of it is on nginx's disk", async () => {
  const content = Buffer.concat([head, randomBytes(200_000_000 - head.length)]);
  const evaluation = await submit([await upload(content)]);
  const fetched = await ask("GET", `${evaluation}/evidence/1`, authorized);
  assert.equal(fetched.status, 200);
  assert.equal(sha256(fetched.body), sha256(content));

  const hash = createHash("sha256");
  const stream = session.request({ ":path": `${evaluation}/evidence/1`, ...authorized });
  let bytes = 0;
  for await (const piece of stream) {
    hash.update(piece);
    const before = bytes;
    bytes += piece.length;
    if (Math.floor(before / 70e6) < Math.floor(bytes / 70e6)) await aWhile();
  }
  assert.equal(hash.digest("hex"), sha256(content));
  nothingWasWritten();
});

test("The form without script is taken with its photos, from its own page and from no other", async () => {
  const page = (await ask("GET", `/e/${code}`)).body.toString();
  const fields = [...page.matchAll(/type="hidden" name="([a-z_]+)" value="([^"]*)"/g)].map((found) => found.slice(1));
  const boundary = "a-boundary";
  const disposition = `--${boundary}\r\nContent-Disposition: form-data; name=`;
  const body = Buffer.concat([
    ...[...fields, ["satisfaction", "satisfied"], ["statement", "x"], ["position_words", "x"]].map(([name, value]) =>
      Buffer.from(`${disposition}"${name}"\r\n\r\n${value}\r\n`),
    ),
    Buffer.from(`${disposition}"evidence"; filename="a.mp4"\r\n\r\n`),
    Buffer.concat([head, randomBytes(30_000_000)]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const type = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const foreign = await ask("POST", `/e/${code}`, { ...type, origin: "https://example.org" }, body);
  assert.equal(foreign.status, 403);
  const stored = await ask("POST", `/e/${code}`, { ...type, origin: nginx.origin }, body);
  assert.equal(stored.status, 303);
  assert.equal((await ask("GET", stored.headers.location)).status, 200);
  nothingWasWritten();
});

test("Whoever writes an address into a header is counted by his own, and the pass is for TLS alone", async () => {
  const evaluation = await submit([await upload(Buffer.concat([head, randomBytes(1000)]))]);
  const shown = await ask("GET", evaluation, { ...authorized, "x-forwarded-for": "203.0.113.9" });
  assert.match(shown.headers["set-cookie"][0], /; Secure$/);
  const evidence = await ask("GET", `${evaluation}/evidence/1`, authorized);
  assert.equal(evidence.headers["x-accel-buffering"], undefined); // That was for nginx.
});

test("Plain http leads to https, and no log has a code or a secret", async () => {
  const status = await new Promise((resolve) =>
    get({ port: nginx.httpPort, host: "127.0.0.1", path: `/e/${code}` }, (answer) => resolve(answer.statusCode)),
  );
  assert.equal(status, 301);
  const logs = await nginx.logs();
  assert.match(logs, / POST 201 /);
  for (const hidden of [code, secret, "ZP-", "/e/", "/r/"]) assert.ok(!logs.includes(hidden), hidden);
});

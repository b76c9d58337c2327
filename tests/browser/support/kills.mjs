// Phones upload and submit while the server is killed again and again; after each restart everything that was
// acknowledged is looked for.
import { createHash, randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Server } from "./server.mjs";
import { submission } from "./submission.mjs";

const phones = 4;
const longestPart = 256 * 1024;

// The same numbers for the same seed (mulberry32).
const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const hash = (algorithm, content) => createHash(algorithm).update(content);
const digits = () => randomBytes(16).toString("hex");

class Gone extends Error {}

// One person's phone, which goes on where it was after every restart.
class Phone {
  constructor(server, code, random) {
    Object.assign(this, { server, code, random, receipts: [], lostBytes: 0, wrong: [] });
  }

  async ask(method, path, headers, body) {
    try {
      const answer = await fetch(this.server.origin + path, {
        method,
        body,
        headers: { "Tus-Resumable": "1.0.0", Authorization: `Bearer ${this.secret}`, ...headers },
      });
      return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
    } catch {
      throw new Gone();
    }
  }

  begin() {
    this.secret = digits();
    this.submissionId = digits();
    this.content = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff]),
      randomBytes(Math.floor(this.random() * 1_000_000) + 100),
    ]);
    this.path = null;
    this.acknowledged = 0;
    this.isSubmitting = false;
  }

  async work() {
    try {
      for (;;) {
        if (!this.content) this.begin();
        if (!this.path) await this.create();
        while (this.acknowledged < this.content.length) await this.send();
        await this.submit();
      }
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
  }

  async create() {
    const made = await this.ask("POST", "/api/v1/uploads", {
      "Upload-Length": String(this.content.length),
      "Upload-Metadata": `code ${Buffer.from(this.code).toString("base64")}`,
    });
    if (made.status !== 201) throw new Error(`no upload: ${made.status} ${made.body}`);
    this.path = made.headers.get("location");
  }

  async send() {
    const part = this.content.subarray(
      this.acknowledged,
      this.acknowledged + 1 + Math.floor(this.random() * longestPart),
    );
    const checksum =
      this.random() < 0.5 ? { "Upload-Checksum": `sha256 ${hash("sha256", part).digest("base64")}` } : {};
    const answer = await this.ask(
      "PATCH",
      this.path,
      {
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": String(this.acknowledged),
        ...checksum,
      },
      part,
    );
    if (answer.status !== 204) throw new Error(`not taken: ${answer.status} ${answer.body}`);
    this.acknowledged = Number(answer.headers.get("upload-offset"));
  }

  async submit() {
    this.isSubmitting = true;
    const answer = await this.ask(
      "POST",
      "/api/v1/evaluations",
      { "Content-Type": "application/json" },
      submission({ submission_id: this.submissionId, code: this.code, evidence: [this.path.split("/").pop()] }),
    );
    if (answer.status !== 201) throw new Error(`not stored: ${answer.status} ${answer.body}`);
    this.receipts.push({
      number: JSON.parse(answer.body).receipt,
      secret: this.secret,
      hash: hash("sha256", this.content).digest("hex"),
    });
    this.content = null;
  }

  // After a restart: whether what was acknowledged is there.
  async look() {
    if (this.content && this.path && !this.isSubmitting) await this.lookForUpload();
    for (const receipt of this.receipts.filter((each) => !each.wasSeen)) await this.lookForEvidence(receipt);
  }

  async lookForUpload() {
    const answer = await this.ask("HEAD", this.path, {});
    const held = answer.status === 200 ? Number(answer.headers.get("upload-offset")) : 0;
    this.lostBytes += Math.max(0, this.acknowledged - held);
    if (held > this.content.length) this.wrong.push(`${this.path} holds more than there is`);
    this.acknowledged = held;
  }

  async lookForEvidence(receipt) {
    const secret = this.secret;
    this.secret = receipt.secret;
    const evidence = await this.ask("GET", `/api/v1/evaluations/${receipt.number}/evidence/1`, {});
    this.secret = secret;
    if (evidence.status !== 200 || hash("sha256", evidence.body).digest("hex") !== receipt.hash)
      this.wrong.push(receipt.number);
    receipt.wasSeen = true;
  }
}

// All these phones have the code of one document.
const options = ["--quota-code", "1000000", "--unlimited"];

// What was lost or claimed wrongly, all points together.
export const killAtRandomPoints = async (points, seed, say = () => {}) => {
  const random = chance(seed);
  const server = await Server.start(...options);
  const code = await server.createCode();
  const all = Array.from({ length: phones }, () => new Phone(server, code, random));
  const found = { points, receipts: 0, lostBytes: 0, wrong: [], unverified: [] };
  for (let point = 0; point < points; ++point) {
    const working = Promise.all(all.map((phone) => phone.work()));
    await wait(10 + random() * 400);
    await server.kill();
    await working;
    const verified = await server.command("verify").then(
      () => null,
      (error) => error.stdout,
    );
    if (verified) found.unverified.push(verified);
    await server.listen(...options);
    await Promise.all(all.map((phone) => phone.look()));
    if (point % 20 === 19) say(`${point + 1} kills`);
  }
  for (const phone of all) {
    found.receipts += phone.receipts.length;
    found.lostBytes += phone.lostBytes;
    found.wrong.push(...phone.wrong);
  }
  found.stored = (await server.query("SELECT count(*) AS count FROM evaluation"))[0].count;
  await server.stop();
  return found;
};

// Somebody of staff, as generate-staff printed them, at a server.
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";

export const casesPath = "/api/v1/cases";
export const eventsPath = "/api/v1/events";

const totpStep_ms = 30_000;

// RFC 6238, as a phone's app makes them.
export const totpCode = (secret, now_ms) => {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now_ms / totpStep_ms)));
  const hash = createHmac("sha1", Buffer.from(secret, "hex")).update(step).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
};

export class Member {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 }); // A browser's connection, which is its own.

  constructor(served, facts) {
    Object.assign(this, facts);
    this.origin = served.origin;
  }

  #ask(method, path, body, options = {}) {
    const headers = { Cookie: `__Host-staff=${this.token}` };
    if (body) Object.assign(headers, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
    return new Promise((resolve, reject) => {
      const asked = request(this.origin + path, { method, headers, agent: this.#agent, ...options }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => resolve({ status: answer.statusCode, body: Buffer.concat(parts).toString() }));
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }

  // The status may be any of those expected.
  async get(path, ...expected) {
    const answer = await this.#ask("GET", path);
    if (!expected.includes(answer.status)) throw new Error(`${path} was answered ${answer.status}: ${answer.body}`);
    return answer;
  }

  async read(path) {
    return JSON.parse((await this.get(path, 200)).body);
  }

  // The case after it.
  async act(receipt, action, seen, details = {}) {
    const path = `${casesPath}/${receipt}/actions`;
    const answer = await this.#ask("POST", path, JSON.stringify({ action, seen, details }));
    if (answer.status !== 200) throw new Error(`${action} was answered ${answer.status}: ${answer.body}`);
    return JSON.parse(answer.body);
  }

  // From an address of this machine, so that not all come from one office. Gives the status.
  async signIn(address) {
    const { badge, password } = this;
    const body = JSON.stringify({ badge, password, code: totpCode(this.totp_secret, Date.now()) });
    return (await this.#ask("POST", "/api/v1/staff/session", body, { localAddress: address })).status;
  }
}

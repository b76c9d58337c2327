// The real program, on a free port, over a data folder of its own.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../..");
export const program = process.env.ZHIPING ?? join(root, "build/release/zhiping");

// Below those that the system gives to clients, so that it is still free when the server is started again.
const somePort = () => 10_000 + Math.floor(Math.random() * 20_000);

// What the outlines of screens show.
export const outlinedDocument = { "document-number": "4201 1420 0312 3456" };

export class Server {
  logged = ""; // By all that were started.

  static async start(...options) {
    const data = await mkdtemp(join(tmpdir(), "zhiping-browser-"));
    const server = new Server();
    server.data = data;
    await server.command("units", "load", join(root, "assets/units/hubei.csv"));
    await server.listen(...options);
    return server;
  }

  // On the data that is there; where it listened before, if it did.
  async listen(...options) {
    for (let tries = this.port ? 1 : 5; tries > 0; --tries) {
      const port = this.port ?? somePort();
      if (!(await this.#isListening(port, options))) continue;
      this.port = port;
      this.origin = `http://127.0.0.1:${port}`;
      return;
    }
    throw new Error("the server did not start");
  }

  async #isListening(port, options) {
    this.process = spawn(program, ["serve", "--data", this.data, "--listen", `127.0.0.1:${port}`, ...options], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.process.stderr.setEncoding("utf8").on("data", (lines) => {
      this.logged += lines;
      process.stderr.write(lines);
    });
    for await (const line of createInterface({ input: this.process.stdout }))
      if (line.includes(`http://127.0.0.1:${port}`)) return true;
    return false;
  }

  // At once, as a machine does that runs out of memory.
  kill() {
    return this.end("SIGKILL");
  }

  // As for an update: it is told to stop, and begins anew.
  async restart(...options) {
    await this.end("SIGTERM");
    await this.listen(...options);
  }

  // The exit status; null when the signal ended it.
  async end(signal) {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill(signal);
    return ended;
  }

  async command(...words) {
    const data = words[0] === "--version" ? [] : ["--data", this.data];
    return (await run(program, [...words, ...data])).stdout;
  }

  async createCode(options = {}) {
    const facts = {
      module: "law_enforcement",
      unit: "caidian",
      "document-type": "违法停车告知单",
      "document-number": this.#nextDocument(),
      time: "2026-11-20 15:32",
      officers: "张三:012345;李四",
      place: "汉阳大道 628 号",
      ...options,
    };
    if (facts.unit === "caidian") facts.unit = await this.caidianBrigade();
    const flags = Object.entries(facts).flatMap(([name, value]) => [`--${name}`, value]);
    const created = await this.command("codes", "create", "--format", "json", ...flags);
    return JSON.parse(created)[0].code;
  }

  // A document has one code. That of the outlines is none of these.
  #nextDocument() {
    this.documents = (this.documents ?? 0) + 1;
    return `4201 1420 0312 ${3456 + this.documents}`;
  }

  async caidianBrigade() {
    return (await this.query("SELECT id FROM unit WHERE name_zh LIKE '%蔡甸大队%' LIMIT 1"))[0].id;
  }

  // What SQLite's own shell reads from the file while the server is running.
  async query(sql) {
    const { stdout } = await run("sqlite3", ["-readonly", "-json", join(this.data, "zhiping.db"), sql]);
    return stdout.trim() ? JSON.parse(stdout) : [];
  }

  addressOf(code) {
    return `${this.origin}/e/${code}`;
  }

  async stop() {
    const status = await this.end("SIGTERM");
    await rm(this.data, { recursive: true, force: true });
    return status;
  }
}

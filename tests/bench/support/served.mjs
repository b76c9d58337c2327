// A server under measurement: ours, a variant of it, or a peer's. Each says where it listens.
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const run = promisify(execFile);
export const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../..");
export const zhiping = join(root, "build/release/zhiping");
export const benchProgram = (name) => join(root, "build/release/tests/bench", name);
export const peer = (name) => [process.execPath, join(root, "tests/bench/peers", name)];

// Beside the build, because /tmp may be memory, where a sync costs nothing.
export const withCopy = async (original, use) => {
  const folder = await mkdtemp(join(root, "build/bench-copy-"));
  try {
    await cp(original, folder, { recursive: true });
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

// The most that was ever resident of a process that runs, in MB.
const peakMemory_mb = async (pid) => {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(status.match(/VmHWM:\s+(\d+) kB/)?.[1] ?? 0) / 1000;
};

export class Served {
  static async start([program, ...words]) {
    const served = new Served();
    served.errors = "";
    served.process = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
    served.process.stderr.on("data", (bytes) => {
      served.errors += bytes;
    });
    served.ended = new Promise((resolve) => served.process.once("exit", resolve));
    for await (const line of createInterface({ input: served.process.stdout })) {
      served.origin = line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
      if (served.origin) return served;
    }
    throw new Error(`${program} never listened: ${served.errors}`);
  }

  get port() {
    return Number(new URL(this.origin).port);
  }

  peakMemory_mb() {
    return peakMemory_mb(this.process.pid);
  }

  // Of all its threads together, ended ones left out, in nanoseconds.
  async cpuTime_ns() {
    const tasks = `/proc/${this.process.pid}/task`;
    const times = await Promise.all(
      (await readdir(tasks)).map((task) => readFile(join(tasks, task, "schedstat"), "utf8")),
    );
    return times.reduce((sum, line) => sum + Number(line.split(" ")[0]), 0);
  }

  // What it said on its way out.
  async stop() {
    this.process.kill("SIGTERM");
    const status = await this.ended;
    if (status !== 0) throw new Error(`a server ended with ${status}: ${this.errors}`);
    return this.errors;
  }
}

// What is limited costs what it costs; but here thousands of phones are one address, and have one code.
export const serve = (folder, program = zhiping, ...options) =>
  Served.start([program, "serve", "--data", folder, "--listen", "127.0.0.1:0", "--unlimited", ...options]);

export const command = async (folder, ...words) =>
  (await run(zhiping, [...words, "--data", folder], { maxBuffer: 64e6 })).stdout;

// The same; returns the most memory that it took, in MB.
export const commandMemory_mb = async (folder, ...words) => {
  const running = run(zhiping, [...words, "--data", folder], { maxBuffer: 64e6 });
  let most_mb = 0;
  const look = setInterval(async () => {
    most_mb = Math.max(most_mb, await peakMemory_mb(running.child.pid).catch(() => 0));
  }, 20);
  await running.finally(() => clearInterval(look));
  return most_mb;
};

export const execute = async (folder, sql) => (await run("sqlite3", [join(folder, "zhiping.db"), sql])).stdout;

export const query = async (folder, sql) =>
  (await run("sqlite3", ["-readonly", join(folder, "zhiping.db"), sql])).stdout.trim();

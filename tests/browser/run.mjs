// Runs the files of tests, several at a time, the longest first: what runs last, and alone, should be short.
//   node tests/browser/run.mjs [--at-once N] [--record] [FILE.test.mjs ...]
// --record writes how long each took into seconds.json, by which the next run is ordered.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const longest_s = 600; // One that hangs is named and ended.

const folder = fileURLToPath(new URL(".", import.meta.url));
const record = join(folder, "seconds.json");
const { values: options, positionals } = parseArgs({
  options: { "at-once": { type: "string", default: "4" }, record: { type: "boolean", default: false } },
  allowPositionals: true,
});

const recorded = JSON.parse(readFileSync(record, "utf8"));
const secondsOf = (name) => recorded[name] ?? longest_s; // What is new may be long.
const names = positionals.length
  ? positionals.map((path) => basename(path))
  : readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const waiting = names.sort((one, other) => secondsOf(other) - secondsOf(one));
const atOnce = Number(options["at-once"]);
if (!(atOnce >= 1) || !waiting.length) {
  console.error("run.mjs: --at-once takes a number from 1 on, and there must be a file to run");
  process.exit(2);
}
const wanted = waiting.length;
const taken = {};
const failed = [];

// With its servers and browsers.
const kill = (pid) => {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    /* It has just ended. */
  }
};
const running = new Set();
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    running.forEach(kill);
    process.exit(130);
  });

// Its output comes whole, between those of others.
const run = (name) =>
  new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, ["--test", join(folder, name)], {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child.pid);
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => output.push(bytes));
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      kill(child.pid);
    }, longest_s * 1000);
    child.on("close", (status) => {
      clearTimeout(timer);
      running.delete(child.pid);
      taken[name] = Math.round((performance.now() - began) / 1000);
      process.stdout.write(Buffer.concat(output));
      if (status !== 0 || isOver) {
        failed.push(name);
        console.log(`${name} failed: ${isOver ? `not done within ${longest_s} s` : `exit code ${status}`}`);
      }
      resolve();
    });
  });

const work = async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) await run(name);
};
await Promise.all(Array.from({ length: atOnce }, work));

const longestFirst = Object.entries(taken).sort(([, one], [, other]) => other - one);
console.log(longestFirst.map(([name, seconds]) => `${String(seconds).padStart(5)} s  ${name}`).join("\n"));
if (options.record)
  writeFileSync(record, `${JSON.stringify({ ...recorded, ...Object.fromEntries(longestFirst) }, null, 2)}\n`);
if (failed.length || Object.keys(taken).length !== wanted) {
  console.log(`Failed: ${failed.sort().join(", ")}`);
  process.exitCode = 1;
}

// Load from wrk, with one of the scripts in tests/bench/wrk.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./served.mjs";

const run = promisify(execFile);

export const load = async (served, script, { connections, seconds, words = [] }) => {
  const { stdout } = await run("wrk", [
    "--threads",
    "1",
    "--connections",
    String(connections),
    "--duration",
    `${seconds}s`,
    "--timeout",
    "30s",
    "--script",
    join(root, "tests/bench/wrk", script),
    served.origin,
    "--",
    ...words.map(String),
  ]);
  const said = JSON.parse(stdout.trim().split("\n").at(-1));
  if (said.refused || said.broken)
    throw new Error(`${script}: ${said.refused} requests were refused and ${said.broken} broke: ${served.errors}`);
  return { ...said, perSecond: said.requests / (said.duration_us / 1e6) };
};

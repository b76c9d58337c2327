// A province's cases taken away as a file, while others submit.
import { execFile } from "node:child_process";
import { request } from "node:http";
import { promisify } from "node:util";
import { line, percentile } from "./support/pairs.mjs";
import { openCases } from "./support/province.mjs";
import { benchProgram, serve, withCopy } from "./support/served.mjs";
import { submitUntil } from "./support/submit_until.mjs";
import { generate } from "./support/year.mjs";

const run = promisify(execFile);

const whole = { rows: 100_000, alone_s: 20 };
const small = { rows: 2_000, alone_s: 2 };
const submitters = 10; // Each 20 times a second at most.
const newline = "\n".charCodeAt(0);

// Nothing of it is kept: lines, bytes, and how many there should be.
const take = (served, { token }, path) =>
  new Promise((resolve, reject) => {
    const headers = { Cookie: `__Host-staff=${token}` };
    const asked = request(served.origin + path, { headers }, (answer) => {
      const taken = { status: answer.statusCode, rows: Number(answer.headers["x-total-rows"]), lines: 0, bytes: 0 };
      answer.on("data", (part) => {
        taken.bytes += part.length;
        for (const byte of part) taken.lines += byte === newline;
      });
      answer.on("end", () => resolve(taken));
      answer.on("error", reject); // It was broken off.
    });
    asked.on("error", reject);
    asked.end();
  });

const submitAll = async (served, codes, isOver) => {
  const all = await Promise.all(codes.slice(0, submitters).map((code) => submitUntil(served, code, isOver)));
  return all.flat();
};

const submitFor = (served, codes, seconds) => {
  const until = performance.now() + seconds * 1000;
  return submitAll(served, codes, () => performance.now() > until);
};

// While `work` goes on.
const submitBeside = async (served, codes, work) => {
  let isOver = false;
  const began = performance.now();
  const working = work.finally(() => {
    isOver = true;
  });
  const [times_ms, result] = await Promise.all([submitAll(served, codes, () => isOver), working]);
  return { times_ms, result, took_s: (performance.now() - began) / 1000 };
};

async function* measureExport(folder, codes, bureau, { rows, alone_s }, say) {
  for (const [name, path] of [
    ["export-lines", "/api/v1/exports/cases.jsonl"],
    ["export-csv", "/api/v1/exports/cases.csv"],
  ]) {
    const served = await serve(folder); // Each has its own memory.
    const alone_ms = await submitFor(served, codes, alone_s);
    const before_mb = await served.peakMemory_mb();
    say(`${rows.toLocaleString("en")} rows of ${path}, beside submissions`);
    const { times_ms, result, took_s } = await submitBeside(served, codes, take(served, bureau, path));
    if (result.status !== 200 || result.rows < rows) throw new Error(`${path} gave ${JSON.stringify(result)}`);
    if (path.endsWith("l") && result.lines < rows) throw new Error(`only ${result.lines} lines of ${result.rows} came`);
    yield line(`${name}-submission-p99`, "ms", [percentile(times_ms, 0.99)], "the same without an export", [
      percentile(alone_ms, 0.99),
    ]);
    yield line(`${name}-memory`, "MB", [await served.peakMemory_mb()], "the same before it", [before_mb]);
    yield line(`${name}-rows`, "1/s", [result.rows / took_s]);
    yield line(`${name}-bytes`, "B", [result.bytes]);
    await served.stop();
  }
}

const gathered = async (lines) => {
  const all = [];
  for await (const each of lines) all.push(each);
  return all;
};

export async function* measure(say, options) {
  const size = options.small ? small : whole;
  const base = await generate(size.rows, say);
  yield* await withCopy(base.folder, async (folder) => {
    say(`Opening ${size.rows.toLocaleString("en")} cases`);
    await openCases(folder, size.rows);
    const { stdout } = await run(benchProgram("generate-staff"), [folder, "1", "1"], { maxBuffer: 64e6 });
    const [bureau] = JSON.parse(stdout).staff;
    return gathered(measureExport(folder, base.codes, bureau, size, say));
  });
}

// Submissions while 100,000 codes are issued beside the server.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { line, percentile } from "./support/pairs.mjs";
import { commandMemory_mb, serve, withCopy } from "./support/served.mjs";
import { submitUntil } from "./support/submit_until.mjs";
import { generate } from "./support/year.mjs";

const rows = 100_000;

const someDocuments = () => {
  const header = "module,unit,document_type,document_number,time,officers,place";
  const document = (number) =>
    `law_enforcement,420100,违法停车告知单,${4201141900000001 + number},2026-11-20 15:32,张三,汉阳大街`;
  return [header, ...Array.from({ length: rows }, (_, number) => document(number))].join("\n");
};

export async function* measure(say) {
  const base = await generate(1_000, say);
  const { busy, idle_ms, taken_s, memory_mb } = await withCopy(base.folder, async (folder) => {
    const file = join(folder, "documents.csv");
    await writeFile(file, someDocuments());
    const served = await serve(folder);
    const until = performance.now() + 10_000;
    const idle = await submitUntil(served, base.codes[0], () => performance.now() > until);
    say(`${rows} codes from a file, and a submission every 50 ms beside it`);
    let isOver = false;
    const began = performance.now();
    const imported = commandMemory_mb(folder, "codes", "create", "--csv", file).finally(() => {
      isOver = true;
    });
    const [busy, memory_mb] = await Promise.all([submitUntil(served, base.codes[0], () => isOver), imported]);
    const taken_s = (performance.now() - began) / 1000;
    await served.stop();
    return { busy, idle_ms: Math.max(...idle), taken_s, memory_mb };
  });
  yield line("import-submission-p99", "ms", [percentile(busy, 0.99)]);
  yield line("import-longest-submission", "ms", [Math.max(...busy)], "the same without an import", [idle_ms]);
  yield line("import-codes", "s", [taken_s]);
  yield line("import-memory", "MB", [memory_mb]);
}

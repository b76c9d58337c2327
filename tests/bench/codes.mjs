// What a system that prints documents waits for, and submissions beside it; and a document found by its number among ten
// million codes.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { line, percentile } from "./support/pairs.mjs";
import { command, execute, serve, withCopy } from "./support/served.mjs";
import { submitUntil } from "./support/submit_until.mjs";
import { generate } from "./support/year.mjs";

const batches = 40;
const inBatch = 1_000;
const stored = 10_000_000;
const lookups = 2_000;

const documents = (batch) =>
  Array.from({ length: inBatch }, (_, index) => ({
    module: "law_enforcement",
    unit_id: "420100",
    document_type: "违法停车告知单",
    document_number: String(4201141900000001 + batch * inBatch + index),
    issued_at: 1795160280,
    place: "汉阳大街",
    officers: [{ name: "张三", badge: "012345" }],
  }));

const post = async (served, key, batch) => {
  const body = JSON.stringify({ documents: documents(batch) });
  const began = performance.now();
  const answer = await fetch(`${served.origin}/api/v1/documents`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body,
  });
  const { results } = await answer.json();
  const took_ms = performance.now() - began;
  if (results.length !== inBatch || !results.every(({ status }) => status === "created"))
    throw new Error("a document got no code");
  return took_ms;
};

const timesOfBatches = (base, say) =>
  withCopy(base.folder, async (folder) => {
    const key = (await command(folder, "issuers", "add", "bench", "--unit", "420000")).trim();
    const served = await serve(folder);
    say(`${batches} batches of ${inBatch} documents, and a submission every 50 ms beside them`);
    let isOver = false;
    const busy = submitUntil(served, base.codes[0], () => isOver);
    const times_ms = [];
    for (let batch = 0; batch < batches; ++batch) times_ms.push(await post(served, key, batch));
    isOver = true;
    const submissions_ms = await busy;
    await served.stop();
    return { times_ms, submissions_ms };
  });

// The query that a search asks, timed by SQLite's own shell over as many numbers.
const timesOfLookups = (base, say) =>
  withCopy(base.folder, async (folder) => {
    say(`Making ${stored.toLocaleString("en")} codes`);
    await execute(
      folder,
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" +
        `WITH RECURSIVE each (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < ${stored})` +
        " INSERT INTO code (code, module, unit_id, document_type, document_number, handled_at, place, created_at)" +
        " SELECT printf('%017d', n), 'law_enforcement', '420100', '违法停车告知单'," +
        " CAST(4201141900000000 + n AS TEXT), 1795160280, '', 1795160280 FROM each",
    );
    const select = (number) =>
      `SELECT code FROM code WHERE replace(document_number, ' ', '') = '${number}' AND document_number <> ''` +
      " AND handled_at >= 1795100000 AND handled_at < 1795186400 AND (revoked_at IS NULL OR revoked_at > 1795160280);";
    const numbers = Array.from({ length: lookups }, () => 4201141900000001 + Math.floor(Math.random() * stored));
    const script = join(folder, "lookups.sql"); // Too long for an argument.
    await writeFile(script, `.timer on\n${numbers.map(select).join("\n")}\n`);
    const said = await execute(folder, `.read ${script}`);
    return [...said.matchAll(/real (\d+\.\d+)/g)].map(([, seconds]) => Number(seconds) * 1000);
  });

export async function* measure(say) {
  const base = await generate(1_000, say);
  const { times_ms, submissions_ms } = await timesOfBatches(base, say);
  yield line("codes-batch-p95", "ms", [percentile(times_ms, 0.95)]);
  yield line("codes-batch-submission-p99", "ms", [percentile(submissions_ms, 0.99)]);
  yield line("codes-lookup-p99", "ms", [percentile(await timesOfLookups(base, say), 0.99)]);
}

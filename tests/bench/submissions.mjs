// Durable submissions: ours, Fastify with better-sqlite3, SQLite with nothing around it, and our
// route with the write left out.
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { alternate, line, median } from "./support/pairs.mjs";
import { benchProgram, peer, query, serve, Served, withCopy } from "./support/served.mjs";
import { generate } from "./support/year.mjs";
import { load } from "./support/wrk.mjs";

const run = promisify(execFile);
const connections = 48;
const seconds = 6;
const pairs = 5;
const fastify = "Fastify 5 with better-sqlite3, synchronous=FULL";

// Each run sends ids of its own: one sent twice would be a cheap read.
let runs = 0;
const words = (codes, pause_ms = 0) => [++runs, pause_ms, ...codes];

// Starts the server over a copy of the folder, measures, and looks whether all that was answered is stored.
const withServer = (base, start, measure) =>
  withCopy(base.folder, async (folder) => {
    const count = async () => Number(await query(folder, "SELECT count(*) FROM evaluation"));
    const before = await count();
    const served = await start(folder);
    const measured = await measure(served);
    const last = await served.stop();
    const stored = (await count()) - before;
    if (stored < measured.requests || stored > measured.requests + connections)
      throw new Error(`${measured.requests} submissions were answered, but ${stored} stored`);
    const [, writes, commits] = last.match(/stopped after (\d+) writes in (\d+) commits/) ?? [];
    return { ...measured, rowsPerCommit: writes / commits };
  });

const full = (base) => async (served) => {
  const said = await load(served, "submit.lua", { connections, seconds, words: words(base.codes) });
  return { ...said, memory_mb: await served.peakMemory_mb() };
};

// The pause makes each connection send as often as one fifth of the load needs.
const fifth = (base, perSecond) => (served) =>
  load(served, "submit.lua", {
    connections,
    seconds,
    words: words(base.codes, Math.round((connections * 5000) / perSecond)),
  });

// With one connection every submission is a commit of its own, and so must be synced on its own.
const checkSyncs = (base) => async (served) => {
  const trace = spawn("strace", ["-f", "-q", "-e", "trace=fsync,fdatasync", "-p", String(served.process.pid)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let seen = "";
  trace.stderr.on("data", (bytes) => {
    seen += bytes;
  });
  const ended = new Promise((resolve) => trace.once("exit", resolve));
  await new Promise((resolve) => setTimeout(resolve, 500));
  if (trace.exitCode !== null) throw new Error(`strace may not look at the server: ${seen}`);
  const said = await load(served, "submit.lua", { connections: 1, seconds: 1, words: words(base.codes) });
  trace.kill("SIGINT");
  await ended;
  const syncs = seen.match(/f(data)?sync\(\d+/g)?.length ?? 0;
  if (syncs < said.requests)
    throw new Error(`${said.requests} submissions were answered after ${syncs} syncs: ${seen.slice(0, 300)}`);
  return said;
};

const bareLoop = (base, rowsPerCommit) =>
  withCopy(base.folder, async (folder) => {
    const { stdout } = await run(benchProgram("bare-sqlite-loop"), [
      join(folder, "zhiping.db"),
      base.codes[0],
      String(Math.round(rowsPerCommit)),
      String(seconds),
    ]);
    return Number(stdout);
  });

const withoutWriting = async (base) => {
  const served = await serve(base.folder, benchProgram("zhiping-without-writing"));
  const said = await load(served, "submit.lua", { connections, seconds, words: words(base.codes) });
  await served.stop();
  return said.perSecond;
};

const of = (results, member) => results.map((result) => result[member]);
const in_ms = (results, member) => results.map((result) => result[member] / 1000);

export async function* measure(say) {
  const base = await generate(20_000, say);
  const ours = (what) => withServer(base, serve, what);
  const theirs = (what) =>
    withServer(base, (folder) => Served.start([...peer("fastify.mjs"), join(folder, "zhiping.db")]), what);

  say("Looking whether every submission is synced, on both sides");
  await ours(checkSyncs(base));
  await theirs(checkSyncs(base));

  say(`Submissions with ${connections} connections, ${pairs} times ${seconds} s each`);
  const most = await alternate(
    pairs,
    () => ours(full(base)),
    () => theirs(full(base)),
  );
  yield line("submissions", "1/s", of(most.ours, "perSecond"), fastify, of(most.peer, "perSecond"));
  yield line("submissions-peak-memory", "MB", of(most.ours, "memory_mb"), fastify, of(most.peer, "memory_mb"));

  const loop = await alternate(
    pairs,
    () => ours(full(base)),
    () => bareLoop(base, median(of(most.ours, "rowsPerCommit"))),
  );
  yield line("submissions-rows-per-commit", "rows", of(loop.ours, "rowsPerCommit"));
  yield line(
    "submissions-beside-bare-sqlite",
    "1/s",
    of(loop.ours, "perSecond"),
    "bare SQLite loop, as many rows per commit",
    loop.peer,
  );

  const answered = await alternate(
    pairs,
    () => ours(full(base)),
    () => withoutWriting(base),
  );
  yield line(
    "submissions-beside-no-write",
    "1/s",
    of(answered.ours, "perSecond"),
    "the same route with the write left out",
    answered.peer,
  );

  say("One fifth of each one's load");
  const calm = await alternate(
    pairs,
    () => ours(fifth(base, median(of(most.ours, "perSecond")))),
    () => theirs(fifth(base, median(of(most.peer, "perSecond")))),
  );
  yield line("submissions-p50-at-one-fifth", "ms", in_ms(calm.ours, "p50_us"), fastify, in_ms(calm.peer, "p50_us"));
  yield line("submissions-p99-at-one-fifth", "ms", in_ms(calm.ours, "p99_us"), fastify, in_ms(calm.peer, "p99_us"));
}

// Cases in a province's database: a page of the worklist, one case, the clocks' job, and how fast all is verified.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { line } from "./support/pairs.mjs";
import { openCases, sizeOf } from "./support/province.mjs";
import { benchProgram, command, query, withCopy } from "./support/served.mjs";
import { generate } from "./support/year.mjs";

const run = promisify(execFile);
const reads = 2_000;
const walk_steps = 100_000;

const verified = async (folder) => {
  const lines = Number(await query(folder, "SELECT count(*) FROM journal"));
  const began = process.hrtime.bigint();
  await command(folder, "verify");
  return lines / (Number(process.hrtime.bigint() - began) / 1e9);
};

export async function* measure(say, options) {
  const { evaluations, cases } = sizeOf(options);
  const year = await generate(evaluations, say);
  yield* await withCopy(year.folder, async (folder) => {
    say(`Opening ${cases.toLocaleString("en")} cases`);
    await openCases(folder, cases);
    say("Asking for worklists and cases, and letting time pass");
    const { stdout } = await run(benchProgram("measure-cases"), [join(folder, "zhiping.db"), String(reads)]);
    const measured = JSON.parse(stdout);
    if (measured.cases !== cases) throw new Error(`${measured.cases} cases were opened`);
    say("Verifying them");
    const lines = [];
    for (let round = 0; round < 3; ++round) lines.push(await verified(folder));
    return [
      line("cases-worklist-p99", "ms", [measured.unit_page_ms]),
      line("cases-all-worklist-p99", "ms", [measured.page_ms]),
      line("cases-one-p99", "ms", [measured.case_ms]),
      line("cases-idle-sweep", "s", [measured.idle_sweep_s]),
      line("cases-all-reminded", "s", [measured.reminders_s]),
      line("cases-all-late", "s", [measured.late_s]),
      line("cases-verify", "lines/s", lines),
    ];
  });
  say(`Walking ${walk_steps.toLocaleString("en")} steps through cases in a store`);
  const { stdout } = await run(benchProgram("walk-cases"), [String(walk_steps), "20261129"]);
  yield line("cases-walk", "steps/s", [Number(stdout.match(/; (\d+) steps\/s/)[1])]);
}

// The board over a province's database: what the bureau and a detachment are shown, and a list behind one of its numbers.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { line } from "./support/pairs.mjs";
import { casesPath, Member } from "./support/member.mjs";
import { openCases, sizeOf } from "./support/province.mjs";
import { benchProgram, serve, withCopy } from "./support/served.mjs";
import { generate } from "./support/year.mjs";
import { timesOf } from "./staff.mjs";

const run = promisify(execFile);

const boardPath = "/api/v1/board";
const reads = { whole: 500, small: 40 };
const widest_days = 92;
const day_ms = 24 * 3600 * 1000;

const dayBefore = (day, days) => new Date(Date.parse(day) - days * day_ms).toISOString().slice(0, 10);

// The last days that the evaluations of the year have: a board of days on which nothing came in would say nothing.
const lastDay = async (bureau) => {
  const { cases } = await bureau.read(`${casesPath}?sort=-received&limit=1`);
  return new Date((cases[0].received_at + 8 * 3600) * 1000).toISOString().slice(0, 10);
};

async function* measureBoards(bureau, detachment, count) {
  const until = await lastDay(bureau);
  const period = (days) => `from=${dayBefore(until, days - 1)}&until=${until}`;
  const { total } = await bureau.read(`${boardPath}?${period(30)}`);
  if (!total.numbers.begun || !total.numbers.evaluations) throw new Error("the board has nothing to count");
  for (const [name, member, path] of [
    ["board", bureau, `${boardPath}?${period(30)}`],
    ["board-widest", bureau, `${boardPath}?${period(widest_days)}`],
    ["board-of-a-year-before", bureau, `${boardPath}?${period(widest_days)}&compare=year`],
    ["board-of-a-class", bureau, `${boardPath}?${period(30)}&module=law_enforcement&situation=unfair_enforcement`],
    ["board-of-a-detachment", detachment, `${boardPath}?${period(30)}`],
    ["board-list", bureau, `${casesPath}?round=late&round_under=420100&round_from=${dayBefore(until, 29)}`],
  ])
    yield* await timesOf(name, count, () => member.get(path, 200));
}

export async function* measure(say, options) {
  const { evaluations, cases } = sizeOf(options);
  const year = await generate(evaluations, say);
  yield* await withCopy(year.folder, async (folder) => {
    say(`Opening ${cases.toLocaleString("en")} cases`);
    const inAWeek = new Date(Date.now() + 7 * day_ms).toISOString().slice(0, 10);
    await openCases(folder, cases, ["2026-11-25", inAWeek]);
    const { stdout } = await run(benchProgram("generate-staff"), [folder, "2", "0"]);
    const served = await serve(folder);
    const [bureau, detachment] = JSON.parse(stdout).staff.map((facts) => new Member(served, facts));
    const count = options.small ? reads.small : reads.whole;
    say(`Asking for the board ${count} times each`);
    const lines = [];
    for await (const each of measureBoards(bureau, detachment, count)) lines.push(each);
    lines.push(line("board-memory", "MB", [await served.peakMemory_mb()]));
    await served.stop();
    return lines;
  });
}

// Staff at work in a province's database: their lists, one case, asking what has changed, and what all of them at once
// cost who submits.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { line, median, percentile } from "./support/pairs.mjs";
import { casesPath, eventsPath, Member } from "./support/member.mjs";
import { openCases, sizeOf } from "./support/province.mjs";
import { benchProgram, command, serve, withCopy } from "./support/served.mjs";
import { load } from "./support/wrk.mjs";
import { generate } from "./support/year.mjs";

const run = promisify(execFile);

const whole = { staff: 600, polling: 500, reads: 2_000, requests: 200, missing: 10_000, load_s: 60, signIns_s: 30 };
const small = { staff: 60, polling: 50, reads: 200, requests: 40, missing: 500, load_s: 5, signIns_s: 3 };

const submissionsPerSecond = 200;
const submittingConnections = 48;
const pollEvery_ms = 10_000;
const signInEvery_ms = 50;
const waited_ms = 500; // Longer than two others' hashes take.
const pageRows = 200;

const wait = (time_ms) => new Promise((resolve) => setTimeout(resolve, time_ms));

const timed = async (work) => {
  const began = performance.now();
  const answer = await work();
  return { answer, time_ms: performance.now() - began };
};

// Two lines: of `count` calls, one after the other, the median and the 99th percentile.
export const timesOf = async (name, count, work) => {
  const times_ms = [];
  for (let number = 0; number < count; ++number) times_ms.push((await timed(() => work(number))).time_ms);
  return [line(`${name}-p50`, "ms", [median(times_ms)]), line(`${name}-p99`, "ms", [percentile(times_ms, 0.99)])];
};

const allWork = async (member) => {
  const items = [];
  for (let after = ""; after !== null;) {
    const page = await member.read(`${casesPath}?limit=${pageRows}${after}`);
    items.push(...page.cases);
    after = page.next ? `&after=${page.next}` : null;
  }
  return items;
};

const ofUnit = (members, unit) => members.find((member) => member.unit === unit);

// Leads of brigades ask the level above for more time, so that there are requests to be listed.
const makeRequests = async (members, work, count) => {
  const seen = (shown) => shown.events.at(-1).number;
  const asks = ({ unit, marks = [] }) => ofUnit(members, unit) && !marks.includes("overdue"); // A late one gets none.
  const theirs = work.filter(asks).slice(0, count);
  for (const { receipt, unit } of theirs) {
    const member = ofUnit(members, unit);
    const taken = await member.act(receipt, "take", seen(await member.read(`${casesPath}/${receipt}`)));
    await member.act(receipt, "request_extension", seen(taken), { words: "鉴定未出", working_days: 2 });
  }
  if (theirs.length < count) throw new Error(`only ${theirs.length} of ${count} requests could be made`);
};

// Asked by the bureau, which has the most to look through.
async function* measureLists(bureau, reads) {
  const next = (await bureau.read(casesPath)).next;
  const handled = "status=handling&level=brigade&module=law_enforcement&situation=unfair_enforcement";
  for (const [name, path] of [
    ["worklist", casesPath],
    ["worklist-second-page", `${casesPath}?after=${next}`],
    ["worklist-newest", `${casesPath}?sort=-received`],
    ["worklist-filtered", `${casesPath}?${handled}`],
    ["worklist-of-a-unit", `${casesPath}?unit=420114&mark=overdue&sort=received`],
    ["worklist-of-none", `${casesPath}?situation=uncivil_language`], // All are looked through.
    ["worklist-searched", `${casesPath}?search=nowhere`], // The same.
    ["worklist-whole", `${casesPath}?limit=2000`],
    ["work", "/api/v1/work"],
    ["requests", "/api/v1/requests"],
  ])
    yield* await timesOf(`staff-${name}`, reads, () => bureau.get(path, 200));
}

// Each is looked at by one who has not looked at it in this hour: that they did is stored before they see it.
const timesOfCases = (bureau, work, reads) =>
  timesOf("staff-case", reads, (number) => bureau.get(`${casesPath}/${work[number % work.length].receipt}`, 200));

async function* measureEvents(bureau, first, reads) {
  const { last } = await bureau.read(eventsPath);
  yield* await timesOf("staff-events-unchanged", reads, () => bureau.get(`${eventsPath}?after=${last}`, 304));
  yield* await timesOf("staff-events-changed", reads, () => bureau.get(`${eventsPath}?after=${first}`, 200));
}

// Out of reach and not there, in turn, so that both have the same neighbours.
const measureOutOfReach = async (member, outOfReach, missing) => {
  const times_us = { outOfReach: [], missing: [] };
  const ask = async (kind, receipt) =>
    times_us[kind].push((await timed(() => member.get(`${casesPath}/${receipt}`, 404))).time_ms * 1000);
  for (const [number, receipt] of missing.entries()) {
    const other = outOfReach[number % outOfReach.length];
    const both = [() => ask("outOfReach", other), () => ask("missing", receipt)];
    for (const each of number % 2 ? both.reverse() : both) await each();
  }
  return line("staff-out-of-reach", "µs", [median(times_us.outOfReach)], "a receipt that is not there", [
    median(times_us.missing),
  ]);
};

let runs = 0;

// With each connection's pause so that together they come as often as wanted.
const submit = async (served, codes, seconds) => {
  const pause_ms = Math.round((submittingConnections * 1000) / submissionsPerSecond);
  const words = [++runs, pause_ms, ...codes];
  const said = await load(served, "submit.lua", { connections: submittingConnections, seconds, words });
  return { p99_ms: said.p99_us / 1000, perSecond: said.perSecond };
};

const countThreads = async (served) =>
  Number((await readFile(`/proc/${served.process.pid}/status`, "utf8")).match(/Threads:\s+(\d+)/)[1]);

const maxThreads = async (served, isOver) => {
  let most = 0;
  for (; !isOver(); await wait(200)) most = Math.max(most, await countThreads(served));
  return most;
};

// Each asks every ten seconds over a connection that is kept, the first ones spread over as long.
const pollAll = async (members, isOver) => {
  const times_ms = [];
  const poll = async (member, number) => {
    await wait((number * pollEvery_ms) / members.length);
    let { last } = await member.read(eventsPath);
    while (!isOver()) {
      const { answer, time_ms } = await timed(() => member.get(`${eventsPath}?after=${last}`, 200, 304));
      times_ms.push(time_ms);
      if (answer.status === 200) ({ last } = JSON.parse(answer.body));
      await Promise.race([wait(pollEvery_ms - time_ms), isOver.promise]);
    }
  };
  await Promise.all(members.map(poll));
  return times_ms;
};

// Answers whether `work` is over; its promise resolves then.
const whenOver = (work) => {
  let over = false;
  const isOver = () => over;
  isOver.promise = work.finally(() => {
    over = true;
  });
  return isOver;
};

async function* measurePolling(served, members, codes, seconds) {
  const alone = await submit(served, codes, seconds);
  const submitting = submit(served, codes, seconds);
  const isOver = whenOver(submitting);
  const [beside, polls_ms, threads] = await Promise.all([
    submitting,
    pollAll(members, isOver),
    maxThreads(served, isOver),
  ]);
  yield line("staff-polling-submission-p99", "ms", [beside.p99_ms], "the same without staff", [alone.p99_ms]);
  yield line("staff-polling-submissions", "1/s", [beside.perSecond]);
  yield line("staff-polling-p99", "ms", [percentile(polls_ms, 0.99)]);
  yield line("staff-polling-memory", "MB", [await served.peakMemory_mb()]);
  yield line("staff-polling-threads", "threads", [threads], "clients that wait", [members.length]);
}

// Twenty a second, whether or not those before are done.
const signInAll = async (members, seconds) => {
  const signIns = [];
  const count = Math.min(members.length, (seconds * 1000) / signInEvery_ms);
  for (let number = 0; number < count; ++number) {
    signIns.push(timed(() => members[number].signIn(`127.0.1.${1 + (number % 100)}`)));
    await wait(signInEvery_ms);
  }
  return Promise.all(signIns);
};

async function* measureSignIns(served, members, codes, seconds) {
  const [beside, signIns] = await Promise.all([submit(served, codes, seconds), signInAll(members, seconds)]);
  const count = (isSuch) => signIns.filter(isSuch).length;
  const isIn = ({ answer }) => answer === 201;
  const toComeAgain = ({ answer }) => answer === 429 || answer === 503;
  const other = signIns.find((each) => !isIn(each) && !toComeAgain(each));
  if (other) throw new Error(`a sign-in was answered ${other.answer}`);
  yield line("staff-sign-ins-submission-p99", "ms", [beside.p99_ms]);
  yield line("staff-sign-ins-submissions", "1/s", [beside.perSecond]);
  yield line("staff-sign-ins-succeeded", `of ${signIns.length}`, [count(isIn)]);
  yield line("staff-sign-ins-waited", `of ${signIns.length}`, [
    count((each) => isIn(each) && each.time_ms > waited_ms),
  ]);
  yield line("staff-sign-ins-told-to-come-again", `of ${signIns.length}`, [count(toComeAgain)]);
  yield line("staff-sign-ins-p50", "ms", [median(signIns.map(({ time_ms }) => time_ms))]);
}

// Each part has a server of its own, so that one's memory is not another's.
async function* withServer(folder, facts, measureParts) {
  const served = await serve(folder);
  yield* measureParts(
    served,
    facts.map((each) => new Member(served, each)),
  );
  await served.stop();
}

async function* measureReads(members, missing, size, say) {
  const [bureau] = members; // The first of the units.
  const { last: first } = await bureau.read(eventsPath);
  const work = await allWork(bureau);
  const brigade = members.find((member) => work.some(({ unit }) => unit === member.unit));
  say(`Making ${size.requests} requests`);
  await makeRequests(members, work, size.requests);
  say(`Asking for lists, cases and what has changed, ${size.reads.toLocaleString("en")} times each`);
  yield* measureLists(bureau, size.reads);
  yield* await timesOfCases(bureau, work, size.reads);
  yield* measureEvents(bureau, first, size.reads);
  say(`Asking for ${missing.length.toLocaleString("en")} cases out of reach and as many that are not there`);
  const outOfReach = work.filter(({ unit }) => unit !== brigade.unit).map(({ receipt }) => receipt);
  yield await measureOutOfReach(brigade, outOfReach, missing);
}

async function* measureAll(folder, codes, size, say) {
  say(`Making ${size.staff} members of staff`);
  const words = [folder, String(size.staff), String(size.missing)];
  const { stdout } = await run(benchProgram("generate-staff"), words, { maxBuffer: 64e6 });
  const { staff, missing_receipts } = JSON.parse(stdout);
  yield* withServer(folder, staff, (_, members) => measureReads(members, missing_receipts, size, say));
  yield* withServer(folder, staff, (served, members) => {
    say(`${size.polling} ask every ${pollEvery_ms / 1000} s beside ${submissionsPerSecond} submissions a second`);
    return measurePolling(served, members.slice(0, size.polling), codes, size.load_s);
  });
  yield* withServer(folder, staff, (served, members) => {
    say(`${1000 / signInEvery_ms} sign in a second beside ${submissionsPerSecond} submissions a second`);
    return measureSignIns(served, members, codes, size.signIns_s);
  });
}

const gathered = async (lines) => {
  const all = [];
  for await (const each of lines) all.push(each);
  return all;
};

export async function* measure(say, options) {
  const { evaluations, cases } = sizeOf(options);
  const year = await generate(evaluations, say);
  yield* await withCopy(year.folder, async (folder) => {
    say(`Opening ${cases.toLocaleString("en")} cases`);
    const inAWeek = new Date(Date.now() + 7 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    await openCases(folder, cases, ["2026-11-25", inAWeek]);
    await command(folder, "jobs", "run", "clocks"); // Half are late: said now, and not while others are measured.
    return gathered(measureAll(folder, year.codes, options.small ? small : whole, say));
  });
}

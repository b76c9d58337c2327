// The page of an evaluation: how much of it must come and when it can be read, beside the same page built by React; and
// how long the server takes for it among a province's evaluations, for one that is there and one that is not.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { CitizenCase } from "../browser/support/citizen_case.mjs";
import { launch, openPhone } from "../browser/support/phone.mjs";
import { Server } from "../browser/support/server.mjs";
import { buildCaseApp, readElements } from "./case_app/build.mjs";
import { faultsOf, openSlowPhone, Traffic } from "./support/chromium.mjs";
import { alternate, line, median, percentile } from "./support/pairs.mjs";
import { openCases, sizeOf } from "./support/province.mjs";
import { benchProgram, query, serve, withCopy } from "./support/served.mjs";
import { openSite } from "./support/site.mjs";
import { generate } from "./support/year.mjs";

const run = promisify(execFile);

const pairs = 7;
const reads = 2_000;
const tries = 2_000;
const receiptsOfCases = "SELECT receipt FROM evaluation JOIN case_file ON case_file.evaluation_id = evaluation.id";
const { version } = createRequire(import.meta.url)("react/package.json");
const peerName = `React ${version}, the same page`;

const firstContentfulPaint = (page) =>
  page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);

const load = async (browser, address) => {
  const { context, page, devtools, assertNoComplaints } = await openSlowPhone(browser);
  const traffic = new Traffic(devtools);
  await page.goto(address, { waitUntil: "load" });
  const paint_ms = await (await firstContentfulPaint(page)).jsonValue();
  await page.getByRole("heading", { level: 1 }).waitFor();
  const requests = traffic.sent();
  assert.deepEqual(requests.flatMap(faultsOf), []);
  assertNoComplaints();
  await context.close();
  return { paint_ms, bytes: requests.reduce((total, { bytes }) => total + bytes, 0), requests };
};

const stylesOf = async (origin, page) => {
  const paths = await page.locator("link[rel=stylesheet]").evaluateAll((all) => all.map(({ href }) => href));
  const entries = paths.map(async (href) => {
    const content = Buffer.from(await (await fetch(href)).arrayBuffer());
    return [new URL(href, origin).pathname, content];
  });
  return Object.fromEntries(await Promise.all(entries));
};

// With a reply that was opened and waits for an answer: the most that stands on it.
const makeCase = async (server) => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  await own.act("open_reply", "--as", "citizen");
  return own;
};

async function* measureBrowser(say) {
  const server = await Server.start();
  const browser = await launch();
  const own = await makeCase(server);
  const { page, context } = await openPhone(browser);
  await page.goto(own.address);
  const site = await openSite(
    await buildCaseApp(await page.evaluate(readElements), await stylesOf(server.origin, page)),
  );
  await context.close();
  try {
    const peer = `${site.origin}/`;
    for (const address of [own.address, peer]) await load(browser, address); // The browser's own start.
    const runs = await alternate(
      pairs,
      () => load(browser, own.address),
      () => load(browser, peer),
    );
    for (const { url, bytes } of runs.ours[0].requests) say(`${bytes} B: ${new URL(url).pathname}`);
    const named = (name, unit, fact) => line(name, unit, runs.ours.map(fact), peerName, runs.peer.map(fact));
    yield named("receipt-bytes", "B", ({ bytes }) => bytes);
    yield named("receipt-first-contentful-paint", "ms", ({ paint_ms }) => paint_ms);
  } finally {
    await browser.close();
    await server.stop();
    await site.close();
  }
}

const ask = (served, agent, path, { method = "GET", body, localAddress } = {}) =>
  new Promise((resolve, reject) => {
    const headers = body
      ? { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body) }
      : { "Accept-Encoding": "br" };
    const began = performance.now();
    const asked = request(served.origin + path, { method, headers, agent, localAddress }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve({ status: answer.statusCode, time_ms: performance.now() - began }));
    });
    asked.on("error", reject);
    asked.end(body);
  });

const timesOfPages = async (served, samples) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times_ms = [];
  for (let number = 0; number < reads; ++number) {
    const [, receipt, secret] = samples[number % samples.length];
    const { status, time_ms } = await ask(served, agent, `/r/${receipt}?secret=${secret}&lang=zh-CN`);
    if (status !== 200) throw new Error(`the page of ${receipt} was answered ${status}`);
    times_ms.push(time_ms);
  }
  agent.destroy();
  return [percentile(times_ms, 0.99)];
};

// A query code without a slip, of another evaluation than those that are tried.
const codeOf = async (served, [, receipt, secret]) => {
  const page = await (await fetch(`${served.origin}/r/${receipt}?secret=${secret}`)).text();
  return page.match(/>([0-9A-Z]{5}-[0-9A-Z]{5})</)[1];
};

// Each is made from an address of its own, or they would be slowed down.
const timesOfTries = async (served, known, unknown, code) => {
  const times_us = { known: [], unknown: [] };
  let addresses = 256;
  const attempt = async (kind, number) => {
    ++addresses;
    const localAddress = `127.1.${addresses >> 8}.${addresses & 255}`;
    const body = new URLSearchParams({ number, code }).toString();
    const { status, time_ms } = await ask(served, undefined, "/r?lang=zh-CN", { method: "POST", body, localAddress });
    if (status !== 404) throw new Error(`a wrong code was answered ${status}`);
    times_us[kind].push(time_ms * 1000);
  };
  for (const [number, missing] of unknown.entries()) {
    const both = [() => attempt("known", known[number % known.length][1]), () => attempt("unknown", missing)];
    for (const each of number % 2 ? both.reverse() : both) await each();
  }
  return times_us;
};

const missingReceipts = async (folder) => {
  const { stdout } = await run(benchProgram("generate-staff"), [folder, "1", String(tries)], { maxBuffer: 64e6 });
  return JSON.parse(stdout).missing_receipts;
};

async function* measureServer(folder, samples) {
  const receipts = new Set((await query(folder, receiptsOfCases)).split("\n"));
  const ofCases = samples.filter(([, receipt]) => receipts.has(receipt));
  const unknown = await missingReceipts(folder);
  const served = await serve(folder);
  try {
    yield line("receipt-page-p99", "ms", await timesOfPages(served, ofCases));
    yield line("receipt-page-without-case-p99", "ms", await timesOfPages(served, samples));
    const [first, ...others] = samples;
    const times_us = await timesOfTries(served, others, unknown, await codeOf(served, first));
    yield line("receipt-wrong-code", "µs", [median(times_us.known)], "a receipt that is not there", [
      median(times_us.unknown),
    ]);
  } finally {
    await served.stop();
  }
}

export async function* measure(say, options) {
  yield* measureBrowser(say);
  const { evaluations, cases } = sizeOf(options);
  const year = await generate(evaluations, say);
  const samples = (await readFile(year.samples, "utf8"))
    .trim()
    .split("\n")
    .map((sample) => sample.split(" "));
  yield* await withCopy(year.folder, async (folder) => {
    say(`Opening ${cases.toLocaleString("en")} cases`);
    await openCases(folder, cases);
    const lines = [];
    for await (const each of measureServer(folder, samples)) lines.push(each);
    return lines;
  });
}

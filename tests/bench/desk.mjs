// The desk: how much of it must come and when somebody can work with it, how long a long list takes, what it does while
// nobody does anything; and its table with 100,000 rows beside others'.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { openDesk } from "../browser/support/desk.mjs";
import { isReady, launch } from "../browser/support/phone.mjs";
import { watchFrameEnds } from "./support/after_frame.mjs";
import { measureTables } from "./support/big_table.mjs";
import { holdBack, office, Traffic } from "./support/chromium.mjs";
import { prepareFirstTap } from "./support/first_tap.mjs";
import { totpCode } from "./support/member.mjs";
import { line } from "./support/pairs.mjs";
import { openCases } from "./support/province.mjs";
import { benchProgram, command, query, serve, withCopy } from "./support/served.mjs";
import { generate } from "./support/year.mjs";

const run = promisify(execFile);

const evaluations = 20_000;
const cases = 4_400; // All of them late, so that the bureau's list is longer than a list may be.
const mostListed = 2_000; // As in web/desk/address.hpp.
const units = 79; // Of Hubei: a lead for each.
const loads = 7;
const readings = 9;
const rest_ms = 20_000; // Twice as long as the desk looks away.
const quietAfter_ms = 1_500;
const row = "[role=row] a";
const tap = { what: row, effect: "[role=separator]" }; // Between what a case is about and its course.

const sum = (requests) => requests.reduce((total, { bytes = 0 }) => total + bytes, 0);
const addressOf = (served, tab) => `${served.origin}/desk?lang=zh-CN&tab=${tab}`;

// A desk's computer; a tablet where it is tapped. With the session of somebody, if they have signed in before.
const openFor = async (browser, lead, options = {}) => {
  const desk = await openDesk(browser, { expected: /status of (401|404)/, ...options }); // No session; no draft yet.
  const session = { name: "__Host-staff", domain: "127.0.0.1", path: "/", secure: true, httpOnly: true };
  if (lead) await desk.context.addCookies([{ ...session, value: lead.token }]);
  const devtools = await desk.context.newCDPSession(desk.page);
  await devtools.send("Network.enable");
  return { ...desk, devtools, traffic: new Traffic(devtools) };
};

const signIn = async (page, { badge, password, totp_secret }) => {
  await page.getByRole("textbox", { name: "警号" }).fill(badge);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByLabel("验证码", { exact: true }).fill(totpCode(totp_secret, Date.now()));
  await page.keyboard.press("Enter");
};

async function* measureBytes(browser, served, lead, say) {
  const { page, context, traffic, assertNoComplaints } = await openFor(browser, undefined);
  await page.goto(addressOf(served, "unit"));
  await isReady(page);
  await page.waitForTimeout(quietAfter_ms);
  const before = traffic.sent();
  await signIn(page, lead);
  await page.locator(row).first().click();
  await page.locator(tap.effect).waitFor();
  await page.waitForTimeout(quietAfter_ms);
  const after = traffic.sent().slice(before.length);
  for (const { url, bytes } of [...before, ...after]) say(`${bytes} B: ${new URL(url).pathname}`);
  assertNoComplaints();
  await context.close();
  yield line("desk-bytes-until-sign-in", "B", [sum(before)]);
  yield line("desk-bytes-after", "B", [sum(after)]);
}

const loadAndTap = async (browser, served, lead, tab) => {
  const { page, context, devtools, traffic, assertNoComplaints } = await openFor(browser, lead, { hasTouch: true });
  await holdBack(devtools, office);
  const firstTap = await prepareFirstTap(page, devtools, tap);
  await page.goto(addressOf(served, tab), { waitUntil: "commit" });
  const taken = await firstTap.taken;
  assert.ok(taken.trusted && taken.detail > 0, "the tap was not that of a finger");
  await page.waitForTimeout(quietAfter_ms);
  const bytes = sum(traffic.sent());
  assertNoComplaints();
  await context.close();
  return { ...taken, bytes };
};

async function* measureFirstTap(browser, served, { brigade, bureau }, say) {
  for (const [name, lead, tab] of [
    ["desk-first-tap", brigade, "unit"],
    ["desk-first-tap-2000-rows", bureau, "overdue_below"],
  ]) {
    await loadAndTap(browser, served, lead, tab); // The browser's own start.
    const taken = [];
    for (let load = 0; load < loads; ++load) taken.push(await loadAndTap(browser, served, lead, tab));
    const all = (fact) => taken.map((each) => Math.round(each[fact])).join(", ");
    say(`${name}: offered after ${all("offeredAt")} ms, opened after ${all("seenAt")} ms, ${all("bytes")} B in all`);
    yield line(
      name,
      "ms",
      taken.map(({ takenAt }) => takenAt),
    );
  }
}

// These run in the page.

// `globalThis.shown_ms` gets, each time that the whole list comes up, from its request to the end of the frame with it.
const watchLists = (rows) => {
  globalThis.shown_ms = [];
  let isShown = false;
  const asked = () => performance.getEntriesByType("resource").findLast(({ name }) => name.includes("at=below"));
  new MutationObserver(() => {
    const wasShown = isShown;
    isShown = !!document.querySelector(`[role=table][aria-rowcount="${rows + 1}"] [role=row] a`);
    if (isShown && !wasShown)
      globalThis.afterFrame(() => globalThis.shown_ms.push(performance.now() - asked().startTime));
  }).observe(document, { childList: true, subtree: true, attributes: true });
};

async function* measureList(browser, served, bureau) {
  const { page, context, assertNoComplaints } = await openFor(browser, bureau);
  await page.addInitScript(watchFrameEnds);
  await page.addInitScript(watchLists, mostListed);
  await page.goto(addressOf(served, "overdue_below"));
  await page.locator(row).first().waitFor();
  await page.waitForTimeout(quietAfter_ms);
  await page.evaluate(() => {
    globalThis.shown_ms.length = 0;
  });
  for (let reading = 1; reading <= readings; ++reading) {
    await page.getByRole("tab", { name: /^我的/ }).click(); // To a list without cases, and back.
    await page.waitForTimeout(quietAfter_ms);
    await page.getByRole("tab", { name: /^下级逾期/ }).click();
    await page.waitForFunction((count) => globalThis.shown_ms.length === count, reading);
  }
  yield line("desk-2000-rows", "ms", await page.evaluate(() => globalThis.shown_ms));
  await page.waitForTimeout(quietAfter_ms);
  const framesBefore = await page.evaluate(() => window.frames_asked);
  assert.ok(framesBefore > 0, "no frame was counted while the list came up");
  await page.waitForTimeout(rest_ms);
  yield line("desk-idle-frames", "frames", [(await page.evaluate(() => window.frames_asked)) - framesBefore]);
  assertNoComplaints();
  await context.close();
}

const makeLeads = async (folder) => {
  const { stdout } = await run(benchProgram("generate-staff"), [folder, String(units), "1"], { maxBuffer: 64e6 });
  const { staff } = JSON.parse(stdout);
  const largest = await query(folder, "SELECT unit_id FROM case_file GROUP BY unit_id ORDER BY count(*) DESC LIMIT 1");
  return { bureau: staff[0], brigade: staff.find(({ unit }) => unit === largest) };
};

async function* measureDesk(browser, folder, say) {
  say(`Opening ${cases.toLocaleString("en")} cases`);
  const aWeekAgo = new Date(Date.now() - 7 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await openCases(folder, cases, [aWeekAgo]);
  await command(folder, "jobs", "run", "clocks");
  const leads = await makeLeads(folder);
  const served = await serve(folder);
  try {
    yield* measureBytes(browser, served, leads.brigade, say);
    yield* measureFirstTap(browser, served, leads, say);
    yield* measureList(browser, served, leads.bureau);
  } finally {
    await served.stop();
  }
}

const gathered = async (lines) => {
  const all = [];
  for await (const each of lines) all.push(each);
  return all;
};

export async function* measure(say) {
  const browser = await launch();
  try {
    const year = await generate(evaluations, say);
    yield* await withCopy(year.folder, (folder) => gathered(measureDesk(browser, folder, say)));
    yield* measureTables(browser, say);
  } finally {
    await browser.close();
  }
}

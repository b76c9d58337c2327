// How much must come, and how long it takes, until a person on a cheap phone and slow 4G can begin the form.
import assert from "node:assert/strict";
import { launch } from "../browser/support/phone.mjs";
import { Server } from "../browser/support/server.mjs";
import { faultsOf, openSlowPhone, Traffic } from "./support/chromium.mjs";
import { prepareFirstTap } from "./support/first_tap.mjs";
import { alternate, line } from "./support/pairs.mjs";
import { openSite } from "./support/site.mjs";
import { buildSurvey } from "./survey/build.mjs";

const pairs = 7;
const peerName = "SurveyJS 2.5.38";
const start = { what: "button, input[type=button]", name: "同意，开始评价", effect: "input[type=radio]" };
const quietAfter_ms = 500;

const sum = (requests) => requests.reduce((total, { bytes }) => total + bytes, 0);

const check = (traffic, needed, firstTap) => {
  assert.deepEqual(traffic.sent().flatMap(faultsOf), []);
  assert.ok(
    needed.some(({ type }) => /javascript/.test(type)),
    "no script was seen on the network",
  );
  assert.ok(firstTap.trusted && firstTap.detail > 0, "the tap was not that of a finger");
  assert.ok(firstTap.firstContentfulPaint > 0, "no first contentful paint was seen");
};

const load = async (browser, address) => {
  const { context, page, devtools, assertNoComplaints } = await openSlowPhone(browser);
  const traffic = new Traffic(devtools);
  const firstTap = await prepareFirstTap(page, devtools, start);
  await page.goto(address, { waitUntil: "commit" });
  const tap = await firstTap.taken;
  // All that was asked for before the tap counts, and whole: the favicon too, though the tap does not wait for it.
  // What is asked for later does not.
  const needed = traffic.sent();
  await page.waitForTimeout(quietAfter_ms);
  check(traffic, needed, tap);
  assertNoComplaints();
  await context.close();
  return { ...tap, bytes: sum(needed), laterBytes: sum(traffic.sent()) - sum(needed), requests: needed.length };
};

const values = (runs, name) => runs.map((run) => run[name]);
const range = (runs, name) =>
  `${Math.round(Math.min(...values(runs, name)))} to ${Math.round(Math.max(...values(runs, name)))}`;
const describe = (who, runs) =>
  `${who}: button there after ${range(runs, "offeredAt")} ms, tapped after ${range(runs, "takenAt")} ms, ` +
  `effect seen after ${range(runs, "seenAt")} ms, ${runs[0].requests} requests, ${range(runs, "bytes")} B, later ${range(runs, "laterBytes")} B`;

const compare = async (browser, ours, peer) => {
  // Once unmeasured, so that the first pair does not pay for the browser's own start.
  for (const address of [ours, peer]) await load(browser, address);
  return alternate(
    pairs,
    () => load(browser, ours),
    () => load(browser, peer),
  );
};

export async function* measure(say) {
  const site = await openSite(await buildSurvey());
  const server = await Server.start();
  const browser = await launch();
  try {
    const { ours, peer } = await compare(browser, server.addressOf(await server.createCode()), `${site.origin}/`);
    say(describe("Ours", ours));
    say(describe(peerName, peer));
    const named = (name, unit, fact) => line(name, unit, values(ours, fact), peerName, values(peer, fact));
    yield named("page-bytes", "B", "bytes");
    yield named("page-first-tap", "ms", "takenAt");
    yield named("page-first-contentful-paint", "ms", "firstContentfulPaint");
  } finally {
    await browser.close();
    await server.stop();
    await site.close();
  }
}

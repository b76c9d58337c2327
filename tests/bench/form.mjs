// What the form costs the phone that it runs on: the time of a frame, the time of the first glyphs, the memory.
import assert from "node:assert/strict";
import { agree, isReady, launch, open, openPhone, press, settle } from "../browser/support/phone.mjs";
import { Server } from "../browser/support/server.mjs";
import { openSlowPhone } from "./support/chromium.mjs";
import { watchControl, watchFrames, watchGlyphs, watchMemory } from "./support/form_watch.mjs";
import { line, median, percentile } from "./support/pairs.mjs";
import { statementOf } from "./support/statements.mjs";

const runs = 5;
const contextsForGlyphs = 7;
const cpuSlowdown = 4;
const places = 5; // Where on the longest screen frames are forced.
const framesAtEachPlace = 50;
const scrollRounds = 8;
const statementLength = 2000;
const differentIdeographs = 1000;
const writeStatement = (page, statement) => page.getByRole("textbox").fill(statement);
const checkboxes = (page) => page.getByRole("checkbox").elementHandles();

const tickAll = async (page) => {
  const boxes = await checkboxes(page);
  assert.equal(boxes.length, 8);
  for (const box of boxes) {
    await box.tap();
    await settle(page);
  }
};

// The longest screen there is: both things that can be wrong are, and stay named above while they are put right.
const fillLongestScreen = async (page) => {
  await agree(page);
  await press(page, "radio", "不满意");
  await writeStatement(page, statementOf(statementLength + 1, differentIdeographs));
  await press(page, "button", "下一步");
  await page.getByRole("heading", { name: "有 2 处需要填写或修改" }).waitFor();
  await writeStatement(page, statementOf(statementLength, differentIdeographs));
  await tickAll(page);
  // The draft is kept, the caret rests.
  await page.evaluate(() => document.activeElement.blur());
  await settle(page);
  assert.equal(await page.getByRole("alert").or(page.getByRole("region")).filter({ hasText: "有 2 处" }).count(), 1);
};

// These run in the page.

const forceFrames = async (count) => {
  globalThis.frameKind = "resize";
  for (let frame = 0; frame < count; ++frame) {
    dispatchEvent(new Event("resize"));
    await globalThis.frameIsDrawn();
    await globalThis.runControl();
  }
};

const scrollToPart = async (part) => {
  globalThis.frameKind = "scroll";
  scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight));
  for (let frame = 0; frame < 3; ++frame) await globalThis.frameIsDrawn();
};

const tick = async (box) => {
  globalThis.frameKind = "tick";
  globalThis.timeFrame(() => box.click()); // Draws at once, and asks for two frames more.
  for (let frame = 0; frame < 5; ++frame) await globalThis.frameIsDrawn();
};

const partOf = (place) => place / (places - 1);

const takeFrames = async (page) => {
  await page.evaluate(() => globalThis.calibrateControl());
  for (let place = 0; place < places; ++place) {
    await page.evaluate(scrollToPart, partOf(place));
    await page.evaluate(forceFrames, framesAtEachPlace);
  }
  for (let round = 0; round < scrollRounds; ++round)
    for (let place = places - 1; place >= 0; --place) await page.evaluate(scrollToPart, partOf(place));
  for (const box of await checkboxes(page)) for (const _ of ["off", "on"]) await box.evaluate(tick);
  return page.evaluate(() => ({ frames: globalThis.frames, controls_ms: globalThis.controls_ms }));
};

const ofKind = (frames, kind) => frames.filter((frame) => frame.kind === kind);

const runFrames = async (browser, address) => {
  const { context, page, assertNoComplaints } = await openPhone(browser);
  await page.addInitScript(watchFrames);
  await page.addInitScript(watchControl);
  await open(page, address);
  await fillLongestScreen(page);
  await page.evaluate(() => scrollTo(0, 0));
  await settle(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
  await page.evaluate(() => {
    globalThis.frames.length = 0;
  });
  const { frames, controls_ms } = await takeFrames(page);
  assert.equal(ofKind(frames, "resize").length, places * framesAtEachPlace, "each resize draws one frame");
  assert.ok(ofKind(frames, "scroll").length >= scrollRounds * (places - 1), "the canvas was moved by each scroll");
  assert.ok(ofKind(frames, "tick").length >= 3 * 16, "each tick draws three frames");
  assertNoComplaints();
  await context.close();
  return { frames, controls_ms };
};

const spread = (times) => `median ${median(times).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)}`;

const describeFrames = (kind, frames) => {
  const rasterising = frames.filter(({ glyphs }) => glyphs > 0);
  const glyphs = rasterising.reduce((sum, frame) => sum + frame.glyphs, 0);
  const each_ms = glyphs && median(rasterising.map(({ whole_ms }) => whole_ms));
  return (
    `${kind}: ${frames.length} frames, to the last draw call ${spread(frames.map(({ drawn_ms }) => drawn_ms))} ms, ` +
    `whole ${spread(frames.map(({ whole_ms }) => whole_ms))} ms; ${rasterising.length} drew ${glyphs} new glyphs` +
    (glyphs ? `, ${each_ms.toFixed(1)} ms each in the median` : "")
  );
};

async function* measureFrames(browser, address, say) {
  const taken = [];
  for (let run = 0; run < runs; ++run) taken.push(await runFrames(browser, await address()));
  const all = taken.flatMap(({ frames }) => frames);
  for (const kind of ["resize", "scroll", "tick"]) say(describeFrames(kind, ofKind(all, kind)));
  say(`arithmetic of 4 ms: ${spread(taken.flatMap(({ controls_ms }) => controls_ms))} ms`);
  const p95s = (times) => taken.map((run) => percentile(times(run), 0.95));
  const controls = p95s(({ controls_ms }) => controls_ms);
  const ours = p95s(({ frames }) => frames.map(({ drawn_ms }) => drawn_ms));
  say(`p95 of each run: ${ours.map((value) => value.toFixed(1)).join(", ")} ms`);
  // Not a peer, but what the machine itself does to a task: a miss beside a control that misses too is the machine's.
  yield line("form-frame-p95", "ms", ours, "arithmetic of 4 ms", controls);
  yield line(
    "form-frame-median",
    "ms",
    taken.map(({ frames }) => median(frames.map(({ drawn_ms }) => drawn_ms))),
  );
  yield line(
    "form-whole-frame-p95",
    "ms",
    p95s(({ frames }) => frames.map(({ whole_ms }) => whole_ms)),
    "arithmetic of 4 ms",
    controls,
  );
}

// On slow 4G, where the form prepares them while its Wasm is on its way, but on a whole processor. On a fast line the
// Wasm is there first, and they are drawn within the first frame.
const openForGlyphs = async (browser, deviceScaleFactor, isSlowLine) => {
  if (!isSlowLine) return openPhone(browser, { deviceScaleFactor });
  const slow = await openSlowPhone(browser, { deviceScaleFactor });
  await slow.devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return slow;
};

const runFirstGlyphs = async (browser, address, deviceScaleFactor, isSlowLine) => {
  const { context, page, assertNoComplaints } = await openForGlyphs(browser, deviceScaleFactor, isSlowLine);
  await page.addInitScript(watchGlyphs);
  await page.goto(address);
  await isReady(page);
  const { spans, shownAt } = await page.evaluate(() => ({
    spans: globalThis.glyphSpans,
    shownAt: performance.getEntriesByName("zhiping-ready")[0].startTime,
  }));
  assertNoComplaints();
  await context.close();
  const before = spans.filter(({ start }) => start < shownAt);
  const time_ms = (some) => some.reduce((sum, { start, end }) => sum + end - start, 0);
  const glyphs = before.reduce((sum, span) => sum + span.glyphs, 0);
  assert.ok(glyphs > 100, "the first screen's glyphs were seen");
  return { time_ms: time_ms(before), prepared_ms: time_ms(before.filter(({ isTimer }) => isTimer)), glyphs };
};

const takeFirstGlyphs = async (browser, address, deviceScaleFactor, isSlowLine, say) => {
  const run = async () => runFirstGlyphs(browser, await address(), deviceScaleFactor, isSlowLine);
  await run(); // Once unmeasured, so that the browser knows its fonts.
  const taken = [];
  for (let context = 0; context < contextsForGlyphs; ++context) taken.push(await run());
  const times = taken.map(({ time_ms }) => time_ms);
  say(
    `${deviceScaleFactor} device pixels, ${isSlowLine ? "slow 4G" : "no line between"}: ${taken[0].glyphs} glyphs in ` +
      `${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} ms, median ${median(times).toFixed(1)}, of which ` +
      `${median(taken.map(({ prepared_ms }) => prepared_ms)).toFixed(1)} before the first frame`,
  );
  return times;
};

async function* measureFirstGlyphs(browser, address, say) {
  yield line("form-first-glyphs", "ms", await takeFirstGlyphs(browser, address, 2, true, say));
  yield line("form-first-glyphs-dpr3", "ms", await takeFirstGlyphs(browser, address, 3, true, say));
  await takeFirstGlyphs(browser, address, 2, false, say);
}

const readThrough = async (page) => {
  for (let place = 0; place < places; ++place) await page.evaluate(scrollToPart, partOf(place));
};

const heap_mb = async (page) => (await page.evaluate(() => globalThis.wasmMemory.buffer.byteLength)) / 1e6;

// The whole way, with everything that brings new glyphs. Yields how large the memory is after each step.
async function* walk(page) {
  await readThrough(page);
  await agree(page);
  await press(page, "radio", "不满意");
  await tickAll(page);
  await writeStatement(page, statementOf(statementLength, differentIdeographs, { withEmoji: true }));
  await readThrough(page);
  yield "statement";
  for (const name of ["大字版", "标准版", "English", "中文"]) {
    await press(page, "button", name);
    await readThrough(page);
    yield name;
  }
  await press(page, "button", "下一步");
  await page.getByRole("heading", { name: "请核对您的评价" }).waitFor();
  await readThrough(page);
  yield "check";
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  await readThrough(page);
  yield "receipt";
}

const runHeap = async (browser, address, say) => {
  const { context, page, assertNoComplaints } = await openPhone(browser, { deviceScaleFactor: 3 });
  await page.addInitScript(watchFrames);
  await page.addInitScript(watchMemory);
  await open(page, address);
  const steps = [`start ${await heap_mb(page)}`];
  for await (const step of walk(page)) steps.push(`${step} ${(await heap_mb(page)).toFixed(1)}`);
  say(`Memory in MB: ${steps.join(", ")}`);
  assertNoComplaints();
  const whole_mb = await heap_mb(page);
  await context.close();
  return whole_mb;
};

export async function* measure(say) {
  const server = await Server.start();
  const browser = await launch();
  const address = async () => server.addressOf(await server.createCode());
  try {
    yield* measureFrames(browser, address, say);
    yield* measureFirstGlyphs(browser, address, say);
    // Nothing in it is left to chance, so two runs say whether that is so.
    const heaps = [await runHeap(browser, await address(), say), await runHeap(browser, await address(), say)];
    yield line("form-heap", "MB", heaps);
  } finally {
    await browser.close();
    await server.stop();
  }
}

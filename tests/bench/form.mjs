// What the form costs the phone that it runs on: the time of a frame, the time of the first glyphs, the memory.
import assert from "node:assert/strict";
import { agree, isReady, launch, open, openPhone, press, settle } from "../browser/support/phone.mjs";
import { Server } from "../browser/support/server.mjs";
import { watchFrames, watchGlyphs, watchMemory } from "./support/form_watch.mjs";
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
    await new Promise(globalThis.nextFrame);
  }
};

const scrollToPart = async (part) => {
  globalThis.frameKind = "scroll";
  scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight));
  for (let frame = 0; frame < 3; ++frame) await new Promise(globalThis.nextFrame);
};

const tick = async (box) => {
  globalThis.frameKind = "tick";
  globalThis.timeFrame(() => box.click()); // Draws at once, and asks for two frames more.
  for (let frame = 0; frame < 5; ++frame) await new Promise(globalThis.nextFrame);
};

const partOf = (place) => place / (places - 1);

const takeFrames = async (page) => {
  for (let place = 0; place < places; ++place) {
    await page.evaluate(scrollToPart, partOf(place));
    await page.evaluate(forceFrames, framesAtEachPlace);
  }
  for (let round = 0; round < scrollRounds; ++round)
    for (let place = places - 1; place >= 0; --place) await page.evaluate(scrollToPart, partOf(place));
  for (const box of await checkboxes(page)) for (const _ of ["off", "on"]) await box.evaluate(tick);
  return page.evaluate(() => globalThis.frames);
};

const ofKind = (frames, kind) => frames.filter((frame) => frame.kind === kind);

const runFrames = async (browser, address) => {
  const { context, page, assertNoComplaints } = await openPhone(browser);
  await page.addInitScript(watchFrames);
  await open(page, address);
  await fillLongestScreen(page);
  await page.evaluate(() => scrollTo(0, 0));
  await settle(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
  await page.evaluate(() => { globalThis.frames.length = 0; });
  const frames = await takeFrames(page);
  assert.equal(ofKind(frames, "resize").length, places * framesAtEachPlace, "each resize draws one frame");
  assert.ok(ofKind(frames, "scroll").length >= scrollRounds * (places - 1), "the canvas was moved by each scroll");
  assert.ok(ofKind(frames, "tick").length >= 3 * 16, "each tick draws three frames");
  assertNoComplaints();
  await context.close();
  return frames;
};

const describeFrames = (kind, frames) => {
  const rasterising = frames.filter(({ glyphs }) => glyphs > 0);
  const times = (name) => `median ${median(frames.map((frame) => frame[name])).toFixed(1)}, p95 ${percentile(frames.map((frame) => frame[name]), 0.95).toFixed(1)}`;
  const glyphs = rasterising.reduce((sum, frame) => sum + frame.glyphs, 0);
  return `${kind}: ${frames.length} frames, to the last draw call ${times("drawn_ms")} ms, whole ${times("whole_ms")} ms, `
    + `${rasterising.length} of them drew ${glyphs} new glyphs`
    + (glyphs ? `, whole ${median(rasterising.map(({ whole_ms }) => whole_ms)).toFixed(1)} ms each in the median` : "");
};

async function* measureFrames(browser, address, say) {
  const taken = [];
  for (let run = 0; run < runs; ++run) taken.push(await runFrames(browser, await address()));
  for (const kind of ["resize", "scroll", "tick"]) say(describeFrames(kind, ofKind(taken.flat(), kind)));
  const p95 = (name) => taken.map((frames) => percentile(frames.map((frame) => frame[name]), 0.95));
  say(`p95 of each run: ${p95("drawn_ms").map((value) => value.toFixed(1)).join(", ")} ms`);
  yield line("form-frame-p95", "ms", p95("drawn_ms"));
  yield line("form-whole-frame-p95", "ms", p95("whole_ms"));
}

const runFirstGlyphs = async (browser, address, density) => {
  const { context, page, assertNoComplaints } = await openPhone(browser, { deviceScaleFactor: density });
  await page.addInitScript(watchGlyphs);
  await page.goto(address);
  await isReady(page);
  const { spans, shownAt } = await page.evaluate(() => ({
    spans: globalThis.glyphSpans, shownAt: performance.getEntriesByName("zhiping-ready")[0].startTime,
  }));
  assertNoComplaints();
  await context.close();
  const before = spans.filter(({ start }) => start < shownAt);
  const sum = (each, fact) => each.reduce((total, span) => total + fact(span), 0);
  const time = ({ start, end }) => end - start;
  return { time_ms: sum(before, time), inFrame_ms: sum(before.filter(({ isTimer }) => !isTimer), time), glyphs: sum(before, ({ glyphs }) => glyphs) };
};

const measureFirstGlyphs = async (browser, address, density, name, say) => {
  await runFirstGlyphs(browser, await address(), density); // Once unmeasured, so that the browser knows its fonts.
  const taken = [];
  for (let run = 0; run < contextsForGlyphs; ++run) taken.push(await runFirstGlyphs(browser, await address(), density));
  const times = taken.map(({ time_ms }) => time_ms);
  say(`${density} device pixels: ${taken[0].glyphs} glyphs in ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms, `
    + `${median(taken.map(({ inFrame_ms }) => inFrame_ms)).toFixed(1)} of them within the first frame`);
  return line(name, "ms", times);
};

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
    yield await measureFirstGlyphs(browser, address, 2, "form-first-glyphs", say);
    yield await measureFirstGlyphs(browser, address, 3, "form-first-glyphs-dpr3", say);
    // Nothing in it is left to chance, so two runs say whether that is so.
    const heaps = [await runHeap(browser, await address(), say), await runHeap(browser, await address(), say)];
    yield line("form-heap", "MB", heaps);
  } finally {
    await browser.close();
    await server.stop();
  }
}

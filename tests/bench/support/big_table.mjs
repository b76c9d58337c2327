// A table of 100,000 rows: ours (web/gallery/big_table.cpp), and the same in AG Grid and in React with TanStack Virtual.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { openDesk } from "../../browser/support/desk.mjs";
import { buildTable } from "../peers/build_table.mjs";
import { columns, countWords, isFound, makeRows } from "../peers/table_rows.mjs";
import { watchFrameEnds } from "./after_frame.mjs";
import { traceSteps } from "./busy.mjs";
import { faultsOf, holdBack, office, Traffic } from "./chromium.mjs";
import { watchFrames } from "./form_watch.mjs";
import { line, median, percentile } from "./pairs.mjs";
import { root } from "./served.mjs";
import { openSite } from "./site.mjs";

const runs = 5;
const steps = 200;
const notch_px = 120; // Of a wheel.
const page_px = 720; // As who drags the bar, or presses Page Down: every fourth step, and then all rows are others.
const searches = ["汉阳大道", "汉阳大道 1", "汉阳大道 19", "0042", "00420", ""];
const quietAfter_ms = 500;

const packageVersion = (name) => createRequire(import.meta.url)(`${name}/package.json`).version;

// React's packages say what they are; AG Grid's and TanStack's exports do not show theirs.
const lockedVersion = async (name) => {
  const lock = JSON.parse(await readFile(join(root, "tests/bench/package-lock.json"), "utf8"));
  return lock.packages[`node_modules/${name}`].version;
};

const types = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", svg: "image/svg+xml" };
const typeOf = (name) => types[name.split(".").at(-1)] ?? "application/wasm";

// As build-scripts/build web bench-site made it.
const readOurs = async () => {
  const folder = join(root, "build/web/bench_site");
  const { names } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  const files = {};
  for (const name of Object.values(names))
    files[`/assets/${name}`] = {
      type: typeOf(name),
      body: await readFile(join(folder, "assets", `${name}.br`)),
      immutable: true,
    };
  const page = await readFile(join(folder, "big_table.html"));
  files["/"] = { type: "text/html; charset=utf-8", body: brotliCompressSync(page), immutable: false };
  return files;
};

export const ours = { id: "ours", name: "ours", scrolls: ".scroll-area[role=rowgroup]", build: readOurs };
export const peers = async () => [
  {
    id: "ag-grid",
    name: `AG Grid Community ${await lockedVersion("ag-grid-community")}`,
    scrolls: ".ag-grid-viewport",
    build: () => buildTable("ag_grid"),
  },
  {
    id: "tanstack",
    name: `React ${packageVersion("react")} with TanStack Virtual ${await lockedVersion("@tanstack/react-virtual")}`,
    scrolls: ".rows",
    build: () => buildTable("tanstack"),
  },
];

// These run in the page.

const watchFirstRow = () => {
  const observer = new MutationObserver(() => {
    if (!document.querySelector("[role=row] a")) return;
    observer.disconnect();
    globalThis.afterFrame(() => {
      globalThis.firstRowAt = performance.now();
    });
  });
  observer.observe(document, { childList: true, subtree: true });
};

const scrollInSteps = async (area, { mark, steps, notch_px, page_px }) => {
  const rest_ms = 50;
  for (let step = 0; step <= steps; ++step) {
    performance.mark(mark);
    if (step === steps) return;
    globalThis.frameKind = step % 4 === 3 ? "page" : "notch";
    area.scrollTop += globalThis.frameKind === "page" ? page_px : notch_px;
    for (let frame = 0; frame < 2; ++frame) await new Promise(window.ask_frame_unseen);
    await new Promise((resolve) => setTimeout(resolve, rest_ms));
  }
};

// From the input event to the end of the frame that says how many there are.
const timeSearch = (field, { words, said }) =>
  new Promise((resolve) => {
    let begun;
    const observer = new MutationObserver(() => {
      if (![...document.querySelectorAll("p")].some(({ textContent }) => textContent === said)) return;
      observer.disconnect();
      globalThis.afterFrame(() => resolve(performance.now() - begun));
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, words);
    begun = performance.now();
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });

const open = async (browser, address, before = []) => {
  const { context, page, assertNoComplaints } = await openDesk(browser);
  for (const script of [watchFrameEnds, ...before]) await page.addInitScript(script);
  const devtools = await context.newCDPSession(page);
  const traffic = new Traffic(devtools);
  await devtools.send("Network.enable");
  const load = async () => {
    await page.goto(address);
    await page.waitForFunction(() => document.querySelector("[role=row] a"));
  };
  return { context, page, devtools, traffic, load, assertNoComplaints };
};

const measureLoading = async (browser, address) => {
  const { context, page, devtools, traffic, load, assertNoComplaints } = await open(browser, address, [watchFirstRow]);
  await holdBack(devtools, office);
  await load();
  const firstRow_ms = await (await page.waitForFunction(() => globalThis.firstRowAt)).jsonValue();
  await page.waitForTimeout(quietAfter_ms);
  const requests = traffic.sent();
  assert.deepEqual(requests.flatMap(faultsOf), []);
  assertNoComplaints();
  await context.close();
  return { firstRow_ms, bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0) };
};

const measureScrolling = async (browser, address, { scrolls }) => {
  const { context, page, load, assertNoComplaints } = await open(browser, address, [watchFrames]);
  await load();
  await page.waitForTimeout(quietAfter_ms);
  const area = await page.locator(scrolls).elementHandle();
  const traced = await traceSteps(browser, page, (mark) =>
    area.evaluate(scrollInSteps, { mark, steps, notch_px, page_px }),
  );
  const scrolled_px = await area.evaluate(({ scrollTop }) => scrollTop);
  assert.equal(scrolled_px, (steps / 4) * (3 * notch_px + page_px), "all of it was scrolled");
  const frames = await page.evaluate(() => globalThis.frames.filter(({ kind }) => kind));
  assertNoComplaints();
  await context.close();
  return {
    busy_ms: percentile(
      traced.steps.map(({ busy_ms }) => busy_ms),
      0.95,
    ),
    longest_ms: percentile(
      traced.steps.map(({ longest_ms }) => longest_ms),
      0.95,
    ),
    frames,
  };
};

// The same rows, and the same ones found: or they would not be compared.
const assertShows = async (page, row) => {
  const shown = page.locator("[role=row]", { has: page.getByRole("link", { name: row.receipt, exact: true }) });
  const text = await shown.textContent();
  for (const { name } of columns) assert.ok(text.includes(row[name]), `${row.receipt} says ${row[name]}: ${text}`);
};

const measureSearching = async (browser, address, rows) => {
  const { context, page, load, assertNoComplaints } = await open(browser, address);
  await load();
  await assertShows(page, rows[0]);
  const field = await page.getByRole("textbox").elementHandle();
  await field.focus();
  const times_ms = [];
  for (const words of searches) {
    const found = rows.filter((row) => isFound(row, words));
    await page.waitForTimeout(quietAfter_ms);
    times_ms.push(await field.evaluate(timeSearch, { words, said: countWords(found.length) }));
    await assertShows(page, found[0]);
  }
  assertNoComplaints();
  await context.close();
  return { search_ms: median(times_ms), slowestSearch_ms: Math.max(...times_ms) };
};

const measureOne = async (browser, site, table, rows) => {
  const address = `${site.origin}/`;
  return {
    ...(await measureLoading(browser, address)),
    ...(await measureScrolling(browser, address, table)),
    ...(await measureSearching(browser, address, rows)),
  };
};

const describe = ({ name }, taken) => {
  const middle = (fact) => median(taken.map((run) => run[fact])).toFixed(1);
  return (
    `${name}: ${middle("bytes")} B, first row after ${middle("firstRow_ms")} ms; p95 of a step's work ` +
    `${middle("busy_ms")} ms, of its longest task ${middle("longest_ms")} ms; a search ${middle("search_ms")} ms, ` +
    `the slowest ${middle("slowestSearch_ms")} ms`
  );
};

// { id: [what was measured in each run] }; whoever goes first changes with every run.
export const compareTables = async (browser, tables, say) => {
  const rows = makeRows();
  const sites = await Promise.all(tables.map(async ({ build }) => openSite(await build())));
  const taken = Object.fromEntries(tables.map(({ id }) => [id, []]));
  for (const site of sites) await measureLoading(browser, `${site.origin}/`); // The browser's own start.
  for (let run = 0; run < runs; ++run)
    for (let turn = 0; turn < tables.length; ++turn) {
      const next = (run + turn) % tables.length;
      taken[tables[next].id].push(await measureOne(browser, sites[next], tables[next], rows));
    }
  for (const site of sites) await site.close();
  for (const table of tables) say(describe(table, taken[table.id]));
  return taken;
};

const describeFrames = (kind, frames) => {
  const p95_ms = (fact) =>
    percentile(
      frames.filter((frame) => frame.kind === kind).map((frame) => frame[fact]),
      0.95,
    ).toFixed(1);
  return `Our frames after a ${kind}: p95 ${p95_ms("whole_ms")} ms, of which ${p95_ms("drawn_ms")} to the last draw call`;
};

export async function* measureTables(browser, say) {
  const others = await peers();
  const taken = await compareTables(browser, [ours, ...others], say);
  const frames = taken.ours.map((run) => run.frames);
  for (const each of frames) assert.ok(each.length >= steps, "each step drew a frame");
  for (const kind of ["notch", "page"]) say(describeFrames(kind, frames.flat()));
  const p95s = (fact) =>
    frames.map((each) =>
      percentile(
        each.map((frame) => frame[fact]),
        0.95,
      ),
    );
  yield line("desk-scroll-frame-p95", "ms", p95s("whole_ms"));
  yield line("desk-scroll-drawn-p95", "ms", p95s("drawn_ms"));
  for (const { id, name } of others)
    for (const [what, unit, fact] of [
      ["bytes", "B", "bytes"],
      ["first-row", "ms", "firstRow_ms"],
      ["scroll-p95", "ms", "busy_ms"],
      ["scroll-longest-task-p95", "ms", "longest_ms"],
      ["filter", "ms", "search_ms"],
    ]) {
      const values = (of) => taken[of].map((run) => run[fact]);
      yield line(`desk-table-${what}-beside-${id}`, unit, values("ours"), name, values(id));
    }
}

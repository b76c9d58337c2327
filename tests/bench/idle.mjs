// What the page and the server do while nobody does anything: nothing, if all is well.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { fillDissatisfied, isReady, launch, openPhone, press } from "../browser/support/phone.mjs";
import { Server } from "../browser/support/server.mjs";
import { alternate, line } from "./support/pairs.mjs";
import { command, peer as peerServer, root, serve, Served, withCopy } from "./support/served.mjs";
import { openSite } from "./support/site.mjs";
import { buildSurvey } from "./survey/build.mjs";

const pairs = 5;
const rest_ms = 10_000;
const settle_ms = 2_000;
const statement = "11月20日下午三点半，车停在路边不到五分钟，没有人说明理由就被拖走。";
const surveyName = "SurveyJS 2.5.38";

const countFrames = () => {
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.framesAsked = 0;
  globalThis.requestAnimationFrame = (callback) => {
    ++globalThis.framesAsked;
    return ask(callback);
  };
};

const fillOurs = async (page) => {
  await isReady(page);
  await fillDissatisfied(page, statement);
};

const fillSurvey = async (page) => {
  await press(page, "button", "同意，开始评价");
  for (const answer of ["不满意", "无故扣车", "执法不公"]) await page.getByText(answer, { exact: true }).tap();
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill(statement);
};

// In nanoseconds, which the scheduler counts: the ticks of /proc/PID/stat are 10 ms, more than what is looked for.
// A thread that ends meanwhile is left out.
const cpuTime_ns = async (pid) => {
  const tasks = `/proc/${pid}/task`;
  const times = await Promise.all(
    (await readdir(tasks)).map((task) => readFile(join(tasks, task, "schedstat"), "utf8").catch(() => "0")),
  );
  return times.reduce((sum, time) => sum + Number(time.split(" ")[0]), 0);
};

// The processor itself says what a page costs, wherever Chromium does the work: DevTools' TaskDuration would leave
// out the compositor, the raster threads and the process that draws. Only this page is open, so all of it is its own.
// The browser's own process is left out: it works for whoever measures.
const drawingCpu_ns = async (devtools) => {
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  const pids = processInfo.filter(({ type }) => type === "renderer" || type === "GPU").map(({ id }) => id);
  return (await Promise.all(pids.map(cpuTime_ns))).reduce((sum, time) => sum + time, 0);
};

const restOnPage = async (browser, devtools, address, fill) => {
  const { context, page, assertNoComplaints } = await openPhone(browser);
  await page.addInitScript(countFrames);
  await page.goto(address);
  await fill(page);
  assert.equal(await page.getByRole("textbox", { name: "文字说明（选填）" }).inputValue(), statement);
  // Without the caret, whose blinking is the browser's own work and the same for both.
  await page.evaluate(() => document.activeElement.blur());
  await pass(settle_ms);
  const framesBefore = await page.evaluate(() => globalThis.framesAsked);
  assert.ok(framesBefore > 0, "no frame was counted while the form was filled in");
  const cpuBefore_ns = await drawingCpu_ns(devtools);
  await pass(rest_ms);
  const cpu_ms = ((await drawingCpu_ns(devtools)) - cpuBefore_ns) / 1e6;
  const frames = (await page.evaluate(() => globalThis.framesAsked)) - framesBefore;
  assertNoComplaints();
  await context.close();
  return { frames, cpu_ms };
};

async function* measurePages() {
  const site = await openSite(await buildSurvey());
  const server = await Server.start();
  const browser = await launch();
  try {
    const devtools = await browser.newBrowserCDPSession();
    const code = await server.createCode();
    const { ours, peer } = await alternate(
      pairs,
      () => restOnPage(browser, devtools, server.addressOf(code), fillOurs),
      () => restOnPage(browser, devtools, `${site.origin}/`, fillSurvey),
    );
    for (const [name, unit, fact] of [
      ["idle-page-frames", "frames", "frames"],
      ["idle-page-cpu", "ms", "cpu_ms"],
    ])
      yield line(
        name,
        unit,
        ours.map((run) => run[fact]),
        surveyName,
        peer.map((run) => run[fact]),
      );
  } finally {
    await browser.close();
    await server.stop();
    await site.close();
  }
}

const restOfServer = async (served) => {
  const before_ns = await served.cpuTime_ns();
  await pass(rest_ms);
  return (((await served.cpuTime_ns()) - before_ns) / 1e6 / rest_ms) * 100;
};

const measureServers = (folder) =>
  withCopy(folder, async (copy) => {
    const ours = await serve(folder);
    const peer = await Served.start([...peerServer("fastify.mjs"), join(copy, "zhiping.db")]);
    await pass(settle_ms);
    const percents = await alternate(
      pairs,
      () => restOfServer(ours),
      () => restOfServer(peer),
    );
    await ours.stop();
    await peer.stop();
    return line("idle-server-cpu", "% of a core", percents.ours, "Fastify 5", percents.peer);
  });

export async function* measure() {
  yield* measurePages();
  const folder = await mkdtemp(join(tmpdir(), "zhiping-bench-"));
  try {
    await command(folder, "units", "load", join(root, "assets/units/hubei.csv"));
    yield await measureServers(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

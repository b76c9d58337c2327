// What three videos of 200 MB cost the phone while they are chosen, kept and sent, on a processor a quarter as fast.
import assert from "node:assert/strict";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EvidencePage, MiB, videoStart } from "./evidence.mjs";
import { launchWithDisk } from "./phone.mjs";

const video_bytes = 200_000_000;
const slowdown = 4;

const makeVideo = async (folder, name) => {
  const path = join(folder, name);
  const file = await open(path, "w");
  await file.write(videoStart);
  await file.write(Buffer.from(name), 0, name.length, 100_000_000);
  await file.truncate(video_bytes);
  await file.close();
  return path;
};

// What the page's own process has written into, in MB: what is shared with other programs costs the phone nothing more.
const privateMemory = async (session) => {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = await Promise.all(
    processInfo
      .filter(({ type }) => type === "renderer")
      .map(async ({ id }) => {
        const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8");
        return Number(text.match(/Private_Dirty: +(\d+)/)[1]) / 1024;
      }),
  );
  return Math.max(...sizes);
};

const watchLongTasks = (page) =>
  page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) =>
      window.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: "longtask" });
  });

// The longest that the page's thread worked without a break, in ms. Unlike how long it took, that depends little on
// what else the machine is doing; the slowdown is in it.
const longestWork = (trace) => {
  const { traceEvents } = JSON.parse(trace);
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const threads = new Set(traceEvents.filter(({ args }) => args?.name === "CrRendererMain").map(threadOf));
  const tasks = traceEvents.filter(
    (each) => each.name === "ThreadControllerImpl::RunTask" && each.tdur && threads.has(threadOf(each)),
  );
  assert.notEqual(tasks.length, 0);
  return Math.max(...tasks.map(({ tdur }) => tdur / 1000));
};

// The most of it until `work` is done.
const most = async (measure, work) => {
  let highest = 0;
  let isDone = false;
  const measuring = (async () => {
    while (!isDone) {
      highest = Math.max(highest, await measure());
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  try {
    return [await work(), highest];
  } finally {
    isDone = true;
    await measuring;
  }
};

const openThrottled = async (context, server, folder) => {
  const evidence = await EvidencePage.open(await context.newPage(), server.origin, await server.createCode());
  const paths = await Promise.all(["one.mp4", "two.mp4", "three.mp4"].map((name) => makeVideo(folder, name)));
  await evidence.page.locator("input").setInputFiles(paths);
  const session = await context.newCDPSession(evidence.page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return { evidence, session };
};

// How long both took, in ms.
const offerKeepAndSend = async (evidence) => {
  const started = performance.now();
  const ids = await evidence.page.evaluate(async () => {
    await window.evidence.offer(1, document.querySelector("input").files);
    return window.offers.map(({ id }) => id);
  });
  const offered = performance.now();
  for (const id of ids) await evidence.call("keep", id);
  for (const id of ids) await evidence.send(id);
  assert.deepEqual(await Promise.all(ids.map((id) => evidence.outcome(id))), ["held", "held", "held"]);
  return { offering: offered - started, sending: performance.now() - offered };
};

const weighIn = async (context, server, folder) => {
  const { evidence, session } = await openThrottled(context, server, folder);
  const { page } = evidence;
  const processes = await context.browser().newBrowserCDPSession();
  let heap = 0;
  const measure = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    heap = Math.max(heap, metrics.find(({ name }) => name === "JSHeapUsedSize").value / MiB);
    return privateMemory(processes);
  };
  const before = await measure();
  await watchLongTasks(page);
  await context.browser().startTracing(page, { categories: ["toplevel"] });
  const [took, memory] = await most(measure, () => offerKeepAndSend(evidence));
  const longest = longestWork(await context.browser().stopTracing());
  return { ...took, before, memory, heap, longest, longTasks: await page.evaluate(() => window.longTasks) };
};

// Memory in MB, times in ms.
export const weighEvidence = async (server) => {
  const folder = await mkdtemp(join(tmpdir(), "zhiping-weight-"));
  const context = await launchWithDisk(join(folder, "profile"));
  try {
    return await weighIn(context, server, folder);
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
};

// What three videos of 200 MB cost the phone while they are chosen, kept and sent, on a processor a quarter as fast.
import assert from "node:assert/strict";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { EvidencePage, MiB, videoStart } from "./support/evidence.mjs";
import { launchWithDisk } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const video_bytes = 200_000_000;
const slowdown = 4;

let server;
let context;
let folder;
before(async () => {
  [server, folder] = await Promise.all([Server.start(), mkdtemp(join(tmpdir(), "zhiping-weight-"))]);
  context = await launchWithDisk(join(folder, "profile"));
});
after(async () => {
  await context.close();
  assert.equal(await server.stop(), 0);
  await rm(folder, { recursive: true });
});

const makeVideo = async (name) => {
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
  const sizes = await Promise.all(processInfo.filter(({ type }) => type === "renderer").map(async ({ id }) => {
    const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8");
    return Number(text.match(/Private_Dirty: +(\d+)/)[1]) / 1024;
  }));
  return Math.max(...sizes);
};

const watchLongTasks = (page) => page.evaluate(() => {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
});

// The most of it until `work` is done.
const most = async (measure, work) => {
  let highest = 0;
  let isDone = false;
  const measuring = (async () => {
    while (!isDone) {
      highest = Math.max(highest, await measure());
      await new Promise((resolve) => setTimeout(resolve, Number(process.env.EVERY ?? 500)));
    }
  })();
  try {
    return [await work(), highest];
  } finally {
    isDone = true;
    await measuring;
  }
};

test("Three videos of 200 MB are chosen, kept and sent without blocking the page or filling its memory", async () => {
  const evidence = await EvidencePage.open(await context.newPage(), server.origin, await server.createCode());
  const { page } = evidence;
  const session = await context.newCDPSession(page);
  const heap = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "JSHeapUsedSize").value / MiB;
  };
  await session.send("Performance.enable");
  const processes = await context.browser().newBrowserCDPSession();
  const paths = await Promise.all(["one.mp4", "two.mp4", "three.mp4"].map(makeVideo));
  await page.locator("input").setInputFiles(paths);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const before = { heap: await heap(), memory: await privateMemory(processes) };
  await watchLongTasks(page);
  const found = { heap: 0 };
  const [took, memory] = await most(async () => {
    found.heap = Math.max(found.heap, await heap());
    return privateMemory(processes);
  }, async () => {
    const started = performance.now();
    const ids = await page.evaluate(async () => {
      await window.evidence.offer(1, document.querySelector("input").files);
      return window.offers.map(({ id }) => id);
    });
    const offered = performance.now();
    for (const id of ids) await evidence.call("keep", id);
    for (const id of ids) await evidence.send(id);
    const outcomes = await Promise.all(ids.map((id) => evidence.outcome(id)));
    assert.deepEqual(outcomes, ["held", "held", "held"]);
    return { offering: offered - started, sending: performance.now() - offered };
  });
  const longTasks = await page.evaluate(() => window.longTasks);
  console.log(`offered in ${took.offering.toFixed()} ms, kept and sent in ${took.sending.toFixed()} ms; `
    + `JS heap ${before.heap.toFixed(1)}, at most ${found.heap.toFixed(1)} MB; `
    + `page ${before.memory.toFixed()}, at most ${memory.toFixed()} MB; long tasks: ${longTasks.join(", ") || "none"} ms`);
  assert.ok(memory < 150, `${memory} MB`);
  assert.ok(found.heap < 20, `${found.heap} MB`);
  assert.deepEqual(longTasks, []);
});

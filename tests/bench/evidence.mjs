// What photos and videos cost the phone: what is loaded for the first of them, and three large videos on their way.
import assert from "node:assert/strict";
import { weighEvidence } from "../browser/support/evidence_weight.mjs";
import { fillDissatisfied, launch, open } from "../browser/support/phone.mjs";
import { Server } from "../browser/support/server.mjs";
import { openSlowPhone, Traffic } from "./support/chromium.mjs";
import { line } from "./support/pairs.mjs";

const runs = 5;

// Loaded when the person is about to choose, so that it is there when they come back from the camera.
const loadedForFirst = async (browser, address) => {
  const { context, page, devtools } = await openSlowPhone(browser);
  await open(page, address);
  await fillDissatisfied(page, "");
  const traffic = new Traffic(devtools);
  const script = page.waitForResponse(/evidence\.[0-9a-f]+\.js$/);
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel("相册/文件", { exact: true }).click();
  await chooser;
  await (await script).finished();
  const sent = traffic.sent();
  assert.equal(sent.length, 1);
  await context.close();
  return sent[0].bytes;
};

export async function* measure(say) {
  const server = await Server.start();
  const browser = await launch();
  try {
    yield line("evidence-script", "B", [await loadedForFirst(browser, server.addressOf(await server.createCode()))]);
    const all = [];
    for (let run = 0; run < runs; ++run) {
      const weight = await weighEvidence(server);
      say(
        `Offered in ${weight.offering.toFixed()} ms, kept and sent in ${weight.sending.toFixed()} ms; the page before ${weight.before.toFixed()} MB, ` +
          `then at most ${weight.memory.toFixed()}; long tasks: ${weight.longTasks.map((ms) => ms.toFixed()).join(", ") || "none"}`,
      );
      all.push(weight);
    }
    yield line(
      "evidence-memory",
      "MB",
      all.map(({ memory }) => memory),
    );
    yield line(
      "evidence-longest-work",
      "ms",
      all.map(({ longest }) => longest),
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

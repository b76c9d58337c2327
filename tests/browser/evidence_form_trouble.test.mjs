// Photos and videos in the form when something breaks: the page, the network, the server, the phone's store.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { eventually } from "./support/eventually.mjs";
import { jpeg, photo, sha256, video } from "./support/evidence.mjs";
import {
  FormSetting,
  becomes,
  choose,
  countKept,
  isHeld,
  isReceived,
  movie,
  submit,
  throttle,
} from "./support/evidence_form.mjs";
import { fillDissatisfied, isReady, open, press } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let setting;
before(async () => {
  setting = await FormSetting.start();
});
after(() => setting.stop());

test("A reload in the middle of an upload goes on where the server stands, and so does a crashed page", async () => {
  const { page, code, context } = await setting.begin();
  await throttle(page, 200_000);
  const content = video("reloaded", 3_000_000);
  await choose(page, movie(content));
  await becomes(page, "视频 1", /[1-9]\d*%/);
  await page.reload();
  await isReady(page);
  await becomes(page, "视频 1", /[1-9]\d*%/);
  const session = await context.newCDPSession(page);
  void session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
  await page.close();
  const anew = await context.newPage();
  await open(anew, setting.server.addressOf(code));
  await isHeld(anew, "视频 1", "3.0 MB");
  assert.equal(await setting.countUploads(code), 1);
  await submit(anew);
  await isReceived(anew);
  await setting.assertAccepted(code, [content]);
  await context.close();
});

test("Offline everything can be filled in and pressed, and it is submitted when the network is back", async () => {
  const { page, code, context } = await setting.begin();
  const [first, second] = [photo("before", 200_000), photo("offline", 200_000)];
  await choose(page, jpeg(first));
  await isHeld(page, "照片 1");
  await context.setOffline(true);
  await choose(page, jpeg(second));
  await becomes(page, "照片 2", "网络不通，会自动继续");
  await assertAccessible(page, "a broken upload");
  await submit(page);
  await page.getByRole("heading", { name: "还没有提交：网络不通" }).waitFor();
  await assertAccessible(page, "waiting for uploads");
  await context.setOffline(false);
  await isReceived(page);
  await setting.assertAccepted(code, [first, second]);
  await context.close();
});

test("The server killed and started again in the middle of an upload loses nothing and claims nothing", async () => {
  const own = await Server.start("--demo");
  const code = await own.createCode();
  const { page, context } = await setting.openPhone();
  await open(page, own.addressOf(code));
  await fillDissatisfied(page, "车被拖走了");
  await throttle(page, 300_000);
  const content = video("killed", 2_000_000);
  await choose(page, movie(content));
  await becomes(page, "视频 1", /[2-9]\d%/);
  await own.kill();
  await becomes(page, "视频 1", "网络不通，会自动继续");
  assert.equal((await own.query("SELECT count(*) AS count FROM evaluation"))[0].count, 0);
  await own.listen("--demo");
  await submit(page);
  await isReceived(page);
  const [row] = await own.query("SELECT lower(hex(content_hash)) AS hash FROM evidence");
  assert.equal(row.hash, sha256(content));
  await context.close();
  await own.stop();
});

test("Where the phone keeps nothing, that is said, and a video chosen again goes on instead of beginning anew", async () => {
  const path = join(tmpdir(), `zhiping-${process.pid}.mp4`);
  const content = video("chosen again", 3_000_000);
  await writeFile(path, content);
  const { page, code, context } = await setting.begin();
  await context.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("", "SecurityError");
      },
    });
  });
  await page.reload();
  await isReady(page);
  await throttle(page, 300_000);
  await choose(page, path);
  await becomes(page, "视频 1", "这部手机没有留副本");
  await becomes(page, "视频 1", /[4-9]\d%/);
  await page.reload();
  await isReady(page);
  await becomes(page, "视频 1", "请重新选择同一个文件");
  await throttle(page, -1);
  await press(page, "button", "下一步");
  await page.getByRole("link", { name: "视频 1：请重新选择或移除" }).waitFor();
  await assertAccessible(page, "a file that has to be chosen again");
  await choose(page, path, "重新选择 视频 1");
  await isHeld(page, "视频 1", "3.0 MB");
  assert.equal(await setting.countUploads(code), 1);
  await submit(page);
  await isReceived(page);
  await setting.assertAccepted(code, [content]);
  await context.close();
  await rm(path);
});

test("When the form stops, what has arrived is submitted with the server's own form, and nothing stays on the phone", async () => {
  const { page, code, context } = await setting.begin({ expected: /./ });
  const [first, second] = [photo("stays", 200_000), photo("left out", 200_000)];
  await choose(page, [jpeg(first), jpeg(second)]);
  await isHeld(page, "照片 2");
  await page.evaluate(() => {
    CanvasRenderingContext2D.prototype.getImageData = () => {
      throw new Error("no memory");
    };
  });
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill("龘靐齉爩麤");
  await page.getByRole("heading", { name: "评价表没有打开" }).waitFor();
  const arrived = page.getByRole("group", { name: "已收到的照片和视频" });
  await arrived.getByRole("checkbox", { name: "照片 2 · 200 kB", checked: true }).uncheck();
  await assertAccessible(page, "what has arrived, in the form without script");
  await page.getByRole("button", { name: "提交评价" }).click();
  await isReceived(page);
  await setting.assertAccepted(code, [first]);
  await page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith("zhiping.draft.")));
  await eventually.equal(() => countKept(page), 0);
  await context.close();
});

test("A file chosen just before the last press is submitted too, however late its script comes", async () => {
  const { page, code, context } = await setting.begin();
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(/evidence\.[0-9a-f]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  const content = photo("late script", 100_000);
  await choose(page, jpeg(content));
  await page.getByText("正在添加 1 个文件").first().waitFor({ state: "attached" });
  await submit(page);
  await page.getByRole("heading", { name: "还没有提交：正在上传照片和视频" }).waitFor();
  release();
  await isReceived(page);
  await setting.assertAccepted(code, [content]);
  await context.close();
});

test("A server that is restarted in order, as for every update, interrupts neither an upload nor what waits for it", async () => {
  const own = await Server.start("--demo");
  const code = await own.createCode();
  const { page, context } = await setting.openPhone();
  await open(page, own.addressOf(code));
  await fillDissatisfied(page, "车被拖走了");
  await throttle(page, 300_000);
  const content = video("restarted", 3_000_000);
  await choose(page, movie(content));
  await becomes(page, "视频 1", /[2-9]\d%/);
  await submit(page);
  await own.restart("--demo");
  await isReceived(page);
  const [row] = await own.query("SELECT lower(hex(content_hash)) AS hash FROM evidence");
  assert.equal(row.hash, sha256(content));
  await context.close();
  await own.stop();
});

test("Where the server no longer has the page's script for files, the person is told to load the page again", async () => {
  const { page, context } = await setting.begin();
  await page.route(/evidence\.[0-9a-f]+\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
  await choose(page, jpeg(photo("lost", 1000)));
  await page.getByText("请重新加载本页再选一次").first().waitFor({ state: "attached" });
  await context.close();
});

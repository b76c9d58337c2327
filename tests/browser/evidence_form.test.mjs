// Photos and videos in the form, as a person adds them: chosen, refused, paused, lost on the way, found again, submitted.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { jpeg, photo, video } from "./support/evidence.mjs";
import { agree, fillDissatisfied, isReady, launch, open, openPhone, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const album = "相册/文件";
const networkComplaints = /Failed to load resource|ERR_/;

let server;
let browser;
before(async () => {
  server = await Server.start("--demo");
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const movie = (content, name = "movie.mp4") => ({ name, mimeType: "video/mp4", buffer: content });

// At the evaluation, with what makes it complete.
const begin = async (options = {}, query = "") => {
  const code = await server.createCode();
  const phone = await openPhone(browser, { expected: networkComplaints, ...options });
  await open(phone.page, server.addressOf(code) + query);
  await fillDissatisfied(phone.page, "车被拖走了");
  return { ...phone, code };
};

const choose = (page, files, input = album) => page.getByLabel(input, { exact: true }).setInputFiles(files);

const status = (page, title) => page.getByRole("listitem").filter({ hasText: title }).locator("p").nth(1);

const becomes = (page, title, words) => status(page, title).filter({ hasText: words }).waitFor({ state: "attached" });

const throttle = async (page, bytesPerSecond) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 50, downloadThroughput: -1, uploadThroughput: bytesPerSecond });
};

const submit = async (page) => {
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
};

const isReceived = (page) => page.getByRole("heading", { name: "已收到您的评价" }).waitFor();

const sha256 = (content) => createHash("sha256").update(content).digest("hex");

const assertAccepted = async (code, contents) => {
  const rows = await server.query(`SELECT lower(hex(content_hash)) AS hash FROM evidence JOIN evaluation ON evaluation.id = evaluation_id
    WHERE code = '${code}' ORDER BY position`);
  assert.deepEqual(rows.map(({ hash }) => hash), contents.map(sha256));
};

const countKept = (page) => page.evaluate(async () => (await indexedDB.databases()).length
  && new Promise((done) => { indexedDB.open("zhiping").onsuccess = ({ target }) => {
    target.result.transaction("evidence").objectStore("evidence").count().onsuccess = (event) => done(event.target.result); }; }));

test("A photo and a video are added, uploaded while the person writes, submitted and listed on the receipt", async () => {
  const { page, code, context, assertNoComplaints } = await begin();
  const [first, second] = [photo("one", 300_000), video("two", 400_000)];
  assert.equal(await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("evidence")).length), 0);
  await choose(page, [jpeg(first), movie(second)]);
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill("扣车时没有出示凭证");
  await becomes(page, "照片 1", "已上传");
  await becomes(page, "视频 1", "400 kB · 已上传");
  await press(page, "button", "下一步");
  await page.getByRole("definition").filter({ hasText: "照片 1 张，视频 1 段" }).waitFor();
  await press(page, "button", "提交评价");
  await isReceived(page);
  await page.getByRole("definition").filter({ hasText: "照片 1 张，视频 1 段" }).waitFor();
  await assertAccepted(code, [first, second]);
  assert.equal(await countKept(page), 0);
  assertNoComplaints();
  await context.close();
});

test("What is no photo or video is refused at once with the reason, whatever it is called", async () => {
  const { page, context } = await begin();
  await choose(page, { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<script>alert(1)</script>") });
  await page.getByRole("group", { name: "照片和视频（选填）" }).getByText("只能上传手机拍摄的照片").waitFor({ state: "attached" });
  assert.equal(await page.getByRole("listitem").count(), 0);
  await choose(page, jpeg(photo("large", 20_000_001)));
  await page.getByRole("group", { name: "照片和视频（选填）" }).getByText("每张照片不能超过 20 MB").waitFor({ state: "attached" });
  assert.equal((await server.query("SELECT count(*) AS count FROM upload WHERE size = 20000001"))[0].count, 0);
  await assertAccessible(page, "a refused file");
  await context.close();
});

test("A person who pauses, reloads, goes on, moves and removes keeps what they meant to submit, by role and name alone", async () => {
  const { page, code, context } = await begin();
  await throttle(page, 50_000);
  const contents = ["a", "b", "c"].map((seed) => photo(seed, 400_000));
  await choose(page, contents.map((content, index) => jpeg(content, `${index}.jpg`)));
  await press(page, "button", "暂停 照片 1");
  await becomes(page, "照片 1", "已暂停");
  await becomes(page, "照片 2", /\d+%/);
  await assertAccessible(page, "uploading and paused");
  await page.reload();
  await isReady(page);
  await becomes(page, "照片 1", "已暂停");
  await press(page, "button", "继续 照片 1");
  await press(page, "button", "移除 照片 2");
  await press(page, "button", "再点一次移除 照片 2");
  await page.getByRole("listitem").nth(2).waitFor({ state: "detached" });
  await press(page, "button", "上移 照片 2");
  await throttle(page, -1);
  await submit(page);
  await isReceived(page);
  await assertAccepted(code, [contents[2], contents[0]]);
  await context.close();
});

test("A reload in the middle of an upload goes on where the server stands, and so does a crashed page", async () => {
  const { page, code, context } = await begin();
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
  await open(anew, server.addressOf(code));
  await becomes(anew, "视频 1", "3.0 MB · 已上传");
  assert.equal((await server.query(`SELECT count(*) AS count FROM upload WHERE code = '${code}'`))[0].count, 1);
  await submit(anew);
  await isReceived(anew);
  await assertAccepted(code, [content]);
  await context.close();
});

test("Offline everything can be filled in and pressed, and it is submitted when the network is back", async () => {
  const { page, code, context } = await begin();
  const [first, second] = [photo("before", 200_000), photo("offline", 200_000)];
  await choose(page, jpeg(first));
  await becomes(page, "照片 1", "已上传");
  await context.setOffline(true);
  await choose(page, jpeg(second));
  await becomes(page, "照片 2", "网络不通，会自动继续");
  await assertAccessible(page, "a broken upload");
  await submit(page);
  await page.getByRole("heading", { name: "还没有提交：网络不通" }).waitFor();
  await assertAccessible(page, "waiting for uploads");
  await context.setOffline(false);
  await isReceived(page);
  await assertAccepted(code, [first, second]);
  await context.close();
});

test("The server killed and started again in the middle of an upload loses nothing and claims nothing", async () => {
  const own = await Server.start("--demo");
  const code = await own.createCode();
  const { page, context } = await openPhone(browser, { expected: networkComplaints });
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
  const { page, code, context } = await begin();
  await context.addInitScript(() => { Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("", "SecurityError"); } }); });
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
  await becomes(page, "视频 1", "3.0 MB · 已上传");
  assert.equal((await server.query(`SELECT count(*) AS count FROM upload WHERE code = '${code}'`))[0].count, 1);
  await submit(page);
  await isReceived(page);
  await assertAccepted(code, [content]);
  await context.close();
  await rm(path);
});

test("Two tabs with the same code each submit their own evidence", async () => {
  const { page, code, context } = await begin();
  const [first, second] = [photo("tab one", 200_000), photo("tab two", 200_000)];
  await choose(page, jpeg(first));
  await becomes(page, "照片 1", "已上传");
  const other = await context.newPage();
  await open(other, server.addressOf(code));
  await becomes(other, "照片 1", "已上传");
  await choose(other, jpeg(second, "second.jpg"));
  await becomes(other, "照片 2", "200 kB · 已上传");
  await becomes(page, "照片 1", "200 kB · 已上传");
  await submit(other);
  await isReceived(other);
  await submit(page);
  await isReceived(page);
  const hashes = await server.query(`SELECT lower(hex(content_hash)) AS hash FROM evidence JOIN evaluation ON evaluation.id = evaluation_id WHERE code = '${code}' ORDER BY evaluation_id, position`);
  assert.deepEqual(hashes.map(({ hash }) => hash), [first, second, first].map(sha256));
  await context.close();
});

test("Nine photos and three videos arrive over 1 Mbit/s, and no more are taken", async () => {
  const { page, code, context } = await begin();
  await throttle(page, 125_000);
  const contents = [...Array(9).keys()].map((index) => photo(`p${index}`, 60_000)).concat([...Array(3).keys()].map((index) => video(`v${index}`, 120_000)));
  await choose(page, contents.map((content, index) => (index < 9 ? jpeg(content, `${index}.jpg`) : movie(content, `${index}.mp4`))));
  await becomes(page, "视频 3", "等待上传");
  await choose(page, jpeg(photo("tenth", 1000), "tenth.jpg"));
  await page.getByText("照片最多 9 张").first().waitFor({ state: "attached" });
  await submit(page);
  await isReceived(page);
  await assertAccepted(code, contents);
  await context.close();
});

test("In HTML mode evidence is refused, added, seen and removed with the keyboard alone", async () => {
  const { page, context, assertNoComplaints } = await begin({}, "?html=1");
  await choose(page, [jpeg(Buffer.alloc(0)), { name: "words.txt", mimeType: "image/jpeg", buffer: Buffer.from("plain words") }]);
  const refused = page.getByRole("main").getByText("1 个文件没有添加：只能上传");
  await refused.waitFor();
  assert.match(await refused.innerText(), /^1 个文件没有添加：文件是空的，没有内容\n1 个文件没有添加：只能上传/);
  await choose(page, jpeg(photo("html", 200_000)));
  await becomes(page, "照片 1", "已上传");
  await assertAccessible(page, "evidence in HTML mode", { seesContrast: true });
  const remove = page.getByRole("button", { name: "移除 照片 1" });
  await page.getByLabel(album, { exact: true }).focus();
  for (let count = 0; count < 5 && !(await remove.evaluate((element) => element === document.activeElement)); ++count) await page.keyboard.press("Tab");
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "再点一次移除 照片 1" }).waitFor();
  await settle(page);
  await page.keyboard.press("Enter");
  await page.getByRole("listitem").waitFor({ state: "detached" });
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.type), "file");
  assertNoComplaints();
  await context.close();
});

test("What was chosen in the form without script goes along into the form", async () => {
  const code = await server.createCode();
  const { page, context } = await openPhone(browser, { expected: networkComplaints });
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.addressOf(code));
  await page.locator("#evidence").setInputFiles(jpeg(photo("early", 100_000)));
  await page.getByRole("radio", { name: "不满意" }).check();
  release();
  await isReady(page);
  await becomes(page, "照片 1", "100 kB · 已上传");
  await context.close();
});

test("When the form stops, what has arrived is submitted with the server's own form, and nothing stays on the phone", async () => {
  const { page, code, context } = await begin({ expected: /./ });
  const [first, second] = [photo("stays", 200_000), photo("left out", 200_000)];
  await choose(page, [jpeg(first), jpeg(second)]);
  await becomes(page, "照片 2", "已上传");
  await page.evaluate(() => { CanvasRenderingContext2D.prototype.getImageData = () => { throw new Error("no memory"); }; });
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill("龘靐齉爩麤");
  await page.getByRole("heading", { name: "评价表没有打开" }).waitFor();
  const arrived = page.getByRole("group", { name: "已收到的照片和视频" });
  await arrived.getByRole("checkbox", { name: "照片 2 · 200 kB", checked: true }).uncheck();
  await assertAccessible(page, "what has arrived, in the form without script");
  await page.getByRole("button", { name: "提交评价" }).click();
  await isReceived(page);
  await assertAccepted(code, [first]);
  await page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith("zhiping.draft.")));
  for (let tries = 0; tries < 20 && (await countKept(page)) > 0; ++tries) await page.waitForTimeout(100);
  assert.equal(await countKept(page), 0);
  await context.close();
});

test("A file chosen just before the last press is submitted too, however late its script comes", async () => {
  const { page, code, context } = await begin();
  let release;
  const held = new Promise((resolve) => { release = resolve; });
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
  await assertAccepted(code, [content]);
  await context.close();
});

test("A server that is restarted in order, as for every update, interrupts neither an upload nor what waits for it", async () => {
  const own = await Server.start("--demo");
  const code = await own.createCode();
  const { page, context } = await openPhone(browser, { expected: networkComplaints });
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
  const { page, context } = await begin();
  await page.route(/evidence\.[0-9a-f]+\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
  await choose(page, jpeg(photo("lost", 1000)));
  await page.getByText("请重新加载本页再选一次").first().waitFor({ state: "attached" });
  await context.close();
});

// Photos and videos in the form, as a person adds them: chosen, refused, paused, moved, submitted.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";
import { jpeg, photo, sha256, video } from "./support/evidence.mjs";
import {
  FormSetting,
  album,
  becomes,
  choose,
  countKept,
  isHeld,
  isReceived,
  movie,
  submit,
  throttle,
} from "./support/evidence_form.mjs";
import { isReady, open, press, settle } from "./support/phone.mjs";

let setting;
before(async () => {
  setting = await FormSetting.start();
});
after(() => setting.stop());

test("A photo and a video are added, uploaded while the person writes, submitted and listed on the receipt", async () => {
  const { page, code, context, assertNoComplaints } = await setting.begin();
  const [first, second] = [photo("one", 300_000), video("two", 400_000)];
  await eventually.equal(
    () =>
      page.evaluate(
        () => performance.getEntriesByType("resource").filter(({ name }) => name.includes("evidence")).length,
      ),
    0,
  );
  await choose(page, [jpeg(first), movie(second)]);
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill("扣车时没有出示凭证");
  await isHeld(page, "照片 1");
  await isHeld(page, "视频 1", "400 kB");
  await press(page, "button", "下一步");
  await page.getByRole("definition").filter({ hasText: "照片 1 张，视频 1 段" }).waitFor();
  await press(page, "button", "提交评价");
  await isReceived(page);
  await page.getByRole("definition").filter({ hasText: "照片 1 张，视频 1 段" }).waitFor();
  await setting.assertAccepted(code, [first, second]);
  await eventually.equal(() => countKept(page), 0);
  assertNoComplaints();
  await context.close();
});

test("What was chosen can be heard of its input, until the next choice is begun", async () => {
  const { page, context, assertNoComplaints } = await setting.begin();
  const input = page.getByLabel(album, { exact: true });
  const heard = async () => {
    const session = await context.newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    return nodes.find(({ name }) => name?.value.startsWith(album))?.value?.value ?? "";
  };
  const file = { ...jpeg(photo("heard", 1000)), name: "IMG_0001.jpg" };
  await input.setInputFiles([file]);
  await isHeld(page, "照片 1");
  assert.match(await heard(), /IMG_0001\.jpg/);
  const chooser = page.waitForEvent("filechooser");
  await input.evaluate((element) => element.click());
  await chooser;
  assert.equal(await input.inputValue(), "", "so that the same file can be chosen again");
  assertNoComplaints();
  await context.close();
});

test("The answer to the submission says what the receipt shows: nothing more is asked, and the browser may fetch the evidence", async () => {
  const { page, context, assertNoComplaints } = await setting.begin();
  const content = photo("shown", 100_000);
  await choose(page, jpeg(content));
  await isHeld(page, "照片 1");
  const asked = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/v1/evaluations")) asked.push(`${request.method()} ${pathname}`);
  });
  await submit(page);
  await isReceived(page);
  const row = page.getByRole("definition").filter({ hasText: "照片 1 张" });
  await row.waitFor();
  await page.reload();
  await isReady(page);
  await row.waitFor();
  await aWhile();
  assert.deepEqual(asked, ["POST /api/v1/evaluations"]);
  const link = await page.getByRole("link", { name: "查看进度" }).getAttribute("href");
  const receipt = link.match(/^\/r\/([^?]+)/)[1];
  const size = await page.evaluate(
    async (path) => (await (await fetch(path)).arrayBuffer()).byteLength,
    `/api/v1/evaluations/${receipt}/evidence/1`,
  );
  assert.equal(size, content.length);
  assertNoComplaints();
  await context.close();
});

test("What is no photo or video is refused at once with the reason, whatever it is called", async () => {
  const { page, context } = await setting.begin();
  await choose(page, { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<script>alert(1)</script>") });
  await page
    .getByRole("group", { name: "照片和视频（选填）" })
    .getByText("只能上传手机拍摄的照片")
    .waitFor({ state: "attached" });
  await eventually.equal(() => page.getByRole("listitem").count(), 0);
  await choose(page, jpeg(photo("large", 20_000_001)));
  await page
    .getByRole("group", { name: "照片和视频（选填）" })
    .getByText("每张照片不能超过 20 MB")
    .waitFor({ state: "attached" });
  assert.equal((await setting.server.query("SELECT count(*) AS count FROM upload WHERE size = 20000001"))[0].count, 0);
  await assertAccessible(page, "a refused file");
  await context.close();
});

test("A person who pauses, reloads, goes on, moves and removes keeps what they meant to submit, by role and name alone", async () => {
  const { page, code, context } = await setting.begin();
  await throttle(page, 50_000);
  const contents = ["a", "b", "c"].map((seed) => photo(seed, 400_000));
  await choose(
    page,
    contents.map((content, index) => jpeg(content, `${index}.jpg`)),
  );
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
  await setting.assertAccepted(code, [contents[2], contents[0]]);
  await context.close();
});

test("Two tabs with the same code each submit their own evidence", async () => {
  const { page, code, context } = await setting.begin();
  const [first, second] = [photo("tab one", 200_000), photo("tab two", 200_000)];
  await choose(page, jpeg(first));
  await isHeld(page, "照片 1");
  const other = await context.newPage();
  await open(other, setting.server.addressOf(code));
  await isHeld(other, "照片 1");
  await choose(other, jpeg(second, "second.jpg"));
  await isHeld(other, "照片 2", "200 kB");
  await isHeld(page, "照片 1", "200 kB");
  await submit(other);
  await isReceived(other);
  await submit(page);
  await isReceived(page);
  const hashes = await setting.server.query(
    `SELECT lower(hex(content_hash)) AS hash FROM evidence JOIN evaluation ON evaluation.id = evaluation_id WHERE code = '${code}' ORDER BY evaluation_id, position`,
  );
  assert.deepEqual(
    hashes.map(({ hash }) => hash),
    [first, second, first].map(sha256),
  );
  await context.close();
});

test("Nine photos and three videos arrive over 1 Mbit/s, and no more are taken", async () => {
  const { page, code, context } = await setting.begin();
  await throttle(page, 125_000);
  const contents = [...Array(9).keys()]
    .map((index) => photo(`p${index}`, 60_000))
    .concat([...Array(3).keys()].map((index) => video(`v${index}`, 120_000)));
  await choose(
    page,
    contents.map((content, index) => (index < 9 ? jpeg(content, `${index}.jpg`) : movie(content, `${index}.mp4`))),
  );
  await becomes(page, "视频 3", "等待上传");
  await choose(page, jpeg(photo("tenth", 1000), "tenth.jpg"));
  await page.getByText("照片最多 9 张").first().waitFor({ state: "attached" });
  await submit(page);
  await isReceived(page);
  await setting.assertAccepted(code, contents);
  await context.close();
});

test("In HTML mode evidence is refused, added, seen and removed with the keyboard alone", async () => {
  const { page, context, assertNoComplaints } = await setting.begin({}, "?html=1");
  await choose(page, [
    jpeg(Buffer.alloc(0)),
    { name: "words.txt", mimeType: "image/jpeg", buffer: Buffer.from("plain words") },
  ]);
  const refused = page.getByRole("main").getByText("“words.txt”没有添加：只能上传");
  await refused.waitFor();
  assert.match(await refused.innerText(), /^“.+”没有添加：文件是空的，没有内容\n“words.txt”没有添加：只能上传/);
  await choose(page, jpeg(photo("html", 200_000)));
  await isHeld(page, "照片 1");
  await assertAccessible(page, "evidence in HTML mode", { seesContrast: true });
  const remove = page.getByRole("button", { name: "移除 照片 1" });
  await page.getByLabel(album, { exact: true }).focus();
  for (let count = 0; count < 5 && !(await remove.evaluate((element) => element === document.activeElement)); ++count)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "再点一次移除 照片 1" }).waitFor();
  await settle(page);
  await page.keyboard.press("Enter");
  await page.getByRole("listitem").waitFor({ state: "detached" });
  await settle(page);
  await eventually.equal(() => page.evaluate(() => document.activeElement.type), "file");
  assertNoComplaints();
  await context.close();
});

test("What was chosen in the form without script goes along into the form", async () => {
  const code = await setting.server.createCode();
  const { page, context } = await setting.openPhone();
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(setting.server.addressOf(code));
  await page.locator("#evidence").setInputFiles(jpeg(photo("early", 100_000)));
  await page.getByRole("radio", { name: "不满意" }).check();
  release();
  await isReady(page);
  await isHeld(page, "照片 1", "100 kB");
  await context.close();
});

// Photos and videos with the form that needs no script: sent, kept, refused, and seen again on the receipt.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import { assertAccessible } from "./support/accessible.mjs";
import { launch, openPhone, sayWhere } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { eventually } from "./support/eventually.mjs";

let server;
let browser;
before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

// Of PNG; the Node of Debian 12 has none.
const crc32 = (bytes) => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};

const chunk = (type, data) => {
  const named = Buffer.concat([Buffer.from(type), data]);
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(data.length, 0);
  bytes.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([bytes.subarray(0, 4), named, bytes.subarray(4)]);
};

// A real picture, grey, of so many pixels each way; not compressed, so that it is as large.
const png = (side) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const rows = deflateSync(Buffer.alloc(side * (side + 1)), { level: 0 });
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const video = Buffer.concat([
  Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1"),
  Buffer.alloc(3_000_000, "v"),
]);
const photo = { name: "照片.png", mimeType: "image/png", buffer: png(1000) };
const film = { name: "录像.mp4", mimeType: "video/mp4", buffer: video };

const filesOf = (page) => page.getByLabel("照片和视频（选填）");
const submit = async (page) => {
  await sayWhere(page);
  await page.getByRole("button", { name: "提交评价", exact: true }).tap();
};
const received = (page) => page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
const evidenceOf = (code) =>
  server.query(`
  SELECT position, format, size, lower(hex(content_hash)) AS hash FROM evidence JOIN evaluation ON evaluation.id = evaluation_id
  WHERE code = '${code}' ORDER BY position`);
const waiting = async () => (await server.query("SELECT count(*) AS count FROM upload"))[0].count;

const openPlain = async (options = {}) => {
  const code = await server.createCode();
  const phone = await openPhone(browser, { javaScriptEnabled: false, ...options });
  // Where scripts run for the test, the page's own do not.
  if (options.javaScriptEnabled) await phone.page.route(/\.(js|wasm)$/, (route) => route.abort());
  await phone.page.goto(server.addressOf(code));
  await phone.page.getByRole("radio", { name: "满意", exact: true }).check();
  return { ...phone, code };
};

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

test("A photo and a video arrive with the form, and the receipt lists them and gives back the same bytes", async () => {
  const { page, code, assertNoComplaints } = await openPlain();
  await filesOf(page).setInputFiles([photo, film]);
  await submit(page);
  await received(page);
  const stored = await evidenceOf(code);
  assert.deepEqual(
    stored.map(({ format, size, hash }) => [format, size, hash]),
    [
      ["png", photo.buffer.length, sha256(photo.buffer)],
      ["mp4", video.length, sha256(video)],
    ],
  );
  await eventually.deepEqual(() => page.getByRole("heading", { level: 3 }).allTextContents(), ["照片 1", "视频 1"]);
  for (const file of [photo.buffer, video])
    await eventually.equal(() => page.getByText(sha256(file).slice(0, 16), { exact: true }).count(), 1);
  await eventually.equal(() => page.getByRole("heading", { name: "证据链" }).count(), 1);
  for (const [name, bytes] of [
    ["下载照片 1", photo.buffer],
    ["下载视频 1", video],
  ]) {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name }).tap();
    const download = await downloading;
    assert.ok((await readFile(await download.path())).equals(bytes), name);
  }
  assertNoComplaints();
});

test("A photo is shown in the receipt's page when it is asked for, and not fetched before", async () => {
  const { page, assertNoComplaints } = await openPlain({
    javaScriptEnabled: true,
    expected: /Failed to load resource/,
  });
  await filesOf(page).setInputFiles([photo, film]);
  const fetched = [];
  page.on("request", (request) => {
    if (request.url().includes("/evidence/")) fetched.push(request.url());
  });
  await submit(page);
  await received(page);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(fetched, []);
  await page.getByText("查看照片 1").tap();
  const image = page.getByRole("img", { name: "照片 1" });
  await image.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector("img").naturalWidth === 1000);
  assertNoComplaints();
});

test("A file of another kind is refused with the form as it was, and nothing is held", async () => {
  const { page, code, assertNoComplaints } = await openPlain({ expected: /400/ });
  const before = await waiting();
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill("第一行\n第二行");
  await filesOf(page).setInputFiles([
    photo,
    { name: "<i>文档.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(5000, "x") },
    film,
  ]);
  await submit(page);
  await page.getByText(/^第 2 个文件“<i>文档.jpg”：只能上传手机拍摄的照片.*请全部重新选择/).waitFor(); // Once.
  await page.getByRole("link", { name: "照片和视频没有收下，请重新选择" }).tap();
  assert.match(page.url(), /#evidence$/);
  assert.match(await filesOf(page).getAttribute("aria-describedby"), /evidence-error/);
  await eventually.equal(() => page.getByRole("radio", { name: "满意", exact: true }).isChecked(), true);
  await eventually.equal(() => page.getByRole("textbox", { name: "文字说明（选填）" }).inputValue(), "第一行\n第二行");
  assert.equal(await waiting(), before);
  await filesOf(page).setInputFiles([photo]);
  await submit(page);
  await received(page);
  assert.equal((await evidenceOf(code)).length, 1);
  assertNoComplaints();
});

test("Files that arrived are kept when an answer is wrong, can be left out, and are not sent again", async () => {
  const { page, code } = await openPlain({ expected: /400/ });
  const statement = page.getByRole("textbox", { name: "文字说明（选填）" });
  await statement.fill("长".repeat(2001));
  await filesOf(page).setInputFiles([photo, film]);
  await submit(page);
  await page.getByRole("link", { name: "文字说明最多 2000 字，请删减" }).waitFor();
  const kept = page.getByRole("group", { name: "已收到的照片和视频" });
  await eventually.equal(() => kept.getByRole("checkbox", { checked: true }).count(), 2);
  const hints = await filesOf(page).getAttribute("aria-describedby");
  const described = await page.evaluate(
    (ids) => ids.map((id) => document.getElementById(id).textContent),
    hints.split(" "),
  );
  assert.equal(described[0], "已收到的照片和视频", "a screen reader says more than that no file is chosen");
  await kept.getByRole("checkbox", { name: /^2\. 视频，MP4，3\.0 MB$/ }).uncheck();
  await statement.fill("短");
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await submit(page);
  await received(page);
  assert.ok(Number((await (await posted).allHeaders())["content-length"]) < 10_000);
  assert.deepEqual(
    (await evidenceOf(code)).map(({ hash }) => hash),
    [sha256(photo.buffer)],
  );
});

test("Reloading the answer posts the same files once more and stores nothing", async () => {
  const { page, code } = await openPlain();
  await filesOf(page).setInputFiles([photo]);
  await sayWhere(page);
  await page.getByRole("button", { name: "提交评价", exact: true }).dblclick();
  await received(page);
  assert.equal((await evidenceOf(code)).length, 1);
});

for (const colorScheme of ["light", "dark"])
  test(`The form with files kept and refused, and the receipt with them, pass axe in ${colorScheme} colours`, async () => {
    const { page, context } = await openPlain({
      javaScriptEnabled: true,
      colorScheme,
      expected: /Failed to load resource/,
      width: 320,
    });
    await page.getByRole("textbox").first().fill("长".repeat(2001));
    await filesOf(page).setInputFiles([photo, film]);
    await submit(page);
    await page.getByRole("group", { name: "已收到的照片和视频" }).waitFor();
    await assertAccessible(page, `files-kept, ${colorScheme}`);
    await filesOf(page).setInputFiles([{ name: "x.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(500) }]);
    await submit(page);
    await page.getByText(/^第 1 个文件/).waitFor();
    await assertAccessible(page, `files-refused, ${colorScheme}`);
    await eventually.equal(() => page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.getByRole("textbox").first().fill("短");
    await page.getByRole("radio", { name: "满意", exact: true }).check();
    await submit(page);
    await received(page);
    await assertAccessible(page, `receipt-with-files, ${colorScheme}`);
    await eventually.equal(() => page.evaluate(() => document.documentElement.scrollWidth), 320);
    await context.close();
  });

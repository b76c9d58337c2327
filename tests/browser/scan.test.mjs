// A code on the menu, from a photo: what Chromium without a reader of its own does, and every iPhone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { assertAccessible } from "./support/accessible.mjs";
import { asFile, poor, straight, takePhoto } from "./support/code_photos.mjs";
import { launch, openPhone } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let browser, server, code, codes;
before(async () => {
  browser = await launch();
  server = await Server.start();
  codes = [await server.createCode(), await server.createCode(), await server.createCode()];
  code = codes[0];
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const official = "https://pingjia.example.cn/e/";
const photoButton = (page) => page.getByLabel("拍一张二维码照片");
const grouped = (symbols) => symbols.match(/.{1,4}/g).join("-");

const openMenu = async ({ query = "", ...options } = {}) => {
  const phone = await openPhone(browser, options);
  await phone.page.goto(`${server.origin}/?lang=zh-CN${query}`);
  return phone;
};

const take = (page, photo) => photoButton(page).setInputFiles(photo);
const takeOf = async (page, texts, options) => take(page, asFile(await takePhoto(browser, texts, options)));

for (const [what, text, options] of [
  ["of an address", (symbols) => server.addressOf(symbols), { look: straight }],
  ["taken from the side in the evening", (symbols) => official + symbols, { look: poor, side: 460 }],
  [
    "of a code that fills a large photo",
    (symbols) => server.addressOf(symbols),
    { side: 2200, width: 4000, height: 3000 },
  ],
  ["of a code that names another host of ours", (symbols) => `${official}${symbols}?lang=en`, {}],
  ["of the 17 characters alone", (symbols) => symbols, {}],
])
  test(`A photo ${what} leads to the form, on this server`, async () => {
    const { page, context, assertNoComplaints } = await openMenu({ query: "&elder=1" });
    await takeOf(page, [text(code)], options);
    await page.waitForURL(`${server.origin}/e/${code}?elder=1&lang=zh-CN`);
    assertNoComplaints();
    await context.close();
  });

for (const text of [
  "https://evil.example/",
  "https://evil.example/e/7K3F9QXM2B4C8D1E5X",
  "javascript:alert(1)//e/7K3F9QXM2B4C8D1E5",
  "data:text/html,<script>alert(1)</script>",
  "WIFI:S:hall;T:WPA;P:12345678;;",
])
  test(`A code that says ${text} leads nowhere, and the page says so`, async () => {
    const { page, context, assertNoComplaints } = await openMenu();
    await takeOf(page, [text]);
    await page.getByRole("status").filter({ hasText: "这不是评价用的二维码" }).waitFor();
    assert.equal(page.url(), `${server.origin}/?lang=zh-CN`);
    assertNoComplaints();
    await context.close();
  });

test("Of a photo with three codes of ours the person chooses one, and is asked in nothing but words and buttons", async () => {
  const { page, context } = await openMenu();
  await takeOf(page, [...codes.map((each) => official + each)]);
  await page.getByRole("status").filter({ hasText: "找到几个评价二维码" }).waitFor();
  for (const each of codes) await page.getByRole("button", { name: grouped(each) }).waitFor();
  await assertAccessible(page, "the choice", { seesContrast: true });
  await page.getByRole("button", { name: grouped(codes[2]) }).tap();
  await page.waitForURL(`**/e/${codes[2]}?lang=zh-CN`);
  await context.close();
});

test("One code of ours among others is taken", async () => {
  const { page, context } = await openMenu();
  await takeOf(page, ["https://evil.example/", official + code, "WIFI:S:hall;;"]);
  await page.waitForURL(`**/e/${code}?lang=zh-CN`);
  await context.close();
});

test("A photo without a code says how to take a better one, and the next photo is read", async () => {
  const { page, context } = await openMenu();
  await takeOf(page, []);
  await page.getByRole("status").filter({ hasText: "没有找到二维码" }).waitFor();
  await takeOf(page, [official + code]);
  await page.waitForURL(`**/e/${code}?lang=zh-CN`);
  await context.close();
});

const chunk = (name, content) => {
  const body = Buffer.concat([Buffer.from(name), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
};

// A whole PNG of one bit a point: some kB, and 400 MB when it is decoded.
const pictureOf = (width, height) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height));
  const chunks = [chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks]);
};

for (const [what, file] of [
  ["an empty file", asFile(Buffer.alloc(0))],
  ["no picture", asFile(Buffer.from("%PDF-1.7\n"), "photo.pdf", "application/pdf")],
  [
    "half a picture of a format nobody here knows",
    asFile(Buffer.from("\0\0\0\x18ftypheic\0\0"), "a.heic", "image/heic"),
  ],
  ["a picture of 10,000 by 10,000 points", asFile(pictureOf(10_000, 10_000), "huge.png", "image/png")],
  [
    "a drawing that runs a script",
    asFile(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script>")),
  ],
])
  test(`Of ${what} the page says that it cannot be opened`, async () => {
    const { page, context, assertNoComplaints } = await openMenu();
    await take(page, file);
    await page.getByRole("status").filter({ hasText: "打不开这张照片" }).waitFor();
    assertNoComplaints();
    await context.close();
  });

test("The reader of photos comes with the first photo; where it does not come, the page says so", async () => {
  const { page, context } = await openMenu({ expected: /ERR_FAILED|decoder/ });
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.reload({ waitUntil: "networkidle" });
  assert.equal(asked.filter((path) => path.endsWith(".js")).length, 1, `the menu's script alone: ${asked}`);
  await context.route("**/decoder.*", (route) => route.abort());
  await takeOf(page, [official + code]);
  await page.getByRole("status").filter({ hasText: "现在识别不了照片" }).waitFor();
  await context.unroute("**/decoder.*");
  await takeOf(page, [official + code]);
  await page.waitForURL(`**/e/${code}?lang=zh-CN`);
  await context.close();
});

test("By keyboard the photo is reached, it shows where the focus is, and the space bar asks for a file", async () => {
  const { page, context } = await openMenu();
  const button = photoButton(page);
  const isFocused = () => button.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 20 && !(await isFocused()); ++presses) await page.keyboard.press("Tab");
  assert.ok(await isFocused());
  const outline = await page.getByText("拍一张二维码照片").evaluate((label) => getComputedStyle(label).outlineStyle);
  assert.equal(outline, "solid");
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Space");
  await (await chooser).setFiles(asFile(await takePhoto(browser, [official + code])));
  await page.waitForURL(`**/e/${code}?lang=zh-CN`);
  await context.close();
});

test("Without script nothing of it shows but the words to scan with the phone's own camera", async () => {
  const { page, context } = await openMenu({ javaScriptEnabled: false });
  await page.getByText("用微信或手机相机扫一扫").waitFor();
  assert.equal(await page.getByLabel("拍一张二维码照片").isVisible(), false);
  assert.equal(await page.getByRole("button", { name: "扫码" }).count(), 0);
  await context.close();
});

test("Without a reader of its own a browser is offered the photo alone", async () => {
  const { page, context } = await openMenu();
  await page.getByText("拍一张二维码照片").waitFor();
  assert.equal(await page.getByRole("button", { name: "扫码" }).count(), 0);
  assert.equal(await photoButton(page).getAttribute("capture"), "environment");
  await context.close();
});

// The menu, and the other ways to a code for whoever cannot scan one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { launch, openPhone } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const window3 = { module: "service", unit: "420114", place: "蔡甸车管所 3 号窗口" };
const noDocument = { "document-type": "", "document-number": "", time: "", officers: "" };

let browser, server, placeCode, documentCode;
before(async () => {
  browser = await launch();
  server = await Server.start("--demo");
  placeCode = await server.createCode({ ...noDocument, ...window3 });
  await server.createCode({ ...noDocument, ...window3, unit: "420502", place: "西陵车管所" });
  documentCode = await server.createCode({ "document-number": "4201142099990001" });
});
after(async () => {
  await browser.close();
  await server.stop();
});

const small = { width: 360, height: 640, javaScriptEnabled: false };

test("a window is found from the menu by its first letters, by role alone, without script", async () => {
  const { context, page, assertNoComplaints } = await openPhone(browser, small);
  await page.goto(`${server.origin}/?lang=zh-CN`);
  await page.getByRole("link", { name: "服务评价" }).click();
  await page.getByRole("heading", { name: "选择地点" }).waitFor();
  await page.getByRole("link", { name: "武汉市交警支队" }).waitFor();
  await page.getByRole("searchbox", { name: "地点或大厅的名称" }).fill("cdcgs");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("link", { name: window3.place }).click();
  await page.waitForURL(`**/e/${placeCode}?lang=zh-CN`);
  await page.getByRole("heading", { name: "评价须知" }).waitFor();
  assertNoComplaints();
  await context.close();
});

test("a place is found by its city, in large letters", async () => {
  const { context, page } = await openPhone(browser, small);
  await page.goto(`${server.origin}/places?module=service&elder=1&lang=zh-CN`);
  await page.getByRole("combobox", { name: "市州" }).selectOption({ label: "武汉市交警支队" });
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("link", { name: window3.place }).waitFor();
  assert.equal(await page.getByRole("link", { name: "西陵车管所" }).count(), 0);
  assert.equal(await page.locator("html.elder").count(), 1);
  await context.close();
});

test("a code is typed with the keyboard alone, and a slip is said at its field", async () => {
  const { context, page } = await openPhone(browser, { ...small, expected: /status of 400/ });
  await page.goto(`${server.origin}/?lang=zh-CN`);
  const field = page.getByRole("textbox", { name: "二维码下面的 17 位编码" });
  const isFocused = () => field.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 20 && !(await isFocused()); ++presses) await page.keyboard.press("Tab");
  await page.keyboard.type(`${documentCode.slice(0, 16)}-`);
  await page.keyboard.press("Enter");
  await page.getByText("编码是 17 位数字和字母").waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await field.fill(documentCode.toLowerCase());
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/e/${documentCode}?lang=zh-CN`);
  await context.close();
});

test("a document is found by its number and day, after signing in, without script", async () => {
  const { context, page } = await openPhone(browser, { ...small, expected: /status of 404/ });
  await page.goto(`${server.origin}/?lang=zh-CN`);
  await page.getByRole("link", { name: "执法评价" }).first().click();
  await page.getByRole("link", { name: "用手机号登录" }).click();
  const phone = "13500009999";
  await page.getByRole("textbox", { name: "手机号" }).fill(phone);
  await page.getByRole("button", { name: "发送验证码" }).click();
  const field = page.getByRole("textbox", { name: "验证码" });
  await field.waitFor();
  const shown = await (await page.request.get(`${server.origin}/messages`)).text();
  await field.fill(shown.match(new RegExp(`\\+86${phone}: <strong>(\\d{6})`))[1]);
  await page.getByRole("button", { name: "确认", exact: true }).click();
  await page.getByRole("heading", { name: "凭文书编号查找" }).waitFor();
  await page.getByRole("textbox", { name: "文书编号" }).fill("4201142099990002");
  await page.getByLabel("开具日期").fill("2026-11-20");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("alert").filter({ hasText: "没有找到" }).waitFor();
  await page.getByRole("textbox", { name: "文书编号" }).fill("4201142099990001");
  await page.getByRole("button", { name: "查找" }).click();
  await page.waitForURL(`**/e/${documentCode}?lang=zh-CN`);
  await context.close();
});

const looks = [
  { name: "320 px, English", query: "lang=en", options: { width: 320, height: 568 } },
  { name: "dark", query: "lang=zh-CN", options: { width: 360, height: 640, colorScheme: "dark" } },
  { name: "elder", query: "lang=zh-CN&elder=1", options: { width: 360, height: 640 } },
];
const pages = ["/", "/?code=1", "/places?module=service", "/places?module=service&q=cgs", "/documents", "/law"];

for (const { name, query, options } of looks)
  test(`the menu and its pages are accessible and never wider than the phone (${name})`, async () => {
    const { context, page } = await openPhone(browser, { ...options, expected: /status of 400/ });
    for (const path of pages) {
      await page.goto(`${server.origin}${path}${path.includes("?") ? "&" : "?"}${query}`);
      await assertAccessible(page, path, { seesContrast: true });
      const { wide, width } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        width: innerWidth,
      }));
      assert.ok(wide <= width, `${path} is ${wide} px wide`);
    }
    await context.close();
  });

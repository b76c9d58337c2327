// What on a desk shows much: panes, a table of many rows, pictures and videos.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { click, inBoth, named, openDesk, press, tabs } from "./support/desk_gallery.mjs";
import { isHtml, launch, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { eventually } from "./support/eventually.mjs";

const first = "ZP-20261122-00000001";

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

const openTab = (mode, tab, options) => openDesk(browser, server, mode, tab, options);

// Panes ---------------------------------------------------------------------------------------

inBoth("Panes are moved by the keyboard and by dragging, as far as both have room", async (mode) => {
  const { page } = await openTab(mode, "cases");
  const separator = named(page, "separator", "列表和案件的宽度");
  const share = async () => Number(await separator.getAttribute("aria-valuenow"));
  await separator.focus();
  const atFirst = await share();
  await press(page, "ArrowLeft");
  assert.equal(await share(), atFirst - 2);
  await press(page, "PageDown");
  assert.equal(await share(), atFirst + 8);
  await press(page, "Home");
  assert.equal(await share(), Number(await separator.getAttribute("aria-valuemin")));
  await press(page, "End");
  assert.equal(await share(), Number(await separator.getAttribute("aria-valuemax")));
  const { x, y, width } = await separator.boundingBox();
  await page.mouse.move(x + width / 2, y + 100);
  await page.mouse.down();
  await page.mouse.move(700, y + 120, { steps: 4 });
  await page.mouse.up();
  await settle(page);
  const box = await separator.boundingBox();
  assert.ok(Math.abs(box.x + box.width / 2 - 700) < 4, `${box.x}`);
  await page.mouse.move(500, y + 120);
  await settle(page);
  assert.equal((await separator.boundingBox()).x, box.x, "it is let go of");
});

// The table -----------------------------------------------------------------------------------

test("Two thousand rows are scrolled through, and only those that show are there", async () => {
  const { page, assertNoComplaints } = await openTab("drawn", "cases");
  const table = named(page, "table", "案件");
  assert.equal(await table.getAttribute("aria-rowcount"), "2001");
  assert.ok((await page.getByRole("row").count()) < 40);
  const { x, y } = await table.boundingBox().then((box) => box ?? named(page, "link", first).boundingBox());
  await page.mouse.move(x + 20, y + 60);
  await page.mouse.wheel(0, 36 * 1000);
  await eventually.equal(() => named(page, "link", first).count(), 0);
  await settle(page);
  assert.ok((await page.getByRole("row").count()) < 40);
  assertNoComplaints();
});

inBoth("A row is opened by a press anywhere on it, and ticked by its box", async (mode) => {
  const { page } = await openTab(mode, "cases");
  const box = named(page, "checkbox", "选择 ZP-20261122-00000002");
  await box.check({ force: true });
  await settle(page);
  assert.equal(await box.isChecked(), true);
  assert.equal(await page.getByRole("heading", { name: /^ZP-/ }).count(), 0);
  await page.getByRole("cell", { name: "无故扣车" }).first().click();
  await settle(page);
  await named(page, "heading", "ZP-20261122-00000003").waitFor();
  await click(page, "button", "回执号");
  assert.equal(await page.getByRole("columnheader").nth(1).getAttribute("aria-sort"), "descending");
  await named(page, "link", "ZP-20261122-00002000").waitFor();
});

test("As HTML a table is read page by page", async () => {
  const { page } = await openTab("HTML", "cases");
  assert.equal(await isHtml(page), true);
  await click(page, "button", "下一页");
  await named(page, "link", "ZP-20261122-00000101").waitFor();
  assert.equal(await named(page, "link", first).count(), 0);
  await click(page, "button", "上一页");
  await named(page, "link", first).waitFor();
});

// Charts --------------------------------------------------------------------------------------

inBoth("A bar is opened by the keyboard, and by a press anywhere on its row", async (mode) => {
  const { page, assertNoComplaints } = await openTab(mode, "charts");
  const chart = named(page, "table", "逾期的案件");
  await chart.getByRole("link", { name: "宜昌市交警支队" }).focus();
  await press(page, "Enter");
  await page.getByText("按了宜昌市交警支队", { exact: true }).waitFor();
  await chart.getByRole("cell", { name: "128", exact: true }).click();
  await page.getByText("按了武汉市交警支队", { exact: true }).waitFor();
  assertNoComplaints();
});

test("A chart is turned into its table and back by the keyboard, and says the same", async () => {
  const { page, assertNoComplaints } = await openTab("drawn", "charts");
  const rows = () => named(page, "table", "每天开始的案件").getByRole("row").allTextContents();
  const isFocused = (name) => named(page, "button", name).evaluate((button) => button === document.activeElement);
  const before = await rows();
  assert.equal(before.length, 15);
  await named(page, "button", "看表格 每天开始的案件").focus();
  await press(page, "Enter");
  assert.ok(await isFocused("看图 每天开始的案件"));
  assert.deepEqual(await rows(), before);
  await press(page, "Enter");
  assert.ok(await isFocused("看表格 每天开始的案件"));
  assertNoComplaints();
});

test("As HTML a chart is its table, and there is nothing to turn", async () => {
  const { page } = await openTab("HTML", "charts");
  await named(page, "cell", "128").first().waitFor();
  assert.equal(await page.getByRole("button", { name: /^看/ }).count(), 0);
});

// Pictures and videos -------------------------------------------------------------------------

const transformOf = (image) => image.evaluate(({ style }) => style.transform);
const shiftOf = async (image) =>
  (await transformOf(image))
    .match(/translate\((-?[\d.]+)px, ?(-?[\d.]+)px\)/)
    .slice(1)
    .map(Number);

inBoth("A picture is made larger, moved by dragging and by the keyboard, and turned", async (mode) => {
  const { page } = await openTab(mode, "media");
  const image = named(page, "img", "路口照片，一辆白色轿车停在黄线上");
  await eventually.ok(() => image.evaluate(({ naturalWidth }) => naturalWidth > 0));
  for (let times = 0; times < 3; ++times) await click(page, "button", "放大");
  assert.match(await transformOf(image), /scale\(3\)/);
  const { x, y, width, height } = await image.locator("..").boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 90, y + height / 2 - 60, { steps: 5 });
  await page.mouse.up();
  assert.deepEqual(await shiftOf(image), [90, -60]);
  await press(page, "ArrowRight", "ArrowDown");
  assert.deepEqual(await shiftOf(image), [50, -100]);
  for (let times = 0; times < 80; ++times) await page.keyboard.press("ArrowLeft");
  const [farthest] = await shiftOf(image);
  assert.ok(farthest < width * 1.5, "its edge is not moved into the box");
  await click(page, "button", "旋转");
  assert.match(await transformOf(image), /rotate\(90deg\)/);
  await click(page, "button", "下一张");
  const other = named(page, "img", "告知单照片，竖着拍的");
  assert.match(await transformOf(other), /rotate\(0deg\) scale\(1\)/);
});

inBoth("Of a picture that is missing it is said that it is", async (mode) => {
  const { page } = await openTab(mode, "media");
  await click(page, "button", "下一张");
  await click(page, "button", "下一张");
  await page.getByText("照片没有加载").waitFor();
  assert.equal(await named(page, "button", "下一张").isDisabled(), true);
  await click(page, "button", "上一张");
  await named(page, "img", "告知单照片，竖着拍的").waitFor();
});

inBoth("A video has the browser's own buttons, and of one that is missing it is said", async (mode) => {
  const { page, context } = await openTab(mode, "fields");
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/gallery/video.webm", async (route) => {
    await held;
    await route.fulfill({ status: 404 });
  });
  await click(page, "tab", tabs.media);
  const video = page.getByLabel("现场视频，18 秒");
  assert.deepEqual(await video.evaluate(({ controls, preload }) => ({ controls, preload })), {
    controls: true,
    preload: "metadata",
  });
  release();
  await page.getByText("视频没有加载").waitFor();
  await context.close();
});

test("What is lifted lies over a picture, which has a hole there as long as it does", async () => {
  const { page } = await openTab("drawn", "pressed", { height: 420 });
  await click(page, "button", "保存草稿");
  await page.route("**/gallery/video.webm", () => {});
  await click(page, "tab", tabs.media);
  const box = named(page, "img", "路口照片，一辆白色轿车停在黄线上").locator("..");
  const cutOf = () => box.evaluate((element) => getComputedStyle(element).clipPath);
  await eventually.ok(async () => /^path\(evenodd/.test(await cutOf()));
  await click(page, "button", "撤销");
  await eventually.equal(cutOf, "none");
});

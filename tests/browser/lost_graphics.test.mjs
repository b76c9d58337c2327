// What happens when the phone takes the graphics away while the form is used.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isHtml, launch, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { boxOf, openStatement, storedStatement } from "./support/statement.mjs";

const graphicsComplaints = /WebGL|GPU|CONTEXT_LOST/;

let server;
let browser;
before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const loseGraphics = (page) => page.evaluate(() => {
  window.graphics = document.querySelector("canvas").getContext("webgl").getExtension("WEBGL_lose_context");
  window.graphics.loseContext();
});

const typeIntoTheBox = async (page) => {
  await boxOf(page).focus();
  await page.keyboard.type("写到一半");
  await settle(page);
};
const isTypingInTheBox = (page) => boxOf(page).evaluate((box) => box === document.activeElement);

// A busy machine gives the graphics back, and draws, when it comes to it.
const comesToLookLike = async (page, picture) => {
  for (let tries = 0; tries < 40; ++tries) {
    if (picture.equals(await page.screenshot({ caret: "hide" }))) return true;
    await page.waitForTimeout(50);
  }
  return false;
};

test("Graphics that come back show what was there, and nothing typed, ticked or focused is lost", async () => {
  const { page } = await openStatement(browser, server, { expected: graphicsComplaints });
  await boxOf(page).fill("😡 表情");
  await press(page, "radio", "不满意");
  await press(page, "checkbox", "执法不公");
  await boxOf(page).focus();
  await settle(page);
  const shown = await page.screenshot({ caret: "hide" });
  await loseGraphics(page);
  await page.waitForTimeout(300);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("，接着写");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("😡 表情");
  await page.evaluate(() => window.graphics.restoreContext());
  await settle(page);
  assert.equal(await isHtml(page), false);
  assert.equal(await isTypingInTheBox(page), true);
  assert.ok(await comesToLookLike(page, shown), "the same picture");
  await page.waitForTimeout(2500);
  assert.equal(await isHtml(page), false, "it stays drawn");
  assert.equal(await page.getByRole("checkbox", { name: "执法不公" }).isChecked(), true);
  await press(page, "checkbox", "无故扣车");
  await settle(page);
  assert.equal(shown.equals(await page.screenshot({ caret: "hide" })), false, "it goes on drawing");
});

test("Graphics that do not come back within two seconds leave the form as HTML, and nothing is lost", async () => {
  const { page, code } = await openStatement(browser, server, { expected: graphicsComplaints });
  await typeIntoTheBox(page);
  await loseGraphics(page);
  await page.waitForTimeout(1500);
  assert.equal(await isHtml(page), false);
  await page.waitForTimeout(1000);
  assert.equal(await isHtml(page), true);
  assert.equal(await isTypingInTheBox(page), true);
  await page.keyboard.type("，接着写");
  await settle(page);
  assert.equal(await boxOf(page).inputValue(), "写到一半，接着写");
  assert.equal(await page.getByRole("radio", { name: "其他" }).isChecked(), true);
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  assert.equal(await storedStatement(server, code), "写到一半，接着写");
});

test("Graphics can be lost and come back more than once", async () => {
  const { page } = await openStatement(browser, server, { expected: graphicsComplaints });
  await settle(page);
  const shown = await page.screenshot({ caret: "hide" });
  for (let times = 0; times < 3; ++times) {
    await loseGraphics(page);
    await page.waitForTimeout(200);
    await page.evaluate(() => window.graphics.restoreContext());
    assert.ok(await comesToLookLike(page, shown), `after ${times + 1} times`);
  }
});

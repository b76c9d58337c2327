// What happens when the phone takes the graphics away while the form is used.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isHtml, launch, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { boxOf, openStatement, storedStatement } from "./support/statement.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";

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

// Until the page has been told so.
const loseGraphics = (page) =>
  page.evaluate(() =>
    new Promise((resolve) => {
      const canvas = document.querySelector("canvas");
      canvas.addEventListener("webglcontextlost", resolve, { once: true });
      window.graphics = canvas.getContext("webgl").getExtension("WEBGL_lose_context");
      window.graphics.loseContext();
    }).then(() => {}),
  );

const typeIntoTheBox = async (page) => {
  await boxOf(page).focus();
  await page.keyboard.type("写到一半");
  await settle(page);
};
const isTypingInTheBox = (page) => boxOf(page).evaluate((box) => box === document.activeElement);

// Once two in a row are alike: what was tapped keeps its pressed look for a moment.
const steadyPicture = async (page) => {
  let last = Buffer.alloc(0);
  await eventually.ok(async () => {
    const before = last;
    last = await page.screenshot({ caret: "hide" });
    return last.equals(before);
  });
  return last;
};

// A busy machine gives the graphics back, and draws, when it comes to it.
const looksLike = (page, picture, words) =>
  eventually.ok(async () => picture.equals(await page.screenshot({ caret: "hide" })), words);

// How long after it was lost the form is shown as HTML, in ms, as the page's own clock has it.
const watchForHtml = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector("canvas");
    canvas.addEventListener(
      "webglcontextlost",
      () => {
        const lost = performance.now();
        new MutationObserver(() => {
          window.html_after ??= performance.now() - lost;
        }).observe(document.getElementById("app"), { attributeFilter: ["class"] });
      },
      { once: true },
    );
  });

test("Graphics that come back show what was there, and nothing typed, ticked or focused is lost", async () => {
  const { page } = await openStatement(browser, server, { expected: graphicsComplaints });
  await boxOf(page).fill("😡 表情");
  await press(page, "radio", "不满意");
  await press(page, "checkbox", "执法不公");
  await boxOf(page).focus();
  await settle(page);
  const shown = await steadyPicture(page);
  await loseGraphics(page);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("，接着写");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("😡 表情");
  await page.evaluate(() => window.graphics.restoreContext());
  await settle(page);
  await eventually.equal(() => isHtml(page), false);
  await eventually.equal(() => isTypingInTheBox(page), true);
  await looksLike(page, shown, "the same picture");
  await aWhile(2500);
  assert.equal(await isHtml(page), false, "it stays drawn");
  await eventually.equal(() => page.getByRole("checkbox", { name: "执法不公" }).isChecked(), true);
  await press(page, "checkbox", "无故扣车");
  await settle(page);
  await eventually.equal(
    async () => shown.equals(await page.screenshot({ caret: "hide" })),
    false,
    "it goes on drawing",
  );
});

test("Graphics that do not come back within two seconds leave the form as HTML, and nothing is lost", async () => {
  const { page, code } = await openStatement(browser, server, { expected: graphicsComplaints });
  await typeIntoTheBox(page);
  await watchForHtml(page);
  await loseGraphics(page);
  await eventually.equal(() => isHtml(page), true);
  assert.ok((await page.evaluate(() => window.html_after)) >= 1999, "not before the two seconds are over");
  await eventually.equal(() => isTypingInTheBox(page), true);
  await page.keyboard.type("，接着写");
  await settle(page);
  await eventually.equal(() => boxOf(page).inputValue(), "写到一半，接着写");
  await eventually.equal(() => page.getByRole("radio", { name: "其他" }).isChecked(), true);
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  assert.equal(await storedStatement(server, code), "写到一半，接着写");
});

test("Graphics can be lost and come back more than once", async () => {
  const { page } = await openStatement(browser, server, { expected: graphicsComplaints });
  await settle(page);
  const shown = await steadyPicture(page);
  for (let times = 0; times < 3; ++times) {
    await loseGraphics(page);
    await page.evaluate(() => window.graphics.restoreContext());
    await looksLike(page, shown, `after ${times + 1} times`);
  }
});

// The font setting of WeChat for iOS: the page's letters are made larger from outside, the canvas's are not.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { isReady, launch, open, openPhone, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { blur, boxOf, compare, openStatement, pictureOf } from "./support/statement.mjs";
import { walk, words } from "./support/walk.mjs";

const text =
  "下午三点半左右，我把车停在路边不到两分钟去取药，回来时车已经被拖走，现场没有人告知。\nThe car was gone. 没有凭证。";
const networkComplaints = /Failed to load resource/;

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

// As WeChat does it.
const setTextSize = async (page, percent) => {
  await page.evaluate((size) => {
    document.body.style.webkitTextSizeAdjust = size;
  }, `${percent}%`);
  await settle(page);
};

const sizeOf = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
const bodySize = (page) => boxOf(page).evaluate((box) => parseFloat(box.style.fontSize));

// What is written looks the same in the text area and drawn, and none of it is cut off.
const assertAlike = async (page, size) => {
  const box = boxOf(page);
  await box.focus();
  await settle(page);
  const typed = await pictureOf(box, { inset: 12 });
  const cut = await box.evaluate((area) => area.scrollHeight - area.clientHeight);
  await blur(page);
  const drawn = await pictureOf(box, { inset: 12 });
  const { first, second, difference } = await compare(browser, typed, drawn);
  assert.ok(Math.min(first, second) > 1000, `${size}: ${first} and ${second} of ink`);
  assert.ok(difference < 0.3, `${size}: ${difference} differs`);
  assert.ok(cut <= 0, `${size}: ${cut} px are cut off`);
};

for (const [percent, scale] of [
  [112, 1.12],
  [150, 1.5],
  [200, 2],
  [300, 2],
])
  test(`At a text size of ${percent} % what is typed and what is drawn are ${scale} times as large`, async () => {
    const { page, context, box } = await openStatement(browser, server);
    await box.fill(text);
    await settle(page);
    await setTextSize(page, percent);
    await eventually.equal(() => bodySize(page), Math.round(17 * scale));
    await assertAlike(page, percent);
    await context.close();
  });

test("The text size may change at any moment, while something is being written too, and back", async () => {
  const { page, context, box } = await openStatement(browser, server);
  await box.focus();
  await page.keyboard.insertText("写到一半");
  for (const [percent, size] of [
    [150, 26],
    [100, 17],
    [130, 22],
  ]) {
    await setTextSize(page, percent);
    await eventually.equal(() => bodySize(page), size);
    await page.keyboard.insertText("，接着写");
  }
  await settle(page);
  assert.equal(await box.inputValue(), "写到一半，接着写，接着写，接着写");
  await assertAlike(page, "changed");
  await context.close();
});

test("Letters that are set smaller stay large enough to write in", async () => {
  const { page, context } = await openStatement(browser, server);
  await setTextSize(page, 80);
  assert.equal(await bodySize(page), 17);
  await context.close();
});

test("A text size that was set before the form is ready holds in it, and is not doubled on the page when it stops", async () => {
  const { page, context } = await openPhone(browser, { expected: /./ });
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      document.body.style.webkitTextSizeAdjust = "150%";
    }),
  );
  await open(page, server.addressOf(await server.createCode()));
  await eventually.equal(() => sizeOf(page), 24);
  await press(page, "button", "同意，开始评价");
  await settle(page);
  await page.evaluate(() => {
    CanvasRenderingContext2D.prototype.getImageData = () => {
      throw new Error("no memory");
    };
  });
  await boxOf(page).fill("龘靐齉爩麤");
  await page.getByRole("heading", { name: "评价表没有打开" }).waitFor();
  await eventually.equal(() => sizeOf(page), 16);
  await context.close();
});

for (const query of ["", "?html=1"])
  test(`At twice the size no screen is wider than the phone${query && ", as HTML"}`, async () => {
    const { page, context } = await openPhone(browser, { width: 320, height: 640, expected: networkComplaints });
    await open(page, server.addressOf(await server.createCode()) + query);
    await setTextSize(page, 200);
    await eventually.equal(() => sizeOf(page), 32);
    await walk(page, words.chinese, async (screen) => {
      const { inside, whole } = await page.evaluate(() => ({
        inside: document.documentElement.clientWidth,
        whole: document.documentElement.scrollWidth,
      }));
      assert.ok(whole <= inside, `${screen} is ${whole} px wide in a window of ${inside}`);
    });
    await isReady(page);
    await context.close();
  });

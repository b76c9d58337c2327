// Statements that are too long, too strange, or written to break the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isReady, launch, openPhone, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import {
  blur,
  compare,
  draftOf,
  framesAsked,
  openStatement,
  paste,
  pictureOf,
  storedStatement,
  submit,
  write,
} from "./support/statement.mjs";
import { eventually } from "./support/eventually.mjs";

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

const manyOf = (first, count) =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(first + index)).join("");

test("Two thousand pasted characters are taken and stored", async () => {
  const { page, code, assertNoComplaints } = await openStatement(browser, server);
  const text = "执法不公，请核实。\n".repeat(200);
  await paste(page, text);
  await page.getByRole("main").getByText("2000 / 2000", { exact: true }).waitFor();
  await submit(page);
  assert.equal(await storedStatement(server, code), text);
  assertNoComplaints();
});

test("Ten thousand pasted characters are kept, counted, refused, and can be cut down", async () => {
  const { page, box, code, assertNoComplaints } = await openStatement(browser, server);
  const text = "超".repeat(10_000);
  await paste(page, text);
  await page.getByRole("main").getByText("超出 8000 字", { exact: true }).waitFor();
  await eventually.equal(() => box.inputValue(), text);
  await eventually.equal(() => draftOf(page), text);
  await press(page, "button", "提交评价");
  await page.getByRole("link", { name: "文字说明最多 2000 字，请删减" }).waitFor();
  assert.equal(await storedStatement(server, code), undefined);
  await page.reload();
  await isReady(page);
  await eventually.equal(() => box.inputValue(), text);
  await write(page, "短了");
  await page.getByRole("main").getByText("2 / 2000", { exact: true }).waitFor();
  await submit(page);
  assert.equal(await storedStatement(server, code), "短了");
  assertNoComplaints();
});

const floods = {
  "ten thousand ideographs that are all different": manyOf(0x4e00, 10_000),
  "ten thousand rare ideographs that are all different": manyOf(0x20000, 10_000),
  "ten thousand emoji": "👨‍👩‍👧‍👦👮🏽‍♀️".repeat(5000),
  "ten thousand letters without a space": "a".repeat(10_000),
  "a character with three thousand marks": `a${"\u0301\u0300\u0323".repeat(1000)}`,
  "two thousand characters with eight marks each": `g${"\u0301\u0300\u0323\u0308".repeat(2)}`.repeat(2000),
};

for (const [name, text] of Object.entries(floods))
  test(`After ${name} typing goes on, and a short text is drawn as before`, async () => {
    const { page, box, assertNoComplaints } = await openStatement(browser, server);
    await write(page, "短短的一句话，😡 abc");
    const before = await pictureOf(box);
    await paste(page, text);
    await page.keyboard.press("Control+Home");
    await settle(page);

    const frames = await framesAsked(page);
    await page.keyboard.type("字");
    await page.waitForFunction(
      (key) => localStorage.getItem(Object.keys(localStorage).find((each) => each.includes(key))).includes("字短短"),
      "draft",
    );
    await settle(page);
    assert.ok((await framesAsked(page)) - frames <= 3);

    // To the end and back, by less than what is drawn at once.
    await blur(page);
    const { top, height } = await box.evaluate((element) => ({
      top: scrollY + element.getBoundingClientRect().top,
      height: element.offsetHeight,
    }));
    const stops = Array.from({ length: Math.ceil(height / 600) }, (_, index) => top + index * 600);
    for (const y of [...stops, ...stops.reverse()]) {
      await page.evaluate((to) => scrollTo(0, to), y);
      await settle(page);
    }
    for (const place of [0, Math.max(0, height - 700)]) {
      const drawn = await pictureOf(box, { top: place });
      await box.focus();
      await settle(page);
      const { first, second } = await compare(browser, drawn, await pictureOf(box, { top: place }));
      assert.ok(first > second * 0.8 && first < second * 1.25, `at ${place}: ink ${first}, and ${second} when focused`);
      await blur(page);
    }
    await write(page, "短短的一句话，😡 abc");
    const { difference } = await compare(browser, before, await pictureOf(box));
    assert.ok(difference < 1e-4, `${difference}: more than rounding in another place of the atlas`);
    assertNoComplaints();
  });

test("A statement that is too large for its few characters says so in place of the count, and is refused", async () => {
  const { page, box, code } = await openStatement(browser, server);
  await box.fill(`g${"\u0301\u0300\u0323\u0308".repeat(2)}`.repeat(2000));
  const words = "文字说明里叠加的符号、组合表情或看不见的字符太多，请删减";
  await page.getByRole("main").getByText(words, { exact: true }).waitFor();
  await eventually.equal(() => box.getAttribute("aria-invalid"), "true");
  const counter = await page.getByRole("main").getByText(words, { exact: true }).boundingBox();
  assert.ok(counter.x >= 0 && counter.x + counter.width <= 390, "all of it is seen");
  await press(page, "button", "提交评价");
  await page.getByRole("link", { name: words }).waitFor();
  await box.fill("g\u0301");
  await page.getByRole("main").getByText("1 / 2000", { exact: true }).waitFor();
  await submit(page);
  assert.equal(await storedStatement(server, code), "g\u0301");
});

const attacks = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</textarea><script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "<!--<script>",
  "javascript:alert(1)",
  "{{7*7}}${7*7}",
  "&lt;b&gt;&amp;",
  "'; DROP TABLE evaluation; --",
];

test("What looks like markup is shown as it was written, on every screen, and never runs", async () => {
  const { page, box, code, assertNoComplaints } = await openStatement(browser, server);
  page.on("dialog", (dialog) => assert.fail(dialog.message()));
  const text = attacks.join("\n");
  const assertHarmless = async (where) => {
    await settle(page);
    const made = await page.evaluate(() => document.querySelectorAll("img, #app script, #app iframe").length);
    assert.equal(made, 0, where);
  };
  await write(page, text);
  await assertHarmless("on the form");
  await page.reload();
  await isReady(page);
  await eventually.equal(() => box.inputValue(), text);
  await assertHarmless("after a reload");
  await press(page, "radio", "不满意");
  await press(page, "checkbox", "无故扣车");
  await press(page, "button", "下一步");
  const shown = page.getByRole("definition").filter({ hasText: "alert(1)" });
  assert.equal(await shown.textContent(), text);
  await assertHarmless("on the check screen");
  await submit(page);
  assert.equal(await shown.textContent(), text);
  await assertHarmless("on the receipt");
  await page.reload();
  await isReady(page);
  assert.equal(await shown.textContent(), text);
  await assertHarmless("on the receipt after a reload");
  assert.equal(await storedStatement(server, code), text);
  assertNoComplaints();
});

test("A code whose document and place look like markup is shown as it was entered, by the server and by the form", async () => {
  const { page, assertNoComplaints } = await openPhone(browser);
  page.on("dialog", (dialog) => assert.fail(dialog.message()));
  for (const attack of attacks) {
    await page.goto(server.addressOf(await server.createCode({ "document-type": attack, place: attack })));
    await eventually.ok(async () => (await page.locator("#server-page").textContent()).includes(attack), attack);
    await isReady(page);
    await settle(page);
    await eventually.ok(async () => (await page.getByText(attack).count()) > 0, attack);
    assert.equal(await page.evaluate(() => document.querySelectorAll("img").length), 0, attack);
  }
  assertNoComplaints();
});

test("Half a surrogate pair and a null become the sign for what cannot be read", async () => {
  const { page, box, code } = await openStatement(browser, server);
  await box.evaluate((element) => {
    element.value = "前\ud800后\udc00，😡\0完";
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await settle(page);
  await eventually.equal(() => draftOf(page), "前\ufffd后\ufffd，😡\ufffd完");
  await page.getByRole("main").getByText("8 / 2000", { exact: true }).waitFor();
  await submit(page);
  assert.equal(await storedStatement(server, code), "前\ufffd后\ufffd，😡\ufffd完");
});

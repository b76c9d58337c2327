// What others do to the page: styles that are forced on everything, and translations of its words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";
import { agree, fillDissatisfied, isHtml, launch, open, openPhone, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { boxOf, framesAsked } from "./support/statement.mjs";

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

const openForm = async (options = {}) => {
  const phone = await openPhone(browser, options);
  await open(phone.page, server.addressOf(await server.createCode()));
  return phone;
};

// As a browser's night mode does it, which the page's policy does not bind.
const force = (page, style) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, style);

const night = "html,body,body *{background-color:#111!important;color:#999!important;border-color:#333!important}";

for (const [kind, style] of [
  ["A dark style sheet", night],
  ["A style sheet of grounds alone", "*{background:#fdf6e3!important}"],
  ["A style sheet of inks alone", "*{color:rgb(255,255,0)!important}"],
])
  test(`${kind} that is forced on everything turns the form into HTML, and back when it goes`, async () => {
    const { page, context, assertNoComplaints } = await openForm();
    await fillDissatisfied(page, "夜间模式");
    await settle(page);
    assert.equal(await isHtml(page), false);
    await force(page, style);
    await eventually.equal(() => isHtml(page), true);
    await eventually.equal(() => boxOf(page).inputValue(), "夜间模式");
    await eventually.equal(() => page.getByRole("checkbox", { name: "无故扣车" }).isChecked(), true);
    await force(page, "");
    await eventually.equal(() => isHtml(page), false);
    assertNoComplaints();
    await context.close();
  });

test("A style sheet that is forced before the form is there leads to HTML, and the form is filled in and sent", async () => {
  const { page, context } = await openPhone(browser);
  await page.addInitScript((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  }, night);
  await open(page, server.addressOf(await server.createCode()));
  await eventually.equal(() => isHtml(page), true);
  await fillDissatisfied(page, "夜间模式");
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  await context.close();
});

test("A style sheet that changes only what it knows leaves the form drawn", async () => {
  const { page, context } = await openForm();
  await force(page, "body{background:#222;color:#eee} p{border-color:red!important}");
  await settle(page);
  await aWhile();
  assert.equal(await isHtml(page), false);
  await context.close();
});

// As Google's and Chromium's do it: each run of words goes into elements of theirs.
const translate = (page, { marks = true, wraps = true } = {}) =>
  page.evaluate(
    ([marked, wrapped]) => {
      if (marked) {
        document.documentElement.lang = "fr";
        document.documentElement.classList.add("translated-ltr");
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (text) =>
        text.data.trim() && !text.parentElement.closest("script,textarea,[translate=no]") ? 1 : 2,
      );
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        if (!wrapped) {
          text.data = `[${text.data}]`;
          continue;
        }
        const outer = document.createElement("font");
        const inner = outer.appendChild(document.createElement("font"));
        outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
        inner.textContent = `[${text.data}]`;
        text.replaceWith(outer);
      }
    },
    [marks, wraps],
  );

const offer = (page) => page.getByRole("complementary");

for (const [kind, how] of [
  ["that marks the page", {}],
  ["that wraps words", { marks: false }],
  ["that changes words in place", { marks: false, wraps: false }],
])
  test(`A translation ${kind} leaves the canvas whole, and the form is offered as HTML`, async () => {
    const { page, context, assertNoComplaints } = await openForm();
    await fillDissatisfied(page, "翻译");
    await settle(page);
    assert.equal(await offer(page).isVisible(), false);
    await translate(page, how);
    await offer(page).waitFor();
    assert.equal(await isHtml(page), false);
    await assertAccessible(page, `offered as HTML, ${kind}`);
    await offer(page).getByRole("button").tap();
    await eventually.equal(() => isHtml(page), true);
    await offer(page).waitFor({ state: "hidden" });
    await eventually.equal(() => boxOf(page).inputValue(), "翻译");
    await eventually.equal(() => page.evaluate(() => document.activeElement.tagName), "H1");
    assert.match(page.url(), /[?&]html=1/);
    assertNoComplaints();
    await context.close();
  });

test("A page that was translated before the form is there leads to the offer, too", async () => {
  const { page, context } = await openPhone(browser);
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => document.documentElement.classList.add("translated-ltr")),
  );
  await open(page, server.addressOf(await server.createCode()));
  await offer(page).waitFor();
  await context.close();
});

test("What the form does itself is no translation, and the offer comes to nobody else", async () => {
  const { page, context } = await openForm();
  await press(page, "button", "大字版");
  await press(page, "button", "English");
  await press(page, "button", "Agree and start");
  await press(page, "radio", "Dissatisfied");
  await page.getByRole("textbox").first().fill("something new");
  await press(page, "button", "Continue");
  await settle(page);
  assert.equal(await offer(page).isVisible(), false);
  await context.close();
});

test("In HTML translated words stay translated while the form is used, and new words are the form's own", async () => {
  const { page, context } = await openPhone(browser);
  await open(page, `${server.addressOf(await server.createCode())}?html=1`);
  await agree(page);
  await settle(page);
  await translate(page);
  const form = page.locator("#document");
  await page.getByRole("radio", { name: "[不满意]", exact: true }).tap();
  await settle(page);
  await form.getByText("[满意]", { exact: true }).waitFor();
  await page.getByRole("checkbox", { name: "无故扣车", exact: true }).waitFor();
  assert.equal(await offer(page).isVisible(), false);
  await context.close();
});

test("Under the offer the form scrolls as ever: whole at its end, and without a frame at rest", async () => {
  const { page, context } = await openForm();
  await fillDissatisfied(page, "长\n".repeat(60));
  await settle(page);
  await translate(page);
  await offer(page).waitFor();
  await settle(page);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await settle(page);
  await eventually.ok(() =>
    page.evaluate(() => {
      const { top, bottom } = document.querySelector("canvas").getBoundingClientRect();
      return top <= 0 && bottom >= innerHeight - 1;
    }),
  );
  const before = await framesAsked(page);
  await aWhile(1000);
  assert.equal(await framesAsked(page), before);
  await context.close();
});

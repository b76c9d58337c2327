// Writing a statement: composing, editing, and a form that is drawn anew meanwhile.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import {
  blur,
  boxOf,
  compare,
  draftOf,
  framesAsked,
  openStatement,
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

const keyboardOf = async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  return {
    compose: (text) =>
      session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => session.send("Input.insertText", { text }),
    // What a keyboard sends while it composes, whatever the key.
    process: (code) =>
      session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, key: "Process", code }),
  };
};

const countIs = async (page, words) =>
  await eventually.equal(() => page.getByRole("main").getByText(words, { exact: true }).count(), 1, words);

const stateOf = (box) =>
  box.evaluate(({ value, selectionStart, selectionEnd }) => ({ value, selectionStart, selectionEnd }));

// Everything that makes the form draw itself: other colours, another width, a scroll past its canvas.
const redraws = {
  "other colours": (page) => page.emulateMedia({ colorScheme: "dark" }),
  "another width": (page) => page.setViewportSize({ width: 400, height: 844 }),
  "a scroll": (page) =>
    page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
    }),
};

test("Pinyin is composed in the statement without losing a syllable", async () => {
  const phone = await openStatement(browser, server);
  const { page, box } = phone;
  const keyboard = await keyboardOf(phone);
  await box.tap();
  await page.keyboard.type("ok");
  await settle(page);
  for (const composing of ["n", "ni", "ni h", "ni hao"]) {
    await keyboard.compose(composing);
    await settle(page);
    await eventually.equal(() => box.inputValue(), `ok${composing}`);
    assert.equal(await draftOf(page), "ok", "nothing of it is kept before it is a word");
    await countIs(page, "2 / 2000");
  }
  await keyboard.commit("你好");
  await settle(page);
  await eventually.equal(() => box.inputValue(), "ok你好");
  await eventually.equal(() => draftOf(page), "ok你好");
  await countIs(page, "4 / 2000");
  phone.assertNoComplaints();
});

for (const [name, redraw] of Object.entries(redraws))
  test(`A form that is drawn anew by ${name} leaves what is being composed alone`, async () => {
    const phone = await openStatement(browser, server);
    const { page, box } = phone;
    const keyboard = await keyboardOf(phone);
    await box.fill("前后\n".repeat(60));
    await box.evaluate((element) => element.setSelectionRange(1, 1));
    await keyboard.compose("ni hao");
    const before = await stateOf(box);
    const frames = await framesAsked(page);
    await redraw(page);
    await eventually.ok(async () => (await framesAsked(page)) > frames, "it was drawn");
    await settle(page);
    assert.deepEqual(await stateOf(box), before);
    await keyboard.commit("你好");
    await settle(page);
    await eventually.equal(() => box.inputValue(), `前你好后\n${"前后\n".repeat(59)}`);
    await eventually.equal(() => draftOf(page), await box.inputValue());
  });

test("Enter while composing does nothing but end the composition", async () => {
  const phone = await openStatement(browser, server);
  const { page, box, code } = phone;
  const keyboard = await keyboardOf(phone);
  await box.tap();
  await keyboard.compose("ni hao");
  await keyboard.process("Enter");
  await keyboard.commit("ni hao");
  await settle(page);
  await eventually.equal(() => box.inputValue(), "ni hao");
  await eventually.equal(() => box.evaluate((element) => element === document.activeElement), true);
  await page.keyboard.press("Enter");
  await eventually.equal(() => box.inputValue(), "ni hao\n", "and after it a new line");
  assert.equal(await storedStatement(server, code), undefined);
});

test("What is composed at the very limit counts when it is a word", async () => {
  const phone = await openStatement(browser, server);
  const { page, box } = phone;
  const keyboard = await keyboardOf(phone);
  await box.fill("限".repeat(1999));
  await settle(page);
  await keyboard.compose("ni hao");
  await settle(page);
  await countIs(page, "1999 / 2000");
  await keyboard.commit("你");
  await settle(page);
  await countIs(page, "2000 / 2000");
  await keyboard.compose("hao");
  await keyboard.commit("好");
  await settle(page);
  await countIs(page, "超出 1 字");
  await eventually.equal(() => box.inputValue(), `${"限".repeat(1999)}你好`, "nothing is cut off");
});

test("What is still being composed when the person leaves the field is kept as it stands", async () => {
  const phone = await openStatement(browser, server);
  const keyboard = await keyboardOf(phone);
  await phone.box.tap();
  await keyboard.compose("word");
  await blur(phone.page);
  await eventually.equal(() => phone.box.inputValue(), "word");
  await eventually.equal(() => draftOf(phone.page), "word");
});

test("Cut, copy, paste and undo work, and the form drawn anew between them changes nothing", async () => {
  const { page, box, assertNoComplaints } = await openStatement(browser, server);
  let dark = false;
  const redraw = async () => {
    await page.emulateMedia({ colorScheme: (dark = !dark) ? "dark" : "light" });
    await settle(page);
  };
  await box.tap();
  await page.keyboard.type("abc def");
  await redraw();
  await box.evaluate((element) => element.setSelectionRange(0, 3));
  await redraw();
  await eventually.deepEqual(() => stateOf(box), { value: "abc def", selectionStart: 0, selectionEnd: 3 });
  await page.keyboard.press("Control+x");
  await redraw();
  await eventually.equal(() => draftOf(page), " def");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+v");
  await redraw();
  await eventually.equal(() => draftOf(page), " defabc");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await redraw();
  await eventually.equal(() => box.inputValue(), "abc def");
  await eventually.equal(() => draftOf(page), "abc def");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+v");
  await settle(page);
  await eventually.equal(() => draftOf(page), "abc defabc def");
  assertNoComplaints();
});

test("What a phone fills in or hears is taken like what is typed", async () => {
  const { page, box, code } = await openStatement(browser, server);
  await box.tap();
  await page.keyboard.type("he said");
  for (const inputType of ["insertReplacementText", "insertFromDictation"]) {
    await box.evaluate((element, type) => {
      element.value += " 他说的";
      element.dispatchEvent(new InputEvent("input", { inputType: type, bubbles: true }));
    }, inputType);
    await settle(page);
  }
  await eventually.equal(() => draftOf(page), "he said 他说的 他说的");
  await submit(page);
  assert.equal(await storedStatement(server, code), "he said 他说的 他说的");
});

// The line that the caret is in, when every line of the text ends with a line feed and it is in the last.
const caretLine = (box) =>
  box.evaluate((element) => {
    const line = parseFloat(getComputedStyle(element).lineHeight);
    const top =
      element.getBoundingClientRect().top + 13 + (element.value.split("\n").length - 1) * line - element.scrollTop;
    const footer = document.querySelector(".footer");
    const isOver = getComputedStyle(footer).position === "fixed";
    const bottom = isOver ? footer.getBoundingClientRect().top : innerHeight;
    return { top, bottom: top + line, window: bottom };
  });

for (const [width, height] of [
  [390, 300],
  [390, 480],
  [640, 300],
])
  test(`In a window of ${width} by ${height}, as the keyboard leaves it, the line that is written is seen`, async () => {
    const { page, box } = await openStatement(browser, server);
    await box.fill("一行\n".repeat(20));
    await page.setViewportSize({ width, height });
    await settle(page);
    await page.keyboard.type("字");
    await settle(page);
    const { top, bottom, window } = await caretLine(box);
    assert.ok(top >= 0 && bottom <= window, `the line from ${top} to ${bottom} of ${window}`);
    assert.ok(window >= 0.8 * height, "and most of the window is for what is written");
    // The action is still there for who scrolls to it, and covers nothing.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await settle(page);
    const action = await page.getByRole("button", { name: "提交评价" }).boundingBox();
    const above = await page.getByRole("button", { name: "清除已填内容" }).boundingBox();
    assert.ok(action.y >= above.y + above.height && action.y + action.height <= height);
  });

test("Scrolling within what is drawn asks for no frame, and scrolling past it does", async () => {
  const { page } = await openStatement(browser, server);
  await write(page, "一行\n".repeat(60));
  await page.evaluate(() => scrollTo(0, 0));
  await settle(page);
  const frames = await framesAsked(page);
  for (let y = 0; y <= 400; y += 25) {
    await page.evaluate((to) => scrollTo(0, to), y);
    await settle(page);
  }
  assert.equal(await framesAsked(page), frames);
  await page.evaluate(() => scrollTo(0, 1200));
  await eventually.ok(async () => (await framesAsked(page)) > frames);
});

test("A character that is typed asks for three frames at most", async () => {
  const { page, box } = await openStatement(browser, server);
  await box.tap();
  await settle(page);
  for (const character of ["a", "龘", "\n", "😡"]) {
    const frames = await framesAsked(page);
    await page.keyboard.insertText(character);
    await settle(page);
    const asked = (await framesAsked(page)) - frames;
    assert.ok(asked >= 1 && asked <= 3, `${asked} frames for ${JSON.stringify(character)}`);
  }
});

test("What is written looks the same when the field is left, in both colours", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, box } = await openStatement(browser, server, { colorScheme });
    await box.fill("下午三点半左右，我把车停在路边不到两分钟去取药。abc 123");
    await settle(page);
    const focused = await pictureOf(box);
    await blur(page);
    const { difference } = await compare(browser, focused, await pictureOf(box));
    assert.ok(difference < 0.2, `${difference} in ${colorScheme}`);
  }
});

// As a screen reader presses, without giving what is pressed the focus.
const pressWithoutFocus = async (page, role, name) => {
  await page.getByRole(role, { name, exact: true }).evaluate((element) => element.click());
  await settle(page);
};

test("A statement that is cleared while it is being written does not come back", async () => {
  const { page, box } = await openStatement(browser, server);
  await box.focus();
  await page.keyboard.type("要清除的字");
  await settle(page);
  await pressWithoutFocus(page, "button", "清除已填内容");
  await pressWithoutFocus(page, "button", "再点一次，清除全部内容");
  await eventually.equal(() => boxOf(page).inputValue(), "");
  await boxOf(page).focus();
  await page.keyboard.type("x");
  await settle(page);
  await eventually.equal(() => boxOf(page).inputValue(), "x");
  await eventually.equal(() => draftOf(page), "x");
});

test("What is still being composed when something else is pressed is submitted with the rest", async () => {
  const { page, box, code } = await openStatement(browser, server);
  await box.focus();
  await page.keyboard.type("开头");
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "ni hao", selectionStart: 6, selectionEnd: 6 });
  await pressWithoutFocus(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  assert.equal(await storedStatement(server, code), "开头ni hao");
});

test("Passing the limit is told to those who cannot see the counter", async () => {
  const { page, box } = await openStatement(browser, server);
  await box.fill("长".repeat(2000));
  await box.press("End");
  await page.keyboard.type("长");
  await page.locator("[aria-live]").filter({ hasText: "超出 1 字" }).first().waitFor({ state: "attached" });
});

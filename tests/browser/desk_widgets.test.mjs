// The widgets of a desk: how they are read, written in and pressed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertOutline, outlineOf } from "./support/accessible.mjs";
import { click, inBoth, named, openDesk, press, tabs } from "./support/desk_gallery.mjs";
import { launch, settle } from "./support/phone.mjs";
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
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent.trim();
  });

// How it is read ------------------------------------------------------------------------------

for (const [mode, seesContrast] of [
  ["drawn", false],
  ["HTML", true],
])
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { width: 820, height: 1180 }])
    test(`Every widget in every state passes axe, ${mode}, ${JSON.stringify(options)}`, async () => {
      const { page, context, assertNoComplaints } = await openTab(mode, "fields", options);
      const look = (state, sees = seesContrast) =>
        assertAccessible(page, `desk, ${state}, ${mode}`, { seesContrast: sees });
      await look("fields");
      await click(page, "tab", tabs.cases);
      await look("cases");
      await click(page, "link", first);
      await look("a case");
      await click(page, "tab", tabs.charts);
      await look("charts");
      await click(page, "tab", tabs.pressed);
      await click(page, "button", "更多");
      await look("a menu");
      await press(page, "Escape");
      await click(page, "button", "答复");
      await look("a dialog", false); // Axe cannot see what is behind it.
      await press(page, "Escape");
      await click(page, "button", "保存草稿");
      await look("a toast");
      await click(page, "tab", tabs.media);
      await look("pictures", false); // Nor through what lies over words.
      await click(page, "button", "放大");
      await look("a larger picture", false); // It does not see that its box cuts it.
      assertNoComplaints();
      await context.close();
    });

inBoth("What a screen reader is told of each widget is what was agreed on", async (mode) => {
  const { page } = await openTab(mode, "fields");
  await assertOutline(page, "desk-fields");
  await click(page, "tab", tabs.charts);
  await assertOutline(page, mode === "drawn" ? "desk-charts" : "desk-charts-html"); // There is nothing to turn.
  await click(page, "tab", tabs.pressed);
  await click(page, "button", "更多");
  await assertOutline(page, "desk-menu");
  await press(page, "Escape");
  await click(page, "button", "答复");
  await assertOutline(page, "desk-dialog");
});

test("As HTML in forced colours every widget passes axe", async () => {
  const { page } = await openTab("HTML", "fields", { forcedColors: "active" });
  for (const tab of Object.values(tabs)) {
    await click(page, "tab", tab);
    await assertAccessible(page, `desk, ${tab}, forced colours`);
  }
});

test("As HTML nothing is wider than the window, on a desk and on a tablet", async () => {
  for (const width of [1440, 820]) {
    const { page, context } = await openTab("HTML", "fields", { width });
    for (const tab of Object.values(tabs)) {
      await click(page, "tab", tab);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${tab}: ${wide} px too wide in ${width}`);
    }
    await context.close();
  }
});

test("Drawn, the document is as high as the window", async () => {
  const { page } = await openTab("drawn", "fields");
  for (const tab of Object.values(tabs)) {
    await click(page, "tab", tab);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), 0, tab);
  }
});

// Fields --------------------------------------------------------------------------------------

inBoth("What is written in a field stays there, and what is wrong is said", async (mode) => {
  const { page, assertNoComplaints } = await openTab(mode, "fields");
  const wrong = named(page, "textbox", "回访时间");
  assert.equal(await wrong.getAttribute("aria-invalid"), "true");
  await wrong.fill("2026-12-01 09:00");
  await named(page, "textbox", "查明的情况").fill("一行\n两行\n三行\n四行\n五行\n六行\n七行");
  await settle(page);
  await eventually.equal(() => wrong.inputValue(), "2026-12-01 09:00");
  assert.equal(await named(page, "textbox", "承办单位").isDisabled(), true);
  if (mode === "drawn") {
    const { height } = await named(page, "textbox", "查明的情况").boundingBox();
    assert.ok(height > 7 * 21, `${height}`);
  }
  assertNoComplaints();
});

inBoth("A secret is not seen, and a password manager knows what it is", async (mode) => {
  const { page } = await openTab(mode, "fields");
  const secret = page.getByLabel("密码", { exact: true });
  assert.equal(await secret.getAttribute("type"), "password");
  assert.equal(await secret.getAttribute("autocomplete"), "current-password");
  await secret.fill("four words would do");
  await settle(page);
  assert.equal(await secret.inputValue(), "four words would do");
});

inBoth("An option is chosen by the keyboard and by the browser's list", async (mode) => {
  const { page } = await openTab(mode, "fields");
  const unit = named(page, "combobox", "办理单位");
  assert.equal(await unit.inputValue(), "caidian");
  await unit.selectOption({ label: "湖北高速交警 蔡甸大队" });
  await settle(page);
  await eventually.equal(() => unit.inputValue(), "expressway");
  await unit.focus();
  await press(page, "ArrowUp", "Tab");
  await eventually.equal(() => unit.inputValue(), "hanyang");
});

inBoth("A combo box offers, and takes what it does not offer", async (mode) => {
  const { page } = await openTab(mode, "fields");
  const phrase = named(page, "combobox", "常用语");
  await phrase.focus();
  const offered = await phrase.evaluate((input) => Array.from(input.list.options, ({ value }) => value));
  assert.deepEqual(offered, ["经核查，情况属实。", "经核查，部分属实。", "经核查，未发现所反映的情况。"]);
  await phrase.fill("另有说明。");
  await press(page, "Tab");
  await eventually.equal(() => phrase.inputValue(), "另有说明。");
});

inBoth("A day is written into a date field", async (mode) => {
  const { page } = await openTab(mode, "fields");
  const until = page.getByLabel("结束日期", { exact: true });
  await until.fill("2026-12-31");
  await press(page, "Tab");
  await eventually.equal(() => until.inputValue(), "2026-12-31");
});

// Tabs ----------------------------------------------------------------------------------------

inBoth("One tab is reached, arrow keys lead to the others, and one is opened by a press", async (mode) => {
  const { page } = await openTab(mode, "fields");
  await named(page, "tab", tabs.fields).focus();
  await press(page, "ArrowRight");
  assert.equal(await focused(page), tabs.cases);
  await press(page, "End", "ArrowRight");
  assert.equal(await focused(page), tabs.fields);
  await press(page, "ArrowLeft", "Home", "ArrowRight", "ArrowRight");
  assert.equal(await focused(page), tabs.pressed);
  assert.equal(await named(page, "tab", tabs.fields).getAttribute("aria-selected"), "true");
  await press(page, "Enter");
  assert.equal(await named(page, "tab", tabs.pressed).getAttribute("aria-selected"), "true");
  assert.equal(await named(page, "tabpanel", tabs.pressed).count(), 1);
  await press(page, "Tab");
  assert.equal(await focused(page), "答复");
  await press(page, "Shift+Tab");
  assert.equal(await focused(page), tabs.pressed);
});

// Menus ---------------------------------------------------------------------------------------

inBoth(
  "A menu is opened, walked through and left by the keyboard, and the focus goes back to its button",
  async (mode) => {
    const { page } = await openTab(mode, "pressed");
    const more = named(page, "button", "更多");
    await more.focus();
    await press(page, "ArrowDown");
    assert.equal(await more.getAttribute("aria-expanded"), "true");
    assert.equal(await focused(page), "移交其他单位");
    await press(page, "ArrowDown");
    assert.equal(await focused(page), "申请延期");
    await press(page, "ArrowDown"); // Past the one that is off.
    assert.equal(await focused(page), "不予受理…");
    await press(page, "ArrowDown");
    assert.equal(await focused(page), "移交其他单位");
    await press(page, "End");
    assert.equal(await focused(page), "不予受理…");
    await press(page, "Home", "Escape");
    assert.equal(await more.getAttribute("aria-expanded"), "false");
    assert.equal(await focused(page), "更多");
    await press(page, "Enter", "Tab");
    assert.equal(await named(page, "menu", "更多").count(), 0);
  },
);

inBoth("An item of a menu is pressed, and what is pressed elsewhere closes it", async (mode) => {
  const { page } = await openTab(mode, "pressed");
  await click(page, "button", "更多");
  await click(page, "menuitem", "申请延期");
  await page.getByText("按了申请延期").waitFor();
  assert.equal(await named(page, "menu", "更多").count(), 0);
  assert.equal(await focused(page), "更多");
  await click(page, "button", "更多");
  await page.mouse.click(1000, 800);
  await settle(page);
  assert.equal(await named(page, "menu", "更多").count(), 0);
});

test("A menu at the right edge of the window does not leave it", async () => {
  const { page } = await openTab("drawn", "pressed");
  await click(page, "button", "靠右");
  const { x, width } = await named(page, "menu", "靠右").boundingBox();
  assert.ok(x + width <= 1440, `${x} + ${width}`);
});

// Dialogs -------------------------------------------------------------------------------------

inBoth("The focus stays in a dialog, Escape leaves it, and the focus is where it was", async (mode) => {
  const { page, assertNoComplaints } = await openTab(mode, "pressed");
  await named(page, "button", "答复").focus();
  await press(page, "Enter");
  const dialog = named(page, "dialog", "答复当事人");
  await dialog.waitFor();
  assert.equal(await focused(page), "答复");
  await page.keyboard.insertText("经核查，情况属实。");
  for (let tab = 0; tab < 8; ++tab) {
    await press(page, "Tab");
    const isInside = await dialog.evaluate(
      (element) => document.activeElement === document.body || element.contains(document.activeElement),
    );
    assert.ok(isInside, `after ${tab + 1} times Tab`);
  }
  await press(page, "Escape");
  assert.equal(await dialog.count(), 0);
  assert.equal(await focused(page), "答复");
  await press(page, "Enter", "Escape");
  assert.equal(await dialog.count(), 0);
  await press(page, "Enter");
  assert.equal(await named(page, "textbox", "答复").inputValue(), "经核查，情况属实。");
  assertNoComplaints();
});

inBoth("A dialog that a menu opened gives the focus back to the menu's button", async (mode) => {
  const { page } = await openTab(mode, "pressed");
  await click(page, "button", "更多");
  await click(page, "menuitem", "不予受理…");
  await named(page, "dialog", "删除这份草稿？").waitFor();
  await click(page, "button", "取消");
  assert.equal(await named(page, "dialog", "删除这份草稿？").count(), 0);
  assert.equal(await focused(page), "更多");
});

inBoth("A dialog is left by its cross", async (mode) => {
  const { page } = await openTab(mode, "pressed");
  await click(page, "button", "删除… 草稿");
  await click(page, "button", "关闭");
  assert.equal(await named(page, "dialog", "删除这份草稿？").count(), 0);
});

inBoth("What was done is said where a screen reader listens already, and undone", async (mode) => {
  const { page } = await openTab(mode, "pressed");
  const said = page.getByRole("status");
  assert.equal(await said.textContent(), "");
  await said.evaluate((element) => void (window.status_was = element));
  await click(page, "button", "保存草稿");
  assert.match(await said.textContent(), /草稿已保存/);
  assert.ok(await said.evaluate((element) => element === window.status_was));
  await click(page, "button", "撤销");
  assert.equal(await said.textContent(), "");
});

// Watermarks ----------------------------------------------------------------------------------

const watermark = "张伟 042013 2026-11-30 19:05";
const watermarked = { picture: ".image", video: ".video", person: "[data-look=watermark]" };

// A video that is never there and never missing.
const openMedia = async (mode) => {
  const desk = await openTab(mode, "fields");
  await desk.page.route("**/gallery/video.webm", () => {});
  await click(desk.page, "tab", tabs.media);
  return desk;
};

inBoth(
  "Who looks and when stands over all of a picture, a video and a person, where it is printed too",
  async (mode) => {
    const { page, assertNoComplaints } = await openMedia(mode);
    for (const [what, box] of Object.entries(watermarked)) {
      const over = page.locator(`${box}>.watermark`);
      assert.equal(await over.locator("text").first().textContent(), watermark, what);
      const covers = await over.evaluate((svg) => {
        const [all, part] = [svg.parentElement, svg].map((each) => each.getBoundingClientRect());
        return part.height > 0 && Math.abs(part.width - all.width) <= 2 && Math.abs(part.height - all.height) <= 2;
      });
      assert.ok(covers, what);
    }
    const person = page.locator(watermarked.person);
    const name = await page.getByText("李思远", { exact: true }).boundingBox();
    const over = await person.boundingBox();
    assert.ok(over.y <= name.y + 1 && over.y + over.height >= name.y + name.height - 1, "not over the name");
    await page.emulateMedia({ media: "print" });
    for (const box of Object.values(watermarked)) assert.ok(await page.locator(`${box}>.watermark`).isVisible(), box);
    assertNoComplaints();
  },
);

inBoth("A watermark is seen, and stays when its picture is made larger, turned and changed", async (mode) => {
  const { page } = await openMedia(mode);
  const box = page.locator(".image");
  const over = page.locator(".image>.watermark");
  const isSeen = async () => {
    const seen = await box.screenshot();
    await over.evaluate((svg) => (svg.style.visibility = "hidden"));
    const without = await box.screenshot();
    await over.evaluate((svg) => (svg.style.visibility = ""));
    return !seen.equals(without);
  };
  assert.ok(await isSeen());
  const before = await over.boundingBox();
  for (const button of ["放大", "放大", "旋转"]) await click(page, "button", button);
  assert.deepEqual(await over.boundingBox(), before);
  assert.ok(await isSeen());
  await click(page, "button", "下一张");
  assert.equal(await over.count(), 1);
  assert.ok(await isSeen());
});

inBoth("A watermark is not read out, and a mouse goes through it", async (mode) => {
  const { page } = await openMedia(mode);
  assert.doesNotMatch(JSON.stringify(await outlineOf(page)), /042013/);
  for (const [what, box] of Object.entries(watermarked)) {
    const isThrough = await page.locator(`${box}>.watermark`).evaluate((svg) => {
      svg.scrollIntoView({ block: "center" });
      const { x, y, width, height } = svg.getBoundingClientRect();
      const under = document.elementFromPoint(x + width / 2, y + height / 2);
      return !!under && !under.closest(".watermark,[data-look=watermark]");
    });
    assert.ok(isThrough, what);
  }
});

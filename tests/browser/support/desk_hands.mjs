// The ways in which somebody works at the desk: things are found by role and name only, and pressed with a mouse or with
// the keyboard alone.
import assert from "node:assert/strict";
import { assertAccessible } from "./accessible.mjs";
import { eventually } from "./eventually.mjs";

export const button = (within, name) => within.getByRole("button", { name, exact: true });
export const field = (within, name) => within.getByRole("textbox", { name, exact: true });
export const select = (within, name) => within.getByRole("combobox", { name, exact: true });
export const sheet = (page, name) => page.getByRole("dialog", { name, exact: true });

// Seen, and read out.
export const isSaid = (within, words) => within.getByText(words).first().waitFor();
export const isGone = (locator) => eventually.equal(() => locator.count(), 0);
export const hasFocus = (locator) =>
  eventually.equal(() => locator.evaluate((element) => element === document.activeElement), true);

export const byMouse = {
  // A button that a press has brought up takes none for a moment.
  press: async (target) => {
    await target.evaluate((element) => window.until_it_takes_taps(element));
    await target.click();
  },
  write: (box, words) => box.fill(words),
  choose: (box, label) => box.selectOption({ label }),
  date: (box, day) => box.fill(day),
};

const chosen = (box) => box.evaluate(({ selectedOptions: [option] }) => option?.label);

export const byKeys = (page) => {
  const reach = async (target) => {
    await target.waitFor();
    for (let presses = 0; presses < 150; ++presses) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`the keyboard does not reach ${target}`);
  };
  return {
    press: async (target) => {
      await reach(target);
      await target.evaluate((element) => window.until_it_takes_taps(element));
      await page.keyboard.press("Enter");
    },
    write: async (box, words) => {
      await reach(box);
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(words);
    },
    choose: async (box, label) => {
      await reach(box);
      await page.keyboard.press("Home");
      for (let presses = 0; (await chosen(box)) !== label; ++presses) {
        assert.ok(presses < 100, `there is no ${label}`);
        await page.keyboard.press("ArrowDown");
      }
    },
    // In the order of the browser's own language, which is not the page's.
    date: async (box, day) => {
      const [year, month, date] = day.split("-");
      await reach(box);
      await page.keyboard.type(month + date + year);
      assert.equal(await box.inputValue(), day);
    },
  };
};

// By day and by night. Contrast over the canvas, and under a watermark, is what axe cannot see.
export const assertAccessibleAlways = async (page, screen) => {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await assertAccessible(page, `${screen}, ${colorScheme}`);
  }
};

// Back where it was, and nowhere out of the page.
export const leaveSheet = async (page, name, opener) => {
  await page.keyboard.press("Escape");
  await isGone(sheet(page, name));
  await hasFocus(opener);
};

// Whoever works with the keyboard is not sent to the beginning of the page.
export const keepsFocus = (page) =>
  eventually.notEqual(() => page.evaluate(() => document.activeElement.tagName), "BODY");

export const isDone = (page, action) => isSaid(page, `已完成：${action}`);

// With what `fill` does in its sheet.
export const act = async ({ page, hands }, action, fill = () => {}) => {
  await hands.press(button(page, action));
  const opened = sheet(page, action);
  await opened.waitFor();
  await fill(opened);
  await hands.press(button(opened, action));
  await isDone(page, action);
  await isGone(opened);
  await keepsFocus(page);
};

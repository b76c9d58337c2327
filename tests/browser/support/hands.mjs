// The ways in which a person presses and writes on a page of the server.
import assert from "node:assert/strict";

export const byFinger = { tap: (target) => target.tap(), write: (box, words) => box.fill(words) };

export const byKeyboard = (page) => {
  const reach = async (target) => {
    for (let presses = 0; presses < 60; ++presses) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail("the keyboard does not reach it");
  };
  return {
    tap: async (target) => {
      const isRadio = (await target.getAttribute("type")) === "radio";
      // One of a group is reached, the others with arrows.
      if (!isRadio) {
        await reach(target);
        return page.keyboard.press("Enter");
      }
      await reach(page.getByRole("radio").first());
      await page.keyboard.press("ArrowRight");
    },
    write: async (box, words) => {
      await reach(box);
      await page.keyboard.insertText(words);
    },
  };
};

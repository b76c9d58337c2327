// One person who meets every state of the form.
import assert from "node:assert/strict";
import { press, sayWhere, settle, stopWaitingForTime } from "./phone.mjs";

export const words = {
  chinese: {
    agree: "同意，开始评价",
    next: "下一步",
    dissatisfied: "不满意",
    satisfied: "满意",
    situation: "无故扣车",
    clear: "清除已填内容",
    submit: "提交评价",
    again: "重新提交",
    received: "已收到您的评价",
  },
  english: {
    agree: "Agree and start",
    next: "Continue",
    dissatisfied: "Dissatisfied",
    satisfied: "Satisfied",
    situation: "Vehicle impounded for no reason",
    clear: "Clear my answers",
    submit: "Submit",
    again: "Submit again",
    received: "We have received your evaluation",
  },
};

// Submissions wait until they are released, and fail then, until the network is restored.
const cutNetwork = async (page) => {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await stopWaitingForTime(page);
  await page.route("**/api/v1/evaluations", async (route) => {
    await released;
    await route.abort();
  });
  return {
    release: async () => {
      release();
      await settle(page);
    },
    restore: () => page.unroute("**/api/v1/evaluations"),
  };
};

// Through every state, `see` at each. Nothing that is pressed loses the focus to nothing.
export const walk = async (page, say, see) => {
  const look = async (screen) => {
    await settle(page);
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY", screen);
    await see(screen);
  };
  await see("instructions");
  await press(page, "button", say.agree);
  await look("evaluation");
  await press(page, "button", say.next);
  await look("evaluation-without-answer");
  await press(page, "radio", say.dissatisfied);
  await press(page, "button", say.next);
  await look("evaluation-without-situation");
  await press(page, "checkbox", say.situation);
  await page.getByRole("textbox").first().fill("长".repeat(2001));
  await press(page, "button", say.next);
  await look("evaluation-too-long");
  await press(page, "button", say.clear);
  await look("evaluation-clearing");
  await page.getByRole("textbox").first().fill("说明😡");
  await sayWhere(page);
  await look("evaluation-filled");
  await press(page, "button", say.next);
  await look("check");
  const hold = await cutNetwork(page);
  await press(page, "button", say.submit);
  await look("check-sending");
  await hold.release();
  await page.getByRole("button", { name: say.again }).waitFor();
  await look("check-without-network");
  await hold.restore();
  await press(page, "button", say.again);
  await page.getByRole("heading", { name: say.received }).waitFor();
  await look("receipt");
};

// Moving on: Back, Forward and reload, networks that break, two tabs, phones that keep nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  agree,
  fillDissatisfied,
  isReady,
  launch,
  open,
  openPhone,
  press,
  settle,
  stopWaitingForTime,
} from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";

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

const evaluationsOf = (code) => server.query(`SELECT receipt, statement FROM evaluation WHERE code = '${code}'`);
const headingIs = (page, name) => page.getByRole("heading", { name, level: 1 }).waitFor();
const submissions = "**/api/v1/evaluations";
const [instructions, question, check, received] = [
  "评价须知",
  "您对这次执法满意吗？",
  "请核对您的评价",
  "已收到您的评价",
];
const waiting = "还没有提交：网络不通";

const fillAndCheck = async (statement, options = {}) => {
  const phone = await openPhone(browser, { expected: /Failed to load resource|ERR_INTERNET/, ...options });
  const code = await server.createCode();
  await open(phone.page, server.addressOf(code));
  await fillDissatisfied(phone.page, statement);
  await press(phone.page, "button", "下一步");
  await headingIs(phone.page, check);
  return { ...phone, code };
};

test("Back and Forward walk the screens, the title follows, and every answer is kept", async () => {
  const { page, assertNoComplaints } = await fillAndCheck("往返");
  await page.goBack();
  await headingIs(page, question);
  await settle(page);
  await eventually.match(() => page.title(), /^您对这次执法满意吗/);
  await eventually.equal(() => page.getByRole("checkbox", { name: "无故扣车" }).isChecked(), true);
  await eventually.equal(() => page.getByRole("textbox").first().inputValue(), "往返");
  await eventually.equal(() => page.evaluate(() => document.activeElement.tagName), "H1");
  await page.goBack();
  await headingIs(page, instructions);
  await page.goForward();
  await headingIs(page, question);
  await page.goForward();
  await headingIs(page, check);
  await eventually.equal(() => page.getByRole("definition").filter({ hasText: "往返" }).count(), 1);
  assertNoComplaints();
});

test("A reload returns to the screen that was shown, on every screen", async () => {
  const { page, assertNoComplaints } = await fillAndCheck("重新加载");
  const reload = async (heading) => {
    await page.reload();
    await isReady(page);
    await headingIs(page, heading);
  };
  await reload(check);
  await page.goBack();
  await headingIs(page, question);
  await reload(question);
  await page.goBack();
  await headingIs(page, instructions);
  await reload(instructions);
  await page.goForward();
  await headingIs(page, question);
  await page.goForward();
  await press(page, "button", "提交评价");
  await headingIs(page, received);
  await reload(received);
  await page.goBack();
  await settle(page);
  await headingIs(page, received);
  assertNoComplaints();
});

test("Without a network it waits, says so, and submits by itself when the network is back", async () => {
  const { page, context, code } = await fillAndCheck("断网");
  await context.setOffline(true);
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: waiting }).waitFor();
  await page.locator("[aria-live]").filter({ hasText: waiting }).first().waitFor({ state: "attached" });
  assert.equal((await evaluationsOf(code)).length, 0);
  await context.setOffline(false);
  await headingIs(page, received);
  assert.equal((await evaluationsOf(code)).length, 1);
  await eventually.equal(() => page.evaluate(() => localStorage.length), 0);
});

test("What waits for a network can be left, and is submitted when the code is opened again", async () => {
  const { page, context, code } = await fillAndCheck("以后再说");
  await context.setOffline(true);
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: waiting }).waitFor();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(server.addressOf(code));
  await headingIs(again, received);
  assert.deepEqual(
    (await evaluationsOf(code)).map((row) => row.statement),
    ["以后再说"],
  );
});

test("An answer that is lost on its way is asked for again by itself and gives the first receipt", async () => {
  const { page, code } = await fillAndCheck("回执丢失");
  await page.route(
    submissions,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await press(page, "button", "提交评价");
  await headingIs(page, received);
  const rows = await evaluationsOf(code);
  assert.equal(rows.length, 1);
  await eventually.equal(() => page.getByText(/^ZP-/).textContent(), rows[0].receipt);
});

test("A request that is cut while it is sent stores one row in the end", async () => {
  const { page, code } = await fillAndCheck("发到一半");
  await stopWaitingForTime(page);
  await page.route(submissions, (route) => route.abort("connectionreset"), { times: 1 });
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: waiting }).waitFor();
  await press(page, "button", "重新提交");
  await headingIs(page, received);
  assert.equal((await evaluationsOf(code)).length, 1);
});

test("Whoever goes back while it waits can change everything, and nothing is sent meanwhile", async () => {
  const { page, context, code } = await fillAndCheck("先不交");
  await context.setOffline(true);
  await press(page, "button", "提交评价");
  await press(page, "button", "先不提交，返回修改");
  await headingIs(page, question);
  await context.setOffline(false);
  await page.getByRole("textbox").first().fill("改过了");
  await aWhile(6000); // Longer than the first pause between two attempts.
  assert.equal((await evaluationsOf(code)).length, 0);
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
  await headingIs(page, received);
  assert.deepEqual(
    (await evaluationsOf(code)).map((row) => row.statement),
    ["改过了"],
  );
});

test("Going back while an attempt hangs ends it, and nothing is sent", async () => {
  const { page, code } = await fillAndCheck("先不交，也不再试");
  let attempts = 0;
  let hang;
  const second = new Promise((resolve) => {
    hang = resolve;
  });
  // One handler for both: a second one would be lost where the browser is still letting go of the first.
  await page.route(submissions, (route) => (++attempts === 1 ? route.abort("connectionreset") : hang()));
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: waiting }).waitFor();
  await second; // By itself, after the first pause.
  await press(page, "button", "先不提交，返回修改");
  await headingIs(page, question);
  await page.getByRole("textbox").first().fill("改好了"); // Nothing is disabled.
  await aWhile(6000); // Longer than the first pause between two attempts.
  assert.equal(attempts, 2);
  assert.equal((await evaluationsOf(code)).length, 0);
});

test("What waits in one tab and is sent by another is stored once", async () => {
  const { context, page, code } = await fillAndCheck("两个标签页");
  await page.route(submissions, (route) => route.abort("connectionreset"));
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: waiting }).waitFor();
  const second = await context.newPage();
  await second.goto(server.addressOf(code));
  await headingIs(second, received);
  await page.unroute(submissions);
  await page.bringToFront();
  await headingIs(page, received);
  assert.equal((await evaluationsOf(code)).length, 1);
});

test("Two tabs of one code keep their answers apart", async () => {
  const { context, page } = await openPhone(browser);
  const address = server.addressOf(await server.createCode());
  await open(page, address);
  await fillDissatisfied(page, "第一个");
  await settle(page);
  const second = await context.newPage();
  await open(second, address);
  await second.getByRole("textbox").first().fill("第二个");
  await settle(second);
  // The first tab hears that the other took what was kept, and keeps its own under another id.
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("zhiping.draft.")).length;
  await eventually.equal(() => second.evaluate(kept), 2);
  await page.bringToFront();
  await page.reload(); // Nothing was done here since the other tab took what was kept.
  await isReady(page);
  await eventually.equal(() => page.getByRole("textbox").first().inputValue(), "第一个");
  await page.getByRole("textbox").first().fill("第一个，改了");
  await settle(page);
  for (const [tab, words] of [
    [page, "第一个，改了"],
    [second, "第二个"],
  ]) {
    await tab.bringToFront();
    await tab.reload();
    await isReady(tab);
    await eventually.equal(() => tab.getByRole("textbox").first().inputValue(), words);
  }
});

for (const [kind, forbid] of Object.entries({
  "is forbidden": () => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("no", "SecurityError");
        },
      });
  },
  "is full": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
}))
  test(`Where storage ${kind} the form works, and says that nothing is kept`, async () => {
    const { page } = await openPhone(browser);
    await page.addInitScript(forbid);
    const code = await server.createCode();
    await open(page, server.addressOf(code));
    await agree(page);
    await press(page, "radio", "满意");
    await page.getByText("这部手机不允许保存，刷新页面后需要重新填写。").waitFor();
    await press(page, "button", "提交评价");
    await headingIs(page, received);
    assert.equal((await evaluationsOf(code)).length, 1);
  });

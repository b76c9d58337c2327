// An auditor at the desk: who of staff saw and did what, without what was written and without whose it is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase, statement } from "./support/citizen_case.mjs";
import { employ, openCase, openDesk, signIn, signInWithCode } from "./support/desk.mjs";
import {
  assertAccessibleAlways,
  button,
  byKeys,
  byMouse,
  field,
  hasFocus,
  isGone,
  isSaid,
  select,
} from "./support/desk_hands.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let browser, server, handler, auditor;
before(async () => {
  browser = await launch();
  server = await Server.start();
  const unit = await server.caidianBrigade();
  handler = await employ(server, "000111", "承办甲", unit, "handler");
  auditor = await employ(server, "000666", "审计己", unit, "auditor");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const table = (page) => page.getByRole("table", { name: "谁看过、做过什么" });
const row = (page, ...words) =>
  words.reduce((rows, each) => rows.filter({ hasText: each }), table(page).getByRole("row")).first();
const search = (page) => button(page, "查询");

// One that the handler has opened at the desk.
const seenCase = async () => {
  const own = await CitizenCase.submit(server);
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await openCase(page, server, handler, own);
  await button(page, "接办").waitFor();
  await context.close();
  return own;
};

const open = async (query = "") => {
  const desk = await openDesk(browser, { expected: /40[0134]/ });
  await signInWithCode(desk.page, server, auditor, query);
  await table(desk.page).waitFor();
  return desk;
};

for (const [how, query, handsOf] of [
  ["by the keyboard alone", "", byKeys],
  ["as HTML", "&html=1", () => byMouse],
])
  test(`An auditor finds who looked at a case, ${how}, and reads nothing of it`, async () => {
    const other = await seenCase();
    const own = await seenCase();
    const { page, context, assertNoComplaints } = await open(query);
    const hands = handsOf(page);
    await hands.press(search(page)); // Nothing is searched for by itself.
    await row(page, "查看案件", other.receipt).waitFor();
    await assertAccessibleAlways(page, `what staff did ${how}`);
    await hands.write(field(page, "回执号"), "ZP-2026");
    await hands.press(search(page));
    await isSaid(page, "这不是一个有效的回执号。");
    await hasFocus(field(page, "回执号"));
    await assertAccessibleAlways(page, `a search of what staff did, refused, ${how}`);
    await hands.write(field(page, "回执号"), own.receipt);
    await hands.press(search(page));
    await row(page, own.receipt, "承办甲 000111", "查看案件").waitFor();
    await isGone(row(page, other.receipt));
    await hands.choose(select(page, "操作"), "查看当事人身份");
    await hands.press(search(page));
    await isSaid(page, "没有符合条件的记录。");
    await hands.press(button(page, "清除筛选"));
    await row(page, other.receipt, "查看案件").waitFor();
    await hands.press(page.getByRole("link", { name: other.receipt }).first());
    await hasFocus(field(page, "回执号"));
    await isGone(row(page, own.receipt));
    await row(page, other.receipt, "承办甲 000111", "查看案件").waitFor();
    assert.equal(await page.getByText(statement).count(), 0);
    assertNoComplaints();
    await context.close();
  });

test("What an auditor searched for is found too, with who searched", async () => {
  const { page, context, assertNoComplaints } = await open();
  const hands = byKeys(page);
  await page.keyboard.press("/");
  await hasFocus(field(page, "警号"));
  await page.keyboard.insertText(auditor.badge);
  await page.keyboard.press("Enter");
  await row(page, "审计己 000666", "查询审计记录").waitFor();
  await isGone(row(page, "承办甲 000111"));
  await hands.press(button(page, "English"));
  await page.getByRole("cell", { name: "Searched this record" }).first().waitFor();
  assertNoComplaints();
  await context.close();
});

test("Who is no auditor has no such tab, and the server tells them nothing", async () => {
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /40[13]/ });
  await signIn(page, server, handler);
  await page.getByRole("table", { name: "案件列表" }).waitFor();
  assert.equal(await page.getByRole("tab", { name: "审计" }).count(), 0);
  assert.equal(await page.evaluate(() => fetch("/api/v1/audit").then(({ status }) => status)), 403);
  assertNoComplaints();
  await context.close();
});

// Many cases at once at the desk, and filters that are kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { employ, openDesk, signIn } from "./support/desk.mjs";
import {
  assertAccessibleAlways,
  button,
  byKeys,
  byMouse,
  field,
  hasFocus,
  isGone,
  isSaid,
  keepsFocus,
  leaveSheet,
  select,
  sheet,
} from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let browser, server, handler, colleague;
before(async () => {
  browser = await launch();
  server = await Server.start();
  const unit = await server.caidianBrigade();
  handler = await employ(server, "000111", "承办甲", unit, "handler");
  colleague = await employ(server, "000222", "承办乙", unit, "handler");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const open = async (person, query = "") => {
  const desk = await openDesk(browser, { expected: /40[0139]/ });
  await signIn(desk.page, server, person, `&tab=unit${query}`);
  await desk.page.getByRole("table", { name: "案件列表" }).waitFor();
  return desk;
};
// One that the handler has taken; nobody hands over what is not theirs.
const take = async (facts) => {
  const own = await CitizenCase.submit(server, facts);
  await own.handle("take");
  return own;
};
const tick = (page, { receipt }) => page.getByRole("checkbox", { name: `选择 ${receipt}` }).check();

const rowsOf = (opened) =>
  opened.evaluate((dialog) =>
    Object.fromEntries(
      [...dialog.querySelectorAll("dt")].map((term) => [term.textContent, term.nextElementSibling.textContent]),
    ),
  );

for (const [how, query, handsOf] of [
  ["with a mouse", "", () => byMouse],
  ["by the keyboard alone", "", byKeys],
  ["as HTML", "&html=1", () => byMouse],
])
  test(`Ticked cases are handed over with a result for each, and one that cannot be is said to be none, ${how}`, async () => {
    const free = [await take(), await take()];
    const ofColleague = await take({ officers: `${colleague.name}:${colleague.badge}` });
    const over = await take();
    const { page, context, assertNoComplaints } = await open(handler, query);
    const hands = handsOf(page);
    await page.route("**/api/v1/events*", (route) => route.fulfill({ status: 304 }));
    for (const each of [...free, ofColleague, over]) await tick(page, each);
    await isSaid(page, "已选 4 件");
    await over.act("withdraw", "--as", "citizen", "--with", "withdrawal=settled", "--with", "was_asked_for=no");
    const opener = button(page, "移交所选");
    await hands.press(opener);
    const opened = sheet(page, "移交所选");
    await opened.waitFor();
    assert.equal(await button(opened, "移交所选").isDisabled(), true);
    await assertAccessibleAlways(page, `cases that are to be handed over ${how}`);
    await leaveSheet(page, "移交所选", opener);
    await hands.press(opener);
    await hands.choose(select(opened, "移交给"), `${colleague.name}（${colleague.badge}）`);
    await hands.write(field(opened, "说明"), "请一并办理");
    await hands.press(button(opened, "移交所选"));
    await isSaid(opened, "已移交 2 件，没有移交 2 件");
    const rows = await rowsOf(opened);
    for (const { receipt } of free) assert.equal(rows[receipt], "已移交");
    for (const { receipt } of [ofColleague, over]) assert.match(rows[receipt], /。$/);
    assert.notEqual(rows[ofColleague.receipt], rows[over.receipt]);
    await assertAccessibleAlways(page, `cases that are handed over ${how}`);
    await hands.press(opened.getByRole("button", { name: "关闭", exact: true }).last());
    await isGone(opened);
    await keepsFocus(page);
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: free[0].receipt }) });
    await row.getByRole("cell", { name: colleague.name }).waitFor();
    assertNoComplaints();
    await context.close();
  });

test("A filter that is saved is there after the page was loaded again, and not for another badge", async () => {
  const { page, context, assertNoComplaints } = await open(handler);
  const opener = button(page, "已存的筛选");
  const filters = sheet(page, "已存的筛选");
  await page.getByRole("combobox", { name: "状态" }).selectOption({ label: "待审批" });
  await isSaid(page, "没有符合条件的案件。");
  await byMouse.press(opener);
  await isSaid(filters, "还没有保存的筛选。");
  assert.equal(await button(filters, "保存筛选").isDisabled(), true);
  await field(filters, "筛选的名称").fill("等审批的");
  await byMouse.press(button(filters, "保存筛选"));
  await isGone(filters);
  await hasFocus(opener);

  await page.goto(`${server.origin}/desk?lang=zh-CN&tab=unit`);
  await byMouse.press(opener);
  await assertAccessibleAlways(page, "filters that are kept");
  await byMouse.press(button(filters, "等审批的"));
  await isGone(filters);
  await eventually.equal(() => page.getByRole("combobox", { name: "状态" }).inputValue(), "approval");
  assert.match(page.url(), /status=approval/);

  await context.clearCookies();
  await signIn(page, server, colleague, "&tab=unit");
  await byMouse.press(opener);
  await isSaid(filters, "还没有保存的筛选。");
  await leaveSheet(page, "已存的筛选", opener);

  await context.clearCookies();
  await signIn(page, server, handler, "&tab=unit");
  await byMouse.press(opener);
  await byMouse.press(filters.getByRole("button", { name: "删除" }));
  await isSaid(filters, "还没有保存的筛选。");
  assertNoComplaints();
  await context.close();
});

// Units and staff at the desk: an administrator of a detachment, and what becomes of those he looks after.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase, inDays } from "./support/citizen_case.mjs";
import { choosePassword, codeOf, employ, openDesk, signInWithCode } from "./support/desk.mjs";
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
  select,
  sheet,
} from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let browser, server, brigade, administrator, second;
before(async () => {
  browser = await launch();
  server = await Server.start();
  brigade = await server.caidianBrigade();
  const [{ parent_id: detachment }] = await server.query(`SELECT parent_id FROM unit WHERE id = '${brigade}'`);
  await employ(server, "000111", "承办甲", brigade, "handler");
  await employ(server, "000333", "承办丙", brigade, "handler");
  administrator = await employ(server, "000901", "管理甲", detachment, "administrator");
  second = await employ(server, "000902", "管理乙", detachment, "administrator");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const open = async (person, query = "", options = {}) => {
  const desk = await openDesk(browser, { expected: /40[0139]/, ...options });
  await signInWithCode(desk.page, server, person, query);
  await desk.page.getByRole("tab", { name: "人员", exact: true }).waitFor();
  return desk;
};
const openPerson = async (page, hands, { badge, name }) => {
  await hands.write(field(page, "搜索警号、姓名"), badge);
  await page.keyboard.press("Enter");
  const link = page.getByRole("link", { name: badge, exact: true });
  await hands.press(link);
  await page.getByRole("heading", { name, exact: true }).waitFor();
};
const day = (days) => inDays(days).slice(0, 10);
const leaver = { badge: "000111", name: "承办甲" };

test("A leaver's cases are moved and a deputy is set, by the keyboard alone", async () => {
  for (let number = 0; number < 2; ++number) await (await CitizenCase.submit(server)).handle("take");
  const { page, context, assertNoComplaints } = await open(administrator);
  const hands = byKeys(page);
  await page.keyboard.press("/");
  await hasFocus(field(page, "搜索警号、姓名"));
  await openPerson(page, hands, leaver);
  await assertAccessibleAlways(page, "a person who is administered");

  await hands.press(button(page, "登记缺勤"));
  await hasFocus(page.getByLabel("第一天", { exact: true }));
  await hands.date(page.getByLabel("第一天", { exact: true }), day(1));
  await hands.date(page.getByLabel("最后一天", { exact: true }), day(5));
  await hands.choose(select(page, "代理人"), "承办丙 000333");
  await hands.press(button(page, "登记缺勤"));
  await isSaid(page, "已登记承办甲缺勤");
  await isSaid(page, `${day(1)} 至 ${day(5)}，代理人：承办丙 000333`);
  await keepsFocus(page);

  await hands.choose(select(page, "移交给"), "承办丙 000333");
  await hands.press(button(page, "移交全部案件"));
  await isSaid(page, "承办甲的 2 件案件移交给承办丙 000333");
  await assertAccessibleAlways(page, "the sheet of moving cases");
  await hands.press(button(sheet(page, "移交全部案件"), "移交全部案件"));
  await isSaid(page, "已移交 2 件，没有移交 0 件");
  await eventually.equal(() => button(page, "移交全部案件").isDisabled(), true);
  await assertAccessibleAlways(page, "a person whose cases were moved");

  await hands.press(button(page, "停用"));
  const opened = sheet(page, "停用");
  await opened.waitFor();
  await assertAccessibleAlways(page, "the sheet of disabling");
  await page.keyboard.press("Escape");
  await isGone(opened);
  await hasFocus(button(page, "停用"));
  assertNoComplaints();
  await context.close();
});

for (const [how, query, options] of [
  ["drawn", "", { width: 1024 }],
  ["as HTML", "&html=1", {}],
])
  test(`Somebody is added, and signs in with what was shown once, ${how}`, async () => {
    const badge = query ? "000777" : "000666";
    const { page, context, assertNoComplaints } = await open(administrator, query, options);
    await byMouse.press(button(page, "新增人员"));
    await field(page, "警号").fill(badge);
    await field(page, "姓名").fill("新来的");
    await select(page, "单位").last().selectOption(brigade);
    await page.getByRole("checkbox", { name: "承办人", exact: true }).check();
    await assertAccessibleAlways(page, `a person who is added ${how}`);
    await byMouse.press(button(page, "新增人员").last());
    const shown = sheet(page, `交给本人：${badge}`);
    await shown.waitFor();
    await assertAccessibleAlways(page, `what is shown once ${how}`);
    await page.keyboard.press("Escape"); // It is shown once: nothing but its button closes it.
    const words = await shown.innerText();
    assert.match(words, /otpauth:\/\/totp\//);
    const password = words.match(/初始密码，只能用一次\s+(\S+)/)[1];
    await byMouse.press(button(shown, "已经记下，关闭"));
    await isGone(shown);
    assert.ok(!(await page.content()).includes(password));
    assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).includes(password));
    await choosePassword(server, { badge, password });
    assertNoComplaints();
    await context.close();
  });

test("A role is asked for with a code, confirmed by a second administrator with theirs, and then it is so", async () => {
  const first = await open(administrator);
  await openPerson(first.page, byMouse, { badge: "000333", name: "承办丙" });
  await first.page.getByRole("checkbox", { name: "负责人", exact: true }).check();
  await byMouse.press(button(first.page, "保存"));
  await hasFocus(field(first.page, "验证码").first());
  await assertAccessibleAlways(first.page, "a role without a code");
  await field(first.page, "验证码").first().fill(codeOf(administrator));
  await byMouse.press(button(first.page, "保存"));
  await isSaid(first.page, "已提交。另一名管理员在“待确认”里确认后生效。");
  await byMouse.press(first.page.getByRole("tab", { name: /^待确认/ }));
  await byMouse.press(first.page.getByRole("link", { name: /000333/ }));
  await isSaid(first.page, "由另一名管理员确认。");

  const other = await open(second);
  await byMouse.press(other.page.getByRole("tab", { name: /^待确认/ }));
  await byMouse.press(other.page.getByRole("link", { name: /000333/ }));
  await assertAccessibleAlways(other.page, "a change that waits");
  await byMouse.press(button(other.page, "确认变更"));
  const opened = sheet(other.page, "确认变更");
  await field(opened, "验证码").fill(codeOf(second));
  await byMouse.press(button(opened, "确认变更"));
  await isSaid(other.page, "已确认，变更已生效。");
  await isGone(opened);
  const roles = await server.query(
    "SELECT role FROM staff_role JOIN staff ON staff.id = staff_id WHERE badge = '000333' ORDER BY role",
  );
  assert.deepEqual(
    roles.map(({ role }) => role),
    ["handler", "lead"],
  );
  for (const { context, assertNoComplaints } of [first, other]) {
    assertNoComplaints();
    await context.close();
  }
});

// How the bureau looks after the units below it: the board, the lists that its numbers lead to, and what is done there.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { employ, openDesk, signIn, signInWithCode } from "./support/desk.mjs";
import {
  act,
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
import { eventually } from "./support/eventually.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const bureau = "420000";
const detachment = "420100";

let browser, server, lead, supervisor, handler, brigade;
before(async () => {
  browser = await launch();
  server = await Server.start();
  brigade = await server.caidianBrigade();
  lead = await employ(server, "000777", "总队长庚", bureau, "lead");
  supervisor = await employ(server, "000778", "督察辛", bureau, "supervisor"); // Each has eight codes for once.
  handler = await employ(server, "000222", "承办乙", brigade, "handler");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const nameOf = async (unit) => (await server.query(`SELECT name_zh FROM unit WHERE id = '${unit}'`))[0].name_zh;

// What a month of waiting does: its day is long past.
const letDayPass = ({ receipt }) => {
  const own = `(SELECT id FROM evaluation WHERE receipt = '${receipt}')`;
  execFileSync("sqlite3", [
    join(server.data, "zhiping.db"),
    ".timeout 10000",
    `UPDATE case_file SET due_date = '2026-01-05' WHERE evaluation_id = ${own}`,
    `UPDATE case_round SET due_date = '2026-01-05', original_due = '2026-01-05' WHERE evaluation_id = ${own}`,
  ]);
};

const overdueCase = async () => {
  const own = await CitizenCase.submit(server);
  await own.handle("take");
  letDayPass(own);
  return own;
};

const open = async (handsOf = () => byMouse, options = {}) => {
  const desk = await openDesk(browser, { expected: /40[0134]/, ...options });
  return { ...desk, hands: handsOf(desk.page) };
};
const close = async ({ context, assertNoComplaints }) => {
  assertNoComplaints();
  await context.close();
};

const tile = (page, words) => page.getByRole("link", { name: new RegExp(`^${words} \\d+$`) });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const number = (page, unit, words) => page.getByRole("link", { name: new RegExp(`^${unit}，${words}：\\d`) });
const count = async (locator) => Number((await locator.textContent()).match(/^\d+/)[0]);
const title = (page, name) => page.getByRole("heading", { name, exact: true });

const atBoard = (page) => page.getByRole("tab", { name: /^督办/, selected: true }).waitFor();

for (const [how, query, handsOf, options] of [
  ["with a mouse", "", undefined, {}],
  ["by the keyboard alone", "", byKeys, {}],
  ["as HTML on a narrow screen", "&html=1", byKeys, { width: 1024, height: 768 }],
])
  test(`The bureau finds an overdue brigade from the first screen and urges, ${how}`, async () => {
    await overdueCase(); // Which stays so: what is done with the other makes its day again what it was.
    const own = await overdueCase();
    const desk = await open(handsOf, options);
    const { page, hands } = desk;
    await signInWithCode(page, server, lead, query);
    await atBoard(page);
    await tile(page, "逾期").waitFor();
    await assertAccessibleAlways(page, `the board ${how}`);
    await hands.press(tile(page, "逾期"));
    await link(page, own.receipt).waitFor();
    await isSaid(page, await nameOf(brigade));
    await assertAccessibleAlways(page, `what is overdue below ${how}`);
    await hands.press(link(page, own.receipt));
    await title(page, own.receipt).waitFor();
    await act(desk, "催办", (opened) => hands.write(field(opened, "理由"), "请今天答复当事人"));
    await isSaid(page, "请今天答复当事人");
    await hands.press(button(page, "返回列表"));
    await hands.press(button(page, "返回督办"));
    await atBoard(page);
    await hasFocus(tile(page, "逾期"));
    await close(desk);
    const below = await open();
    await signIn(below.page, server, handler, `&tab=unit&case=${own.receipt}`);
    await isSaid(below.page, "请今天答复当事人");
    await close(below);
  });

test("From the province to the cases of a brigade, each number is the length of its list", async () => {
  await overdueCase();
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  const desk = await open(byKeys);
  const { page, hands } = desk;
  await signInWithCode(page, server, lead);
  const above = await nameOf(detachment);
  await hands.press(link(page, above).first());
  await title(page, above).waitFor();
  const unit = await nameOf(brigade);
  for (const words of ["逾期", "未办结", "立案", "已答复", "曾超期"]) {
    const pressed = number(page, unit, words);
    await pressed.waitFor();
    const counted = await count(pressed);
    await hands.press(pressed);
    await isSaid(page, `${counted} 件`);
    await eventually.equal(() => page.getByRole("link", { name: /^ZP-/ }).count(), counted);
    await page.goBack();
    await title(page, above).waitFor();
    await hasFocus(pressed);
  }
  await hands.press(link(page, await nameOf(bureau)));
  await title(page, await nameOf(bureau)).waitFor();
  await close(desk);
});

test("What is chosen goes along in the address, and a list says what it is of", async () => {
  await overdueCase();
  const desk = await open();
  const { page, hands } = desk;
  await signInWithCode(page, server, lead, `&tab=board&board_unit=${detachment}`);
  const above = await nameOf(detachment);
  await title(page, above).waitFor();
  await hands.choose(select(page, "模块"), "执法");
  await eventually.match(() => page.url(), /board_module=law/);
  await hands.press(button(page, "近 7 天"));
  await hands.press(number(page, await nameOf(brigade), "立案"));
  await isSaid(page, /立案，.*蔡甸大队.*及下级，/);
  const list = page.url();
  await page.goto(list);
  await isSaid(page, /立案，.*蔡甸大队.*及下级，/);
  await hands.press(page.getByRole("button", { name: /^去掉这个条件/ }));
  await isGone(page.getByText(/及下级，/));
  await hands.press(button(page, "返回督办"));
  await title(page, above).waitFor();
  await close(desk);
});

test("A period that cannot be is refused at its day, and another one is read", async () => {
  const desk = await open();
  const { page, hands } = desk;
  await signInWithCode(page, server, supervisor);
  const until = page.getByLabel("到", { exact: true });
  await until.waitFor();
  await until.fill("2999-01-01");
  await eventually.equal(() => until.getAttribute("aria-invalid"), "true");
  await assertAccessibleAlways(page, "a period that is refused");
  await hands.press(button(page, "近 30 天"));
  await page.getByRole("table", { name: "各单位", exact: true }).waitFor();
  await eventually.equal(() => until.getAttribute("aria-invalid"), null);
  await close(desk);
});

for (const width of [1440, 1024])
  test(`The board has room in a window ${width} px wide, and scrolls by itself`, async () => {
    const desk = await open(undefined, { width, height: width === 1440 ? 900 : 768 });
    const { page } = desk;
    await signInWithCode(page, server, supervisor);
    await page.getByRole("table", { name: "各单位", exact: true }).waitFor();
    const { scrollWidth, scrollHeight, innerWidth, innerHeight } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      scrollHeight: document.documentElement.scrollHeight,
      innerWidth,
      innerHeight,
    }));
    assert.ok(scrollWidth <= innerWidth, "nothing is beside the window");
    assert.ok(scrollHeight <= innerHeight, "nothing is under the window");
    await close(desk);
  });

test("Who has no units below has no board, and is told so where one is named", async () => {
  const desk = await open();
  await signIn(desk.page, server, handler);
  await desk.page.getByRole("tab", { name: /^我的/ }).waitFor();
  assert.equal(await desk.page.getByRole("tab", { name: /^督办/ }).count(), 0);
  await desk.page.goto(`${server.origin}/desk?tab=board`);
  await isSaid(desk.page, /督办看板供上级单位查看/);
  await close(desk);
});

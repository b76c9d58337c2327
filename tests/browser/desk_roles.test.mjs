// The desk of officers on a code and of those at a counter, who handle no cases; and the comments that a unit answers.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { CitizenCase, statement } from "./support/citizen_case.mjs";
import { choosePassword, hire, openDesk, signIn } from "./support/desk.mjs";
import { eventually } from "./support/eventually.mjs";
import { isReady, launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const token = () => randomBytes(16).toString("hex");

let browser, server, handler, officer, counter;
before(async () => {
  browser = await launch();
  server = await Server.start();
  const unit = await server.caidianBrigade();
  handler = await hire(server, "000111", "承办甲", unit, "handler");
  await choosePassword(server, handler);
  officer = await hireWithCode("012345", "张三", unit, "officer");
  // Not of a unit that is complained about.
  const [{ id: elsewhere }] = await server.query("SELECT id FROM unit WHERE name_zh = '宜昌市交警支队' LIMIT 1");
  counter = await hireWithCode("000555", "窗口丁", elsewhere, "counter");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

// Roles whose sign-in asks for a code: each recovery code is good once.
const hireWithCode = async (badge, name, unit, roles) => {
  const person = await hire(server, badge, name, unit, roles);
  await choosePassword(server, person, person.recoveryCodes.shift());
  return person;
};
const signInWithCode = async (page, person, query = "") => {
  await page.goto(`${server.origin}/desk?lang=zh-CN${query}`);
  await isReady(page);
  await page.getByRole("textbox", { name: "警号" }).fill(person.badge);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("textbox", { name: "验证码" }).fill(person.recoveryCodes.shift());
  await page.keyboard.press("Enter");
};

// What is said of a document: no case comes of it.
const submitComment = async (words) => {
  const answer = await fetch(`${server.origin}/api/v1/evaluations`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token()}` },
    body: JSON.stringify({
      code: await server.createCode(),
      submission_id: token(),
      catalogue_version: 1,
      language: "zh-CN",
      agreed_at: Math.floor(Date.now() / 1000),
      satisfaction: "other",
      situations: [],
      statement: words,
    }),
  });
  assert.equal(answer.status, 201);
  return (await answer.json()).receipt;
};

const button = (page, name) => page.getByRole("button", { name });
// A button that a press has brought up takes none for a moment.
const press = async (page, name) => {
  await button(page, name).evaluate((element) => window.until_it_takes_taps(element));
  await button(page, name).click();
};
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const isSaid = (page, words) => page.getByText(words).first().waitFor();
const hasFocus = (locator) => eventually.equal(() => locator.evaluate((it) => it === document.activeElement), true);

test("An officer answers what he was asked, and sees nothing of who evaluated", async () => {
  const own = await CitizenCase.submit(server);
  await own.handle("take");
  await own.handle("ask_officers", "--with", "officer=张三:012345", "--words", "当时开录像了吗？");
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401/ });
  await signInWithCode(page, officer);
  await isSaid(page, "当时开录像了吗？");
  assert.equal(await page.getByText(statement).count(), 0);
  assert.equal(await page.getByRole("tab", { name: /我的/ }).count(), 0);
  await assertAccessible(page, "an officer who is asked");
  await press(page, "提交回答");
  await isSaid(page, "请写几句");
  await assertAccessible(page, "an officer's answer, refused");
  await field(page, "您的回答").fill("全程开着，已经上传。");
  await press(page, "提交回答");
  await isSaid(page, "全程开着，已经上传。");
  await eventually.equal(() => button(page, "提交回答").count(), 0);
  assertNoComplaints();
  await context.close();
});

test("An officer reads that he is cleared, objects once, and by the keyboard alone", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  await own.act("open_reply", "--as", "citizen");
  await own.act("accept", "--as", "citizen");
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401/ });
  await signInWithCode(page, officer);
  await page.getByRole("heading", { name: own.receipt }).waitFor();
  await isSaid(page, "当事人对答复满意");
  await isSaid(page, "发生过，做法合法");
  await isSaid(page, /特此为您说明情况/);
  await isSaid(page, /可以提出异议，最晚/);
  await assertAccessible(page, "how a case has ended, for an officer");
  await field(page, "为什么不同意").focus();
  await page.keyboard.type("其中一项的认定与录像不符");
  await page.keyboard.press("Tab");
  await hasFocus(button(page, "提出异议"));
  await page.keyboard.press("Enter");
  await isSaid(page, "上一级还没有答复。");
  await isSaid(page, "其中一项的认定与录像不符");
  await eventually.equal(() => button(page, "提出异议").count(), 0);
  await assertAccessible(page, "an officer who has objected");
  assertNoComplaints();
  await context.close();
});

test("At a counter an evaluation is read out by its numbers, and gone with the next person", async () => {
  const own = await CitizenCase.submit(server);
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401|404/ });
  await signInWithCode(page, counter);
  await field(page, "回执号").waitFor();
  await assertAccessible(page, "a counter");
  await field(page, "回执号").fill("ZP-2026");
  await field(page, "查询码").fill(own.queryCode);
  await press(page, "查询");
  await isSaid(page, "这不是一个有效的回执号。");
  await assertAccessible(page, "a counter, refused");
  const other = await CitizenCase.submit(server);
  await field(page, "回执号").fill(other.receipt);
  await press(page, "查询");
  await isSaid(page, "没有找到。请核对回执号和查询码。");
  await field(page, "回执号").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(own.receipt);
  await page.keyboard.press("Tab");
  await hasFocus(field(page, "查询码"));
  await page.keyboard.press("Tab");
  await hasFocus(button(page, "查询"));
  await page.keyboard.press("Enter");
  await isSaid(page, statement);
  await isSaid(page, /正在核查/);
  await assertAccessible(page, "what is read out at a counter");
  await press(page, "下一位");
  await field(page, "回执号").waitFor();
  assert.equal(await field(page, "回执号").inputValue(), "");
  assert.equal(await page.getByText(statement).count(), 0);
  assertNoComplaints();
  await context.close();
});

test("At a counter an evaluation is entered, and what is handed over opens it", async () => {
  const code = await server.createCode();
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401/ });
  await signInWithCode(page, counter);
  await field(page, "二维码编号").fill(code);
  await press(page, "下一步");
  await isSaid(page, "评价须知");
  await assertAccessible(page, "instructions at a counter");
  await press(page, "当事人同意，开始填写");
  await button(page, "提交评价").waitFor();
  await press(page, "提交评价");
  await isSaid(page, "请选择满意、不满意或其他");
  await assertAccessible(page, "an evaluation at a counter, refused");
  await page.getByRole("radio", { name: "不满意", exact: true }).check();
  await page.getByRole("checkbox", { name: "执法用语不文明、态度粗暴" }).check();
  await field(page, "文字说明（选填）").fill("当面说的：态度不好。");
  await field(page, "用文字写明地点").fill("汉阳大道 628 号");
  await assertAccessible(page, "an evaluation at a counter");
  await press(page, "提交评价");
  await page.getByRole("heading", { name: "评价已提交" }).waitFor();
  await assertAccessible(page, "a receipt at a counter");
  const shown = await page.getByRole("main").innerText();
  const [receipt] = shown.match(/ZP-\d{8}-[0-9A-Z]{8}-[0-9A-Z]/);
  const [queryCode] = shown.match(/\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/);
  await press(page, "下一位");
  await field(page, "回执号").fill(receipt);
  await field(page, "查询码").fill(queryCode);
  await press(page, "查询");
  await isSaid(page, "当面说的：态度不好。");
  await isSaid(page, /由.*宜昌市交警支队窗口代为填写/);
  assertNoComplaints();
  await context.close();
});

test("A comment is answered, and who was slower reads what stands and keeps what they wrote", async () => {
  const receipt = await submitComment("希望周末也开窗口");
  const desks = [];
  for (let number = 0; number < 2; ++number) {
    const desk = await openDesk(browser, { expected: /401|409/ });
    desks.push(desk);
    await signIn(desk.page, server, handler);
    await desk.page.getByRole("tab", { name: /意见建议/ }).click();
    await desk.page.getByRole("link", { name: receipt }).click();
    await isSaid(desk.page, "希望周末也开窗口");
  }
  const [first, second] = desks.map(({ page }) => page);
  await assertAccessible(first, "a comment");
  await press(first, "发出答复");
  await eventually.equal(() => first.getByRole("combobox", { name: "怎样处理" }).getAttribute("aria-invalid"), "true");
  await assertAccessible(first, "an answer to a comment, refused");
  for (const page of [first, second]) {
    await page.getByRole("combobox", { name: "怎样处理" }).selectOption({ label: "已采纳" });
    await field(page, "答复内容").fill(page === first ? "下个月起周六上午开。" : "我也写了一份。");
  }
  await press(first, "发出答复");
  await isSaid(first, "下个月起周六上午开。");
  await eventually.equal(() => button(first, "发出答复").count(), 0);
  await assertAccessible(first, "a comment that is answered");
  await press(second, "发出答复");
  await isSaid(second, "这条意见建议已经答复过了。");
  await isSaid(second, "下个月起周六上午开。");
  assert.equal(await field(second, "您写的内容").inputValue(), "我也写了一份。");
  await assertAccessible(second, "a comment that somebody else has answered");
  for (const { context, assertNoComplaints } of desks) {
    assertNoComplaints();
    await context.close();
  }
});

for (const [what, options, query] of [
  ["in the dark", { colorScheme: "dark" }, ""],
  ["as HTML", {}, "&html=1"],
])
  test(`Comments are whole and accessible ${what}`, async () => {
    const receipt = await submitComment("请把告知单的字印大些");
    const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401/, ...options });
    await signIn(page, server, handler, query);
    await page.getByRole("tab", { name: /意见建议/ }).click();
    await page.getByRole("link", { name: receipt }).click();
    await isSaid(page, "请把告知单的字印大些");
    await assertAccessible(page, `comments ${what}`, { seesContrast: !!query });
    assertNoComplaints();
    await context.close();
  });

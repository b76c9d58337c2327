// A case on its way at the desk: recordings, contact, reply, the second person, and what its citizen reads.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { employ, openCase, openDesk, signInWithCode } from "./support/desk.mjs";
import {
  act,
  assertAccessibleAlways,
  button,
  byKeys,
  byMouse,
  field,
  hasFocus,
  isDone,
  isSaid,
  leaveSheet,
  select,
} from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch, openPhone, press } from "./support/phone.mjs";
import { rowsAtDesk, rowsOfCitizen } from "./support/reply_words.mjs";
import { Server } from "./support/server.mjs";

let browser, server, handler, lead;
before(async () => {
  browser = await launch();
  server = await Server.start();
  const unit = await server.caidianBrigade();
  handler = await employ(server, "000111", "承办甲", unit, "handler");
  lead = await employ(server, "000222", "负责乙", unit, "lead");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const preview = "当事人将看到";
const values = {
  核查方式: "查看执法记录仪录像、询问民警",
  核查情况: "民警催您离开时语气生硬",
  处理措施: "对民警批评教育",
  联系电话: "027-8888 0000",
};

const takeAndVerify = async ({ page, hands, look }) => {
  await look("a case that nobody handles");
  await page.keyboard.press("t");
  await isDone(page, "接办");
  await act({ page, hands }, "说明录音录像", async (opened) => {
    await look("what is said of recordings");
    await hands.choose(select(opened, "录音录像"), "已经固定保存");
    await hands.write(field(opened, "说明"), "执法记录仪录像已拷贝封存");
  });
  await act({ page, hands }, "记录联系", async (opened) => {
    assert.equal(await select(opened, "联系").inputValue(), "first");
    await look("a contact");
    await hands.write(field(opened, "谈了什么"), "已致电说明核查情况");
  });
  for (const words of ["执法记录仪录像已拷贝封存", "已致电说明核查情况"]) await isSaid(page, words);
};

const writeReply = async ({ page, hands, look }) => {
  await page.keyboard.press("e");
  const situation = select(page, "执法用语不文明、态度粗暴");
  await hasFocus(situation);
  await hands.choose(situation, "发生过，做法不当");
  await hands.choose(select(page, "无故扣车"), "发生过，做法合法");
  await hands.choose(select(page, "模板"), "用语不文明、态度不好：属实");
  for (const [name, value] of Object.entries(values))
    if (name !== "联系电话") await hands.write(field(page, name), value);
  await hands.write(field(page, "依据"), "道路交通安全法第九十三条");
  await hands.press(button(page, "加一项措施"));
  await hands.choose(select(page, "措施"), "赔礼道歉");
  await look("a reply that is being written");
};

const handIn = async ({ page, hands, look }) => {
  await hands.press(button(page, "提交审批"));
  await isSaid(page, /\{联系电话\}/);
  await eventually.equal(() => field(page, "答复内容").getAttribute("aria-invalid"), "true");
  await look("a reply that was refused");
  await hands.write(field(page, "联系电话"), values.联系电话);
  await eventually.equal(async () => JSON.stringify(await rowsAtDesk(page, preview)).includes(values.联系电话), true);
  await hands.press(button(page, "提交审批"));
  await isDone(page, "提交审批");
  await isSaid(page, "待审批");
};

const giveBack = async ({ page, hands, look }, receipt, query) => {
  await signInWithCode(page, server, lead, `&tab=to_approve${query}`);
  await page.getByRole("tab", { name: /待我审批\s*1/, selected: true }).waitFor();
  await hands.press(page.getByRole("link", { name: receipt }));
  await isSaid(page, /承办甲提交于/);
  await look("a reply that waits for the second person");
  await hands.press(button(page, "退回修改"));
  await leaveSheet(page, "退回修改", button(page, "退回修改"));
  await act({ page, hands }, "退回修改", async (opened) => {
    await hands.press(button(opened, "退回修改"));
    await eventually.equal(() => field(opened, "理由").getAttribute("aria-invalid"), "true");
    await look("a return without a reason");
    await hands.write(field(opened, "理由"), "请写明道歉由谁作出");
  });
};

// What was written is there, and goes on.
const changeReply = async ({ page, hands }) => {
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).first().focus();
  await page.keyboard.press("r");
  await isSaid(page, "请写明道歉由谁作出");
  const text = field(page, "答复内容");
  await eventually.match(() => text.inputValue(), /民警催您离开时语气生硬/);
  await hands.write(text, (await text.inputValue()).replace("向您道歉", "大队长当面向您道歉"));
  await eventually.equal(
    async () => JSON.stringify(await rowsAtDesk(page, preview)).includes("大队长当面向您道歉"),
    true,
  );
  const rows = await rowsAtDesk(page, preview);
  await hands.press(button(page, "提交审批"));
  await isDone(page, "提交审批");
  return rows;
};

const approve = async ({ page, hands, look }) => {
  await page.getByRole("heading", { level: 1 }).first().focus();
  await page.keyboard.press("r");
  await isSaid(page, /大队长当面向您道歉/);
  const rows = await rowsAtDesk(page, "答复");
  await act({ page, hands }, "同意并发出", async (opened) => {
    await isSaid(opened, "同意后，当事人马上就能看到这份答复。");
    await look("an approval");
  });
  await isSaid(page, "已答复");
  await look("a case that is answered");
  return rows;
};

const readAsCitizen = async (own) => {
  const { page, context } = await openPhone(browser);
  await page.goto(own.address);
  await press(page, "button", "查看答复");
  await page.getByRole("heading", { name: /的答复$/, level: 2 }).waitFor();
  const rows = await rowsOfCitizen(page);
  await context.close();
  return rows;
};

// The time is that of the issue.
const withoutTime = ([[label], ...rest]) => [[label], ...rest];

for (const [how, query, handsOf] of [
  ["with a mouse", "", () => byMouse],
  ["by the keyboard alone", "", byKeys],
  ["as HTML", "&html=1", () => byMouse],
])
  test(`A case is verified, answered, returned, changed and approved ${how}, and its citizen reads the preview`, async () => {
    const own = await CitizenCase.submit(server);
    const desks = [];
    for (let number = 0; number < 2; ++number) {
      const desk = await openDesk(browser, { expected: /40[014]/ });
      const look = (screen) => assertAccessibleAlways(desk.page, `${screen} ${how}`);
      desks.push({ ...desk, hands: handsOf(desk.page), look });
    }
    const [first, second] = desks;
    await openCase(first.page, server, handler, own, query);
    await takeAndVerify(first);
    await writeReply(first);
    await handIn(first);
    await giveBack(second, own.receipt, query);
    const shown = await changeReply(first);
    const approved = await approve(second);
    const read = await readAsCitizen(own);
    assert.ok(read.length >= 7, JSON.stringify(read));
    assert.deepEqual(withoutTime(shown), withoutTime(read));
    assert.deepEqual(withoutTime(approved), withoutTime(read));
    for (const { context, assertNoComplaints } of desks) {
      assertNoComplaints();
      await context.close();
    }
  });

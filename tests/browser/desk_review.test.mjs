// What the level above decides at the desk: a reply that was rejected, and what the units below ask of it.
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
  isDone,
  isGone,
  isSaid,
  leaveSheet,
  select,
  sheet,
} from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const detachment = "420100";

let browser, server, lead, reviewer;
before(async () => {
  browser = await launch();
  server = await Server.start();
  lead = await employ(server, "000222", "支队长乙", detachment, "lead");
  reviewer = await employ(server, "000333", "复核丙", detachment, "handler");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const request = async (action, ...more) => {
  const own = await CitizenCase.submit(server);
  await own.handle("take");
  await own.handle(action, ...more);
  return own;
};

const open = async (handsOf = () => byMouse, options = {}) => {
  const desk = await openDesk(browser, { expected: /40[014]/, ...options });
  return { ...desk, hands: handsOf(desk.page) };
};

// From the list of what is to be decided.
const openRequest = async (desk, { receipt }, query = "") => {
  await signInWithCode(desk.page, server, lead, `&tab=requests${query}`);
  await desk.hands.press(desk.page.getByRole("link", { name: receipt }));
  await desk.page.getByRole("heading", { name: receipt }).waitFor();
};

const close = async ({ context, assertNoComplaints }) => {
  assertNoComplaints();
  await context.close();
};

test("A reply that was rejected is reviewed one level up, by others, and their lead lets it out", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  await own.act("open_reply", "--as", "citizen");
  await own.act("reject", "--as", "citizen", "--words", "没有回答为什么没给凭证");
  const first = await open();
  await openCase(first.page, server, reviewer, own);
  await isSaid(first.page, "复核中");
  await isSaid(first.page, "没有回答为什么没给凭证");
  await isSaid(first.page, "承办甲");
  await assertAccessibleAlways(first.page, "a review");
  await first.page.keyboard.press("t");
  await isDone(first.page, "接办");
  const { page, hands } = first;
  for (const situation of ["执法用语不文明、态度粗暴", "无故扣车"])
    await hands.choose(select(page, situation), "发生过，做法不当");
  await hands.write(field(page, "答复内容"), "经复核，当时没有出具凭证，我们做得不对，现予以纠正并向您道歉。");
  await hands.write(field(page, "依据"), "道路交通安全法第一百一十二条");
  await hands.press(button(page, "加一项措施"));
  await hands.choose(select(page, "措施"), "予以纠正");
  await hands.press(button(page, "提交审批"));
  await isDone(page, "提交审批");
  const second = await open();
  await openCase(second.page, server, lead, own);
  await isSaid(second.page, "经复核，当时没有出具凭证，我们做得不对，现予以纠正并向您道歉。");
  await act(second, "同意并发出");
  const { status, round, replies } = await own.seen();
  assert.deepEqual([status, round, replies.length], ["answered", 2, 2]);
  await close(first);
  await close(second);
});

for (const [how, query, handsOf, options] of [
  ["with a mouse", "", undefined, {}],
  ["by the keyboard alone", "", byKeys, {}],
  ["as HTML on a narrow screen", "&html=1", undefined, { width: 1024, height: 768 }],
])
  test(`An extension is granted, and the citizen is told the new date, ${how}`, async () => {
    const asked = ["request_extension", "--with", "working_days=2", "--words", "等待鉴定意见"];
    const own = await request(...asked);
    const desk = await open(handsOf, options);
    await openRequest(desk, own, query);
    await isSaid(desk.page, "申请延期，等上级决定");
    await isSaid(desk.page, /2 个工作日/);
    await isSaid(desk.page, "等待鉴定意见");
    await assertAccessibleAlways(desk.page, `a request ${how}`);
    const grant = button(desk.page, "同意请求");
    await desk.hands.press(grant);
    await sheet(desk.page, "同意请求").waitFor();
    await assertAccessibleAlways(desk.page, `a grant ${how}`);
    await leaveSheet(desk.page, "同意请求", grant);
    await act(desk, "同意请求", (opened) => desk.hands.write(field(opened, "理由"), "鉴定确有必要"));
    await isGone(desk.page.getByText("申请延期，等上级决定"));
    assert.equal((await own.seen()).promise.extended_by, 2);
    await close(desk);
  });

test("A request is refused with a reason, never without, and its handler reads why", async () => {
  const own = await request("request_extension", "--with", "working_days=3", "--words", "材料多");
  const desk = await open();
  await openRequest(desk, own);
  await act(desk, "不同意请求", async (opened) => {
    await desk.hands.press(button(opened, "不同意请求"));
    await eventually.equal(() => field(opened, "理由").getAttribute("aria-invalid"), "true");
    await assertAccessibleAlways(desk.page, "a refusal without a reason");
    await desk.hands.write(field(opened, "理由"), "三天够用，请抓紧");
  });
  await isSaid(desk.page, "三天够用，请抓紧");
  assert.equal((await own.seen()).promise.extended_by ?? 0, 0);
  await close(desk);
  const handler = await employ(server, "000444", "承办丁", await server.caidianBrigade(), "handler");
  const below = await open();
  await openCase(below.page, server, handler, own);
  await isSaid(below.page, "三天够用，请抓紧");
  await close(below);
});

test("A transfer is granted to a unit that is chosen, and to none as long as none is", async () => {
  const own = await request("request_transfer", "--words", "当时是江夏大队执勤");
  const desk = await open();
  await openRequest(desk, own);
  await act(desk, "同意请求", async (opened) => {
    const unit = select(opened, "移送到");
    await unit.waitFor();
    const offered = await unit.evaluate(({ options }) => [...options].map(({ label }) => label));
    assert.ok(!offered.includes("蔡甸大队"), "the unit that has it is not offered");
    await desk.hands.press(button(opened, "同意请求"));
    await eventually.equal(() => unit.getAttribute("aria-invalid"), "true");
    await assertAccessibleAlways(desk.page, "a transfer to no unit");
    await desk.hands.choose(unit, "江夏大队");
    await desk.hands.write(field(opened, "理由"), "由实际执勤单位核查");
  });
  const [{ name_zh: name }] = await server.query(
    `SELECT name_zh FROM case_file JOIN unit ON unit.id = unit_id
     WHERE evaluation_id = (SELECT id FROM evaluation WHERE receipt = '${own.receipt}')`,
  );
  assert.match(name, /江夏大队/);
  await close(desk);
});

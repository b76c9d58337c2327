// The page of an evaluation when it is used late, twice, or by somebody else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase, inDays } from "./support/citizen_case.mjs";
import { jpeg, photo } from "./support/evidence.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch, openPhone } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let server;
let browser;
before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const small = { width: 360, height: 640 };
const reason = "没有回答为什么没给凭证";

const openPage = async (address, options = {}) => {
  const phone = await openPhone(browser, { ...small, expected: /Failed to load resource/, ...options });
  await phone.page.goto(address);
  return phone;
};
const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { name, level: 1 }).waitFor();
const countOf = async (own, action) => (await own.seen()).events.filter((event) => event.action === action).length;

// Before an opened reply, with an answer filled in.
const fillInAnswer = async (own, options) => {
  await own.act("open_reply", "--as", "citizen");
  const { page } = await openPage(own.address, options);
  await page.getByRole("radio", { name: "不满意", exact: true }).tap();
  await page.getByRole("textbox", { name: "不满意的话，为什么？" }).fill(reason);
  return page;
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : " without script";

  test(`An answer after the window has ended does nothing, and its words can still be copied${how}`, async () => {
    const own = await CitizenCase.submit(server);
    await own.issueReply();
    const page = await fillInAnswer(own, { javaScriptEnabled });
    await server.command("jobs", "run", "clocks", "--at", inDays(120));
    await button(page, "提交意见").tap();
    await heading(page, "已办结");
    await page.getByRole("alert").filter({ hasText: "还没有提交" }).waitFor();
    await page.getByText("期限内没有收到您对答复的意见。").waitFor();
    await page.getByText(reason, { exact: true }).waitFor();
    await eventually.equal(() => page.getByRole("radio", { name: "不满意", exact: true }).count(), 0);
    assert.equal((await own.seen()).closing, "unanswered");
  });

  test(`An answer to a reply that another one followed is not taken for the new one${how}`, async () => {
    const own = await CitizenCase.submit(server);
    await own.issueReply();
    const page = await fillInAnswer(own, { javaScriptEnabled });
    await own.act("reject", "--as", "citizen", "--words", "在另一部手机上写的");
    const detachment = ["--as", "handler", "--unit", "420100", "--name", "复核", "--badge", "000222"];
    await own.act("take", ...detachment);
    await own.act("issue_reply", ...detachment, "--reply", await own.replyFile());
    await button(page, "提交意见").tap();
    await heading(page, /支队已经答复/);
    await page.getByRole("alert").filter({ hasText: "刚刚有了新的变化" }).waitFor();
    await page.getByText(reason, { exact: true }).waitFor();
    await button(page, "查看答复").waitFor();
    assert.equal(await countOf(own, "reject"), 1);
    assert.equal((await own.seen()).round, 2);
  });
}

test("Sent by a double tap, after going back and after a reload, it is done once, without script too", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const own = await CitizenCase.submit(server);
    const { page } = await openPage(own.address, { javaScriptEnabled });
    await page.getByText("补充说明、照片或视频").tap();
    await page.getByRole("textbox", { name: "要补充的内容" }).fill("拖车是蓝色的");
    await button(page, "提交补充").dblclick();
    await page.getByText("已经收到您补充的内容。").waitFor();
    await page.reload();
    await page.getByText("拖车是蓝色的").waitFor();
    await page.goBack();
    await page.goForward();
    await page.getByText("拖车是蓝色的").waitFor();
    assert.equal(await countOf(own, "add_words"), 1, `script: ${javaScriptEnabled}`);
  }
});

test("After a reload the form of an answer asks again, with nothing chosen", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  const page = await fillInAnswer(own, { javaScriptEnabled: false });
  await page.reload();
  await button(page, "提交意见").waitFor();
  await eventually.equal(() => page.getByRole("radio", { checked: true }).count(), 0);
});

test("With the link of another evaluation nothing is read and nothing done", async () => {
  const [own, other] = [await CitizenCase.submit(server), await CitizenCase.submit(server)];
  const mixed = other.address.replace(other.receipt, own.receipt);
  const { page } = await openPage(mixed);
  await heading(page, "没有这个页面");
  const fields = { form: "withdraw", action_id: "1".repeat(32), seen: "1", withdrawal: "settled", was_asked_for: "no" };
  const posted = await fetch(mixed, { method: "POST", body: new URLSearchParams(fields) });
  assert.equal(posted.status, 404);
  assert.ok(!(await posted.text()).includes(own.receipt.slice(-10)) || posted.url.includes(own.receipt));
  assert.equal((await own.seen()).status, "handling");
});

test("Three days later a photo is added on another phone with number and code, and stands under its day", async () => {
  const own = await CitizenCase.submit(server);
  const first = await openPage(own.address);
  const later = inDays(3);
  await own.handle("take", "--at", later);
  const { page, assertNoComplaints } = await openPage(`${server.origin}/r`);
  await page.getByRole("textbox", { name: "回执号" }).fill(own.receipt);
  await page.getByRole("textbox", { name: "查询码" }).fill(own.queryCode);
  await button(page, "查询").tap();
  await page.getByText("补充说明、照片或视频").tap();
  await page.getByLabel("照片和视频", { exact: true }).setInputFiles(jpeg(photo("拖车", 300_000)));
  await page.getByRole("textbox", { name: "要补充的内容" }).fill("三天后找到的照片");
  await button(page, "提交补充").tap();
  await page.getByText("已经收到您补充的内容。").waitFor();
  await page.getByRole("link", { name: "下载照片 1" }).waitFor();
  await first.page.reload();
  const [, month, day] = later.split(/[- ]/).map(Number);
  const added = first.page.getByRole("listitem").filter({ hasText: "三天后找到的照片" });
  await added.getByText(new RegExp(`年${month}月${day}日`)).waitFor();
  await first.page.getByRole("link", { name: "下载照片 1" }).waitFor();
  assertNoComplaints();
});

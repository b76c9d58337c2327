// The page of an evaluation on a phone: its journeys by finger, by keyboard alone and without script, and what is not lost
// without a network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { jpeg, photo } from "./support/evidence.mjs";
import { eventually } from "./support/eventually.mjs";
import { byFinger, byKeyboard } from "./support/hands.mjs";
import { looks, lookAt } from "./support/looks.mjs";
import { launch, openPhone } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const small = { width: 360, height: 640 };

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

const openPage = async (own, options = {}) => {
  const phone = await openPhone(browser, { ...small, ...options });
  await phone.page.goto(own.address + (options.query ?? ""));
  return phone;
};
const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { name, level: 1 }).waitFor();

// From the reply to the review, in whatever way `tap` presses and `write` types.
const answerReply = async (page, { tap, write }) => {
  await heading(page, /已经答复/);
  await tap(button(page, "查看答复"));
  await page.getByRole("heading", { name: /的答复$/, level: 2 }).waitFor();
  await eventually.equal(() => page.getByRole("radio", { checked: true }).count(), 0);
  await tap(page.getByRole("radio", { name: "不满意", exact: true }));
  await write(page.getByRole("textbox", { name: "不满意的话，为什么？" }), "没有回答为什么没给凭证");
  await tap(button(page, "提交意见"));
  await heading(page, /支队正在复核/);
  await page.getByText("没有回答为什么没给凭证").waitFor();
};

test("A reply is opened, found wanting and sent on by finger", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  const { page, assertNoComplaints } = await openPage(own);
  await answerReply(page, byFinger);
  assert.equal((await own.seen()).round, 2);
  assertNoComplaints();
});

test("The same by keyboard alone", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  const { page } = await openPage(own);
  await answerReply(page, byKeyboard(page));
});

test("The same without script", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  const { page } = await openPage(own, { javaScriptEnabled: false });
  await answerReply(page, byFinger);
});

test("What was refused is said at its field, which the summary leads to", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await openPage(own, { javaScriptEnabled, expected: /Failed to load resource/ });
    if (javaScriptEnabled) await button(page, "查看答复").tap();
    await page.getByRole("radio", { name: "不满意", exact: true }).tap();
    await button(page, "提交意见").tap();
    await page.getByRole("alert").getByRole("link", { name: "请写明为什么不满意" }).tap();
    await eventually.equal(
      () => page.getByRole("textbox", { name: "不满意的话，为什么？" }).getAttribute("aria-invalid"),
      "true",
    );
    await eventually.equal(() => page.getByRole("radio", { name: "不满意", exact: true }).isChecked(), true);
  }
});

test("Without a network it says so, keeps the words, also over a reload, and sends them once when asked again", async () => {
  const own = await CitizenCase.submit(server);
  const { page, context } = await openPage(own, { expected: /Failed to load resource|net::ERR/ });
  const box = page.getByRole("textbox", { name: "要补充的内容" });
  await page.getByText("补充说明、照片或视频").tap();
  await box.fill("我想起来了：拖车是蓝色的");
  await context.setOffline(true);
  await button(page, "提交补充").tap();
  await page.getByText(/没有收到回应/).waitFor();
  await eventually.equal(() => box.inputValue(), "我想起来了：拖车是蓝色的");
  await context.setOffline(false);
  await page.reload();
  await page.getByText("补充说明、照片或视频").tap();
  await eventually.equal(() => box.inputValue(), "我想起来了：拖车是蓝色的");
  await button(page, "提交补充").dblclick();
  await page.getByText("已经收到您补充的内容。").waitFor();
  const added = (await own.seen()).events.filter(({ action }) => action === "add_words");
  assert.deepEqual(
    added.map(({ words }) => words),
    ["我想起来了：拖车是蓝色的"],
  );
  await page.getByText("补充说明、照片或视频").tap();
  await eventually.equal(() => box.inputValue(), "");
});

test("A photo is added on another phone, with and without script, and shown on the first", async () => {
  const own = await CitizenCase.submit(server);
  for (const [number, javaScriptEnabled] of [true, false].entries()) {
    const { page, assertNoComplaints } = await openPage(own, { javaScriptEnabled });
    await page.getByText("补充说明、照片或视频").tap();
    await page.getByLabel("照片和视频", { exact: true }).setInputFiles(jpeg(photo(`${number}`, 300_000)));
    await page.getByRole("textbox", { name: "要补充的内容" }).fill(`照片 ${number}`);
    await button(page, "提交补充").tap();
    await page.getByText("已经收到您补充的内容。").waitFor();
    await eventually.equal(() => page.getByRole("link", { name: `下载照片 ${number + 1}` }).count(), 1);
    assertNoComplaints();
  }
  assert.equal((await own.seen()).events.filter(({ evidence }) => evidence?.length === 1).length, 2);
});

test("On two phones at once the second is told what has changed, and keeps its words", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  const first = await openPage(own);
  await button(first.page, "查看答复").tap();
  await button(first.page, "提交意见").waitFor();
  const second = await openPage(own, { expected: /Failed to load resource/ });
  await second.page.getByRole("radio", { name: "不满意", exact: true }).tap();
  await second.page.getByRole("textbox", { name: "不满意的话，为什么？" }).fill("第二部手机上写的");
  await first.page.getByRole("radio", { name: "满意", exact: true }).tap();
  await button(first.page, "提交意见").tap();
  await heading(first.page, "已办结");
  await button(second.page, "提交意见").tap();
  await second.page.getByRole("alert").waitFor();
  await second.page.getByText("第二部手机上写的").waitFor();
  assert.equal((await own.seen()).closing, "satisfied");
});

test("Every state passes axe: light, dark, large letters, English, narrow, and with text twice as large", async () => {
  const own = await CitizenCase.submit(server);
  const checkAll = async (state) => {
    for (const look of looks)
      await lookAt(browser, own.address.replace("&lang=zh-CN", ""), look, `receipt-${state}`, async (page) => {
        for (const closed of await page.locator("summary").all()) await closed.click();
      });
  };
  await checkAll("fresh");
  await own.issueReply();
  await checkAll("unopened");
  await own.act("open_reply", "--as", "citizen");
  await checkAll("answered");
  await own.act("accept", "--as", "citizen");
  await checkAll("closed");
});

test("Large letters chosen on the form are those of the page, and are chosen there too", async () => {
  const own = await CitizenCase.submit(server);
  const { page } = await openPage(own);
  await page.getByRole("link", { name: "大字版" }).tap();
  await page.getByRole("link", { name: "标准版" }).waitFor();
  await page.goto(own.address);
  await page.getByRole("link", { name: "标准版" }).tap();
  await page.getByRole("link", { name: "大字版" }).waitFor();
  await page.goto(own.address);
  await page.getByRole("link", { name: "大字版" }).waitFor();
});

test("Receipt number and query code are copied together, and where nobody may copy there is no button", async () => {
  const own = await CitizenCase.submit(server);
  const { page, context } = await openPage(own);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await button(page, "复制回执号和查询码").tap();
  await page.getByText("已复制").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, new RegExp(`^回执号：${own.receipt}，查询码：[0-9A-Z]{5}-[0-9A-Z]{5}$`));
  const scriptless = await openPage(own, { javaScriptEnabled: false });
  await scriptless.page.getByText(own.receipt).first().waitFor();
  assert.equal(await button(scriptless.page, "复制回执号和查询码").count(), 0);
});

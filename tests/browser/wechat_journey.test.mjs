// From the scan of a code to the reply on somebody's phone: the mini-program's own script, our server, the pages in its
// web-view, and WeChat's server as a stand-in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  allValues,
  eventually as shellSays,
  host,
  makeFolder,
  startShell,
  templates,
} from "../miniprogram/support/shell.mjs";
import { CitizenCase } from "./support/citizen_case.mjs";
import { eventually } from "./support/eventually.mjs";
import { fillDissatisfied, isReady, launch, press } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import {
  askedOfShell,
  button,
  giveName,
  insideAt,
  masked,
  newNumber,
  openidOf,
  openWebView,
  question,
  sayWho,
  Wechat,
} from "./support/wechat.mjs";

const fields = ["character_string1", "thing2", "time3", "thing4"];
const statement = "回来时车已被拖走，没有人告知，也没给凭证。";
const answer = "您的车停在消防通道上，依法拖移。现将核查结果答复如下。";
const findings = [
  { situation: "impounded_without_cause", finding: "lawful" },
  { situation: "unfair_enforcement", finding: "did_not_happen" },
];

const folder = makeFolder(...allValues);
let browser, server, wechat, shell;
before(async () => {
  wechat = await Wechat.start(...Object.values(templates).flatMap((id) => ["--template", [id, ...fields].join(" ")]));
  const settings = Object.entries(templates).flatMap(([name, id]) => [
    `--wechat-template-${name}`,
    `${id} number=character_string1 unit=thing2 date=time3 words=thing4`,
  ]);
  server = await Server.start("--demo", "--public-url", `https://${host}`, ...wechat.options, ...settings);
  shell = await startShell(folder, server.origin);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
  await wechat.stop();
});

// Somebody opens the mini-program: nothing of before is in its memory.
const start = (number) => {
  shell.restart();
  wechat.carry(shell, number);
};

const navigated = () => shell.calls.findLast(({ name }) => name === "navigateTo").url;

// What the web-view of a page of the shell opens.
const addressOf = async (page) => {
  await shellSays(() => page.component.data.state !== "opening", "the page has opened or said why not");
  assert.ok(page.address, page.told);
  assert.ok(page.address.startsWith(`https://${host}/`), page.address);
  return page.address;
};

// This machine is the organisation's host.
const opened = async (address) => {
  const phone = await openWebView(browser);
  await phone.page.goto(address.replace(`https://${host}`, server.origin));
  return phone;
};

const scan = async (code) => {
  shell.open("entry", { q: encodeURIComponent(`https://${host}/e/${code}`), scancode_time: "1764550000" });
  assert.equal(navigated(), `/pages/web/web?code=${code}`);
  const web = shell.openAt(navigated());
  assert.equal(
    await addressOf(web),
    `https://${host}/e/${code}?in=wechat&lang=zh-CN`,
    "nobody is held up for a number",
  );
  return web;
};

// In the mini-program's settings. The web-view beneath is opened anew, with a ticket.
const sayNumber = async (web, number, who) => {
  shell.open("settings").tap("登记");
  const phone = shell.openAt(navigated());
  phone.answer("用微信验证手机号", "getrealtimephonenumber", { code: await wechat.numberCode(number) });
  await shellSays(() => phone.component.data.state !== "sending", "the number was sent");
  assert.match(phone.text, new RegExp(`已登记 ${who.replaceAll("*", "\\*")}`));
  phone.tap("继续");
  assert.equal(shell.calls.at(-1).name, "navigateBack");
  web.show();
  const address = await addressOf(web);
  assert.match(address, /#ticket=[0-9a-f]{32}$/);
  return address;
};

const submit = async (page) => {
  await isReady(page);
  await fillDissatisfied(page, statement);
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
  await page.locator("#document").getByRole("heading", { name: "已收到您的评价" }).waitFor();
};

// Of messages about replies. That of progress may be spent at once: on saying that the evaluation has arrived.
const acceptances = async () =>
  (await server.query(`SELECT total(count) AS count FROM wechat_acceptance WHERE template = '${templates.reply}'`))[0]
    .count;

// The page in the web-view leads to a page of the shell, where WeChat asks.
const wantNotices = async (page) => {
  const before = await acceptances();
  await button(page, "接收通知").tap();
  const [[name, url]] = await askedOfShell(page);
  assert.equal(name, "navigateTo");
  const notice = shell.openAt(url);
  notice.tap("选择要接收的通知");
  await shellSays(() => !["asking", "telling"].includes(notice.component.data.state), "it was answered");
  assert.match(notice.text, /答复通知会发给您一条.*已登记。/);
  notice.tap("返回");
  assert.equal(await acceptances(), before + 1);
  return /&receipt=(ZP-[0-9A-Z-]+)$/.exec(url)[1];
};

// The unit does its part. How long WeChat's server waits for the message, from before the command on.
const reply = async (receipt, t) => {
  const unit = await server.caidianBrigade();
  const own = Object.assign(new CitizenCase(), { server, receipt, unit });
  await own.handle("take");
  const file = await own.replyFile({ findings, text: answer });
  const began = Date.now();
  await own.handle("issue_reply", "--reply", file);
  const issued = Date.now();
  const replies = async () =>
    (await wechat.sent()).filter(({ template, page }) => template === templates.reply && page.endsWith(receipt));
  await eventually.equal(async () => (await replies()).length, 1);
  const [message] = await replies();
  t.diagnostic(
    `the message came ${message.at_ms - began} ms after the reply's command began, ` +
      `${message.at_ms - issued} ms after it ended`,
  );
  return message;
};

const assertMessage = (message, receipt, number) => {
  const { fields: told, ...rest } = message;
  assert.equal(rest.openid, openidOf(number));
  assert.equal(rest.template, templates.reply);
  assert.equal(rest.page, `pages/web/web?receipt=${receipt}`);
  assert.equal(rest.lang, "zh_CN");
  assert.deepEqual(Object.keys(told).sort(), fields.toSorted());
  assert.equal(told.character_string1, receipt);
  assert.match(told.thing2, /蔡甸大队$/);
  assert.match(told.time3, /^20\d\d年\d{1,2}月\d{1,2}日 23:59$/, "the day until which it can be answered");
  assert.equal(told.thing4, "您的评价有答复了");
  const words = JSON.stringify(told);
  for (const personal of ["张", number, masked(number), statement, answer, "车", "执法", "违法", "4201 1420"])
    assert.ok(!words.includes(personal), `${personal} in ${words}`);
};

// The message is tapped days later, when the mini-program has forgotten everything.
const openMessage = async (message, number) => {
  start(number);
  const web = shell.openAt(message.page);
  const phone = await opened(await addressOf(web));
  const { page } = phone;
  await question(page, `张** ${masked(number)}`).waitFor();
  await button(page, "继续").tap();
  await button(page, "查看答复").tap();
  await page.getByText(answer).waitFor();
  return phone;
};

const assertListed = async (page, receipt) => {
  await page.goto(insideAt(server, "/my"));
  const own = page.getByRole("listitem").filter({ hasText: receipt });
  await own.getByText("发给您的通知").click();
  await own
    .getByRole("listitem")
    .filter({ hasText: /^您的评价有答复了 · 微信 · 已发送 · / })
    .waitFor();
};

test("A code is scanned, its evaluation submitted, and WeChat brings its reply", async (t) => {
  const number = newNumber();
  await giveName(browser, server, number);
  start(number);
  const web = await scan(await server.createCode());
  const { context, page, assertNoComplaints } = await opened(await sayNumber(web, number, `张** ${masked(number)}`));
  await question(page, `张** ${masked(number)}`).waitFor();
  await button(page, "继续").tap();
  await submit(page);
  const receipt = await wantNotices(page);
  assertNoComplaints();
  await context.close();

  const message = await reply(receipt, t);
  assertMessage(message, receipt, number);
  const phone = await openMessage(message, number);
  assert.ok(phone.page.url().includes(`/r/${receipt}?`), phone.page.url());
  await assertListed(phone.page, receipt);
  phone.assertNoComplaints();
  await phone.context.close();
});

test("Who is there for the first time says their name on the page of the evaluation, and is told too", async (t) => {
  const number = newNumber();
  start(number);
  const web = await scan(await server.createCode());
  const { context, page, assertNoComplaints } = await opened(await sayNumber(web, number, masked(number)));
  await question(page, masked(number)).waitFor();
  await button(page, "继续").tap();
  await submit(page);
  const receipt = await wantNotices(page);
  await page.getByRole("link", { name: "查看进度" }).click();
  await sayWho(page, server, number);
  assertNoComplaints();
  await context.close();

  const message = await reply(receipt, t);
  assertMessage(message, receipt, number);
  const phone = await openMessage(message, number);
  await assertListed(phone.page, receipt);
  phone.assertNoComplaints();
  await phone.context.close();
});

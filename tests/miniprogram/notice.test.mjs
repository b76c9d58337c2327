import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { allValues, eventually, makeFolder, startShell, templates } from "./support/shell.mjs";

const { reply, question, progress } = templates;
const shell = await startShell();
beforeEach(() => shell.restart());

const query = { for: "submitted", receipt: "ZP-20261120-7K3F9QXM-4" };
// WeChat's window answers this.
const ask = async (notice, respond) => {
  const asked = [];
  shell.wx.requestSubscribeMessage = (options) => {
    asked.push(options.tmplIds);
    respond(options);
  };
  notice.tap("选择要接收的通知");
  await eventually(() => !["asking", "telling"].includes(notice.component.data.state), "it was answered");
  return asked;
};
const openNotice = (of = query) => {
  shell.wx.requestSubscribeMessage = () => {};
  return shell.open("notice", of);
};
const answers =
  (result) =>
  ({ success }) =>
    success({ errMsg: "requestSubscribeMessage:ok", ...result });

test("it says how often one acceptance counts, and asks only when the button is pressed", () => {
  shell.wx.requestSubscribeMessage = () => assert.fail("asked by itself");
  const notice = shell.open("notice", query);
  assert.match(notice.text, /有答复时，用微信通知您？/);
  assert.match(notice.text, /同意一次，每种通知只发一条/);
  assert.match(notice.text, /ZP-20261120-7K3F9QXM-4/);
  notice.show();
});

test("at a reply it asks for what comes after", () => {
  assert.match(openNotice({ for: "reply" }).text, /再有进展时/);
});

test("a receipt that is none is not shown", () => {
  assert.doesNotMatch(openNotice({ for: "submitted", receipt: "看这里 evil.cn" }).text, /evil/);
});

test("the three templates are asked for together, the reply first", async () => {
  const notice = openNotice();
  assert.deepEqual(await ask(notice, answers({ [reply]: "accept" })), [[reply, question, progress]]);
});

test("what was accepted goes to the server, with sound or without, and nothing else", async () => {
  const notice = openNotice();
  await ask(notice, answers({ [reply]: "acceptWithAudio", [question]: "accept", [progress]: "reject" }));
  assert.deepEqual(shell.server.asked.at(-1).path, "acceptances");
  assert.deepEqual(shell.server.asked.at(-1).body, { templates: [reply, question] });
  assert.match(notice.text, /答复通知会发给您一条询问通知会发给您一条进展通知不发已登记。/);
  assert.deepEqual(notice.buttons, ["返回"]);
});

const none = [
  ["everything refused", { [reply]: "reject", [question]: "reject", [progress]: "reject" }, /答复通知不发/],
  ["banned", { [reply]: "ban", [question]: "ban", [progress]: "ban" }, /微信停用了/],
  [
    "filtered, because titles are alike",
    { [reply]: "filter", [question]: "filter", [progress]: "filter" },
    /微信没有显示/,
  ],
  ["no result", {}, /没有结果/],
  ["a result that nobody knows", { [reply]: "yes", [question]: 1, [progress]: null }, /没有结果/],
];
for (const [what, result, words] of none)
  test(`${what}: nothing is sent to the server, and it is said what comes instead`, async () => {
    const notice = openNotice();
    await ask(notice, answers(result));
    assert.match(notice.text, words);
    assert.match(notice.told, /不发微信通知.*我的评价/);
    assert.deepEqual(notice.buttons, ["打开微信的设置", "返回"]);
    assert.deepEqual(shell.server.asked, []);
  });

const failures = [
  [20004, /关闭了这个小程序的通知/, ["选择要接收的通知", "打开微信的设置", "返回"]],
  [10002, /连不上服务器/, ["选择要接收的通知", "返回"]],
  [10003, /连不上服务器/, ["选择要接收的通知", "返回"]],
  [10005, /没有显示选择的窗口/, ["选择要接收的通知", "返回"]],
  [20001, /现在不能接收微信通知/, ["返回"]],
  [20005, /现在不能接收微信通知/, ["返回"]],
  [99999, /现在不能接收微信通知/, ["返回"]],
  [undefined, /现在不能接收微信通知/, ["返回"]],
];
for (const [errCode, words, buttons] of failures)
  test(`WeChat's error ${errCode} is said, with a way on`, async () => {
    const notice = openNotice();
    await ask(notice, ({ fail }) => fail({ errCode, errMsg: "requestSubscribeMessage:fail" }));
    assert.match(notice.told, words);
    assert.deepEqual(notice.buttons, buttons);
  });

for (const answer of [{ hangUp: true }, { status: 503, body: {} }, { status: 429, body: {} }])
  test(`when the server does not take it (${JSON.stringify(answer)}) it is sent again without asking again`, async () => {
    shell.server.answer("acceptances", answer);
    const notice = openNotice();
    const asked = await ask(notice, answers({ [reply]: "accept" }));
    assert.match(notice.told, /还没有登记.*不用再选/);
    notice.tap("再试一次");
    await eventually(() => notice.component.data.state === "done", "it was sent");
    assert.deepEqual(shell.server.asked.at(-1).body, { templates: [reply] });
    assert.equal(asked.length, 1);
  });

test("an old WeChat, and a mini-program without templates, say what comes instead", async () => {
  assert.match(shell.open("notice", query).told, /现在不能接收微信通知/);
});

test("a mini-program with one template asks for that alone", async () => {
  const folder = makeFolder(...allValues.slice(0, 6));
  const small = await startShell(folder);
  let asked;
  small.wx.requestSubscribeMessage = ({ tmplIds }) => (asked = tmplIds);
  small.open("notice", query).tap("选择");
  assert.deepEqual(asked, [reply]);
});

test("back leads to the page that it came from", () => {
  shell.pages.push("the web-view");
  openNotice().tap("返回");
  assert.equal(shell.calls.at(-1).name, "navigateBack");
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { eventually, host, startShell } from "./support/shell.mjs";

const receipt = "ZP-20261120-7K3F9QXM-4";
const give = "用微信验证手机号";
const other = "用微信里已有的手机号";
const shell = await startShell();
beforeEach(() => shell.restart());

const bring = async (phone, detail) => {
  phone.answer(give, "getrealtimephonenumber", detail);
  await eventually(() => phone.component.data.state !== "sending", "the number was sent");
};

test("the privacy declaration comes first, and can be read", () => {
  shell.wx.getPrivacySetting = ({ success }) =>
    success({ needAuthorization: true, privacyContractName: "《示例指引》" });
  const phone = shell.open("phone");
  assert.deepEqual(phone.buttons, ["《示例指引》", "我已阅读，同意", "不登记，继续"]);
  phone.tap("《示例指引》");
  assert.equal(shell.calls.at(-1).name, "openPrivacyContract");
  phone.answer("我已阅读", "agreeprivacyauthorization");
  assert.deepEqual(phone.buttons, [give, "不登记，继续"]);
});

test("who has agreed before is asked for the number at once", () => {
  assert.deepEqual(shell.open("phone").buttons, [give, "不登记，继续"]);
});

test("WeChat that knows no declaration, or cannot say, asks for the number", () => {
  shell.wx.getPrivacySetting = ({ fail }) => fail();
  assert.deepEqual(shell.open("phone").buttons, [give, "不登记，继续"]);
  delete shell.wx.getPrivacySetting;
  delete shell.wx.onNeedPrivacyAuthorization;
  assert.deepEqual(shell.open("phone").buttons, [give, "不登记，继续"]);
});

test("a declaration that WeChat asks for only at the button is answered by the same button", () => {
  const phone = shell.open("phone");
  const answers = [];
  shell.wx.askPrivacy((answer) => answers.push(answer));
  phone.answer("我已阅读", "agreeprivacyauthorization");
  assert.deepEqual(answers, [{ event: "agree", buttonId: "agree" }]);
  shell.wx.askPrivacy((answer) => answers.push(answer));
  phone.tap("不登记");
  assert.deepEqual(answers.at(-1), { event: "disagree" });
});

test("the button's code goes to the server, and the masked number is shown", async () => {
  const phone = shell.open("phone");
  await bring(phone, { code: "number-1", errMsg: "getRealtimePhoneNumber:ok" });
  assert.deepEqual(shell.server.asked.at(-1), {
    path: "phone",
    body: { code: "number-1" },
    authorization: `Bearer ${"5".repeat(32)}`,
  });
  assert.match(phone.text, /已登记 张\*\* 138\*\*\*\*5678/);
  assert.deepEqual(phone.buttons, ["继续"]);
});

test("the web-view beneath is opened anew with a ticket, at the place that was asked for", async () => {
  shell.server.answer("tickets", { status: 403, body: {} });
  const web = shell.open("web", { code: "7K3F9QXM2B4C8D1E5" });
  await eventually(() => web.address, "the page is open");
  const phone = shell.open("phone", { receipt });
  await bring(phone, { code: "number-1" });
  phone.tap("继续");
  assert.equal(shell.calls.at(-1).name, "navigateBack");
  web.show();
  await eventually(() => web.address && web.address.includes("#ticket="), "it is open with a ticket");
  assert.equal(web.address, `https://${host}/r/${receipt}?in=wechat&lang=zh-CN#ticket=${"7".repeat(32)}`);
});

test("without a number the web-view beneath stays as it is", async () => {
  const web = shell.open("web", { code: "7K3F9QXM2B4C8D1E5" });
  await eventually(() => web.address, "the page is open");
  shell.open("phone").tap("不登记");
  assert.equal(shell.calls.at(-1).name, "navigateBack");
  web.show();
  assert.equal(shell.server.asked.filter(({ path }) => path === "tickets").length, 1);
});

test("with no page beneath one comes to the menu", () => {
  const phone = shell.open("phone");
  phone.tap("不登记");
  assert.deepEqual([shell.calls.at(-1).name, shell.calls.at(-1).url], ["reLaunch", "/pages/entry/entry"]);
});

const refusals = [
  ["a refusal", { errMsg: "getRealtimePhoneNumber:fail user deny" }, /没有读取手机号/, [give, "不登记，继续"]],
  ["no quota", { errno: 1400001, errMsg: "getRealtimePhoneNumber:fail" }, /次数用完了/, [give, other, "不登记，继续"]],
  [
    "any other error",
    { errno: 1, errMsg: "getRealtimePhoneNumber:fail" },
    /没有给出手机号/,
    [give, other, "不登记，继续"],
  ],
  ["an answer without words", {}, /没有给出手机号/, [give, other, "不登记，继续"]],
];
for (const [what, detail, words, buttons] of refusals)
  test(`${what} is said, with a way on`, () => {
    const phone = shell.open("phone");
    phone.answer(give, "getrealtimephonenumber", detail);
    assert.match(phone.told, words);
    assert.deepEqual(phone.buttons, buttons);
    assert.deepEqual(shell.server.asked, []);
  });

test("the other button serves where the first has no quota", async () => {
  const phone = shell.open("phone");
  phone.answer(give, "getrealtimephonenumber", { errno: 1400001 });
  phone.answer(other, "getphonenumber", { code: "number-2" });
  await eventually(() => phone.component.data.state === "done", "the number is known");
  assert.deepEqual(shell.server.asked.at(-1).body, { code: "number-2" });
});

test("a button that says that the declaration was not agreed to shows it", () => {
  const phone = shell.open("phone");
  phone.answer(give, "getrealtimephonenumber", { errno: 104, errMsg: "privacy permission is not authorized" });
  assert.deepEqual(phone.buttons, ["隐私保护指引", "我已阅读，同意", "不登记，继续"]);
});

const troubles = [
  ["a code that WeChat refuses", { status: 400, body: {} }, /登录已失效/],
  ["too many tries", { status: 429, body: {} }, /太频繁/],
  ["WeChat away", { status: 503, body: {} }, /不能通过微信登录/],
  ["a connection that breaks", { hangUp: true }, /连不上服务器/],
  ["an answer without a number", { status: 200, body: {} }, /不能通过微信登录/],
];
for (const [what, answer, words] of troubles)
  test(`${what} is said, and the button stays`, async () => {
    shell.server.answer("phone", answer);
    const phone = shell.open("phone");
    await bring(phone, { code: "number-1" });
    assert.match(phone.told, words);
    assert.deepEqual(phone.buttons, [give, "不登记，继续"]);
  });

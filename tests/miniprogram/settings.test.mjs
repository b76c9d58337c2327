import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { eventually, host, startShell } from "./support/shell.mjs";

const shell = await startShell();
beforeEach(() => shell.restart());

const openSettings = async () => {
  const settings = shell.open("settings");
  await eventually(() => settings.component.data.number, "it was said who it is");
  return settings;
};

test("large letters hold at once, and on every page that is opened after", async () => {
  const settings = await openSettings();
  assert.equal(settings.isElder, false);
  settings.event("switch", "change", { value: true });
  assert.equal(settings.isElder, true);
  assert.deepEqual(shell.stored.settings, { elder: true });
  for (const name of ["entry", "phone", "notice", "help"]) assert.equal(shell.open(name).isElder, true, name);
});

test("a page that lay beneath changes when it is seen again", async () => {
  const entry = shell.open("entry");
  const settings = await openSettings();
  settings.event("radio-group", "change", { value: "en" });
  entry.show();
  assert.match(entry.text, /What do you want to evaluate/);
  assert.match(settings.text, /Large letters/);
});

test("a phone in English begins in English", () => {
  shell.wx.getAppBaseInfo = () => ({ language: "en" });
  assert.match(shell.open("entry").text, /What do you want to evaluate/);
});

test("an old WeChat says its language another way", () => {
  delete shell.wx.getAppBaseInfo;
  shell.wx.getSystemInfoSync = () => ({ language: "en_US" });
  assert.match(shell.open("entry").text, /What do you want to evaluate/);
});

test("what was stored by anybody else is not believed", () => {
  shell.stored.settings = { elder: "yes", language: "xx" };
  const entry = shell.open("entry");
  assert.equal(entry.isElder, false);
  assert.match(entry.text, /您要评价什么/);
});

test("a phone without room is told that the choice was not kept", async () => {
  shell.wx.setStorageSync = () => {
    throw new Error("setStorageSync:fail exceed storage max size");
  };
  const settings = await openSettings();
  settings.event("switch", "change", { value: true });
  assert.match(settings.told, /没有保存/);
});

test("the number is shown masked, and can be given or changed", async () => {
  shell.server.answer("sessions", {
    status: 201,
    body: { session: "5".repeat(32), name: "张**", phone: "138****5678" },
  });
  const settings = await openSettings();
  assert.match(settings.text, /张\*\* 138\*\*\*\*5678/);
  settings.tap("登记或更换手机号");
  assert.equal(shell.calls.at(-1).url, "/pages/phone/phone");
});

test("who has given none, and who cannot be known now, is told so", async () => {
  assert.match((await openSettings()).text, /没有登记。/);
  shell.restart();
  shell.server.answer("sessions", { status: 503, body: {} });
  assert.match((await openSettings()).text, /不能通过微信登录/);
});

test("it says where one signs out", async () => {
  const settings = await openSettings();
  assert.match(settings.text, /可以退出登录/);
  settings.tap("我的评价");
  assert.equal(shell.calls.at(-1).url, "/pages/web/web?at=my");
});

test("the privacy guide opens, or it is said that it does not", async () => {
  const settings = await openSettings();
  settings.tap("隐私保护指引");
  assert.equal(shell.calls.at(-1).name, "openPrivacyContract");
  shell.calls.at(-1).fail();
  assert.match(settings.told, /没有打开/);
  delete shell.wx.openPrivacyContract;
  settings.tap("隐私保护指引");
  assert.match(settings.told, /没有打开/);
});

test("the help says how to evaluate without WeChat, and what is stored", () => {
  shell.pages.push("the page before");
  const help = shell.open("help");
  assert.match(help.text, /用手机自带的相机扫同一个二维码/);
  assert.match(help.text, new RegExp(`https://${host}`));
  assert.match(help.text, /不读取微信的昵称、头像、好友和位置/);
  help.tap("返回");
  assert.equal(shell.calls.at(-1).name, "navigateBack");
});

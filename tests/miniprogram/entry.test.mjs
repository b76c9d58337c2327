import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { host, source, startShell } from "./support/shell.mjs";

const code = "7K3F9QXM2B4C8D1E5";
const receipt = "ZP-20261120-7K3F9QXM-4";
const shell = await startShell();
beforeEach(() => shell.restart());

const opened = () => shell.calls.filter(({ name }) => name === "navigateTo").map(({ url }) => url);
const q = (address) => ({ q: encodeURIComponent(address), scancode_time: "1764550000" });

const good = [
  ["an ordinary link", q(`https://${host}/e/${code}`), `code=${code}`],
  ["an ordinary link that ends in a slash", q(`https://${host}/e/${code}/`), `code=${code}`],
  ["an ordinary link with a query", q(`https://${host}/e/${code}?from=hall`), `code=${code}`],
  ["a link that WeChat did not encode", { q: `https://${host}/e/${code}` }, `code=${code}`],
  ["a code in small letters", q(`https://${host}/e/${code.toLowerCase()}`), `code=${code.toLowerCase()}`],
  ["a mini-program code", { scene: code }, `code=${code}`],
  ["a mini-program code that is encoded", { scene: `%37${code.slice(1)}` }, `code=${code}`],
  ["a receipt", { receipt }, `receipt=${receipt}`],
];
for (const [what, query, place] of good)
  test(`${what} leads straight to the web-view`, () => {
    const entry = shell.open("entry", query);
    assert.deepEqual(opened(), [`/pages/web/web?${place}`]);
    assert.equal(entry.told, "");
  });

const foreign = /不是执法评价的二维码.*请扫文书上、窗口上的二维码/;
const unreadable = /没有读出编码.*重新扫/;
const bad = [
  ["another host", q(`https://evil.example.cn/e/${code}`), foreign],
  ["a host that begins like ours", q(`https://${host}.evil.cn/e/${code}`), foreign],
  ["our host as a user's name", q(`https://${host}@evil.cn/e/${code}`), foreign],
  ["another port", q(`https://${host}:8443/e/${code}`), foreign],
  ["http", q(`http://${host}/e/${code}`), foreign],
  ["another path", q(`https://${host}/desk/${code}`), foreign],
  ["a script", q("javascript:alert(1)"), foreign],
  ["nothing", q(""), foreign],
  ["no code", q(`https://${host}/e/`), unreadable],
  ["16 characters", q(`https://${host}/e/${code.slice(1)}`), unreadable],
  ["a path that climbs", q(`https://${host}/e/../desk`), unreadable],
  ["a path below the code", q(`https://${host}/e/${code}/x`), unreadable],
  ["Chinese characters", q(`https://${host}/e/执法评价执法评价执法评价执法评价执`), unreadable],
  ["an address encoded twice", { q: encodeURIComponent(encodeURIComponent(`https://${host}/e/${code}`)) }, unreadable],
  ["half an escape", { q: "https%3A%2F%2" }, unreadable],
  ["bytes that are no text", { q: "%ff%fe" }, unreadable],
  ["a control character", q(`https://${host}/e/${code}\u0000`), unreadable],
  ["a line break", q(`https://${host}/e/${code}\nX`), unreadable],
  ["an address of a million characters", q(`https://${host}/e/${code}?${"x".repeat(1e6)}`), unreadable],
  ["no text", { q: { toString: () => `https://${host}/e/${code}` } }, unreadable],
  ["a scene that is no code", { scene: "id=1&x=2" }, unreadable],
  ["a scene encoded twice", { scene: "%2537K3F9QXM2B4C8D1E5" }, unreadable],
  ["a scene with a control character", { scene: `${code}%00` }, unreadable],
  ["an empty scene", { scene: "" }, unreadable],
  ["a scene that is too long", { scene: code.repeat(30) }, unreadable],
  ["a receipt that is none", { receipt: "../my" }, unreadable],
];
for (const [what, query, words] of bad)
  test(`${what} leads to the menu, with what to do`, () => {
    const entry = shell.open("entry", query);
    assert.deepEqual(opened(), []);
    assert.match(entry.told, words);
    assert.ok(entry.buttons.includes("输入编码"));
  });

test("the menu has the four modules, scanning, typing, one's own evaluations, help and settings", () => {
  const entry = shell.open("entry");
  assert.equal(entry.told, "");
  for (const label of [
    "执法评价",
    "服务评价",
    "事故处理评价",
    "驾考评价",
    "输入编码",
    "我的评价",
    "用回执号查询",
    "使用帮助",
    "设置",
  ])
    entry.tap(label);
  assert.deepEqual(opened(), [
    "/pages/web/web?module=law_enforcement",
    "/pages/web/web?module=service",
    "/pages/web/web?module=accident_handling",
    "/pages/web/web?module=driving_test",
    "/pages/web/web?at=menu",
    "/pages/web/web?at=my",
    "/pages/web/web?at=find",
    "/pages/help/help",
    "/pages/settings/settings",
  ]);
});

test("where ten pages lie on each other the last one is replaced", () => {
  shell.wx.navigateTo = ({ fail }) => fail();
  shell.open("entry", { scene: code });
  const replaced = shell.calls.filter(({ name }) => name === "redirectTo");
  assert.deepEqual(
    replaced.map(({ url }) => url),
    [`/pages/web/web?code=${code}`],
  );
});

const scans = [
  ["a printed code", { result: `https://${host}/e/${code}` }, `code=${code}`],
  ["the characters alone", { result: code }, `code=${code}`],
  ["a mini-program code", { path: `pages/entry/entry?scene=${code}`, result: "*" }, `code=${code}`],
];
for (const [what, scan, place] of scans)
  test(`scanning ${what} leads to the web-view`, () => {
    shell.wx.scanCode = ({ success }) => success(scan);
    shell.open("entry").tap("扫码评价");
    assert.deepEqual(opened(), [`/pages/web/web?${place}`]);
  });

const badScans = [
  ["a code of somebody else", { result: "https://pay.example.cn/?x=1" }, foreign],
  ["words", { result: "Wi-Fi password 123" }, unreadable],
  ["another mini-program's code", { path: "pages/index/index?scene=1", result: "" }, foreign],
  ["a mini-program code without a code", { path: "pages/entry/entry?scene=zz", result: "" }, unreadable],
  ["nothing", {}, unreadable],
];
for (const [what, scan, words] of badScans)
  test(`scanning ${what} says what to do`, () => {
    shell.wx.scanCode = ({ success }) => success(scan);
    const entry = shell.open("entry");
    entry.tap("扫码评价");
    assert.deepEqual(opened(), []);
    assert.match(entry.told, words);
  });

test("a scan that was given up says nothing, a camera that does not open is told", () => {
  const entry = shell.open("entry");
  shell.wx.scanCode = ({ fail }) => fail({ errMsg: "scanCode:fail cancel" });
  entry.tap("扫码评价");
  assert.equal(entry.told, "");
  shell.wx.scanCode = ({ fail }) => fail({ errMsg: "scanCode:fail system permission denied" });
  entry.tap("扫码评价");
  assert.match(entry.told, /允许微信使用相机/);
});

test("a card that is shared has neither code nor receipt", () => {
  const entry = shell.open("entry", q(`https://${host}/e/${code}`));
  assert.deepEqual(entry.component.instance.onShareAppMessage(), {
    title: "对交警执法和服务的评价",
    path: "/pages/entry/entry",
  });
});

test("the folder as it stands in the repository says that it was not set up, and opens nothing", async () => {
  const plain = await startShell(source);
  const entry = plain.open("entry", { scene: code });
  assert.match(entry.told, /还没有配置好/);
  assert.deepEqual(opened(), []);
  const web = plain.open("web", { code });
  await new Promise(setImmediate);
  assert.match(web.told, /还没有配置好/);
  assert.deepEqual(web.buttons, ["去首页", "不用微信怎么评价"]);
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { eventually, host, startShell } from "./support/shell.mjs";

const code = "7K3F9QXM2B4C8D1E5";
const receipt = "ZP-20261120-7K3F9QXM-4";
const ticket = "7".repeat(32);
const shell = await startShell();
beforeEach(() => shell.restart());

const settled = (web) =>
  eventually(() => web.component.data.state !== "opening", "the page has opened or said why not");
const openWeb = async (query) => {
  const web = shell.open("web", query);
  await settled(web);
  return web;
};

const places = [
  [{ code }, `/e/${code}?in=wechat&lang=zh-CN`],
  [{ receipt }, `/r/${receipt}?in=wechat&lang=zh-CN`],
  [{ at: "menu" }, "/?in=wechat&lang=zh-CN"],
  [{ at: "my" }, "/my?in=wechat&lang=zh-CN"],
  [{ at: "find" }, "/r?in=wechat&lang=zh-CN"],
  [{ module: "law_enforcement" }, "/documents?module=law_enforcement&in=wechat&lang=zh-CN"],
  [{ module: "service" }, "/places?module=service&in=wechat&lang=zh-CN"],
  [{ module: "driving_test" }, "/places?module=driving_test&in=wechat&lang=zh-CN"],
  [{}, "/?in=wechat&lang=zh-CN"],
];
for (const [query, address] of places)
  test(`${JSON.stringify(query)} opens ${address}, with the ticket in the fragment`, async () => {
    const web = await openWeb(query);
    assert.equal(web.address, `https://${host}${address}#ticket=${ticket}`);
  });

test("the ticket is asked for with the session of a fresh login, and both are kept in memory alone", async () => {
  await openWeb({ code });
  assert.deepEqual(shell.server.asked, [
    { path: "sessions", body: { code: "login-1" }, authorization: undefined },
    { path: "tickets", body: {}, authorization: `Bearer ${"5".repeat(32)}` },
  ]);
  assert.deepEqual(shell.stored, {});
});

test("a second page takes a ticket of its own, without logging in again", async () => {
  await openWeb({ code });
  await openWeb({ receipt });
  assert.deepEqual(
    shell.server.asked.map(({ path }) => path),
    ["sessions", "tickets", "tickets"],
  );
});

test("who has given no number is not held up", async () => {
  shell.server.answer("tickets", { status: 403, body: {} });
  const web = await openWeb({ code });
  assert.equal(web.address, `https://${host}/e/${code}?in=wechat&lang=zh-CN`);
});

test("a session that has ended is followed by another, once", async () => {
  shell.server.answer("tickets", { status: 401, body: {} });
  const web = await openWeb({ code });
  assert.equal(web.address, `https://${host}/e/${code}?in=wechat&lang=zh-CN#ticket=${ticket}`);
  assert.deepEqual(
    shell.server.asked.map(({ path }) => path),
    ["sessions", "tickets", "sessions", "tickets"],
  );
});

const troubles = [
  ["the server has WeChat off", "sessions", { status: 503, body: { error: "unavailable" } }, /不能通过微信登录/],
  ["the connection breaks", "sessions", { hangUp: true }, /连不上服务器/],
  ["there is no ticket", "tickets", { status: 500, body: {} }, /不能通过微信登录/],
  [
    "a proxy answers HTML",
    "sessions",
    { status: 201, type: "text/html", body: "<html>log in</html>" },
    /不能通过微信登录/,
  ],
  ["the answer is half", "tickets", { status: 201, body: '{"ticket":"7' }, /不能通过微信登录/],
  ["a ticket is a number", "tickets", { status: 201, body: { ticket: 7 } }, /不能通过微信登录/],
  ["it was asked too often", "sessions", { status: 429, body: {} }, /太频繁/],
  ["the login's code is refused", "sessions", { status: 400, body: {} }, /登录已失效/],
  ["two sessions have ended", "tickets", { status: 401, body: {} }, /登录已失效/, { status: 401, body: {} }],
];
for (const [what, path, answer, words, ...more] of troubles)
  test(`${what}: it is said, with another try, and a way without signing in`, async () => {
    shell.server.answer(path, answer, ...more);
    const web = await openWeb({ code });
    assert.match(web.told, words);
    assert.equal(web.address, undefined);
    assert.deepEqual(web.buttons, ["再试一次", "不登录，直接打开", "去首页", "不用微信怎么评价"]);
    web.tap("不登录");
    assert.equal(web.address, `https://${host}/e/${code}?in=wechat&lang=zh-CN`);
  });

test("another try takes a new login and a new ticket", async () => {
  shell.server.answer("sessions", { hangUp: true });
  const web = await openWeb({ code });
  web.tap("再试一次");
  await settled(web);
  assert.equal(web.address, `https://${host}/e/${code}?in=wechat&lang=zh-CN#ticket=${ticket}`);
});

test("WeChat's login that fails, or brings no code, is said", async () => {
  for (const login of [({ fail }) => fail({ errMsg: "login:fail" }), ({ success }) => success({})]) {
    shell.restart();
    shell.wx.login = login;
    assert.match((await openWeb({ code })).told, /微信没有完成登录/);
  }
});

test("a web-view that does not load is replaced by words, another try and the ways on", async () => {
  const web = await openWeb({ code });
  web.event("web-view", "error", { url: `https://${host}/e/${code}` });
  assert.match(web.told, /页面打不开/);
  assert.equal(web.address, undefined);
  web.tap("再试一次");
  await settled(web);
  assert.ok(web.address);
});

test("a page that is lost later says that what was written is kept", async () => {
  const web = await openWeb({ code });
  web.event("web-view", "load", { src: web.address });
  web.event("web-view", "error", {});
  assert.match(web.told, /还在这部手机上/);
});

test("from the words one comes to the menu and to the help", async () => {
  shell.server.answer("sessions", { hangUp: true });
  const web = await openWeb({ code });
  web.tap("去首页");
  web.tap("不用微信怎么评价");
  assert.deepEqual(
    shell.calls.slice(-2).map(({ name, url }) => [name, url]),
    [
      ["reLaunch", "/pages/entry/entry"],
      ["navigateTo", "/pages/help/help"],
    ],
  );
});

test("a message's page with a receipt that is none opens nothing", async () => {
  const web = await openWeb({ receipt: "ZP-1" });
  assert.match(web.told, /没有读出编码/);
  assert.deepEqual(web.buttons, ["去首页", "不用微信怎么评价"]);
  assert.deepEqual(shell.server.asked, []);
});

test("an address is plain ASCII, whatever was scanned", async () => {
  for (const [query] of places) assert.match((await openWeb(query)).address, /^[\x21-\x7e]+$/);
});

test("a card that is shared has neither code nor receipt nor ticket", async () => {
  const web = await openWeb({ receipt });
  const card = JSON.stringify(web.component.instance.onShareAppMessage({ webViewUrl: web.address }));
  assert.equal(card, '{"title":"对交警执法和服务的评价","path":"/pages/entry/entry"}');
});

test("letters and language are passed to the page as they were chosen", async () => {
  shell.stored.settings = { elder: true, language: "en" };
  const web = await openWeb({ code });
  assert.equal(web.address, `https://${host}/e/${code}?in=wechat&lang=en&elder=1#ticket=${ticket}`);
  shell.stored.settings = { elder: false };
  assert.match((await openWeb({ code })).address, /&lang=zh-CN&elder=0#/);
});

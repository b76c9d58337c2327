// A page inside the mini-program's web-view: what the mini-program is asked, and what a web-view cannot do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertOutline } from "./support/accessible.mjs";
import { CitizenCase } from "./support/citizen_case.mjs";
import { jpeg, photo } from "./support/evidence.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";
import { isReady, launch, openPhone, press, sayWhere } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import {
  askedOfShell,
  bar,
  button,
  inside,
  insideAt,
  madeUp,
  newNumber,
  openWebView,
  refused,
  Wechat,
  withTicket,
} from "./support/wechat.mjs";

let browser, server, wechat;
before(async () => {
  wechat = await Wechat.start();
  server = await Server.start("--demo", ...wechat.options);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
  await wechat.stop();
});

for (const script of ["blocked", "never", "broken"])
  test(`Without WeChat's script everything else works (${script})`, async () => {
    const number = newNumber();
    const { context, page, scriptsAsked } = await openWebView(browser, { script, expected: /ERR_FAILED/ });
    await page.goto(withTicket(insideAt(server, "/my"), madeUp()));
    await bar(page).getByText("这次从小程序进入已过时或已用过。").waitFor();
    assert.equal(await button(page, "从小程序重新进入").count(), 0, "what cannot be done is not offered");
    await page.goto(withTicket(insideAt(server, "/my", `${inside}&again`), await wechat.ticketOf(server, number)));
    await button(page, "继续").tap();
    await page.getByText("小程序里不能下载、保存或打印").waitFor();
    await page.goto(insideAt(server, `/e/${await server.createCode()}`));
    await isReady(page);
    await press(page, "button", "同意，开始评价");
    await sayWhere(page);
    assert.ok(scriptsAsked.length > 0);
    await context.close();
  });

test("Outside the mini-program nothing of WeChat is loaded, whatever the address says", async () => {
  const code = await server.createCode();
  for (const [isInShell, query] of [
    [true, "lang=zh-CN"],
    [false, inside],
  ]) {
    const { context, page, scriptsAsked, assertNoComplaints } = await openWebView(browser, { isInShell });
    const assets = [];
    page.on("request", (request) => assets.push(request.url()));
    await page.goto(insideAt(server, `/e/${code}`, query));
    await isReady(page);
    await page.goto(insideAt(server, "/my", query));
    await aWhile(3500); // Longer than WeChat's bridge is waited for.
    assert.equal(scriptsAsked.length, 0);
    assert.equal(await page.getByText("小程序里不能").count(), 0);
    if (query !== inside) assert.ok(!assets.some((each) => each.includes("wechat")));
    assertNoComplaints();
    await context.close();
  }
});

test("Some phones say where the page is only once WeChat's bridge is there", async () => {
  const { context, page, scriptsAsked } = await openWebView(browser, { isInShell: false });
  await page.goto(insideAt(server, "/my"));
  await page.evaluate(() => {
    window.__wxjs_environment = "miniprogram";
    document.dispatchEvent(new Event("WeixinJSBridgeReady"));
  });
  await page.waitForFunction(() => window.seenBySdk);
  assert.equal(scriptsAsked.length, 1);
  assert.equal(scriptsAsked[0].url(), "https://res.wx.qq.com/open/js/jweixin-1.6.0.js");
  assert.equal(scriptsAsked[0].headers().referer, undefined, "WeChat is not told which page it is");
  await context.close();
});

test("The form without script works inside, and what the mini-program shows itself is hidden", async () => {
  const { context, page } = await openPhone(browser, { javaScriptEnabled: false });
  const answer = await page.goto(insideAt(server, `/e/${await server.createCode()}`));
  assert.match(
    answer.headers()["content-security-policy"],
    /script-src 'self' 'wasm-unsafe-eval' https:\/\/res\.wx\.qq\.com;/,
  );
  await page.getByRole("radio", { name: "不满意", exact: true }).check();
  await page.getByRole("checkbox", { name: "执法不公" }).check();
  await page.getByLabel("用文字写明地点").fill("汉阳大道 628 号");
  await button(page, "提交评价").click();
  await page.getByText("回执号").first().waitFor();
  assert.match(page.url(), /[?&]in=wechat&lang=zh-CN/);
  for (const path of ["/places?module=service", "/r", "/my", "/law"]) {
    await page.goto(insideAt(server, path));
    for (const name of ["首页", "English", "大字版"])
      assert.equal(await page.getByRole("link", { name, exact: true }).count(), 0, `${path}: ${name}`);
  }
  await context.close();
});

test("At each reply one may ask to be told of what follows, and what cannot be taken out is taken elsewhere", async () => {
  const own = await CitizenCase.submit(server);
  await own.issueReply();
  const { context, page, assertNoComplaints } = await openWebView(browser, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.goto(`${own.address}&in=wechat`);
  await button(page, "查看答复").tap();
  await page.getByRole("heading", { name: /的答复$/, level: 2 }).waitFor();
  await button(page, "接收通知").tap();
  assert.deepEqual(await askedOfShell(page), [["navigateTo", `/pages/notice/notice?for=reply&receipt=${own.receipt}`]]);
  await button(page, "复制网址").tap();
  await page.getByText("已复制", { exact: true }).waitFor();
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(copied.searchParams.get("in"), null);
  assert.equal(copied.searchParams.get("secret"), own.secret);
  assertNoComplaints();
  await context.close();
});

test("A download leads to what to do instead, and where nothing can be copied the address is there to be read", async () => {
  const { context, page } = await openWebView(browser);
  await page.goto(withTicket(insideAt(server, "/my"), await wechat.ticketOf(server, newNumber())));
  await button(page, "继续").tap();
  const download = page.getByRole("link", { name: "导出我的数据" });
  await download.click();
  await eventually.ok(() => page.evaluate(() => document.activeElement.className === "wechat-way"));
  assert.match(page.url(), /\/my\?/);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error());
    document.execCommand = () => false;
  });
  await button(page, "复制网址").tap();
  await page.getByText("没有复制成功").waitFor();
  await page.getByText(`${server.origin}/my?lang=zh-CN`, { exact: true }).waitFor();
  await context.close();
});

test("A photo taken with the camera joins those that were chosen", async () => {
  const own = await CitizenCase.submit(server);
  const { context, page, assertNoComplaints } = await openWebView(browser);
  await page.goto(`${own.address}&in=wechat`);
  await page.getByText("补充说明、照片或视频").first().click();
  const [chosen, camera] = ["input.files", ".wechat-camera input"].map((each) => page.locator(each).first());
  await chosen.setInputFiles(jpeg(photo("album", 1000), "album.jpg"));
  await camera.setInputFiles(jpeg(photo("camera", 1000), "camera.jpg"));
  assert.deepEqual(await chosen.evaluate(({ files }) => Array.from(files, ({ name }) => name)), [
    "album.jpg",
    "camera.jpg",
  ]);
  assert.equal(await camera.getAttribute("capture"), "environment");
  assertNoComplaints();
  await context.close();
});

test("Who has said no number to the mini-program may say it there instead of waiting for a code", async () => {
  const { context, page, assertNoComplaints } = await openWebView(browser);
  await page.goto(insideAt(server, "/my"));
  await button(page, "用微信里的手机号登录").tap();
  assert.deepEqual(await askedOfShell(page), [["navigateTo", "/pages/phone/phone?at=my"]]);
  assertNoComplaints();
  await context.close();
});

test("The mini-program's letters are those of the page", async () => {
  const { context, page } = await openWebView(browser);
  const isElder = () => page.evaluate(() => document.documentElement.classList.contains("elder"));
  const code = await server.createCode();
  await page.goto(insideAt(server, `/e/${code}`, `${inside}&elder=1`));
  await isReady(page);
  assert.ok(await isElder());
  await page.goto(insideAt(server, "/my"));
  assert.ok(await isElder(), "where it says nothing, they are as they were");
  await page.goto(insideAt(server, `/e/${code}`, `${inside}&elder=0`));
  await isReady(page);
  assert.ok(!(await isElder()));
  await context.close();
});

for (const { name, query, options } of [
  { name: "Chinese", query: inside, options: {} },
  {
    name: "English, in large letters, in the dark",
    query: "in=wechat&lang=en&elder=1",
    options: { colorScheme: "dark" },
  },
])
  test(`What is said above the page is accessible (${name})`, async () => {
    const { context, page, assertNoComplaints } = await openWebView(browser, { ...options, expected: refused });
    const see = (step) => assertAccessible(page, step, { seesContrast: true });
    await page.goto(withTicket(insideAt(server, "/my", query), await wechat.ticketOf(server, newNumber())));
    await bar(page).getByRole("button").nth(1).waitFor();
    await see("who is it?");
    await page.screenshot({ path: process.env.WECHAT_LOOKS && `${process.env.WECHAT_LOOKS}/${name}.png` });
    if (query === inside) await assertOutline(page, "wechat-question");
    await bar(page).getByRole("button").first().tap();
    await page.locator(".wechat-way").waitFor();
    await see("mine, inside");
    await page.goto(withTicket(insideAt(server, "/law", query), madeUp()));
    await bar(page).getByRole("button").first().waitFor();
    await see("too late");
    assertNoComplaints();
    await context.close();
  });

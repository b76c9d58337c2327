// Who comes in from the mini-program: the ticket in the address of its web-view.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { byKeyboard } from "./support/hands.mjs";
import { agree, isReady, launch, press, sayWhere } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import {
  askedOfShell,
  bar,
  button,
  giveName,
  insideAt,
  madeUp,
  masked,
  newNumber,
  openWebView,
  question,
  refused,
  sessionOf,
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

test("The ticket is out of the address before any other script runs, and in no history and no address asked for", async () => {
  for (const path of [`/e/${await server.createCode()}`, "/my", "/", "/r"]) {
    const { context, page, assertNoComplaints } = await openWebView(browser);
    const ticket = await wechat.ticketOf(server, newNumber());
    const seen = [];
    page.on("request", (request) => {
      if (!request.isNavigationRequest()) seen.push(request.url(), request.headers().referer ?? "");
    });
    await context.route(/\/assets\/(page|menu|receipt)\.[0-9a-f]+\.js$/, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `window.seenByOthers = location.href;${await answer.text()}` });
    });
    await page.goto(withTicket(insideAt(server, path), ticket));
    await bar(page).getByText("的身份继续？").waitFor();
    await page.waitForFunction(() => window.seenBySdk);
    const told = await page.evaluate(() => [...window.seenBySdk, window.seenByOthers ?? "", location.href]);
    const devtools = await context.newCDPSession(page);
    const { entries } = await devtools.send("Page.getNavigationHistory");
    for (const each of [...told, ...seen, ...entries.map(({ url }) => url)])
      assert.ok(!each.includes(ticket), `${path}: ${each}`);
    await page.reload();
    await page.waitForFunction(() => window.seenBySdk);
    assert.equal(await bar(page).count(), 0);
    assert.equal(await sessionOf(context), undefined, "nobody is signed in who did not say so");
    assertNoComplaints();
    await context.close();
  }
});

test("A person says that it is they, goes on with the form that was begun, and submits under their name", async () => {
  const number = newNumber();
  await giveName(browser, server, number);
  const { context, page, assertNoComplaints } = await openWebView(browser);
  const ticket = await wechat.ticketOf(server, number);
  await page.goto(withTicket(insideAt(server, `/e/${await server.createCode()}`), ticket));
  await question(page, `张** ${masked(number)}`).waitFor();
  await isReady(page);
  for (const name of ["English", "大字版"]) assert.equal(await button(page, name).count(), 0);
  await agree(page);
  await press(page, "radio", "不满意");
  await press(page, "checkbox", "执法不公");
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill("写到一半");
  await page.evaluate(() => {
    window.isSamePage = true;
  });
  await button(page, "继续").tap();
  await bar(page)
    .getByText(`您已登录：张** ${masked(number)}`)
    .waitFor();
  assert.ok(await page.evaluate(() => window.isSamePage));
  assert.equal(await page.getByRole("textbox", { name: "文字说明（选填）" }).inputValue(), "写到一半");
  assert.ok((await sessionOf(context)).httpOnly);
  await page
    .locator("#document")
    .getByText(`将以 张** ${masked(number)} 的名义提交。`)
    .waitFor();
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
  await page.locator("#document").getByRole("heading", { name: "已收到您的评价" }).waitFor();
  await button(page, "接收通知").tap();
  const link = page.getByRole("link", { name: "查看进度" });
  const receipt = (await link.getAttribute("href")).match(/ZP-[0-9A-Z-]+/)[0];
  assert.deepEqual(await askedOfShell(page), [["navigateTo", `/pages/notice/notice?for=submitted&receipt=${receipt}`]]);
  await link.click();
  await page.getByText(`由您确认：张** ${masked(number)}`).waitFor();
  assert.match(page.url(), /[?&]in=wechat&/);
  await button(page, "接收通知").waitFor();
  assertNoComplaints();
  await context.close();
});

test("What is theirs is shown once they have said that it is they; by keyboard", async () => {
  const number = newNumber();
  const own = await giveName(browser, server, number);
  const { context, page, assertNoComplaints } = await openWebView(browser);
  await page.goto(withTicket(insideAt(server, "/my"), await wechat.ticketOf(server, number)));
  await question(page, `张** ${masked(number)}`).waitFor();
  await byKeyboard(page).tap(button(page, "继续"));
  await page.getByText(own.receipt).waitFor();
  assert.match(page.url(), /\/my\?in=wechat/);
  assert.equal(await bar(page).count(), 0);

  await page.goto(withTicket(insideAt(server, "/my"), await wechat.ticketOf(server, number)));
  await page.getByText(own.receipt).waitFor();
  await eventually.equal(() => bar(page).count(), 0); // Who is signed in already is not asked again.
  assertNoComplaints();
  await context.close();
});

test("Who comes for an evaluation of theirs is led to it once signed in", async () => {
  const number = newNumber();
  const own = await giveName(browser, server, number);
  const { context, page, assertNoComplaints } = await openWebView(browser);
  await page.goto(withTicket(insideAt(server, `/r/${own.receipt}`), await wechat.ticketOf(server, number)));
  await question(page, `张** ${masked(number)}`).waitFor();
  await button(page, "继续").tap();
  await page.getByText("由您确认").waitFor();
  assert.match(page.url(), new RegExp(`/r/${own.receipt}\\?in=wechat`));
  assertNoComplaints();
  await context.close();
});

test("Whoever says that it is not they is not signed in, and goes on", async () => {
  const { context, page, assertNoComplaints } = await openWebView(browser);
  const ticket = await wechat.ticketOf(server, newNumber());
  await page.goto(withTicket(insideAt(server, `/e/${await server.createCode()}`), ticket));
  await button(page, "不是我").tap();
  await bar(page).getByText("没有登录，仍可继续使用。").waitFor();
  await isReady(page);
  await press(page, "button", "同意，开始评价");
  await sayWhere(page);
  assert.equal(await sessionOf(context), undefined);
  assertNoComplaints();
  await context.close();
});

test("What is written on another page is not lost by signing in", async () => {
  const number = newNumber();
  const { context, page, assertNoComplaints } = await openWebView(browser);
  await page.goto(withTicket(insideAt(server, "/r"), await wechat.ticketOf(server, number)));
  await question(page, masked(number)).waitFor();
  await page.locator("#number").fill("ZP-20261201");
  await button(page, "继续").tap();
  await bar(page)
    .getByText(`您已登录：${masked(number)}`)
    .waitFor();
  assert.equal(await page.locator("#number").inputValue(), "ZP-20261201");
  await button(page, "刷新本页（已写未发送的内容会丢失）").tap();
  await eventually.equal(() => page.locator("#number").inputValue(), "");
  assertNoComplaints();
  await context.close();
});

test("A ticket is used once: a second time, and one that nobody gave, are refused with a way on", async () => {
  const number = newNumber();
  const ticket = await wechat.ticketOf(server, number);
  const first = await openWebView(browser);
  await first.page.goto(withTicket(insideAt(server, "/my"), ticket));
  await button(first.page, "继续").tap();
  await button(first.page, "退出登录").waitFor();
  await first.context.close();

  for (const [given, path, place] of [
    [ticket, "/my", "at=my"],
    [madeUp(), `/e/${await server.createCode()}`, "code="],
    ["%22%3E%3Cb%3E", "/", "at=menu"],
    ["x".repeat(5000), "/places?module=service", "module=service"],
    [madeUp(), "/r?number=ZP-20261120-ABCDEFGH-J", "receipt=ZP-20261120-ABCDEFGH-J"],
  ]) {
    const { context, page, assertNoComplaints } = await openWebView(browser, { expected: refused });
    await page.goto(withTicket(insideAt(server, path), given));
    await bar(page).getByText("这次从小程序进入已过时或已用过。").waitFor();
    assert.equal(await sessionOf(context), undefined);
    await button(page, "从小程序重新进入").tap();
    const [[name, url]] = await askedOfShell(page);
    assert.equal(name, "redirectTo");
    assert.ok(url.startsWith(`/pages/web/web?${place}`), url);
    await button(page, "不登录，继续").tap();
    assert.equal(await bar(page).count(), 0);
    assertNoComplaints();
    await context.close();
  }

  // It is used elsewhere between the look and the press.
  const { context, page, assertNoComplaints } = await openWebView(browser, { expected: refused });
  const shared = await wechat.ticketOf(server, newNumber());
  await page.goto(withTicket(insideAt(server, "/my"), shared));
  await button(page, "继续").waitFor();
  await fetch(`${server.origin}/api/v1/person/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ticket: shared }),
  });
  await button(page, "继续").tap();
  await bar(page).getByText("这次从小程序进入已过时或已用过。").waitFor();
  assert.equal(await sessionOf(context), undefined);
  assertNoComplaints();
  await context.close();
});

test("Where the server is not reached, it is asked again, or the page goes on without", async () => {
  const number = newNumber();
  const { context, page } = await openWebView(browser);
  await context.route("**/api/v1/person/*", (route) => route.abort());
  await page.goto(withTicket(insideAt(server, "/my"), await wechat.ticketOf(server, number)));
  await bar(page).getByText("现在连不上服务器。").waitFor();
  assert.equal(await button(page, "不登录，继续").count(), 1);
  await context.unroute("**/api/v1/person/*");
  await button(page, "再试一次").tap();
  await question(page, masked(number)).waitFor();
  await context.route("**/api/v1/person/session", (route) => route.fulfill({ status: 503, body: "{}" }));
  await button(page, "继续").tap();
  await bar(page).getByText("现在连不上服务器。").waitFor();
  await context.unroute("**/api/v1/person/session");
  await button(page, "再试一次").tap();
  await button(page, "退出登录").waitFor();
  await context.close();
});

// Two desks at one case, and what becomes of what is being written when the case, the session or the network changes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { codeOf, employ, openCase, openDesk, signIn } from "./support/desk.mjs";
import {
  act,
  assertAccessibleAlways,
  button,
  byMouse,
  field,
  isDone,
  isGone,
  isSaid,
  select,
  sheet,
} from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let browser, server, first, second;
before(async () => {
  browser = await launch();
  server = await Server.start();
  const unit = await server.caidianBrigade();
  first = await employ(server, "000111", "承办甲", unit, "handler");
  second = await employ(server, "000222", "承办乙", unit, "handler");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const open = async (person, own) => {
  const desk = await openDesk(browser, { expected: /40[01349]|413|ERR_INTERNET_DISCONNECTED/ });
  await openCase(desk.page, server, person, own);
  await text(desk.page).waitFor();
  return { ...desk, hands: byMouse };
};
const take = async () => {
  const own = await CitizenCase.submit(server);
  await own.handle("take");
  return own;
};
const heading = (page) => page.getByRole("heading", { level: 1 });
const close = async (...desks) => {
  for (const { context, assertNoComplaints } of desks) {
    assertNoComplaints();
    await context.close();
  }
};

const text = (page) => field(page, "答复内容");
const isSaved = (page) => isSaid(page, /^草稿已保存，/);
const words = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。";

// As somebody does whose desk has not looked at what has changed since: nothing tells it.
const stopLooking = (page) => page.route("**/api/v1/events*", (route) => route.fulfill({ status: 304 }));

// Nothing was wrong: no second person is needed.
const writeReply = async (page) => {
  await select(page, "执法用语不文明、态度粗暴").selectOption({ label: "没有发生" });
  await select(page, "无故扣车").selectOption({ label: "发生过，做法合法" });
  await text(page).fill(words);
  await field(page, "依据").fill("道路交通安全法第九十三条");
  await button(page, "加一项措施").click();
};

test("That somebody else writes is shown, and keeps nobody from writing", async () => {
  const own = await take();
  const one = await open(first, own);
  await text(one.page).fill(words);
  await isSaved(one.page);
  const other = await openDesk(browser, { expected: /40[014]/ });
  await openCase(other.page, server, second, own);
  await isSaid(other.page, /^承办甲.*在写/);
  await assertAccessibleAlways(other.page, "a case whose reply somebody else writes");
  await stopLooking(one.page);
  await own.handle("hand_over", "--with", `officer=${second.name}:${second.badge}`);
  await other.page.keyboard.press("r");
  await text(other.page).fill("我写的另一份答复，还没有写完。");
  await isSaid(other.page, /^承办甲.*在写/);
  await isSaved(other.page);
  await text(one.page).fill(`${words}我还在写。`);
  await heading(one.page).focus();
  await one.page.keyboard.press("r");
  await isSaid(one.page, /^承办乙.*在写/);
  assert.equal(await field(one.page, "您写的内容").inputValue(), `${words}我还在写。`);
  await assertAccessibleAlways(one.page, "a reply that is somebody else's now");
  assert.equal(await text(other.page).inputValue(), "我写的另一份答复，还没有写完。");
  await close(one, other);
});

test("A case that has changed meanwhile is told before anything is lost, and what was written goes out then", async () => {
  const own = await take();
  const desk = await open(first, own);
  await stopLooking(desk.page);
  await writeReply(desk.page);
  await own.act("add_words", "--as", "citizen", "--words", "我想起来了：拖车是蓝色的");
  await button(desk.page, "发出答复").click();
  await isSaid(desk.page, "这个案件刚才有变化：当事人补充。您写的都还在，请先看过再决定。");
  await isSaid(desk.page, "我想起来了：拖车是蓝色的");
  assert.equal(await text(desk.page).inputValue(), words);
  await assertAccessibleAlways(desk.page, "a case that has changed");
  await button(desk.page, "发出答复").click();
  await isDone(desk.page, "发出答复");
  assert.equal((await own.seen()).status, "answered");
  await close(desk);
});

test("The same of what is written in a sheet", async () => {
  const own = await take();
  const desk = await open(first, own);
  await stopLooking(desk.page);
  await act(desk, "询问当事人", async (opened) => {
    await field(opened, "问题").fill("车停了多久？");
    await own.act("add_words", "--as", "citizen", "--words", "没有停车标志");
    await byMouse.press(button(opened, "询问当事人"));
    await isSaid(opened, /这个案件刚才有变化：当事人补充。/);
    assert.equal(await field(opened, "问题").inputValue(), "车停了多久？");
    await assertAccessibleAlways(desk.page, "a sheet of a case that has changed");
  });
  await isSaid(desk.page, "正在等当事人回答问题。");
  await close(desk);
});

test("A tab that has become stale says that the case is over, and keeps what was written in it", async () => {
  const own = await take();
  const desk = await open(first, own);
  await stopLooking(desk.page);
  await writeReply(desk.page);
  await own.act("withdraw", "--as", "citizen", "--with", "withdrawal=settled", "--with", "was_asked_for=no");
  await button(desk.page, "发出答复").click();
  await isSaid(desk.page, /这个案件刚才有变化：当事人撤回。/);
  await isSaid(desk.page, "已办结");
  assert.equal(await field(desk.page, "您写的内容").inputValue(), words);
  await assertAccessibleAlways(desk.page, "a reply that came too late");
  await close(desk);
});

test("A draft is there after the page was loaded again, and in another tab after this one was killed", async () => {
  const own = await take();
  const desk = await open(first, own);
  await writeReply(desk.page);
  await isSaved(desk.page);
  const isThere = async (page) => {
    await eventually.equal(() => text(page).inputValue(), words);
    assert.equal(await select(page, "无故扣车").inputValue(), "lawful");
    assert.equal(await field(page, "依据").inputValue(), "道路交通安全法第九十三条");
    await select(page, "措施").waitFor();
  };
  await desk.page.reload();
  await isThere(desk.page);
  const address = desk.page.url();
  const crashed = desk.page.waitForEvent("crash");
  desk.page.goto("chrome://crash").catch(() => {});
  await crashed;
  const page = await desk.context.newPage();
  await page.goto(address);
  await isThere(page);
  await desk.context.close();
});

test("A session that ends while somebody writes is told, and after signing in again the words are there and saved", async () => {
  const own = await take();
  const desk = await open(first, own);
  const elsewhere = await fetch(`${server.origin}/api/v1/staff/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ badge: first.badge, password: first.password, code: "" }),
  });
  const [cookie] = elsewhere.headers.getSetCookie();
  const ended = await fetch(`${server.origin}/api/v1/staff/sessions`, {
    method: "DELETE",
    headers: { Cookie: cookie.split(";")[0] },
  });
  assert.equal(ended.status, 204);
  await text(desk.page).fill(words);
  await isSaid(desk.page, "登录已失效，请重新登录。您写的内容都还在。");
  await assertAccessibleAlways(desk.page, "a session that has ended");
  await desk.page.getByLabel("密码", { exact: true }).fill(first.password);
  await desk.page.keyboard.press("Enter");
  await eventually.equal(() => text(desk.page).inputValue(), words);
  await isSaved(desk.page);
  await desk.page.reload();
  await eventually.equal(() => text(desk.page).inputValue(), words);
  await close(desk);
});

test("Without a network it is said that nothing is saved, and everything is as soon as there is one", async () => {
  const own = await take();
  const desk = await open(first, own);
  await desk.context.setOffline(true);
  await writeReply(desk.page);
  await isSaid(desk.page, "草稿没有保存：没有连上服务器，正在重试。您写的内容都还在。");
  await button(desk.page, "发出答复").click();
  await isSaid(desk.page, "没有连上服务器，没有完成。请再按一次，您写的内容都还在。");
  await assertAccessibleAlways(desk.page, "a reply without a network");
  await desk.context.setOffline(false);
  await isSaved(desk.page);
  assert.equal(await text(desk.page).inputValue(), words);
  await button(desk.page, "发出答复").click();
  await isDone(desk.page, "发出答复");
  await close(desk);
});

test("A reply of 100 kB is refused in words and stays where it was written", async () => {
  const own = await take();
  const desk = await open(first, own);
  await writeReply(desk.page);
  await isSaved(desk.page);
  const long = "长".repeat(34_000);
  await text(desk.page).fill(long);
  await isSaid(desk.page, /^草稿没有保存：/);
  await button(desk.page, "发出答复").click();
  await eventually.equal(() => text(desk.page).getAttribute("aria-invalid"), "true");
  assert.equal(await text(desk.page).inputValue(), long);
  await assertAccessibleAlways(desk.page, "a reply that is too long");
  await text(desk.page).fill(words);
  await isSaved(desk.page);
  await isGone(desk.page.getByText(/^草稿没有保存：/));
  await close(desk);
});

test("What could not be saved before its case was left is there when it is opened again", async () => {
  const own = await take();
  const desk = await open(first, own);
  await writeReply(desk.page);
  await isSaved(desk.page);
  await desk.context.setOffline(true);
  await text(desk.page).fill(`${words}没有网络时写的。`);
  await isSaid(desk.page, /^草稿没有保存：/);
  await byMouse.press(button(desk.page, "返回列表"));
  await isGone(text(desk.page));
  await desk.context.setOffline(false);
  await desk.page.goBack();
  await eventually.equal(() => text(desk.page).inputValue(), `${words}没有网络时写的。`);
  await isSaved(desk.page);
  await desk.page.reload();
  await eventually.equal(() => text(desk.page).inputValue(), `${words}没有网络时写的。`);
  await close(desk);
});

test("A sheet is of its case alone: it is gone where another one is gone to", async () => {
  const [own, other] = [await take(), await take()];
  const desk = await open(first, own);
  await byMouse.press(button(desk.page, "询问当事人"));
  await field(sheet(desk.page, "询问当事人"), "问题").fill("车停了多久？");
  await desk.page.evaluate((receipt) => {
    const address = new URL(location.href);
    address.searchParams.set("case", receipt);
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, other.receipt);
  await desk.page.getByRole("heading", { name: other.receipt }).waitFor();
  await isGone(sheet(desk.page, "询问当事人"));
  await close(desk);
});

test("Nothing of one person is left in a tab when another one has signed in in the next", async () => {
  const own = await take();
  const desk = await open(first, own);
  await stopLooking(desk.page);
  const next = await desk.context.newPage();
  await next.goto(`${server.origin}/desk?lang=zh-CN`);
  await byMouse.press(button(next, first.name));
  await byMouse.press(button(sheet(next, first.name), "退出登录"));
  await isSaid(next, "已退出登录。");
  await signIn(next, server, second);
  await button(next, second.name).waitFor();
  await desk.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))); // Looked at again.
  await button(desk.page, second.name).waitFor();
  await isGone(text(desk.page));
  await close(desk);
});

test("A case out of reach is answered in words, and the log says so without saying whose it is", async () => {
  const [{ id: unit }] = await server.query("SELECT id FROM unit WHERE name_zh LIKE '%江夏大队%' LIMIT 1");
  const { receipt } = await CitizenCase.submit(server, { unit });
  const desk = await openDesk(browser, { expected: /40[14]/ });
  await signIn(desk.page, server, first, `&case=${receipt}`);
  await isSaid(desk.page, "没有这个案件，或者不在您的权限内。");
  await assertAccessibleAlways(desk.page, "a case out of reach");
  await eventually.match(() => server.logged, /\[info\] GET \/api\/v1\/cases\/:receipt 404/);
  for (const secret of [receipt, first.badge, first.name, first.password]) assert.ok(!server.logged.includes(secret));
  await close(desk);
});

test("A code that was used to sign in is refused at the next sign-in", async () => {
  const lead = await employ(server, "000333", "负责丙", await server.caidianBrigade(), "lead");
  const desk = await openDesk(browser, { expected: /401/ });
  const code = codeOf(lead);
  await signIn(desk.page, server, lead, "", code);
  await byMouse.press(button(desk.page, lead.name));
  await byMouse.press(button(sheet(desk.page, lead.name), "退出登录"));
  await isSaid(desk.page, "已退出登录。");
  await signIn(desk.page, server, lead, "", code);
  await isSaid(desk.page, "警号、密码或验证码不正确。");
  await assertAccessibleAlways(desk.page, "a code that was used");
  await close(desk);
});

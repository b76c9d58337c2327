// The desk: signing in, and the list of cases.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { CitizenCase } from "./support/citizen_case.mjs";
import { choosePassword, hire, openDesk, signIn } from "./support/desk.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";
import { isReady, launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let browser, server, handler;
const cases = [];
before(async () => {
  browser = await launch();
  server = await Server.start();
  handler = await hire(server, "000111", "承办甲", await server.caidianBrigade(), "handler");
  await choosePassword(server, handler);
  for (let number = 0; number < 5; ++number)
    cases.push(await CitizenCase.submit(server, { place: `汉阳大道 ${100 + number} 号` }));
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

// A button that a press has brought up takes none for a moment.
const press = async (page, name) => {
  const button = page.getByRole("button", { name, exact: true });
  await button.evaluate((element) => window.until_it_takes_taps(element));
  await button.click();
};

// Seen, and read out.
const isSaid = (page, words) => page.getByText(words).first().waitFor();

const table = (page) => page.getByRole("table", { name: "案件列表" });
const rowOf = (page, { receipt }) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: receipt }) });
const openUnit = async (page, query = "&tab=unit") => {
  await signIn(page, server, handler, query);
  for (const each of cases) await rowOf(page, each).waitFor();
};

test("Who is signed in sees the unit's cases, with what is due in words, and nothing is complained about", async () => {
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401/ });
  await openUnit(page);
  await rowOf(page, cases[0])
    .getByRole("cell", { name: /还有 \d 天|今天到期|明天到期/ })
    .waitFor();
  await rowOf(page, cases[0]).getByRole("cell", { name: "未接办" }).waitFor();
  assert.equal(await table(page).getAttribute("aria-rowcount"), String(cases.length + 1));
  await page.getByRole("tab", { name: /本单位\s*5/, selected: true }).waitFor();
  await assertAccessible(page, "the worklist");
  assertNoComplaints();
  await context.close();
});

test("A wrong password is refused in words, and the badge stays", async () => {
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await page.goto(`${server.origin}/desk?lang=zh-CN`);
  await isReady(page);
  await page.getByRole("textbox", { name: "警号" }).fill("000111");
  await page.getByLabel("密码", { exact: true }).fill("not this one at all");
  await page.getByRole("button", { name: "登录" }).click();
  await isSaid(page, "警号、密码或验证码不正确。");
  assert.equal(await page.getByRole("textbox", { name: "警号" }).inputValue(), "000111");
  await assertAccessible(page, "sign-in, refused");
  await context.close();
});

test("j and k walk the rows, and the focus is on the link of the row", async () => {
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await openUnit(page);
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  const first = await table(page).getByRole("link").first().textContent();
  await page.keyboard.press("j");
  await eventually.equal(focused, first);
  await page.keyboard.press("j");
  await eventually.equal(async () => (await focused()) !== first, true);
  await page.keyboard.press("k");
  await eventually.equal(focused, first);
  await context.close();
});

test("The search finds a place, stands in the address, and Back undoes it", async () => {
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await openUnit(page);
  await page.keyboard.press("/");
  const search = page.getByRole("textbox", { name: "搜索回执号、文书编号、地点" });
  await eventually.equal(() => search.evaluate((field) => field === document.activeElement), true);
  await page.keyboard.type("汉阳大道 103");
  await page.keyboard.press("Enter");
  await eventually.equal(() => table(page).getByRole("link").count(), 1);
  await rowOf(page, cases[3]).waitFor();
  assert.match(decodeURIComponent(page.url()), /search=汉阳大道\+103/);
  await page.goBack();
  await eventually.equal(() => table(page).getByRole("link").count(), cases.length);
  await context.close();
});

test("A case that comes while the list is open is in it without loading the page again", async () => {
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await openUnit(page);
  const late = await CitizenCase.submit(server, { place: "汉阳大道 199 号" });
  await rowOf(page, late).waitFor();
  cases.push(late);
  await context.close();
});

test("Ticked rows are counted, and the header's box ticks all", async () => {
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await openUnit(page);
  await page.getByRole("checkbox", { name: `选择 ${cases[0].receipt}` }).check();
  await page.getByText("已选 1 件").waitFor();
  await page.getByRole("checkbox", { name: "选择全部" }).check();
  await page.getByText(`已选 ${cases.length} 件`).waitFor();
  await press(page, "取消选择");
  await page.getByRole("textbox", { name: "搜索回执号、文书编号、地点" }).waitFor();
  await context.close();
});

test("A session that was ended elsewhere asks to sign in again, and comes back to the same list", async () => {
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await openUnit(page, "&tab=unit&module=law_enforcement");
  await context.clearCookies();
  await page.keyboard.press("r");
  await isSaid(page, "登录已失效，请重新登录。您写的内容都还在。");
  await page.getByLabel("密码", { exact: true }).fill(handler.password);
  await page.keyboard.press("Enter");
  await rowOf(page, cases[0]).waitFor();
  assert.match(page.url(), /module=law_enforcement/);
  await context.close();
});

// The receipts of what somebody has looked at, as the citizens are told.
const looks = () => server.query("SELECT count(*) AS count FROM case_view").then(([{ count }]) => count);

test("Who signs in where somebody else's session has ended begins anew, and looks at nothing of theirs", async () => {
  const other = await hire(server, "000333", "承办乙", await server.caidianBrigade(), "handler");
  await choosePassword(server, other);
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await openUnit(page, "&tab=unit&module=law_enforcement");
  await rowOf(page, cases[0]).getByRole("link").click();
  await page.getByText("回来时车已被拖走").waitFor();
  await context.clearCookies();
  await page.keyboard.press("r");
  await isSaid(page, "登录已失效");
  const before = await looks();
  await page.getByRole("textbox", { name: "警号" }).fill(other.badge);
  await page.getByLabel("密码", { exact: true }).fill(other.password);
  await page.keyboard.press("Enter");
  await page.getByText("没有符合条件的案件。").waitFor(); // His own.
  assert.equal(await page.getByText("回来时车已被拖走").count(), 0);
  assert.doesNotMatch(page.url(), /case=|module=/);
  assert.equal(await looks(), before);
  await context.close();
});

test("Who signs out leaves nothing, and whoever signs in then begins anew", async () => {
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await openUnit(page);
  await rowOf(page, cases[0]).getByRole("link").click();
  await page.getByText("回来时车已被拖走").waitFor();
  await press(page, handler.name);
  await page.getByRole("dialog", { name: handler.name }).waitFor();
  await assertAccessible(page, "the account");
  await press(page, "退出登录");
  await isSaid(page, "已退出登录。");
  assert.doesNotMatch(page.url(), /case=|tab=/);
  assert.equal(await page.getByText("回来时车已被拖走").count(), 0);
  assert.equal(await page.getByRole("textbox", { name: "警号" }).inputValue(), "");
  await context.close();
});

test("A supervisor's first screen is the board, and each list is theirs, with what its count says", async () => {
  const [{ parent_id: unit }] = await server.query(`SELECT parent_id FROM unit WHERE id = '${handler.unit}'`);
  const supervisor = await hire(server, "000444", "督察丙", unit, "supervisor");
  const [recovery] = supervisor.recoveryCodes;
  await choosePassword(server, supervisor, recovery);
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await page.goto(`${server.origin}/desk?lang=zh-CN`);
  await isReady(page);
  await page.getByRole("textbox", { name: "警号" }).fill(supervisor.badge);
  await page.getByLabel("密码", { exact: true }).fill(supervisor.password);
  await page.getByRole("textbox", { name: "验证码" }).fill(supervisor.recoveryCodes[1]);
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "督办", selected: true }).waitFor();
  assert.equal(await page.getByRole("tab", { name: /我的/ }).count(), 0);
  await page.getByRole("tab", { name: /待决定/ }).click();
  await page.getByRole("tab", { name: /待决定/, selected: true }).waitFor();
  await page.getByRole("columnheader", { name: "办理单位" }).waitFor();
  await context.close();
});

test("A case is opened by Enter, is in the address, and Back leads to its row", async () => {
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401/ });
  await openUnit(page);
  const receipt = await table(page).getByRole("link").nth(1).textContent();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await eventually.equal(() => page.evaluate(() => document.activeElement.textContent), receipt);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: receipt }).waitFor();
  await page.getByText("回来时车已被拖走，没有人告知，也没给凭证。").waitFor();
  await page.getByText("张三、李四").waitFor();
  await page.getByText(/^(还有 \d 天|今天到期|明天到期) · \d+月\d+日/).waitFor();
  assert.match(page.url(), new RegExp(`case=${receipt}`));
  await assertAccessible(page, "a case");
  await page.keyboard.press("u");
  await table(page).waitFor();
  await eventually.equal(() => page.evaluate(() => document.activeElement.textContent), receipt);
  await page.goBack();
  await page.getByRole("heading", { name: receipt }).waitFor();
  assertNoComplaints();
  await context.close();
});

test("An address of a case that is out of reach, and of filters that nobody knows, says so", async () => {
  const [{ id: unit }] = await server.query("SELECT id FROM unit WHERE name_zh LIKE '%江夏大队%' LIMIT 1");
  const { receipt } = await CitizenCase.submit(server, { unit });
  const { page, context } = await openDesk(browser, { expected: /401|404/ });
  await page.goto(`${server.origin}/desk?lang=zh-CN&tab=unit&colour=red&case=${receipt}`);
  await isReady(page);
  await page.getByRole("textbox", { name: "警号" }).fill(handler.badge);
  await page.getByLabel("密码", { exact: true }).fill(handler.password);
  await page.keyboard.press("Enter");
  await page.getByText("没有这个案件，或者不在您的权限内。").waitFor();
  await page.getByText("网址里的筛选条件无法识别，已忽略：colour").waitFor();
  await context.close();
});

test("At rest the desk asks for no frame", async () => {
  const { page, context } = await openDesk(browser, { expected: /401/ });
  await context.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    window.frames_asked = 0;
    window.requestAnimationFrame = (callback) => {
      ++window.frames_asked;
      return ask(callback);
    };
  });
  await openUnit(page);
  const frames = () => page.evaluate(() => window.frames_asked);
  let last = -1;
  await eventually.equal(async () => {
    const before = last;
    last = await frames();
    await aWhile();
    return before === last;
  }, true);
  await context.close();
});

for (const [what, options, query] of [
  ["in the dark", { colorScheme: "dark" }, ""],
  ["as HTML", {}, "&html=1"],
  ["on a narrow screen", { width: 1024, height: 768 }, ""],
])
  test(`The list is whole and accessible ${what}`, async () => {
    const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401/, ...options });
    await openUnit(page, `&tab=unit${query}`);
    await assertAccessible(page, `the worklist ${what}`, { seesContrast: !!query });
    assertNoComplaints();
    await context.close();
  });

// The form without script: the whole way by role and name, what is stored, and how it looks to a reader of any kind.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { fillDissatisfied, isReady, launch, open, openPhone, press, sayWhere } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { eventually } from "./support/eventually.mjs";

const statement = "第一段，<b>没有</b>凭证 😡\n\n第二段\t完";
const withoutScript = { javaScriptEnabled: false };

let server;
let browser;
before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const boxOf = (page) => page.getByRole("textbox", { name: "文字说明（选填）" });
const submit = async (page, name = "提交评价") => {
  await sayWhere(page);
  await page.getByRole("button", { name, exact: true }).tap();
};
const received = (page, name = "已收到您的评价") => page.getByRole("heading", { name }).waitFor();

const fillIn = async (page) => {
  await page.getByRole("radio", { name: "不满意", exact: true }).check();
  await page.getByRole("checkbox", { name: "无故扣车" }).check();
  await page.getByRole("checkbox", { name: "执法不公" }).check();
  await boxOf(page).fill(statement);
};

const rowsOf = (code) =>
  server.query(`
  SELECT receipt, catalogue_version, language, satisfaction, statement, agreed_at <= received_at AS in_order,
    (SELECT group_concat(position || situation) FROM evaluation_situation WHERE evaluation_id = evaluation.id) AS situations
  FROM evaluation WHERE code = '${code}'`);

const openPlain = async (options = {}) => {
  const code = await server.createCode();
  const phone = await openPhone(browser, { ...withoutScript, ...options });
  await phone.page.goto(server.addressOf(code));
  return { ...phone, code };
};

test("Without script a form is filled in, submitted, and its receipt read; the row is the canvas form's", async () => {
  const { page, code, assertNoComplaints } = await openPlain();
  await eventually.equal(() => page.getByText("正在打开评价表").isVisible(), false);
  await eventually.equal(() => page.getByRole("radio", { checked: true }).count(), 0);
  await eventually.equal(() => page.getByRole("radiogroup", { name: "您对这次执法满意吗？" }).count(), 1);
  await fillIn(page);
  await eventually.equal(() => page.getByRole("group", { name: "执法流程规范监督" }).count(), 1);
  await submit(page);
  await received(page);
  const [row, ...more] = await rowsOf(code);
  assert.deepEqual(more, []);
  await eventually.equal(() => page.getByText(row.receipt, { exact: true }).count(), 1);
  await eventually.equal(() => page.getByText(/^(预计)?最迟 /).count(), 1);
  await eventually.equal(() => page.getByRole("definition").filter({ hasText: "无故扣车；执法不公" }).count(), 1);
  await eventually.equal(() => page.getByRole("definition").last().textContent(), statement);
  await eventually.equal(() => page.getByText("违法停车告知单").count(), 1);

  const other = await server.createCode();
  const { page: canvas } = await openPhone(browser);
  await open(canvas, server.addressOf(other));
  await fillDissatisfied(canvas, statement);
  await press(canvas, "button", "下一步");
  await press(canvas, "button", "提交评价");
  await received(canvas);
  const [expected] = await rowsOf(other);
  assert.deepEqual({ ...row, receipt: "" }, { ...expected, receipt: "" });
  assert.equal(row.in_order, 1);
  assertNoComplaints();
});

test("The receipt is read again under its address, in both languages", async () => {
  const { page, assertNoComplaints } = await openPlain();
  await fillIn(page);
  await submit(page);
  await received(page);
  const number = await page.getByText(/^ZP-/).textContent();
  await page.getByRole("link", { name: "保存这个链接，以后可以再看这份回执" }).tap();
  await received(page);
  await page.reload();
  await page.getByRole("link", { name: "English" }).tap();
  await received(page, "We have received your evaluation");
  await eventually.equal(() => page.getByText(/^ZP-/).textContent(), number);
  assertNoComplaints();
});

test("Situations are asked for only when dissatisfied, and do not count otherwise", async () => {
  const { page, code } = await openPlain();
  await eventually.equal(() => page.getByRole("checkbox").count(), 0);
  await page.getByRole("radio", { name: "不满意", exact: true }).check();
  await page.getByRole("checkbox", { name: "执法不公" }).check();
  await page.getByRole("radio", { name: "其他", exact: true }).check();
  await eventually.equal(() => page.getByRole("checkbox").count(), 0);
  await submit(page);
  await received(page);
  const [row] = await rowsOf(code);
  assert.equal(row.satisfaction, "other");
  assert.equal(row.situations, null);
});

test("What is wrong is said above and at the fields, and everything that was filled in is kept", async () => {
  const { page, code, assertNoComplaints } = await openPlain({ expected: /400/ });
  const tooLong = `\n${"长".repeat(2000)}\n`;
  await boxOf(page).fill(tooLong);
  await submit(page);
  await page.getByRole("heading", { name: "有 2 处需要填写或修改" }).waitFor();
  await eventually.match(() => page.title(), /^错误：/);
  await eventually.equal(() => boxOf(page).inputValue(), tooLong);
  await page.getByRole("alert").and(page.locator(":focus")).waitFor(); // A browser gives it a moment after the page is there.
  await page.getByRole("link", { name: "请选择满意、不满意或其他" }).tap();
  assert.match(page.url(), /#satisfaction-satisfied$/);
  await page.getByRole("radio", { name: "不满意", exact: true }).check();
  await submit(page);
  await page.getByRole("link", { name: "请至少勾选一种情形" }).waitFor();
  await eventually.equal(() => page.getByRole("radio", { name: "不满意", exact: true }).isChecked(), true);
  await eventually.equal(() => page.getByRole("group", { description: /^请至少勾选一种情形/ }).count(), 1);
  await page.getByRole("checkbox", { name: "执法不公" }).check();
  await submit(page);
  await page.getByRole("link", { name: "文字说明最多 2000 字，请删减" }).waitFor();
  await eventually.equal(() => page.getByRole("checkbox", { name: "执法不公" }).isChecked(), true);
  assert.deepEqual(await rowsOf(code), []);
  await boxOf(page).fill(statement);
  await submit(page);
  await received(page);
  assert.equal((await rowsOf(code))[0].statement, statement);
  assertNoComplaints();
});

test("Tapping submit twice and reloading store one row for one form", async () => {
  const { page, code } = await openPlain();
  await page.getByRole("radio", { name: "满意", exact: true }).check();
  await sayWhere(page);
  await page.getByRole("button", { name: "提交评价" }).dblclick();
  await received(page);
  await page.reload();
  await received(page);
  assert.equal((await rowsOf(code)).length, 1);
});

test("Where the browser says only the origin, the form is taken from its own page and from no other", async () => {
  const code = await server.createCode();
  const { page } = await openPhone(browser, { ...withoutScript, expected: /403/ });
  await page.goto(server.addressOf(code).replace("127.0.0.1", "zhiping.test"));
  await page.getByRole("radio", { name: "满意", exact: true }).check();
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await submit(page);
  await received(page);
  assert.equal((await (await posted).allHeaders()).origin, server.origin.replace("127.0.0.1", "zhiping.test"));

  for (const host of ["127.0.0.1", "zhiping.test"]) {
    const address = server.addressOf(code).replace("127.0.0.1", host);
    await page.goto(`data:text/html,<form method=post action="${address}"><button>go</button></form>`);
    await page.getByRole("button", { name: "go" }).tap();
    await page.getByText("收到的内容不完整或格式不对，没有保存。请重新打开评价表填写。").waitFor();
  }
  await page.getByRole("link", { name: "重新打开评价表" }).tap();
  await page.getByRole("radio", { name: "满意", exact: true }).waitFor();
  assert.equal((await rowsOf(code)).length, 1);
});

test("When the canvas form cannot start, the form below is filled in instead", async () => {
  const code = await server.createCode();
  const { page } = await openPhone(browser, { expected: /wasm|Failed to load resource/i });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(server.addressOf(code));
  await page.getByRole("link", { name: "直接填写下面的评价表" }).tap();
  await fillIn(page);
  await submit(page);
  await received(page);
  assert.equal((await rowsOf(code)).length, 1);
});

test("When the canvas form takes over, the other is gone", async () => {
  const { page, assertNoComplaints } = await openPhone(browser);
  await page.goto(server.addressOf(await server.createCode()));
  await isReady(page);
  await eventually.equal(() => page.getByRole("radio").count(), 0);
  await eventually.equal(() => page.getByRole("textbox").count(), 0);
  assertNoComplaints();
});

const words = {
  "zh-CN": { dissatisfied: "不满意", submit: "提交评价", received: "已收到您的评价", situation: "执法不公" },
  en: {
    dissatisfied: "Dissatisfied",
    submit: "Submit",
    received: "We have received your evaluation",
    situation: "Unfair enforcement",
  },
};

// Through every state, `look` at each. Scripts run for axe, the page's own do not.
const walk = async (options, look) => {
  const say = words[options.locale ?? "zh-CN"];
  const { page, context } = await openPhone(browser, { expected: /Failed to load resource/, ...options });
  await page.route(/\.(js|wasm)$/, (route) => route.abort());
  await page.goto(server.addressOf(await server.createCode()));
  await look(page, "plain-form");
  await page.getByRole("textbox").first().fill("长".repeat(2001));
  await submit(page, say.submit);
  await page.getByRole("alert").waitFor();
  await look(page, "plain-form-wrong");
  await page.getByRole("radio", { name: say.dissatisfied, exact: true }).check();
  await submit(page, say.submit);
  await page.getByRole("checkbox", { name: say.situation }).check();
  await look(page, "plain-form-without-situation");
  await page
    .getByRole("textbox")
    .first()
    .fill("https://example.org/" + "a".repeat(200));
  await submit(page, say.submit);
  await received(page, say.received);
  await page.waitForLoadState(); // With its style.
  await look(page, "plain-receipt");
  await context.close();
};

for (const colorScheme of ["light", "dark"])
  test(`The form, its errors and its receipt pass axe, contrast included, in ${colorScheme} colours`, () =>
    walk({ colorScheme }, (page, state) => assertAccessible(page, `${state}, ${colorScheme}`)));

for (const locale of ["zh-CN", "en"])
  test(`Nothing is wider than a phone of 320 pixels in ${locale}`, () =>
    walk(
      { width: 320, height: 568, locale },
      async (page, state) =>
        await eventually.equal(() => page.evaluate(() => document.documentElement.scrollWidth), 320, state),
    ));

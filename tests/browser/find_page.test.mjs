// An evaluation is found again by its receipt number and query code, on a small phone and in every way.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { eventually } from "./support/eventually.mjs";
import { byFinger, byKeyboard } from "./support/hands.mjs";
import { looks, lookAt } from "./support/looks.mjs";
import { launch, openPhone } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let server;
let browser;
let own;
let other;
before(async () => {
  server = await Server.start();
  browser = await launch();
  own = await CitizenCase.submit(server);
  other = await CitizenCase.submit(server);
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const openFindPage = async (options = {}) => {
  const phone = await openPhone(browser, { width: 360, height: 640, ...options });
  await phone.page.goto(`${server.origin}/r`);
  await phone.page.getByRole("heading", { name: "查询评价", level: 1 }).waitFor();
  return phone;
};
const numberOf = (page) => page.getByRole("textbox", { name: "回执号" });
const codeOf = (page) => page.getByRole("textbox", { name: "查询码" });

const find = async (page, number, code, { tap, write } = byFinger) => {
  await write(numberOf(page), number);
  await write(codeOf(page), code);
  await tap(page.getByRole("button", { name: "查询", exact: true }));
};
const isOnPageOf = async (page, { receipt }) => {
  await page.getByText(receipt, { exact: true }).waitFor();
  assert.equal(new URL(page.url()).pathname, `/r/${receipt}`);
};

// From the form to the end of the case.
const findAndAnswer = async (page, hands) => {
  const found = await CitizenCase.submit(server);
  await found.issueReply();
  await find(page, found.receipt, found.queryCode, hands);
  await isOnPageOf(page, found);
  await hands.tap(page.getByRole("button", { name: "查看答复", exact: true }));
  await hands.tap(page.getByRole("radio", { name: "不满意", exact: true }));
  await hands.write(page.getByRole("textbox", { name: "不满意的话，为什么？" }), "没有回答为什么没给凭证");
  await hands.tap(page.getByRole("button", { name: "提交意见", exact: true }));
  await page.getByRole("heading", { name: /支队正在复核/, level: 1 }).waitFor();
  assert.equal((await found.seen()).round, 2);
  assert.ok(!page.url().includes("secret"), "no secret stands in the address");
};

test("By finger, number and code lead to the page, which is read and answered", async () => {
  const { page, assertNoComplaints } = await openFindPage();
  await findAndAnswer(page, byFinger);
  assertNoComplaints();
});

test("The same by keyboard alone", async () => {
  const { page } = await openFindPage();
  await findAndAnswer(page, byKeyboard(page));
});

test("The same without script", async () => {
  const { page } = await openFindPage({ javaScriptEnabled: false });
  await findAndAnswer(page, byFinger);
});

test("Small letters, spaces, and O, I and L instead of 0 and 1 are forgiven", async () => {
  const mistaken = (typed) => typed.toLowerCase().replaceAll("0", "O").replace("1", "l").replaceAll("1", "I");
  const ways = [
    [own.receipt.toLowerCase(), own.queryCode.toLowerCase().replace("-", " ")],
    [` ${own.receipt.replaceAll("-", " ")} `, own.queryCode.replace("-", "")],
    [mistaken(own.receipt), mistaken(own.queryCode)],
  ];
  for (const [number, code] of ways) {
    const { page, context } = await openFindPage();
    await find(page, number, code);
    await isOnPageOf(page, own);
    await context.close();
  }
});

// Another symbol than it is.
const otherSymbol = (symbol) => (symbol === "7" ? "8" : "7");
const withSlip = (text) => text.slice(0, -3) + otherSymbol(text.at(-3)) + text.slice(-2);

test("A slip is told at its field by the check symbol, and what was typed stays", async () => {
  const { page } = await openFindPage({ expected: /Failed to load resource/ });
  const asked = async (number, code, wrong, right, words) => {
    await find(page, number, code);
    await eventually.equal(() => wrong.getAttribute("aria-invalid"), "true");
    await page.getByRole("textbox", { description: words }).waitFor();
    assert.equal(await right.getAttribute("aria-invalid"), null);
    assert.equal(await numberOf(page).inputValue(), number);
    assert.equal(await codeOf(page).inputValue(), code);
    assert.match(await page.title(), /^错误：/);
  };
  await asked(withSlip(own.receipt), own.queryCode, numberOf(page), codeOf(page), "这不是一个有效的回执号。");
  await asked(own.receipt, withSlip(own.queryCode), codeOf(page), numberOf(page), /^这不是一个有效的查询码。/);
  await find(page, own.receipt, own.queryCode);
  await isOnPageOf(page, own);
});

test("The code of another evaluation opens nothing, and a pass to one opens no other", async () => {
  const { page } = await openFindPage({ expected: /Failed to load resource/ });
  await find(page, own.receipt, other.queryCode);
  await page.getByRole("alert").filter({ hasText: "没有找到。请核对回执号和查询码。" }).waitFor();
  assert.equal(await numberOf(page).inputValue(), own.receipt);
  await find(page, own.receipt, own.queryCode);
  await isOnPageOf(page, own);
  await page.goto(`${server.origin}/r/${other.receipt}`);
  await page.getByRole("heading", { name: "查询评价", level: 1 }).waitFor();
  assert.equal(await numberOf(page).inputValue(), other.receipt);
  await page.goto(`${server.origin}/r/${own.receipt}`);
  await isOnPageOf(page, own);
});

const ask = async (number, code) => {
  const body = new URLSearchParams({ number, code });
  const answer = await fetch(`${server.origin}/r`, { method: "POST", body, redirect: "manual" });
  const headers = [...answer.headers].filter(([name]) => name !== "date");
  return { status: answer.status, headers, body: (await answer.text()).replaceAll(number, "NUMBER") };
};

// One that is well-formed, and of nothing that is stored. Who knows no check symbol tries them all: slips are no tries.
const findUnknownNumber = async () => {
  const begin = `${own.receipt.slice(0, -3)}${otherSymbol(own.receipt.at(-3))}-`;
  for (const check of "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U")
    if ((await ask(begin + check, other.queryCode)).status !== 400) return begin + check;
  return assert.fail("no check symbol is right");
};

test("When the pass has ended the query code is asked for, and the words are there again afterwards", async () => {
  const { page, context } = await openFindPage({ expected: /Failed to load resource/ });
  await find(page, own.receipt, own.queryCode);
  await isOnPageOf(page, own);
  await page.getByText("补充说明", { exact: false }).first().click();
  const words = page.locator("form#add_words textarea");
  await words.fill("写了一个多小时");
  await context.clearCookies();
  await page.locator("form#add_words button").click();
  await page.waitForURL(/\/r\?number=/);
  await codeOf(page).fill(own.queryCode);
  await page.getByRole("button", { name: "查询", exact: true }).click();
  await isOnPageOf(page, own);
  assert.equal(await words.inputValue(), "写了一个多小时");
});

test("A wrong code and an unknown number are answered alike: status, headers and every byte", async () => {
  const unknown = await findUnknownNumber();
  const wrong = await ask(own.receipt, other.queryCode);
  assert.deepEqual(await ask(unknown, other.queryCode), wrong);
  assert.equal(wrong.status, 404);
  const look = async (number, query = "") => {
    const answer = await fetch(`${server.origin}/r/${number}${query}`, { redirect: "manual" });
    const headers = [...answer.headers].filter(([name]) => name !== "date");
    return JSON.stringify([answer.status, headers, await answer.text()]).replaceAll(number, "NUMBER");
  };
  assert.equal(await look(unknown), await look(own.receipt), "without a link");
  const guessed = `?secret=${other.secret}`;
  assert.equal(await look(unknown, guessed), await look(own.receipt, guessed), "with the link of another");
  assert.match(await look(own.receipt, guessed), /^\[404,/);
});

for (const look of looks)
  test(`The form, and what it refuses, pass axe: ${JSON.stringify(look)}`, async () => {
    const address = `${server.origin}/r`;
    await lookAt(browser, address, look, "find");
    await lookAt(browser, address, look, "find-wrong", async (page) => {
      await page.getByRole("textbox").first().fill("ZP-1");
      await page.getByRole("textbox").last().fill("1");
      await page.getByRole("button").tap();
      await page.getByRole("textbox", { description: /./ }).first().waitFor();
    });
  });

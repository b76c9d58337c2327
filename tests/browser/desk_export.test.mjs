// A list of cases that somebody takes away as a file: whole or not at all, and safe to open.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { employ, openDesk, signIn, signInWithCode } from "./support/desk.mjs";
import {
  assertAccessibleAlways,
  button,
  byKeys,
  byMouse,
  isGone,
  isSaid,
  leaveSheet,
  select,
  sheet,
} from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const formula = '=HYPERLINK("http://example.com","点我")\n第二行';
const formulas = [formula, "+1+1", "-1+1", "@SUM(A1)"];

let browser, server, handler, lead;
before(async () => {
  browser = await launch();
  server = await Server.start();
  const unit = await server.caidianBrigade();
  handler = await employ(server, "000111", "承办甲", unit, "handler");
  lead = await employ(server, "000222", "负责乙", unit, "lead");
  for (const words of formulas) await CitizenCase.submit(server, { place: "@汉阳大道 628 号" }, words);
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const open = async (at = server, query = "") => {
  const desk = await openDesk(browser, { expected: /401|ERR_/ });
  await signInWithCode(desk.page, at, lead, `&tab=unit${query}`);
  await desk.page.getByRole("table", { name: "案件列表" }).waitFor();
  return desk;
};

const openSheet = async (page, hands) => {
  await hands.press(button(page, "导出"));
  const opened = sheet(page, "导出案件");
  await opened.waitFor();
  return opened;
};

// What the browser has kept.
const exportIn = async (page, hands, format) => {
  const opened = await openSheet(page, hands);
  if (format) await hands.choose(select(opened, "格式"), format);
  const downloading = page.waitForEvent("download");
  await hands.press(button(opened, "开始导出"));
  const download = await downloading;
  await isSaid(opened, `已导出 ${formulas.length} 件：${download.suggestedFilename()}`);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8"), opened };
};

// RFC 4180.
const readCsv = (text) => {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.length > 1);
};

for (const [how, query, handsOf] of [
  ["by the keyboard alone", "", byKeys],
  ["as HTML", "&html=1", () => byMouse],
])
  test(`A formula in a statement is exported as words, ${how}`, async () => {
    const { page, context, assertNoComplaints } = await open(server, query);
    const hands = handsOf(page);
    const looked = await openSheet(page, hands);
    await isSaid(looked, `${formulas.length} 件`);
    await assertAccessibleAlways(page, `an export ${how}`);
    await leaveSheet(page, "导出案件", button(page, "导出"));
    const { name, text, opened } = await exportIn(page, hands);
    assert.match(name, /^cases-\d{4}-\d\d-\d\d\.csv$/);
    assert.equal(text[0], "\uFEFF");
    const rows = readCsv(text.slice(1));
    assert.equal(rows.length, 1 + formulas.length);
    assert.deepEqual([...new Set(rows.map((cells) => cells.length))], [rows[0].length]);
    const cells = rows.flat();
    for (const words of formulas) assert.ok(cells.includes(`'${words}`), words);
    for (const cell of cells) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    await assertAccessibleAlways(page, `an export that is done, ${how}`);
    await hands.press(button(opened, "关闭").last());
    await isGone(opened);
    assertNoComplaints();
    await context.close();
  });

test("JSON lines say what was written as it was written, a case each", async () => {
  const { page, context, assertNoComplaints } = await open();
  const { name, text } = await exportIn(page, byKeys(page), "JSON 行，供程序读取");
  assert.match(name, /^cases-\d{4}-\d\d-\d\d\.jsonl$/);
  const lines = text.split("\n");
  assert.equal(lines.pop(), "");
  assert.deepEqual(lines.map((line) => JSON.parse(line).statement).sort(), [...formulas].sort());
  assertNoComplaints();
  await context.close();
});

// Everything passes, but of an export its first half.
const startBreaking = async () => {
  const proxy = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const passed = request({ host: "127.0.0.1", port: server.port, method, path, headers }, (said) => {
      answer.writeHead(said.statusCode, said.headers);
      if (!path.startsWith("/api/v1/exports/")) return said.pipe(answer);
      said.once("data", (bytes) => answer.write(bytes.subarray(0, bytes.length / 2), () => answer.destroy()));
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  proxy.unref(); // A test that fails before it stops this is over all the same.
  return proxy;
};

test("A stream that breaks off leaves no file, and says what to do", async () => {
  const proxy = await startBreaking();
  const { page, context, assertNoComplaints } = await open({ origin: `http://127.0.0.1:${proxy.address().port}` });
  const hands = byKeys(page);
  let downloads = 0;
  page.on("download", () => ++downloads);
  const opened = await openSheet(page, hands);
  await hands.press(button(opened, "开始导出"));
  await isSaid(opened, "没有导出完，没有保存文件。");
  assert.equal(downloads, 0);
  await eventually.equal(() => button(opened, "开始导出").count(), 1);
  await assertAccessibleAlways(page, "an export that broke off");
  assertNoComplaints();
  await context.close();
  proxy.closeAllConnections();
  proxy.close();
});

test("A handler takes nothing away", async () => {
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /40[13]/ });
  await signIn(page, server, handler, "&tab=unit");
  await page.getByRole("table", { name: "案件列表" }).waitFor();
  assert.equal(await button(page, "导出").count(), 0);
  const status = await page.evaluate(() => fetch("/api/v1/exports/cases.csv?at=own").then((said) => said.status));
  assert.equal(status, 403);
  assertNoComplaints();
  await context.close();
});

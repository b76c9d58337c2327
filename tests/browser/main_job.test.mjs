// The main job on real input: a printed code, read back from its picture, evaluated on a phone, found in SQLite.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fillDissatisfied, isReady, launch, openPhone, press } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { eventually } from "./support/eventually.mjs";

const statement = "下午三点半左右，我把车停在路边不到两分钟去取药，回来时车已被拖走，没有人告知，也没给凭证。😡";

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

const drawSheetAndScan = async (code) => {
  const sheet = join(server.data, "sheet.html");
  await server.command("codes", "sheet", "--out", sheet, "--public-url", server.origin);
  const page = await browser.newPage();
  await page.goto(`file://${sheet}`);
  const picture = join(server.data, "code.png");
  await page.getByRole("img", { name: code.match(/.{1,4}/g).join("-") }).screenshot({ path: picture });
  await page.close();
  return execFileSync("zbarimg", ["--quiet", "--raw", picture], { encoding: "utf8" }).trim();
};

test("A printed code is scanned, a dissatisfied evaluation is submitted, and the row is in SQLite", async () => {
  const code = await server.createCode();
  const address = await drawSheetAndScan(code);
  assert.equal(address, server.addressOf(code));

  const { page, assertNoComplaints } = await openPhone(browser);
  await page.goto(address);
  await isReady(page);
  const started = Math.floor(Date.now() / 1000);
  await fillDissatisfied(page, statement);
  await press(page, "button", "下一步");
  await page.getByRole("heading", { name: "请核对您的评价" }).waitFor();
  await eventually.equal(() => page.getByRole("definition").filter({ hasText: "无故扣车；执法不公" }).count(), 1);
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  const receipt = await page.getByText(/^ZP-\d{8}-[0-9A-Z]{8}-[0-9A-Z]$/).textContent();
  const promise = await page.getByText(/^(预计)?最迟 /).textContent();

  const rows = await server.query(
    "SELECT evaluation.*, due_date FROM evaluation JOIN case_clock ON evaluation_id = id",
  );
  assert.equal(rows.length, 1);
  const [row] = rows;
  assert.equal(row.receipt, receipt);
  assert.equal(row.code, code);
  assert.equal(row.catalogue_version, 3);
  assert.equal(row.language, "zh-CN");
  assert.equal(row.satisfaction, "dissatisfied");
  assert.equal(row.statement, statement);
  assert.ok(row.agreed_at >= started && row.agreed_at <= row.received_at);
  assert.ok(row.received_at <= Date.now() / 1000);
  const [, month, day] = row.due_date.split("-").map(Number);
  assert.match(promise, new RegExp(`最迟 (\\d+年)?${month}月${day}日（星期.），3 个工作日`));
  const situations = await server.query("SELECT situation FROM evaluation_situation ORDER BY position");
  assert.deepEqual(
    situations.map((each) => each.situation),
    ["impounded_without_cause", "unfair_enforcement"],
  );

  const shown = JSON.parse(await server.command("evaluations", "show", receipt, "--format", "json"));
  assert.equal(shown.evaluation.statement, statement);
  await eventually.equal(
    () => page.evaluate(() => localStorage.length),
    0,
    "nothing stays on a phone that may be shared",
  );
  assertNoComplaints();
});

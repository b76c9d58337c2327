// A submission that did not reach the server, and a form that does not open: the server's page says what waits.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fillDissatisfied, isReady, launch, open, openPhone, press } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { eventually } from "./support/eventually.mjs";

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

const waits = (page) => page.getByText("您提交过的一份评价还没有送达");
const failed = (page) => page.getByRole("heading", { name: "评价表没有打开" });
const rowsOf = (code) => server.query(`SELECT id FROM evaluation WHERE code = '${code}'`);

test("What was submitted and has not arrived is said on the server's page too, until it has", async () => {
  const code = await server.createCode();
  const { page, context, assertNoComplaints } = await openPhone(browser, { expected: /Failed to load resource|ERR_/ });
  await open(page, server.addressOf(code));
  await fillDissatisfied(page, "没有给扣车凭证");
  await page.route("**/api/v1/evaluations", (route) => route.abort());
  await page.route("**/*.wasm", (route) => route.abort());
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
  await page.getByText("没有网络").first().waitFor({ state: "attached" });

  await page.reload();
  await failed(page).waitFor();
  await waits(page).waitFor();
  assert.equal((await rowsOf(code)).length, 0);

  await page.unroute("**/api/v1/evaluations");
  await page.unroute("**/*.wasm");
  await page.reload();
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  assert.equal((await rowsOf(code)).length, 1);

  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await failed(page).waitFor();
  assert.ok(await waits(page).isHidden());
  assertNoComplaints();
  await context.close();
});

test("What is only filled in, or waits under another code, is not said to have been submitted", async () => {
  const code = await server.createCode();
  const { page, context } = await openPhone(browser, { expected: /Failed to load resource|ERR_/ });
  await open(page, server.addressOf(code));
  await fillDissatisfied(page, 'It says "submitted":true here');
  await eventually.equal(() => page.evaluate(() => Object.keys(localStorage).length > 0), true);
  await page.evaluate(() => localStorage.setItem("zhiping.draft.ANOTHER.1", '{"submitted":true}'));
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await failed(page).waitFor();
  assert.ok(await waits(page).isHidden());
  await context.close();
});

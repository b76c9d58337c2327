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

const submitUnheard = async (page, address) => {
  await open(page, address);
  await fillDissatisfied(page, "没有给扣车凭证");
  await page.route("**/api/v1/evaluations", (route) => route.abort());
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
  await page.getByText("没有网络").first().waitFor({ state: "attached" });
};

test("What waits is said however the address was typed, and not of what has become too old to be sent", async () => {
  const code = await server.createCode();
  const { page, context } = await openPhone(browser, { expected: /Failed to load resource|ERR_/ });
  await submitUnheard(page, server.addressOf(code));
  await page.route("**/*.wasm", (route) => route.abort());
  const grouped = code.match(/.{1,4}/g).join("-");
  for (const typed of [code.toLowerCase(), grouped]) {
    await page.goto(`${server.origin}/e/${typed}`);
    await failed(page).waitFor();
    await waits(page).waitFor();
  }
  assert.ok(await page.getByText("直接填写下面的评价表").isHidden(), "nothing invites to a second one");
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith("zhiping.draft."))) {
      const draft = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({ ...draft, saved_at: draft.saved_at - 8 * 86_400 }));
    }
  });
  await page.reload();
  await failed(page).waitFor();
  assert.ok(await waits(page).isHidden());
  assert.ok(await page.getByText("直接填写下面的评价表").isVisible());
  await context.close();
});

test("What waits is said when the form stops while it waits, too", async () => {
  const { page, context } = await openPhone(browser, { expected: /Failed to load resource|ERR_|no memory/ });
  await submitUnheard(page, server.addressOf(await server.createCode()));
  assert.ok(await waits(page).isHidden());
  await page.evaluate(() => {
    CanvasRenderingContext2D.prototype.getImageData = () => {
      throw new Error("no memory");
    };
  });
  await page.emulateMedia({ colorScheme: "dark" }); // Other glyphs, and there are none any more.
  await failed(page).waitFor();
  await waits(page).waitFor();
  await context.close();
});

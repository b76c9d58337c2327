// The server's pages carry their style; what the program looks like is a file, which may come late or never.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isReady, launch, openPhone, sayWhere } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

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

const failed = (page) => page.getByRole("heading", { name: "评价表没有打开" });
const widthOf = (locator) => locator.evaluate((element) => getComputedStyle(element).borderTopWidth);

test("A page has its style before anything else has come", async () => {
  const { page, context } = await openPhone(browser);
  await page.route(/form|\.wasm|page\..*js/, () => {});
  await page.goto(server.addressOf(await server.createCode()), { waitUntil: "commit" });
  await page.getByRole("button", { name: "提交评价" }).waitFor();
  const button = page.getByRole("button", { name: "提交评价" });
  assert.equal(await button.evaluate((element) => getComputedStyle(element).minHeight), "52px");
  await context.close();
});

for (const [what, answer] of [
  ["is refused", (route) => route.abort()],
  ["never comes", () => {}],
])
  test(`Where the program's style ${what}, the server's form stays in charge and is submitted`, async () => {
    const code = await server.createCode();
    const { page, context } = await openPhone(browser, { expected: /ERR_FAILED/ });
    await page.route("**/form.*.css", answer);
    await page.goto(server.addressOf(code), { waitUntil: "commit" });
    await failed(page).waitFor();
    assert.equal(await page.locator("#app").isVisible(), false);
    await page.getByRole("radio", { name: "满意", exact: true }).check();
    await sayWhere(page);
    await page.getByRole("button", { name: "提交评价" }).tap();
    await page.waitForURL(/\/r\//);
    assert.equal((await server.query(`SELECT id FROM evaluation WHERE code = '${code}'`)).length, 1);
    await context.close();
  });

test("Where the program's style comes late, the form opens with it", async () => {
  const { page, context, assertNoComplaints } = await openPhone(browser);
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/form.*.css", async (route) => {
    await held;
    await route.continue();
  });
  const wasm = page.waitForResponse("**/*.wasm");
  await page.goto(server.addressOf(await server.createCode()), { waitUntil: "commit" });
  await (await wasm).finished();
  assert.equal(await page.locator("#app").isVisible(), false);
  release();
  await isReady(page);
  assert.equal(await page.locator("#canvas").evaluate((canvas) => getComputedStyle(canvas).position), "absolute");
  assertNoComplaints();
  await context.close();
});

test("In a person's own colours, what can be pressed and what belongs together has edges on every page", async () => {
  const { page, context } = await openPhone(browser, { forcedColors: "active" });
  for (const path of ["/r", "/verify"]) {
    await page.goto(server.origin + path);
    assert.equal(await widthOf(page.locator("button.primary").first()), "3px", path);
  }
  await page.goto(server.addressOf(await server.createCode()));
  assert.equal(await widthOf(page.locator("#server-page .card").first()), "1px");
  await context.close();
});

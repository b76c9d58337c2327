// axe-core and the accessibility tree in every state of every screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertOutline, axeRuns } from "./support/accessible.mjs";
import { agree, launch, open, openPhone, press } from "./support/phone.mjs";
import { outlinedDocument, Server } from "./support/server.mjs";
import { walk, words } from "./support/walk.mjs";

let server;
let browser;
let code;
before(async () => {
  server = await Server.start("--demo");
  browser = await launch();
  code = await server.createCode();
});
after(async () => {
  console.log(
    `axe ran ${axeRuns.length} times, on ${new Set(axeRuns.map((screen) => screen.split(",")[0])).size} states`,
  );
  await browser.close();
  await server.stop();
});

const checkAll = async (kind, options, say = words.chinese, beforehand = async () => {}) => {
  const { page, context } = await openPhone(browser, { expected: /Failed to load resource/, ...options });
  await open(page, server.addressOf(code));
  await beforehand(page);
  await walk(page, say, (screen) => assertAccessible(page, `${screen}, ${kind}`));
  await context.close();
};

const useLargeLetters = (page) => press(page, "button", "大字版");

test("Every state of every screen passes axe in light colours", () => checkAll("light", { colorScheme: "light" }));
test("Every state of every screen passes axe in dark colours", () => checkAll("dark", { colorScheme: "dark" }));
test("Every state of every screen passes axe in elder mode on a narrow phone", () =>
  checkAll("elder", { width: 320, height: 640 }, words.chinese, useLargeLetters));
test("Every state of every screen passes axe in English", () => checkAll("English", { locale: "en" }, words.english));

test("An answer without a case, and the screen after leaving, pass axe", async () => {
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await press(page, "button", "不同意，离开");
  await assertAccessible(page, "left");
  await press(page, "button", "重新开始");
  await agree(page);
  await press(page, "radio", "满意");
  await assertAccessible(page, "evaluation-satisfied");
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  await assertAccessible(page, "receipt-without-case");
});

test("Every widget in every state passes axe, in light and dark colours and in elder mode", async () => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { width: 320, height: 640 }]) {
    const { page, context, assertNoComplaints } = await openPhone(browser, options);
    await open(page, `${server.origin}/gallery`);
    if (options.width) await useLargeLetters(page);
    await assertAccessible(page, "gallery");
    await press(page, "button", "让主按钮不能按");
    await assertAccessible(page, "gallery-sending");
    assertNoComplaints();
    await context.close();
  }
});

test("The server's own pages pass axe, contrast included, in both colour schemes", async () => {
  const revoked = await server.createCode();
  await server.command("codes", "revoke", revoked);
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await openPhone(browser, { colorScheme, expected: /Failed to load resource/ });
    await page.route("**/*.js", (route) => route.abort());
    for (const path of [`/e/${code}`, `/e/${revoked}`, "/e/NOT-A-CODE", "/nowhere"]) {
      await page.goto(server.origin + path);
      await assertAccessible(page, `${path}, ${colorScheme}`);
    }
  }
});

test("What a screen reader is told of each screen is what was agreed on", async () => {
  const { page, context } = await openPhone(browser, { expected: /Failed to load resource/ });
  await open(page, server.addressOf(await server.createCode(outlinedDocument)));
  // The receipt has a number and dates of its own.
  await walk(page, words.chinese, async (screen) => screen === "receipt" || assertOutline(page, screen));
  await context.close();
});

test("What a screen reader is told of each widget is what was agreed on", async () => {
  const { page } = await openPhone(browser);
  await open(page, `${server.origin}/gallery`);
  await assertOutline(page, "gallery");
});

// axe-core on every screen. It is injected with evaluate; the page's Content-Security-Policy stays in force.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { agree, fillDissatisfied, launch, open, openPhone, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server;
let browser;
let code;
before(async () => {
  server = await Server.start();
  browser = await launch();
  code = await server.createCode();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const assertAccessible = async (page, screen) => {
  await settle(page);
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate(() => window.axe.run());
  const told = violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`);
  assert.deepEqual(told, [], screen);
  const undecided = incomplete.map((each) => each.id).filter((id) => id !== "color-contrast");
  assert.deepEqual(undecided, [], `${screen}: undecided`);
};

const walk = async (options, beforehand = async () => {}) => {
  const { page, context } = await openPhone(browser, options);
  await open(page, server.addressOf(code));
  await beforehand(page);
  await assertAccessible(page, "instructions");
  await agree(page);
  await assertAccessible(page, "evaluation");
  await press(page, "button", "下一步");
  await assertAccessible(page, "evaluation without an answer");
  await press(page, "radio", "不满意");
  await press(page, "button", "下一步");
  await assertAccessible(page, "evaluation without a situation");
  await press(page, "checkbox", "无故扣车");
  await page.getByRole("textbox").fill("说明😡");
  await assertAccessible(page, "evaluation filled in");
  await press(page, "button", "下一步");
  await assertAccessible(page, "check");
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  await assertAccessible(page, "receipt");
  await context.close();
};

test("Every screen passes axe in light colours", () => walk({ colorScheme: "light" }));
test("Every screen passes axe in dark colours", () => walk({ colorScheme: "dark" }));
test("Every screen passes axe in elder mode on a narrow phone", () =>
  walk({ width: 360, height: 640 }, (page) => press(page, "button", "大字版")));

test("The screen after leaving passes axe", async () => {
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(code));
  await press(page, "button", "不同意，离开");
  await assertAccessible(page, "left");
});

test("The server's own pages pass axe, contrast included, in both colour schemes", async () => {
  const revoked = await server.createCode();
  await server.command("codes", "revoke", revoked);
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await openPhone(browser, { colorScheme, expected: /Failed to load resource/ });
    await page.route("**/*.js", (route) => route.abort());
    for (const path of [`/e/${code}`, `/e/${revoked}`, "/e/NOT-A-CODE", "/nowhere"]) {
      await page.goto(server.origin + path);
      await assertAccessible(page, `${path} ${colorScheme}`);
    }
  }
});

test("What a screen reader hears is in the order of what is seen", async () => {
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await fillDissatisfied(page, "顺序");
  await settle(page);
  const tops = await page.evaluate(() => Array.from(document.querySelectorAll("#document .placed, #document .choice"),
    (element) => element.getBoundingClientRect()).filter((box) => box.width > 0).map((box) => Math.round(box.top + box.height / 2)));
  const wrong = tops.filter((top, index) => index > 0 && top < tops[index - 1] - 40);
  assert.deepEqual(wrong, []);
});

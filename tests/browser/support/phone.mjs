// A phone with a real Chromium on it. Things are found by role and name only, as a blind person finds them.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
  // A host name that is not this machine's: plain http under it is not a secure context.
  "--host-resolver-rules=MAP zhiping.test 127.0.0.1",
];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

// A test waits so long only when it fails; a machine that does three things at once needs more than Playwright's 30 s.
const patience_ms = 90_000;

const patient = (context) => {
  context.setDefaultTimeout(patience_ms);
  return context;
};

export const launch = async (...more) => {
  const browser = await chromium.launch({ executablePath, args: [...flags, ...more] });
  browser.on("context", patient);
  return browser;
};

// What `launch` opens browses privately: nothing it stores is written. This one writes into a folder.
export const launchWithDisk = async (folder) =>
  patient(await chromium.launchPersistentContext(folder, { executablePath, args: flags }));

// Every complaint of the browser (script errors, CSP violations) is a failure of the test that made
// it, save those that `expected` matches.
export const openPhone = async (browser, { width = 390, height = 844, locale = "zh-CN", expected = /^$/, ...options } = {}) => {
  const context = await browser.newContext({
    viewport: { width, height }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale, ...options,
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.stack));
  page.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) complaints.push(message.text());
  });
  return { context, page, assertNoComplaints: () => assert.deepEqual(complaints, []) };
};

export const isReady = (page) => page.waitForFunction(() => performance.getEntriesByName("zhiping-ready").length > 0);

export const open = async (page, address) => {
  const response = await page.goto(address);
  await isReady(page);
  return response;
};

// A button that has just appeared takes no tap for a moment, lest a double tap press it (web/page/semantics.ts).
const person_ms = 400;

export const press = async (page, role, name) => {
  const target = page.getByRole(role, { name, exact: true });
  await target.waitFor();
  if (role === "button") await page.waitForTimeout(person_ms);
  await target.tap();
};

// Until the canvas has drawn what the last press changed.
export const settle = (page) => page.evaluate(() => new Promise((resolve) => {
  let left = 6;
  const count = () => (--left ? requestAnimationFrame(count) : resolve());
  requestAnimationFrame(count);
}));

// Whether the page shows the form itself, without a canvas.
export const isHtml = (page) => page.evaluate(() => getComputedStyle(document.querySelector("canvas")).display === "none");

export const agree = (page) => press(page, "button", "同意，开始评价");

export const fillDissatisfied = async (page, statement) => {
  await agree(page);
  await press(page, "radio", "不满意");
  await press(page, "checkbox", "无故扣车");
  await press(page, "checkbox", "执法不公");
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill(statement);
};

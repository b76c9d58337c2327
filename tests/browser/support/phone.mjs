// A phone with a real Chromium on it. Things are found by role and name only, as a blind person finds them.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { patience_ms } from "./eventually.mjs";

const flags = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // A host name that is not this machine's: plain http under it is not a secure context.
  "--host-resolver-rules=MAP zhiping.test 127.0.0.1",
];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell";

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

// Runs in the page before anything else: what a test has to know of it.
export const watch = () => {
  // The frames that the page asks for. A test's own are no part of them.
  const ask = window.requestAnimationFrame.bind(window);
  window.ask_frame_unseen = ask;
  window.frames_asked = 0;
  window.frames_waited_for = 0;
  window.requestAnimationFrame = (callback) => {
    ++window.frames_asked;
    ++window.frames_waited_for;
    return ask((time) => {
      --window.frames_waited_for;
      callback(time);
    });
  };
  // A button that a tap has brought up takes no tap for a moment, lest a double tap press it (web/page/host/semantics.ts).
  const guard_ms = 350;
  const made = new WeakMap();
  let wasTapped = false;
  addEventListener(
    "click",
    () => {
      wasTapped = true;
    },
    true,
  );
  new MutationObserver((changes) => {
    if (!wasTapped) return;
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element)
          for (const button of [node, ...node.querySelectorAll("button")])
            if (!made.has(button)) made.set(button, performance.now());
  }).observe(document, { childList: true, subtree: true });
  window.until_it_takes_taps = (button) =>
    new Promise((resolve) => {
      setTimeout(resolve, (made.get(button) ?? -guard_ms) + guard_ms - performance.now() + 1);
    });
};

// Every complaint of the browser (script errors, CSP violations) is a failure of the test that made
// it, save those that `expected` matches.
export const openPhone = async (
  browser,
  { width = 390, height = 844, locale = "zh-CN", expected = /^$/, ...options } = {},
) => {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale,
    ...options,
  });
  await context.addInitScript(watch);
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

export const press = async (page, role, name) => {
  const target = page.getByRole(role, { name, exact: true });
  if (role === "button") await target.evaluate((button) => window.until_it_takes_taps(button));
  await target.tap();
};

// Until the form has drawn whatever was changed, and asks for no more frames.
export const settle = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const framesAtRest = 3; // In the first, the browser tells the page of scrolls and other colours.
        let left = framesAtRest;
        const look = () => {
          left = window.frames_waited_for ? framesAtRest : left - 1;
          if (left) window.ask_frame_unseen(look);
          else resolve();
        };
        window.ask_frame_unseen(look);
      }),
  );

// From now on nothing is tried again by itself, and nothing given up: what a test does next cannot come too late.
export const stopWaitingForTime = (page) =>
  page.evaluate(() => {
    const real = window.setTimeout;
    const longest_ms = 4000; // Of what the page does in answer to a person.
    window.setTimeout = (call, ms, ...given) => (ms > longest_ms ? 0 : real(call, ms, ...given));
  });

// Whether the page shows the form itself, without a canvas.
export const isHtml = (page) =>
  page.evaluate(() => getComputedStyle(document.querySelector("canvas")).display === "none");

// Where the code is on a document, its form needs to know.
export const sayWhere = async (page) => {
  await page.getByRole("radio").first().waitFor();
  const box = page.getByRole("textbox", { name: /^(用文字写明地点|Where it was, in words)/ });
  if (await box.count()) await box.fill("汉阳大道 628 号");
};

export const agree = async (page) => {
  await press(page, "button", "同意，开始评价");
  await sayWhere(page);
};

export const fillDissatisfied = async (page, statement) => {
  await agree(page);
  await press(page, "radio", "不满意");
  await press(page, "checkbox", "无故扣车");
  await press(page, "checkbox", "执法不公");
  await page.getByRole("textbox", { name: "文字说明（选填）" }).fill(statement);
};

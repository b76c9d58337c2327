// The form without a canvas: the same elements, made visible.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertOutline } from "./support/accessible.mjs";
import { agree, fillDissatisfied, isHtml, isReady, launch, open, openPhone, press, settle } from "./support/phone.mjs";
import { outlinedDocument, Server } from "./support/server.mjs";
import { boxOf, framesAsked, openStatement } from "./support/statement.mjs";
import { walk, words } from "./support/walk.mjs";
import { aWhile, eventually, repeat } from "./support/eventually.mjs";

const networkComplaints = /Failed to load resource/;
const graphicsComplaints = /WebGL|GPU|CONTEXT_LOST/;
const elder = "大字版";

let server;
let browser;
before(async () => {
  server = await Server.start("--demo");
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const htmlAddress = async (facts) => `${server.addressOf(await server.createCode(facts))}?html=1`;
const rowsOf = (code) => server.query(`SELECT statement FROM evaluation WHERE code = '${code}'`);

// How many pixels of the window's picture are not of the colour that most have.
const inkOnCanvas = async (page) => {
  const picture = (await page.screenshot({ caret: "hide" })).toString("base64");
  const darkroom = await browser.newPage();
  const ink = await darkroom.evaluate(async (source) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
    const surface = new OffscreenCanvas(image.width, image.height).getContext("2d");
    surface.drawImage(image, 0, 0);
    const pixels = new Uint32Array(surface.getImageData(0, 0, image.width, image.height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return pixels.length - Math.max(...counts.values());
  }, picture);
  await darkroom.close();
  return ink;
};

const completeTheForm = async (page, statement) => {
  await fillDissatisfied(page, statement);
  await press(page, "button", "下一步");
  await page.getByRole("definition").filter({ hasText: statement }).waitFor();
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
};

test("The whole form can be filled in and sent as HTML, and nothing is drawn for it", async () => {
  const { page, assertNoComplaints } = await openPhone(browser);
  await page.addInitScript(() => {
    window.texts_drawn = ""; // Without what Dear ImGui shows for a missing glyph.
    CanvasRenderingContext2D.prototype.fillText = (text) => {
      window.texts_drawn += text.replace(/[^\p{L}]/gu, "");
    };
  });
  const code = await server.createCode();
  await open(page, `${server.addressOf(code)}?html=1`);
  await eventually.equal(() => isHtml(page), true);
  await completeTheForm(page, "没有画布 سيارة 👨‍👩‍👧");
  assert.deepEqual(await rowsOf(code), [{ statement: "没有画布 سيارة 👨‍👩‍👧" }]);
  assert.equal(await page.evaluate(() => window.texts_drawn), "");
  assertNoComplaints();
});

test("The address keeps the HTML form when the language is changed", async () => {
  const { page } = await openPhone(browser);
  await open(page, await htmlAddress());
  await press(page, "button", "English");
  await page.getByRole("heading", { name: "Before you evaluate" }).waitFor();
  await page.reload();
  await isReady(page);
  await eventually.equal(() => isHtml(page), true);
  await page.getByRole("heading", { name: "Before you evaluate" }).waitFor();
});

test("A browser without WebGL shows the form as HTML", async () => {
  const plain = await launch("--disable-3d-apis");
  try {
    const { page } = await openPhone(plain, { expected: graphicsComplaints });
    const code = await server.createCode();
    await open(page, server.addressOf(code));
    await eventually.equal(() => isHtml(page), true);
    await completeTheForm(page, "没有三维");
    assert.equal((await rowsOf(code)).length, 1);
  } finally {
    await plain.close();
  }
});

test("Forced colours turn the form into HTML and back while it is filled in", async () => {
  const { page, assertNoComplaints } = await openPhone(browser, { forcedColors: "active" });
  await open(page, server.addressOf(await server.createCode()));
  await eventually.equal(() => isHtml(page), true);
  await fillDissatisfied(page, "高对比度");
  await page.emulateMedia({ forcedColors: "none" });
  await settle(page);
  await eventually.equal(() => isHtml(page), false);
  await eventually.ok(async () => (await inkOnCanvas(page)) > 1000);
  await page.emulateMedia({ forcedColors: "active" });
  await settle(page);
  await eventually.equal(() => isHtml(page), true);
  await eventually.equal(() => boxOf(page).inputValue(), "高对比度");
  await eventually.equal(() => page.getByRole("checkbox", { name: "无故扣车" }).isChecked(), true);
  assertNoComplaints();
});

test("In forced colours the chosen answer differs in more than its colour", async () => {
  const { page } = await openPhone(browser, { forcedColors: "active" });
  await open(page, server.addressOf(await server.createCode()));
  await agree(page);
  await press(page, "radio", "不满意");
  await repeat(async () => {
    const edges = await page.getByRole("radio").evaluateAll((radios) =>
      radios.map((radio) => {
        const style = getComputedStyle(radio.closest("label"));
        return `${style.borderTopWidth} ${style.fontWeight}`;
      }),
    );
    assert.equal(edges[0], edges[2]);
    assert.notEqual(edges[0], edges[1]);
  });
  await eventually.ok(() =>
    page.getByRole("radio", { name: "不满意", exact: true }).evaluate((radio) => radio.offsetWidth >= 16),
  );
});

// How it looks ----------------------------------------------------------------------------------

const assertFits = async (page, screen) => {
  const { inside, whole } = await page.evaluate(() => ({
    inside: document.documentElement.clientWidth,
    whole: document.documentElement.scrollWidth,
  }));
  assert.ok(whole <= inside, `${screen} is ${whole} px wide in a window of ${inside}`);
};

// What the page lays over the canvas on purpose, a file's tile or picture beside its words, and no more, leaves the flow of
// the document.
const assertFlows = async (page, screen) => {
  const lifted = await page.evaluate(() =>
    Array.from(document.querySelectorAll("#document *"))
      .filter(
        (element) =>
          getComputedStyle(element).position === "absolute" &&
          !element.matches(".unseen, li > .tile, li > .picture, li .file input"),
      )
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(lifted, [], screen);
};

const lookAtAll = async (kind, options, say = words.chinese, beforehand = async () => {}) => {
  const { page, context } = await openPhone(browser, { expected: networkComplaints, ...options });
  await open(page, await htmlAddress());
  await beforehand(page);
  await walk(page, say, async (screen) => {
    await assertAccessible(page, `${screen}, HTML, ${kind}`, { seesContrast: !options.forcedColors }); // Axe does not know the system's.
    await assertFits(page, `${screen}, ${kind}`);
    await assertFlows(page, `${screen}, ${kind}`);
  });
  await context.close();
};

const useLargeLetters = (page) => press(page, "button", elder);

test("Every state of every screen as HTML passes axe, contrast included, in light colours", () =>
  lookAtAll("light", { colorScheme: "light" }));
test("Every state of every screen as HTML passes axe, contrast included, in dark colours", () =>
  lookAtAll("dark", { colorScheme: "dark" }));
test("Every state of every screen as HTML passes axe, contrast included, in English", () =>
  lookAtAll("English", { locale: "en", width: 320, height: 640 }, words.english));
test("Every state of every screen as HTML passes axe, contrast included, in elder mode on a narrow phone", () =>
  lookAtAll("elder", { width: 320, height: 640 }, words.chinese, useLargeLetters));
test("Every state of every screen as HTML passes axe in forced colours", () =>
  lookAtAll("forced colours", { forcedColors: "active" }));

test("Every widget as HTML passes axe, contrast included, in light and dark colours and in elder mode", async () => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { width: 320, height: 640 }]) {
    const { page, context, assertNoComplaints } = await openPhone(browser, options);
    await open(page, `${server.origin}/gallery?html=1`);
    if (options.width) await useLargeLetters(page);
    await assertAccessible(page, "gallery, HTML", { seesContrast: true });
    await assertFits(page, "gallery");
    await assertFlows(page, "gallery");
    assertNoComplaints();
    await context.close();
  }
});

test("A screen reader is told of HTML what it is told of the canvas, every error at its place", async () => {
  const { page, context } = await openPhone(browser, { expected: networkComplaints });
  await open(page, await htmlAddress(outlinedDocument));
  const changing = { "check-sending": true, receipt: true };
  await walk(page, words.chinese, async (screen) => changing[screen] || assertOutline(page, screen));
  await open(page, `${server.origin}/gallery?html=1`);
  await assertOutline(page, "gallery");
  await context.close();
});

test("Every error is seen directly above what it is about, drawn and as HTML", async () => {
  const farthest = 90; // A hint may lie between; in HTML mode a tile has a mark.
  for (const query of ["", "?html=1"]) {
    const { page } = await openPhone(browser);
    await open(page, `${server.origin}/gallery${query}`);
    await settle(page);
    const distances = await page.evaluate(() => {
      const topOf = (element) => element.getBoundingClientRect().top;
      const errors = Array.from(document.querySelectorAll("#document p.danger.bold[id]"), (error) => {
        const about = document.querySelector(`[aria-describedby~="${error.id}"]`);
        const control = about && (about.matches("fieldset") ? about.querySelector("input") : about);
        return control && topOf(control) - topOf(error);
      });
      return errors.filter((distance) => distance !== null);
    });
    const above = distances.filter((distance) => distance > 0 && distance < farthest);
    assert.equal(above.length, 5, `${query}: ${distances}`);
  }
});

test("What is written is seen while something else has the focus, and its box is as high as it", async () => {
  const { page, box } = await openStatement(browser, server);
  await page.goto(`${page.url().split("?")[0]}?html=1`);
  await isReady(page);
  const height = (await box.boundingBox()).height;
  await box.fill("一行\n".repeat(12));
  await settle(page);
  await box.evaluate((element) => element.blur());
  await settle(page);
  await repeat(async () => {
    const { colour, behind, visible } = await box.evaluate((element) => {
      const style = getComputedStyle(element);
      return {
        colour: style.color,
        behind: style.backgroundColor,
        visible: element.scrollHeight <= element.clientHeight,
      };
    });
    assert.notEqual(colour, behind);
    assert.equal(visible, true);
  });
  await eventually.ok(async () => (await box.boundingBox()).height > height + 100);
});

test("HTML at rest asks for no frame, scrolled or not", async () => {
  const { page } = await openStatement(browser, server);
  await page.goto(`${page.url().split("?")[0]}?html=1`);
  await isReady(page);
  await settle(page);
  const before = await framesAsked(page);
  await page.mouse.wheel(0, 400);
  await aWhile(1500);
  assert.equal(await framesAsked(page), before);
});

// The canvas form takes the page over from the server's form, at whatever moment, and gives it back when it breaks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agree, isReady, launch, open, openPhone, press, sayWhere, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";

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

const boxOf = (page) => page.getByRole("textbox", { name: "文字说明（选填）" });
const choose = (page, name) => page.getByRole("radio", { name, exact: true }).check();
const isChecked = (page, role, name) => page.getByRole(role, { name, exact: true }).isChecked();
const submit = async (page) => {
  await sayWhere(page);
  await page.getByRole("button", { name: "提交评价", exact: true }).tap();
};
const received = (page) => page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);
const isOpen = (page) => page.evaluate(() => performance.getEntriesByName("zhiping-ready").length > 0);

const rowsOf = (code) =>
  server.query(`
  SELECT receipt, satisfaction, statement,
    (SELECT group_concat(situation) FROM evaluation_situation WHERE evaluation_id = evaluation.id) AS situations
  FROM evaluation WHERE code = '${code}'`);

// The page, with the Wasm held back until `release()`.
const openHeld = async (answer = (route) => route.continue(), options = {}) => {
  const code = await server.createCode();
  const phone = await openPhone(browser, options);
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await phone.page.route("**/*.wasm", async (route) => {
    await held;
    await answer(route);
  });
  await phone.page.goto(server.addressOf(code));
  await phone.page.getByText("正在打开评价表").waitFor();
  return { ...phone, code, release };
};

const fillIn = async (page) => {
  await choose(page, "不满意");
  await page.getByRole("checkbox", { name: "无故扣车" }).check();
  await boxOf(page).fill("车被拖走了\n没有凭证");
};

const caretAt = (page, place) => boxOf(page).evaluate((box, at) => box.setSelectionRange(at, at), place);

test("What was ticked and typed while the form was on its way is in it, and typing goes on where it was", async () => {
  const { page, code, release, assertNoComplaints } = await openHeld();
  await fillIn(page);
  await caretAt(page, 2);
  release();
  await isReady(page);
  await eventually.equal(() => hasFocus(boxOf(page)), true);
  await page.keyboard.insertText("就这样");
  await settle(page);
  await eventually.equal(() => boxOf(page).inputValue(), "车被就这样拖走了\n没有凭证");
  await eventually.equal(() => isChecked(page, "radio", "不满意"), true);
  await eventually.equal(() => isChecked(page, "checkbox", "无故扣车"), true);
  const [top, bottom] = await boxOf(page).evaluate((box) => [
    box.getBoundingClientRect().top,
    box.getBoundingClientRect().bottom,
  ]);
  assert.ok(top >= 0 && bottom <= 844, `the box is in sight: ${top} to ${bottom}`);
  await page.reload();
  await isReady(page);
  await eventually.equal(() => boxOf(page).inputValue(), "车被就这样拖走了\n没有凭证");
  await sayWhere(page);
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
  await received(page);
  assert.equal((await rowsOf(code))[0].statement, "车被就这样拖走了\n没有凭证");
  assertNoComplaints();
});

for (const [role, name] of [
  ["radio", "其他"],
  ["checkbox", "执法不公"],
])
  test(`A ${role} that was pressed last has the focus afterwards`, async () => {
    const { page, release } = await openHeld();
    await choose(page, "不满意");
    const pressed = page.getByRole(role, { name, exact: true });
    await pressed.focus();
    await pressed.check();
    release();
    await isReady(page);
    await eventually.equal(() => hasFocus(pressed), true);
    await eventually.equal(() => pressed.isChecked(), true);
  });

test("A word that is being composed is finished before the form takes over", async () => {
  const { page, release } = await openHeld();
  await boxOf(page).focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "zhi ping", selectionStart: 8, selectionEnd: 8 });
  const arrived = page.waitForResponse(/\.wasm$/);
  release();
  await (await arrived).finished();
  await aWhile(1500);
  assert.equal(await isOpen(page), false);
  await keyboard.send("Input.insertText", { text: "执评" });
  await isReady(page);
  await eventually.equal(() => boxOf(page).inputValue(), "执评");
  await eventually.equal(() => hasFocus(boxOf(page)), true);
});

const failures = {
  "is cut off": (route) => route.abort(),
  "is not what it should be": (route) =>
    route.fulfill({ contentType: "application/wasm", body: Buffer.from("\0asm and no more") }),
  "is refused": (route) => route.fulfill({ status: 503, body: "" }),
};
for (const [what, answer] of Object.entries(failures))
  test(`When the Wasm ${what}, the form below keeps what was filled in and can be submitted`, async () => {
    const { page, code, release } = await openHeld(answer, {
      expected: /wasm|Failed to load resource|CompileError|Aborted/i,
    });
    await fillIn(page);
    release();
    await page.getByRole("heading", { name: "评价表没有打开" }).waitFor();
    await eventually.equal(() => boxOf(page).inputValue(), "车被拖走了\n没有凭证");
    await eventually.equal(() => hasFocus(boxOf(page)), true);
    await submit(page);
    await received(page);
    assert.equal((await rowsOf(code)).length, 1);
  });

test("A form that breaks while it is used gives everything back to the server's form, as the same submission", async () => {
  const code = await server.createCode();
  const { page, context } = await openPhone(browser);
  await open(page, server.addressOf(code));
  await agree(page);
  await press(page, "radio", "不满意");
  await press(page, "checkbox", "无故扣车");
  await boxOf(page).fill("第一行\n100% & a+b");
  await settle(page);
  await page.evaluate(() => {
    CanvasRenderingContext2D.prototype.getImageData = () => {
      throw new Error("no memory");
    };
  });
  await press(page, "button", "大字版");
  await page.getByRole("heading", { name: "评价表没有打开" }).waitFor();
  await eventually.equal(() => hasFocus(page.locator("section", { has: page.getByText("评价表没有打开") })), true);
  await eventually.equal(() => isChecked(page, "radio", "不满意"), true);
  await eventually.equal(() => isChecked(page, "checkbox", "无故扣车"), true);
  await eventually.equal(() => boxOf(page).inputValue(), "第一行\n100% & a+b");

  const again = await context.newPage();
  await open(again, server.addressOf(code));
  await eventually.equal(() => boxOf(again).inputValue(), "第一行\n100% & a+b", "the draft is kept, too");
  await again.close();

  await submit(page);
  await received(page);
  const [row, ...more] = await rowsOf(code);
  assert.deepEqual(more, []);
  assert.equal(row.statement, "第一行\n100% & a+b");
  assert.equal(row.situations, "impounded_without_cause");
});

// What is drawn anew needs glyphs, and there are none any more.
const stopDrawing = (page) =>
  page.evaluate(() => {
    CanvasRenderingContext2D.prototype.getImageData = () => {
      throw new Error("no memory");
    };
  });
const hasStopped = (page) => page.getByRole("heading", { name: "评价表没有打开" }).waitFor();

test("The text that breaks the form is not lost with it", async () => {
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await agree(page);
  await boxOf(page).fill("开头");
  await settle(page);
  await stopDrawing(page);
  await page.keyboard.insertText("龘靐齉爩麤");
  await page.keyboard.press("Tab");
  await hasStopped(page);
  await eventually.equal(() => boxOf(page).inputValue(), "开头龘靐齉爩麤");
});

test("The press that breaks the form counts", async () => {
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await agree(page);
  await settle(page);
  await stopDrawing(page);
  await press(page, "radio", "不满意"); // The situations are drawn for the first time.
  await hasStopped(page);
  await eventually.equal(() => isChecked(page, "radio", "不满意"), true);
});

test("What was filled in where the form could not start is there again after a reload, in either language", async () => {
  const { page, release } = await openHeld((route) => route.abort(), { expected: /wasm|Failed to load resource/i });
  await fillIn(page);
  release();
  await hasStopped(page);
  await page.getByRole("link", { name: "重新加载本页" }).tap();
  await hasStopped(page);
  await eventually.equal(() => boxOf(page).inputValue(), "车被拖走了\n没有凭证");
  await eventually.equal(() => isChecked(page, "checkbox", "无故扣车"), true);
  await page.getByRole("link", { name: "English" }).tap();
  await page.getByRole("heading", { name: "The form did not open" }).waitFor();
  await eventually.equal(() => page.getByRole("textbox").first().inputValue(), "车被拖走了\n没有凭证");
});

test("Back from the page of a browser without network finds everything, and it is stored once", async () => {
  const { page, code, release } = await openHeld((route) => route.abort(), {
    expected: /wasm|Failed to load resource/i,
  });
  await fillIn(page);
  release();
  await hasStopped(page);
  // It arrives, and its answer does not.
  await page.route(
    `**/e/${code}*`,
    async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  const lost = page.waitForEvent("framenavigated", (frame) => frame.url().startsWith("chrome-error"));
  await submit(page);
  await lost;
  await page.waitForLoadState();
  // The browser's own page is another process, which takes over first.
  await eventually.equal(() => page.evaluate(() => location.protocol), "chrome-error:");
  await page.goBack();
  await hasStopped(page);
  await eventually.equal(() => boxOf(page).inputValue(), "车被拖走了\n没有凭证");
  await submit(page);
  await received(page);
  assert.equal((await rowsOf(code)).length, 1);
});

test("Once the server's form is submitted nothing of it is left on the phone", async () => {
  const code = await server.createCode();
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(code));
  await agree(page);
  await press(page, "radio", "其他");
  await boxOf(page).fill("不留下");
  await settle(page);
  await stopDrawing(page);
  await press(page, "button", "大字版");
  await hasStopped(page);
  await submit(page);
  await received(page);
  await page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith("zhiping.draft.")));
  await eventually.equal(
    () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }).includes("不留下")),
    false,
  );
  await open(page, server.addressOf(code));
  await page.getByRole("heading", { name: "评价须知" }).waitFor();
});

test("A form that is on its way to the server is not taken over", async () => {
  const { page, code, release } = await openHeld();
  await choose(page, "其他");
  await sayWhere(page);
  // Told, not asked: a page that is about to be left answers no questions.
  const opened = [];
  page.on("console", (message) => opened.push(message.text()));
  await page.evaluate(() => {
    performance.mark = (name) => console.log(name);
  });
  let answer;
  const held = new Promise((resolve) => {
    answer = resolve;
  });
  await page.route(`**/e/${code}*`, async (route) => {
    await held;
    await route.continue();
  });
  const posted = page.waitForRequest((request) => request.method() === "POST");
  const arrived = page.waitForResponse(/\.wasm$/);
  await page.evaluate(() => {
    setTimeout(() => document.querySelector("#plain-form .primary").click());
  });
  await posted;
  release();
  await (await arrived).finished();
  await aWhile(1500);
  assert.deepEqual(opened, []);
  answer();
  await received(page);
  assert.equal((await rowsOf(code)).length, 1);
});

test("A form that comes late opens when it is asked to, with what was filled in meanwhile", async () => {
  const { page, release } = await openHeld();
  await fillIn(page);
  await page.getByRole("heading", { name: "评价表没有打开" }).waitFor();
  release();
  await press(page, "button", "打开评价表");
  await isReady(page);
  await eventually.equal(() => boxOf(page).inputValue(), "车被拖走了\n没有凭证");
  await eventually.equal(() => isChecked(page, "checkbox", "无故扣车"), true);
});

test("Without a network the server's form says so, keeps everything, and is submitted when there is one again", async () => {
  const { page, context, code } = await openHeld();
  await fillIn(page);
  await context.setOffline(true);
  await submit(page);
  const told = page.getByRole("alert").filter({ hasText: "现在没有网络，还没有提交" });
  await told.waitFor();
  await eventually.equal(() => boxOf(page).inputValue(), "车被拖走了\n没有凭证");
  await context.setOffline(false);
  await told.waitFor({ state: "hidden" });
  await submit(page);
  await received(page);
  assert.equal((await rowsOf(code)).length, 1);
});

// Some phones say so for ever, though the network works.
const sayOffline = () => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false });

test("The server's form is submitted although the browser says that there is no network", async () => {
  const code = await server.createCode();
  const { page, context } = await openPhone(browser, { expected: /Failed to load resource/ });
  await context.addInitScript(sayOffline);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(server.addressOf(code));
  await fillIn(page);
  await submit(page);
  await received(page);
  assert.equal((await rowsOf(code))[0].statement, "车被拖走了\n没有凭证");
});

test("Where a line is too slow to tell whether anybody is there, the server's form is submitted all the same", async () => {
  const code = await server.createCode();
  const { page, context } = await openPhone(browser, { expected: /Failed to load resource/ });
  await context.addInitScript(sayOffline);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.route(`**/e/${code}`, (route) => (route.request().method() === "HEAD" ? undefined : route.continue()));
  await page.goto(server.addressOf(code));
  await fillIn(page);
  await submit(page);
  await received(page);
  assert.equal((await rowsOf(code)).length, 1);
});

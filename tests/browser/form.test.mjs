// What the form must hold on a phone: bytes, frames, drafts, networks that break, other languages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agree, fillDissatisfied, isReady, launch, open, openPhone, press, settle } from "./support/phone.mjs";
import { readMessages } from "./support/messages.mjs";
import { Server } from "./support/server.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";

const maxBytes = 180_000;

let server;
let browser;
before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const evaluationsOf = (code) => server.query(`SELECT receipt, statement FROM evaluation WHERE code = '${code}'`);

test("At most 180 kB travel until the form takes its first tap", async () => {
  const { page, context, assertNoComplaints } = await openPhone(browser);
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  let bytes = 0;
  network.on("Network.loadingFinished", (event) => {
    bytes += event.encodedDataLength;
  });
  await open(page, server.addressOf(await server.createCode()));
  await agree(page);
  await page.getByRole("heading", { name: "您对这次执法满意吗？" }).waitFor();
  console.log(`bytes on the wire until the first tap: ${bytes}`);
  assert.ok(bytes > 50_000, "the Wasm was counted");
  assert.ok(bytes <= maxBytes, `${bytes} bytes`);
  assertNoComplaints();
});

test("The phone loads no words that only the server says", async () => {
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  const wasm = await page.evaluate(async () => {
    const { href } = document.querySelector('link[rel="preload"][as="fetch"]');
    return new TextDecoder().decode(await (await fetch(href)).arrayBuffer());
  });
  const isLoaded = ({ zh, en }) => wasm.includes(`${zh}\0${en}\0`);
  const { formsToo, serversAlone } = readMessages();
  assert.ok(formsToo.some(isLoaded), "words are found in it");
  assert.ok(serversAlone.length > 50);
  assert.deepEqual(serversAlone.filter(isLoaded), []);
});

test("A form at rest draws no frame", async () => {
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await agree(page);
  await press(page, "radio", "不满意");
  await settle(page);
  const before = await page.evaluate(() => window.frames_asked);
  assert.ok(before > 0);
  await aWhile(6000); // Longer than the first of the form's own timers.
  assert.equal(await page.evaluate(() => window.frames_asked), before);
});

test("A reload brings the answers back, and clearing takes them away", async () => {
  const { page, assertNoComplaints } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await fillDissatisfied(page, "第一段\n第二段 👮");
  await settle(page);
  await page.reload();
  await isReady(page);
  await eventually.equal(() => page.getByRole("radio", { name: "不满意", exact: true }).isChecked(), true);
  await eventually.equal(() => page.getByRole("checkbox", { name: "执法不公" }).isChecked(), true);
  await eventually.equal(() => page.getByRole("textbox").first().inputValue(), "第一段\n第二段 👮");
  await press(page, "button", "清除已填内容");
  await press(page, "button", "再点一次，清除全部内容");
  await settle(page);
  await eventually.equal(() => page.getByRole("textbox").first().inputValue(), "");
  await eventually.equal(
    () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")).length),
    0,
  );
  assertNoComplaints();
});

test("Two taps that come before one frame both count", async () => {
  const { page, assertNoComplaints } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await agree(page);
  await press(page, "radio", "不满意");
  const boxes = await page.getByRole("checkbox").elementHandles();
  await page.evaluate(([first, second]) => {
    first.click();
    second.click();
  }, boxes);
  await settle(page);
  await eventually.deepEqual(() => Promise.all(boxes.slice(0, 3).map((box) => box.isChecked())), [true, true, false]);
  assertNoComplaints();
});

test("The switch from the server's page leaves the reader where they were", async () => {
  const { page } = await openPhone(browser, { width: 360, height: 640, locale: "en" });
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.addressOf(await server.createCode()));
  await page.evaluate(() => scrollTo(0, 250));
  release();
  await isReady(page);
  await settle(page);
  assert.equal(await page.evaluate(() => scrollY), 250);
});

test("What has the keyboard's focus is never behind the bar at the bottom", async () => {
  const { page } = await openPhone(browser, { width: 360, height: 640, hasTouch: false, isMobile: false });
  await open(page, server.addressOf(await server.createCode()));
  await page.getByRole("button", { name: "同意，开始评价" }).press("Enter");
  await settle(page); // The focus goes to the title first.
  await page.getByRole("radio", { name: "不满意", exact: true }).press("Space");
  await page.getByRole("checkbox", { name: "无故扣车" }).waitFor();
  const bar = (await page.getByRole("button", { name: "下一步" }).boundingBox()).y;
  for (let steps = 0; steps < 9; ++steps) {
    await page.keyboard.press("Tab");
    await settle(page);
    const hidden = await page.evaluate((top) => {
      const focused = document.activeElement;
      return !focused.closest(".footer") && focused.getBoundingClientRect().bottom > top;
    }, bar);
    assert.equal(hidden, false, `step ${steps}`);
  }
});

test("The chosen language is kept when the page is loaded again", async () => {
  const { page } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await press(page, "button", "English");
  await settle(page);
  await page.reload();
  await isReady(page);
  await page.getByRole("heading", { name: "Before you evaluate" }).waitFor();
});

test("A double tap does not press what the first tap brought up", async () => {
  const { page } = await openPhone(browser);
  const code = await server.createCode();
  await open(page, server.addressOf(code));
  await fillDissatisfied(page, "手快");
  // The second tap comes the moment there is something to hit: a finger's would come when a busy machine lets it.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const button = Array.from(document.querySelectorAll("#app button.primary")).find(
        (each) => each.textContent.trim() === "提交评价",
      );
      if (!button) return;
      observer.disconnect();
      button.dispatchEvent(new MouseEvent("click", { detail: 2, bubbles: true }));
      globalThis.was_tapped_twice = true;
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await press(page, "button", "下一步");
  await page.getByRole("heading", { name: "请核对您的评价" }).waitFor();
  await eventually.equal(() => page.evaluate(() => globalThis.was_tapped_twice), true);
  await aWhile();
  assert.equal((await evaluationsOf(code)).length, 0);
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
});

test("The first screen takes a tap in the moment it appears", async () => {
  const { page } = await openPhone(browser);
  await page.addInitScript(() => {
    const mark = performance.mark.bind(performance);
    performance.mark = (name) => {
      mark(name);
      document
        .querySelector("button.primary:not([hidden] *)")
        .dispatchEvent(new MouseEvent("click", { detail: 1, bubbles: true }));
    };
  });
  await open(page, server.addressOf(await server.createCode()));
  await page.getByRole("radio", { name: "不满意" }).waitFor();
});

test("The form works over plain http under a host name that is not this machine's", async () => {
  const { page, assertNoComplaints } = await openPhone(browser);
  const code = await server.createCode();
  await open(page, `http://zhiping.test:${server.port}/e/${code}`);
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await agree(page);
  await press(page, "radio", "满意");
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  assert.equal((await evaluationsOf(code)).length, 1);
  assertNoComplaints();
});

test("A browser in English gets English, and the switch changes the language in place", async () => {
  const { page, assertNoComplaints } = await openPhone(browser, { locale: "en-US" });
  await open(page, server.addressOf(await server.createCode()));
  await press(page, "button", "Agree and start");
  await press(page, "radio", "Dissatisfied");
  await press(page, "checkbox", "Vehicle impounded for no reason");
  await press(page, "button", "中文");
  await settle(page);
  await eventually.equal(() => page.getByRole("checkbox", { name: "无故扣车" }).isChecked(), true);
  await eventually.equal(() => page.evaluate(() => document.documentElement.lang), "zh-CN");
  await eventually.match(() => page.title(), /您对这次执法满意吗/);
  assertNoComplaints();
});

test("The whole form can be filled in and sent with the keyboard alone", async () => {
  const { page } = await openPhone(browser, { hasTouch: false, isMobile: false });
  await open(page, server.addressOf(await server.createCode()));
  const tabTo = async (role, name) => {
    for (let steps = 0; steps < 40; ++steps) {
      const target = page.getByRole(role, { name, exact: true });
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab never reaches ${role} ${name}`);
  };
  await tabTo("button", "同意，开始评价");
  await page.keyboard.press("Enter");
  await settle(page);
  await tabTo("radio", "满意");
  await page.keyboard.press("ArrowRight");
  await settle(page);
  await eventually.equal(() => page.getByRole("radio", { name: "不满意", exact: true }).isChecked(), true);
  await tabTo("checkbox", "无故扣车");
  await page.keyboard.press("Space");
  await tabTo("textbox", "用文字写明地点");
  await page.keyboard.insertText("汉阳大道 628 号");
  await tabTo("button", "下一步");
  await page.keyboard.press("Enter");
  await settle(page);
  await tabTo("button", "提交评价");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
});

test("While it is being sent the focus stays where it is, and nothing else can be operated", async () => {
  const { page } = await openPhone(browser, { expected: /Failed to load resource/ });
  await open(page, server.addressOf(await server.createCode()));
  await fillDissatisfied(page, "等着");
  await press(page, "button", "下一步");
  let answer;
  await page.route("**/api/v1/evaluations", async (route) => {
    await new Promise((resolve) => {
      answer = resolve;
    });
    await route.abort();
  });
  await press(page, "button", "提交评价");
  await settle(page);
  await eventually.equal(() => page.evaluate(() => document.activeElement.textContent), "正在提交……");
  await eventually.equal(() => page.getByRole("button", { name: "返回修改" }).isDisabled(), true);
  answer();
  await page.getByRole("button", { name: "重新提交" }).waitFor();
  await eventually.equal(() => page.getByRole("button", { name: "返回修改" }).isDisabled(), false);
});

test("Turning the phone with large letters leaves the focus where it is", async () => {
  const { page } = await openPhone(browser, { width: 844, height: 390 });
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      document.documentElement.style.fontSize = "24px";
    }),
  );
  await open(page, server.addressOf(await server.createCode()));
  await fillDissatisfied(page, "横过来");
  await press(page, "button", "下一步");
  await settle(page); // The focus goes to the title first.
  await page.getByRole("button", { name: "修改 满意度" }).focus();
  await page.setViewportSize({ width: 360, height: 640 });
  await settle(page);
  await eventually.match(() => page.evaluate(() => document.activeElement.textContent), /修改 满意度/);
});

test("An error moves the focus to its summary, and its link to the field", async () => {
  const { page, assertNoComplaints } = await openPhone(browser);
  await open(page, server.addressOf(await server.createCode()));
  await agree(page);
  await press(page, "radio", "不满意");
  await press(page, "button", "下一步");
  await page.getByRole("link", { name: "请至少勾选一种情形" }).waitFor();
  await settle(page);
  await eventually.equal(
    () => page.evaluate(() => document.activeElement.getAttribute("aria-label")),
    "有 1 处需要填写或修改",
  );
  await eventually.match(() => page.title(), /^错误：/);
  await press(page, "link", "请至少勾选一种情形");
  await eventually.equal(
    () => page.getByRole("checkbox", { name: "辅警执法" }).evaluate((element) => element === document.activeElement),
    true,
  );
  assertNoComplaints();
});

test("When the form is not ready after 8 seconds the server's page says how to go on, and opens it only when asked", async () => {
  const { page } = await openPhone(browser);
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.addressOf(await server.createCode()));
  await page.getByRole("heading", { name: "评价须知" }).waitFor();
  await page.getByRole("heading", { name: "评价表没有打开" }).waitFor();
  release();
  await press(page, "button", "打开评价表");
  await agree(page);
  await page.getByRole("heading", { name: "您对这次执法满意吗？" }).waitFor();
});

test("When the form cannot start the server's page stays and says how to go on", async () => {
  const { page } = await openPhone(browser, { expected: /wasm|Failed to load resource/i });
  await page.addInitScript(() => {
    const real = window.setTimeout;
    window.setTimeout = (call, ms, ...given) => (ms === 8000 ? 0 : real(call, ms, ...given)); // They never are over.
  });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(server.addressOf(await server.createCode()));
  await page.getByRole("heading", { name: "评价表没有打开" }).waitFor();
  await eventually.equal(() => page.getByRole("link", { name: "重新加载本页" }).count(), 1);
  await eventually.equal(() => page.getByText("违法停车告知单").isVisible(), true);
});

// Who evaluated: name, number and one-time code, and what is mine, in a browser.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { assertAccessible } from "./support/accessible.mjs";
import { CitizenCase } from "./support/citizen_case.mjs";
import { repeat } from "./support/eventually.mjs";
import { launch, open, openPhone, press } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { submission } from "./support/submission.mjs";

let browser, server;
before(async () => {
  browser = await launch();
  server = await Server.start("--demo");
});
after(async () => {
  await browser.close();
  await server.stop();
});

let numbers = 0;
const newNumber = () => `1350000${String(++numbers).padStart(4, "0")}`;

// What the demo's screen shows of a number.
const codeOf = async (page, phone) => {
  const shown = await page.request.get(`${server.origin}/messages`);
  return (await shown.text()).match(new RegExp(`\\+86${phone}: <strong>(\\d{6})`))[1];
};

// Submitted without script; its page is shown.
const submit = async (page, code, lang = "zh-CN") => {
  await page.goto(`${server.addressOf(code)}?lang=${lang}`);
  await page.getByRole("radio", { name: lang === "en" ? "Dissatisfied" : "不满意", exact: true }).check();
  await page.getByRole("checkbox", { name: lang === "en" ? "Unfair enforcement" : "执法不公" }).check();
  await page.getByLabel(lang === "en" ? "Where it was, in words" : "用文字写明地点").fill("汉阳大道 628 号");
  await page.getByRole("button", { name: lang === "en" ? "Submit" : "提交评价" }).click();
};

const looks = [
  { name: "360×640", options: { width: 360, height: 640 } },
  { name: "dark", options: { width: 360, height: 640, colorScheme: "dark" } },
];

for (const { name, options } of looks)
  test(`a name is given, a code confirmed, and the evaluation is among mine, by role alone, without script (${name})`, async () => {
    const { context, page, assertNoComplaints } = await openPhone(browser, { ...options, javaScriptEnabled: false });
    const phone = newNumber();
    await submit(page, await server.createCode());
    await page.getByRole("heading", { name: "请留下姓名和手机号" }).waitFor();
    await page.getByRole("textbox", { name: "姓名" }).fill("阿不都·热合曼");
    await page.getByRole("textbox", { name: "手机号" }).fill(phone);
    await page.getByRole("radio", { name: "只在这里联系" }).check();
    await page.getByRole("button", { name: "发送验证码" }).click();
    await page.getByRole("textbox", { name: "验证码" }).fill(await codeOf(page, phone));
    await page.getByRole("button", { name: "确认", exact: true }).click();
    await page.getByText(`由您确认：阿** ${phone.slice(0, 3)}****${phone.slice(7)}`).waitFor();
    await page.getByRole("link", { name: "我的评价" }).click();
    await page.getByRole("heading", { name: "我的评价" }).waitFor();
    assert.equal(await page.getByRole("listitem").count(), 1);
    await page.getByRole("listitem").getByRole("link").click();
    await page.getByText("由您确认").waitFor();
    await page.goto(`${server.origin}/my`);
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("textbox", { name: "手机号" }).waitFor();
    assertNoComplaints();
    await context.close();
  });

// What is submitted by the API, and the address of its page.
const submitted = async (page, code, query) => {
  const secret = randomBytes(16).toString("hex");
  const answer = await page.request.post(`${server.origin}/api/v1/evaluations`, {
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    data: submission({
      submission_id: randomBytes(16).toString("hex"),
      code,
      catalogue_version: 3,
      position_words: "汉阳大道",
    }),
  });
  const { receipt } = await answer.json();
  return `${server.origin}/r/${receipt}?secret=${secret}&${query}`;
};

test("every step of a person is accessible, in English and large letters, in the dark", async () => {
  const { context, page, assertNoComplaints } = await openPhone(browser, {
    width: 360,
    height: 640,
    colorScheme: "dark",
    expected: /status of (400|429)/,
  });
  const phone = newNumber();
  const see = (step) => assertAccessible(page, step, { seesContrast: true });
  await page.goto(await submitted(page, await server.createCode(), "lang=en&elder=1"));
  await see("a name is asked for");
  await page.getByRole("textbox", { name: "Name" }).fill("O'Brien-Łukasz");
  await page.getByRole("textbox", { name: "Mobile number" }).fill(`+86 ${phone}`);
  await page.getByRole("radio", { name: "You may call me" }).check();
  await page.getByRole("button", { name: "Send a code" }).tap();
  await page.getByRole("textbox", { name: "Code" }).waitFor();
  await see("a code is asked for");
  await page.getByRole("textbox", { name: "Code" }).fill("12");
  await page.getByRole("button", { name: "Confirm", exact: true }).tap();
  await page.getByText("The code has 6 digits").waitFor();
  await see("the code is wrong");
  await page.getByRole("textbox", { name: "Code" }).fill(await codeOf(page, phone));
  await page.getByRole("button", { name: "Confirm", exact: true }).tap();
  await page.getByText("Confirmed by you").waitFor();
  await see("the person is known");
  await page.goto(`${server.origin}/my?lang=en&elder=1`);
  await see("my evaluations");
  await page.getByRole("button", { name: "Sign out", exact: true }).tap();
  await page.getByRole("textbox", { name: "Mobile number" }).waitFor();
  await see("signing in");
  assertNoComplaints();
  await context.close();
});

test("after a reply the person reads what they were told and how, and whoever else has the link does not", async () => {
  const own = await CitizenCase.submit(server, {}, "车被拖走，没有人告知", {
    catalogue_version: 3,
    position_words: "汉阳大道",
  });
  const { context, page, assertNoComplaints } = await openPhone(browser, { width: 360, height: 640 });
  const phone = newNumber();
  await page.goto(own.address);
  await page.getByText("在本页确认手机号以后，有进展时会通知您").waitFor();
  await page.getByRole("textbox", { name: "姓名" }).fill("张三");
  await page.getByRole("textbox", { name: "手机号" }).fill(phone);
  await page.getByRole("radio", { name: "只在这里联系" }).check();
  await page.getByRole("button", { name: "发送验证码" }).tap();
  await page.getByRole("textbox", { name: "验证码" }).waitFor();
  await page.getByRole("textbox", { name: "验证码" }).fill(await codeOf(page, phone));
  await page.getByRole("button", { name: "确认", exact: true }).tap();
  await page.getByText("有进展时，会用短信通知您。").waitFor();
  await own.issueReply();
  const told = page.locator("details", { hasText: "发给您的通知" });
  await repeat(async () => {
    await page.goto(own.address);
    assert.match(await told.locator("li").first().textContent(), /有答复了.+短信.+已发送/);
  });
  await page.getByText("发给您的通知").tap();
  assert.match(await told.getByRole("listitem").first().innerText(), /您的评价有答复了 · 短信 · 已发送 · /);
  assert.match(await told.getByRole("listitem").last().innerText(), /您的评价已收到 · /);
  await assertAccessible(page, "notices", { seesContrast: true });
  await page.goto(`${server.origin}/my?lang=zh-CN&elder=1`);
  await page.getByText("发给您的通知").tap();
  await page.getByText("您的评价有答复了 · 短信 · 已发送").waitFor();
  await assertAccessible(page, "notices among mine, in large letters", { seesContrast: true });
  assertNoComplaints();
  await context.close();
  const other = await openPhone(browser, { width: 360, height: 640 });
  await other.page.goto(own.address);
  await other.page.getByText("有进展时，会通知本人。").waitFor();
  assert.equal(await other.page.getByText("发给您的通知").count(), 0);
  await other.context.close();
});

test("what is wrong is said at its field, and the code that is wrong, too", async () => {
  const { context, page } = await openPhone(browser, { width: 360, height: 640, javaScriptEnabled: false });
  const phone = newNumber();
  await submit(page, await server.createCode());
  await page.getByRole("textbox", { name: "姓名" }).fill("张三");
  await page.getByRole("textbox", { name: "手机号" }).fill("12345");
  await page.getByRole("button", { name: "发送验证码" }).click();
  assert.equal(await page.getByRole("textbox", { name: "手机号" }).getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByRole("textbox", { name: "姓名" }).inputValue(), "张三");
  await page.getByRole("textbox", { name: "手机号" }).fill(phone);
  await page.getByRole("radio", { name: "可以打电话" }).check();
  await page.getByRole("button", { name: "发送验证码" }).click();
  await page.getByRole("textbox", { name: "验证码" }).fill("000000");
  await page.getByRole("button", { name: "确认", exact: true }).click();
  await page.getByText("验证码不对").waitFor();
  await page.getByRole("button", { name: "换一个号码" }).click();
  assert.equal(await page.getByRole("textbox", { name: "姓名" }).inputValue(), "张三");
  await context.close();
});

const there = { latitude: 30.592831, longitude: 114.305256, accuracy: 25 };

const fillIn = async (page) => {
  await press(page, "button", "同意，开始评价");
  await press(page, "radio", "满意");
};

test("the position is asked for once its person agrees, and is submitted", async () => {
  const { context, page, assertNoComplaints } = await openPhone(browser, {
    width: 360,
    height: 640,
    geolocation: there,
    permissions: ["geolocation"],
  });
  await open(page, server.addressOf(await server.createCode()));
  await fillIn(page);
  await press(page, "button", "同意并提供位置");
  await page.getByText("已取得位置，误差约 25 米").first().waitFor();
  const [request] = await Promise.all([
    page.waitForRequest((sent) => sent.method() === "POST"),
    press(page, "button", "提交评价"),
  ]);
  const { position } = request.postDataJSON();
  assert.equal(position.latitude, there.latitude);
  assert.equal(position.datum, "wgs84");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  assertNoComplaints();
  await context.close();
});

test("a phone whose clock is years behind gives its position and its name all the same", async () => {
  const { context, page, assertNoComplaints } = await openPhone(browser, {
    width: 360,
    height: 640,
    geolocation: there,
    permissions: ["geolocation"],
  });
  await page.addInitScript(() => {
    const RealDate = Date;
    const behind_ms = 7 * 365 * 86_400_000;
    globalThis.Date = class extends RealDate {
      constructor(...words) {
        super(...(words.length ? words : [RealDate.now() - behind_ms]));
      }
      static now() {
        return RealDate.now() - behind_ms;
      }
    };
  });
  await open(page, server.addressOf(await server.createCode()));
  await fillIn(page);
  await press(page, "button", "同意并提供位置");
  await page.getByText("已取得位置").first().waitFor();
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  await page.goto(await submitted(page, await server.createCode(), "lang=zh-CN"));
  const phone = newNumber();
  await page.getByRole("textbox", { name: "姓名" }).fill("张三");
  await page.getByRole("textbox", { name: "手机号" }).fill(phone);
  await page.getByRole("radio", { name: "只在这里联系" }).check();
  await page.getByRole("button", { name: "发送验证码" }).tap();
  await page.getByRole("textbox", { name: "验证码" }).waitFor();
  await page.getByRole("textbox", { name: "验证码" }).fill(await codeOf(page, phone));
  await page.getByRole("button", { name: "确认", exact: true }).tap();
  await page.getByText("由您确认").waitFor();
  await page.goto(`${server.origin}/my`);
  await page.getByRole("listitem").waitFor();
  assertNoComplaints();
  await context.close();
});

test("a code that is confirmed without network is confirmed once there is one", async () => {
  const { context, page } = await openPhone(browser, { width: 360, height: 640, expected: /./ });
  const phone = newNumber();
  const address = await submitted(page, await server.createCode(), "lang=zh-CN");
  await page.goto(address);
  await page.getByRole("textbox", { name: "姓名" }).fill("张三");
  await page.getByRole("textbox", { name: "手机号" }).fill(phone);
  await page.getByRole("radio", { name: "只在这里联系" }).check();
  await page.getByRole("button", { name: "发送验证码" }).tap();
  await page.getByRole("textbox", { name: "验证码" }).waitFor();
  const code = await codeOf(page, phone);
  await page.getByRole("textbox", { name: "验证码" }).fill(code);
  await context.setOffline(true);
  const failed = page.waitForEvent("requestfailed");
  await page.getByRole("button", { name: "确认", exact: true }).tap();
  await failed;
  await context.setOffline(false);
  await page.goto(address);
  await page.getByRole("textbox", { name: "验证码" }).fill(code);
  await page.getByRole("button", { name: "确认", exact: true }).tap();
  await page.getByText("由您确认").waitFor();
  await context.close();
});

test("a browser that is not allowed to says how, and words do instead", async () => {
  const { context, page } = await openPhone(browser, { width: 360, height: 640, permissions: [] });
  await open(page, server.addressOf(await server.createCode()));
  await fillIn(page);
  await press(page, "button", "同意并提供位置");
  await page.getByText("浏览器没有允许定位").first().waitFor();
  await page.getByRole("textbox", { name: "用文字写明地点" }).fill("汉阳大道");
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
  await context.close();
});

test("a page without TLS has no position, and says so", async () => {
  const { context, page } = await openPhone(browser, { width: 360, height: 640, expected: /./ });
  const code = await server.createCode();
  await open(page, `http://zhiping.test:${server.port}/e/${code}`);
  await fillIn(page);
  await press(page, "button", "同意并提供位置");
  await page.getByText("这个页面不是安全连接").first().waitFor();
  await context.close();
});

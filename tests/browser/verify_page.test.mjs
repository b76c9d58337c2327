// The page that checks a signed receipt. It has no script of its own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { byFinger, byKeyboard } from "./support/hands.mjs";
import { looks, lookAt } from "./support/looks.mjs";
import { launch, openPhone } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const valid = "签名有效";
const refused = "核验没有通过";

let server;
let browser;
let own;
let token;
before(async () => {
  server = await Server.start();
  browser = await launch();
  own = await CitizenCase.submit(server);
  token = await tokenOf(own);
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

// As its citizen copies it.
const tokenOf = async ({ address }) => {
  const { page, context } = await openPhone(browser);
  await page.goto(address);
  const letters = await page.getByText(/^ZP1\./).textContent();
  await context.close();
  return letters;
};

const openVerify = async (options) => {
  const phone = await openPhone(browser, { width: 360, height: 640, expected: /Failed to load resource/, ...options });
  await phone.page.goto(`${server.origin}/verify`);
  return phone;
};
const check = async (page, typed, { tap, write } = byFinger) => {
  const box = page.getByRole("textbox", { name: "签名回执" });
  await box.fill("");
  await write(box, typed);
  await tap(page.getByRole("button", { name: "核验", exact: true }));
};
const says = (page, role, heading, words) =>
  page
    .getByRole(role)
    .filter({ has: page.getByRole("heading", { name: heading, level: 2 }) })
    .filter({ hasText: words })
    .waitFor();

test("The link on the receipt leads to a check that says what the token states", async () => {
  const { page, assertNoComplaints } = await openPhone(browser, { width: 360, height: 640 });
  await page.goto(own.address);
  await page.getByRole("link", { name: "核验这份签名回执" }).tap();
  await says(page, "status", valid, "存证链");
  await page.getByRole("definition").filter({ hasText: own.receipt }).waitFor();
  await page
    .getByRole("definition")
    .filter({ hasText: /^不满意$/ })
    .waitFor();
  assert.ok(!page.url().includes(own.secret) && !(await page.content()).includes(own.secret));
  assertNoComplaints();
});

test("The token is checked by keyboard alone, in small letters and with line ends too", async () => {
  const { page } = await openVerify();
  await check(page, token, byKeyboard(page));
  await page.keyboard.press("Enter");
  await says(page, "status", valid, "");
  await check(page, token.toLowerCase().replace(/.{40}/g, "$&\n"));
  await says(page, "status", valid, "");
});

// In the middle of each part another symbol of its own alphabet stands.
const withOtherSymbol = (part) =>
  token
    .split(/(?<=\.)/)
    .map((text, index) => (index === part ? text.replace(/.(?=.{3}$|.$)/, (was) => (was === "7" ? "2" : "7")) : text))
    .join("");

test("One other symbol, another's key and a later version are refused, each in its own words, without script", async () => {
  const elsewhere = await Server.start();
  try {
    const foreign = await tokenOf(await CitizenCase.submit(elsewhere));
    const parts = token.split(".").length;
    const { page } = await openVerify({ javaScriptEnabled: false });
    const isRefused = async (typed, words) => {
      await check(page, typed);
      await says(page, "alert", refused, words);
      assert.equal(await page.getByRole("textbox", { name: "签名回执" }).inputValue(), typed);
      assert.equal(await page.getByText(valid, { exact: true }).count(), 0);
    };
    await isRefused(withOtherSymbol(parts - 1), "签名不符");
    for (const part of [1, 2, 4, 5, 6]) await isRefused(withOtherSymbol(part), /签名不符|这不是一份完整的签名回执/);
    await isRefused(foreign, "不是用这里的密钥签发的");
    await isRefused(token.replace("ZP1", "ZP2"), "由更新版本的系统签发");
    await isRefused(token.slice(0, -5), "这不是一份完整的签名回执");
    await check(page, token);
    await says(page, "status", valid, "");
  } finally {
    await elsewhere.stop();
  }
});

for (const look of looks)
  test(`Asked for nothing, for a good token and for a bad one, the page passes axe: ${JSON.stringify(look)}`, async () => {
    const address = `${server.origin}/verify`;
    await lookAt(browser, address, look, "verify");
    await lookAt(browser, `${address}?token=${encodeURIComponent(token)}`, look, "verify-valid");
    await lookAt(browser, `${address}?token=ZP1`, look, "verify-refused");
  });

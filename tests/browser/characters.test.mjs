// Characters of every kind: counted as a person counts them, drawn, and stored as they were written.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isReady, launch, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { blur, compare, openStatement, pictureOf, storedStatement, submit, write } from "./support/statement.mjs";
import { eventually, repeat } from "./support/eventually.mjs";

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

const segmentsOf = (page, text) =>
  page.evaluate(
    (whole) => Array.from(new Intl.Segmenter("zh-CN", { granularity: "grapheme" }).segment(whole)).length,
    text,
  );

const assertCountedAndStored = async ({ page, code }, text, count) => {
  await page.getByRole("main").getByText(`${count} / 2000`, { exact: true }).waitFor();
  await submit(page);
  await eventually.equal(() => page.getByRole("definition").filter({ hasText: text }).textContent(), text);
  assert.equal(await storedStatement(server, code), text);
};

const emoji = {
  "a family": "👨‍👩‍👧‍👦",
  "a flag": "🇨🇳",
  "a flag of tags": "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "a skin tone": "👮🏽‍♀️",
  "a keycap": "1️⃣",
  "a heart in colour": "❤️",
};

test("An emoji of many code points is one character, is drawn, and is stored as it is", async () => {
  const phone = await openStatement(browser, server);
  const blank = await pictureOf(phone.box);
  const pictures = new Set([blank.toString("base64")]);
  for (const [name, text] of Object.entries(emoji)) {
    await write(phone.page, text);
    await eventually.equal(() => phone.page.getByRole("main").getByText("1 / 2000", { exact: true }).count(), 1, name);
    pictures.add((await pictureOf(phone.box)).toString("base64"));
  }
  assert.equal(pictures.size, Object.keys(emoji).length + 1, "each is drawn as itself");
  const all = Object.values(emoji).join("");
  await write(phone.page, all);
  await assertCountedAndStored(phone, all, 6);
});

test("Rare ideographs are drawn as themselves, counted as one and stored as they are", async () => {
  const phone = await openStatement(browser, server);
  const pictures = new Set();
  const rare = ["𠮷", "㐂", "𬎆"];
  for (const text of ["", "\ufffd", "\u{3fffd}", "\ufff0", ...rare]) {
    await write(phone.page, text);
    pictures.add((await pictureOf(phone.box)).toString("base64"));
  }
  const boxes = pictures.size - rare.length; // Blank, the replacement, and what the phone has for what it does not know.
  assert.ok(boxes >= 3, `${boxes}`);
  const inks = [];
  for (const text of rare) {
    await phone.box.fill(text);
    await settle(phone.page);
    const focused = await pictureOf(phone.box);
    await blur(phone.page);
    inks.push((await compare(browser, focused, await pictureOf(phone.box))).difference);
  }
  assert.ok(
    inks.every((difference) => difference < 0.2),
    `as the field shows them: ${inks}`,
  );
  await write(phone.page, rare.join(""));
  await assertCountedAndStored(phone, rare.join(""), 3);
});

const unseen = [..."\u200e\u200f\u202a\u202c\u2066\u2069\u200b\u2060\ufeff\u00ad"];

test("Marks of direction, joiners and other characters that are not seen take no room, are counted and are stored", async () => {
  const phone = await openStatement(browser, server);
  const picture = async () => (await pictureOf(phone.box)).toString("base64");
  await write(phone.page, "国家ab");
  let plain = "";
  await repeat(async () => {
    const before = plain;
    plain = await picture();
    assert.equal(plain, before, "two in a row");
  });
  for (const mark of [
    ...unseen,
    "\u202d\u202c",
    "\u202e\u202c",
    "\u2067\u2069",
    "\u2068\u2069",
    "\u200c",
    "\u200d",
    "\ufe0e",
  ]) {
    await write(phone.page, `国${mark}家a${mark}b`);
    await eventually.equal(picture, plain, `U+${mark.codePointAt(0).toString(16)}`);
  }
  const all = `国${unseen.join("家")}\u200c\u200d\ufe0fab`;
  await write(phone.page, all);
  await assertCountedAndStored(phone, all, await segmentsOf(phone.page, all));
});

const sentences = {
  Arabic: "تم سحب سيارتي في الساعة 3:30 دون أي إشعار.",
  Hebrew: "הרכב שלי נגרר בשעה 15:30 ללא הודעה.",
  Uyghur: "ماشىنامنى ئۇقتۇرۇش قىلماي سۆرەپ كەتتى، 420114.",
  Tibetan: "ངའི་རླངས་འཁོར་འཐེན་སོང་།",
  Mongolian: "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ",
  Thai: "รถของฉันถูกลากไปโดยไม่มีการแจ้งให้ทราบล่วงหน้า",
  "Vietnamese in parts": "Xe cu\u0309a to\u0302i bi\u0323 ke\u0301o \u0111i",
  "Arabic in Chinese": "民警说“سيارة ممنوعة”，然后走了。",
};

for (const [name, sentence] of Object.entries(sentences))
  test(`${name} looks the same when the field is left, and on the screens after it, and is stored as it was written`, async () => {
    const phone = await openStatement(browser, server);
    const { page, box } = phone;
    await box.fill(`${sentence}\n${sentence} ${sentence} ${sentence}`);
    await settle(page);
    const focused = await pictureOf(box);
    await blur(page);
    const left = await compare(browser, focused, await pictureOf(box));
    assert.ok(left.first > 100, "there is ink");
    assert.ok(left.difference < 0.1, `${left.difference} differs`);

    await write(page, sentence);
    await page.reload();
    await isReady(page); // Before, the server's form has the same fields.
    await press(page, "radio", "不满意");
    await press(page, "checkbox", "无故扣车");
    await press(page, "button", "下一步");
    await page.getByRole("heading", { name: "请核对您的评价" }).waitFor();
    await settle(page);
    const value = page.getByRole("definition").filter({ hasText: sentence });
    const shown = await pictureOf(value, { inset: 0 });
    // As the page itself would write it.
    await value.evaluate((element) => {
      element.style.cssText +=
        ";color:black;background:white;font-size:15px;line-height:23px;white-space:pre-wrap;unicode-bidi:plaintext;font-kerning:none";
    });
    const meant = await pictureOf(value, { inset: 0 });
    const { difference } = await compare(browser, shown, meant);
    assert.ok(difference < 0.3, `${difference} differs on the check screen`);
    await assertStored(phone, sentence);
  });

const assertStored = async ({ page, code }, text) => {
  await submit(page);
  await eventually.equal(() => page.getByRole("definition").filter({ hasText: text }).textContent(), text);
  assert.equal(await storedStatement(server, code), text);
};

// Browsers that protect against fingerprinting: a canvas lies when it is read.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FormSetting, album, becomes, choose } from "./support/evidence_form.mjs";
import { eventually } from "./support/eventually.mjs";
import { agree, fillDissatisfied, isHtml, open, press, settle } from "./support/phone.mjs";

let setting;
before(async () => {
  setting = await FormSetting.start();
});
after(() => setting.stop());

// Runs in the page, before anything else.
const lie = (kind) => {
  const read = CanvasRenderingContext2D.prototype.getImageData;
  const change = {
    white: (data) => data.fill(255),
    zeros: (data) => data.fill(0),
    "loud noise": (data) => data.forEach((_, index) => (data[index] = Math.random() * 256)),
    "quiet noise": (data) => data.forEach((value, index) => (data[index] = value ^ (Math.random() < 0.1 ? 1 : 0))),
    refusal: () => {
      throw new DOMException("", "SecurityError");
    },
  }[kind];
  CanvasRenderingContext2D.prototype.getImageData = function (...where) {
    const image = read.apply(this, where);
    change(image.data);
    return image;
  };
};
const lies = ["white", "zeros", "loud noise", "quiet noise", "refusal"];

const openLying = async (kind) => {
  const phone = await setting.openPhone();
  await phone.context.addInitScript(lie, kind);
  const code = await setting.server.createCode();
  await open(phone.page, setting.server.addressOf(code));
  return { ...phone, code };
};

for (const kind of lies)
  test(`Where a canvas answers with ${kind}, the form is HTML, and is filled in and sent`, async () => {
    const { page, code, context, assertNoComplaints } = await openLying(kind);
    await eventually.equal(() => isHtml(page), true);
    await fillDissatisfied(page, "读不出画布");
    await press(page, "button", "下一步");
    await press(page, "button", "提交评价");
    await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
    assert.equal(
      (await setting.server.query(`SELECT statement FROM evaluation WHERE code = '${code}'`))[0].statement,
      "读不出画布",
    );
    assertNoComplaints();
    await context.close();
  });

test("A canvas that tells the truth is drawn on", async () => {
  const { page, context } = await setting.openPhone();
  await open(page, setting.server.addressOf(await setting.server.createCode()));
  await settle(page);
  assert.equal(await isHtml(page), false);
  await context.close();
});

const redPhoto = async (page) => {
  const picture = await page.evaluate(async () => {
    const surface = new OffscreenCanvas(300, 300);
    surface.getContext("2d").fillStyle = "#f00";
    surface.getContext("2d").fillRect(0, 0, 300, 300);
    const bytes = new Uint8Array(await (await surface.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
    return Array.from(bytes);
  });
  return { name: "red.jpg", mimeType: "image/jpeg", buffer: Buffer.from(picture) };
};

test("A photo whose picture cannot be read has a tile instead of a picture of nothing", async () => {
  const { page, context } = await openLying("white");
  await agree(page);
  await choose(page, await redPhoto(page), album);
  await becomes(page, "照片 1", "已上传");
  await settle(page);
  assert.equal(await page.getByRole("img", { name: "照片 1的缩略图" }).count(), 0);
  await page.getByText("JPG", { exact: true }).waitFor();
  await context.close();
});

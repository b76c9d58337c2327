// The form on paper: a canvas ends where the window does, so what is printed is the form as HTML.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fillDissatisfied, isReady, launch, openPhone, press } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const lines = Array.from({ length: 120 }, (_, index) => `第${index + 1}行`);

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

const print = async (page) => {
  const path = join(server.data, "form.pdf");
  await writeFile(path, await page.pdf({ format: "A4" }));
  return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).normalize("NFKC").replace(/\s/gu, "");
};

for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }])
  test(`A long receipt is printed whole wherever it was scrolled to, ${look.colorScheme}`, async () => {
    const { page, context } = await openPhone(browser, { width: 1280, height: 800, ...look });
    await page.goto(server.addressOf(await server.createCode()));
    await isReady(page);
    await fillDissatisfied(page, lines.join("\n"));
    await press(page, "button", "下一步");
    await press(page, "button", "提交评价");
    await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
    const receipt = await page.getByText(/^ZP-\d{8}-[0-9A-Z]{8}-[0-9A-Z]$/).textContent();
    const code = await page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).textContent();
    await page.mouse.wheel(0, 1500);
    await page.waitForFunction(() => scrollY > 0);
    const place = await page.evaluate(() => scrollY);
    const printed = await print(page);
    for (const words of [receipt, code, "已收到您的评价", "无故扣车", ...lines])
      assert.ok(printed.includes(words), `${words} is not on paper`);
    await page.waitForFunction((before) => scrollY === before, place);
    assert.equal(await page.locator("#canvas").isVisible(), true, "the form is drawn again");
    await context.close();
  });

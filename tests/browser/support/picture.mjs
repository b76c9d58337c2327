// Draws the README's picture anew from the form itself: node tests/browser/support/picture.mjs
import { fillDissatisfied, launch, open, openPhone, press, settle } from "./phone.mjs";
import { Server } from "./server.mjs";

const statement = "下午三点半左右，我把车停在路边不到两分钟去取药，回来时车已经被拖走，现场没有人告知，也没有给凭证。";
const target = new URL("../../../assets/pictures/form.png", import.meta.url).pathname;

const server = await Server.start();
const browser = await launch();
const { page } = await openPhone(browser);
const pictures = [];
const take = async () => {
  await settle(page);
  pictures.push((await page.screenshot()).toString("base64"));
};

await open(page, server.addressOf(await server.createCode()));
await take();
await fillDissatisfied(page, statement);
await page.evaluate(() => {
  document.activeElement.blur();
  scrollTo(0, 0);
});
await take();
await press(page, "button", "下一步");
await take();
await press(page, "button", "提交评价");
await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
await take();

const sheet = await browser.newPage({ viewport: { width: 4 * 300 + 5 * 20, height: 650 + 40 }, deviceScaleFactor: 1 });
const images = pictures.map((data) => `<img src="data:image/png;base64,${data}">`).join("");
await sheet.setContent(
  `<style>body{margin:20px;display:flex;gap:20px;background:#c9ced6}img{width:300px;border-radius:12px}</style>${images}`,
);
await sheet.waitForFunction(() => Array.from(document.images).every((image) => image.complete));
await sheet.screenshot({ path: target });
await browser.close();
await server.stop();

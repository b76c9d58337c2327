// Photos of codes as phones take them, made by the browser itself.
import { encodeQR } from "../../../web/page/node_modules/qr/index.js";

export const straight = "transform: none";

// By hand, from the side, in the evening. Not worse: at double the blur the reader misses every second code.
export const poor =
  "transform: perspective(900px) rotateX(24deg) rotateY(-18deg) rotate(31deg); filter: blur(.8px) contrast(.6) brightness(.5)";

const ground = "repeating-linear-gradient(37deg, #b9a98f 0 23px, #a8997f 23px 41px, #c7bba5 41px 60px)";

const cardOf = (text, look, side) =>
  `<div style="${look};width:${side}px;padding:24px;background:#fff;font:24px sans-serif">${encodeQR(text, "svg", { border: 4 })}车管所 3 号窗口</div>`;

// A JPEG, each text in a code of its own.
export const takePhoto = async (browser, texts, { look = straight, side = 300, width = 1200, height = 900 } = {}) => {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
  await page.setContent(
    `<body style="margin:0;height:100vh;display:flex;align-items:center;justify-content:space-evenly;background:${ground}">
     ${texts.map((text) => cardOf(text, look, side)).join("")}</body>`,
  );
  // A browser that has just been started may have no picture of its first page.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const photo = await page.screenshot({ type: "jpeg", quality: 60 });
  await page.close();
  return photo;
};

export const asFile = (buffer, name = "photo.jpg", mimeType = "image/jpeg") => ({ name, mimeType, buffer });

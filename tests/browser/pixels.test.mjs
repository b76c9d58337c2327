// What axe cannot see: whether the words drawn on the canvas stand out from what is behind them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, openPhone, press, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const leastContrast = 4.5;

let server;
let browser;
let darkroom; // An empty page that can look at pictures.
before(async () => {
  server = await Server.start("--demo");
  browser = await launch();
  darkroom = await browser.newPage();
});
after(async () => {
  await browser.close();
  await server.stop();
});

// Runs in the page: the words that are wholly in sight, with their places in the window.
const findWords = () => {
  const footer = document.querySelector(".footer")?.getBoundingClientRect().top ?? innerHeight;
  const texts = document.querySelectorAll(
    "#document :is(h1, h2, p, li, dt, dd, a, label, button):not(.primary, :has(*:not(span, input)))",
  );
  return Array.from(texts, (element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => element.textContent.trim() && box.top >= 0 && box.bottom <= footer && box.width > 1)
    .map(({ element, box: { left, top, width, height } }) => ({
      words: element.textContent.slice(0, 20),
      left,
      top,
      width,
      height,
    }));
};

// Runs in the darkroom: for each place, how much its strongest ink differs from what is behind it (WCAG 2.2).
const measureContrasts = async ({ picture, places, scale }) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const surface = new OffscreenCanvas(image.width, image.height).getContext("2d");
  surface.drawImage(image, 0, 0);
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) =>
    0.2126 * linear(colour >> 16) + 0.7152 * linear((colour >> 8) & 255) + 0.0722 * linear(colour & 255);
  const contrastIn = ({ left, top, width, height }) => {
    const { data } = surface.getImageData(
      left * scale,
      top * scale,
      Math.max(1, width * scale),
      Math.max(1, height * scale),
    );
    const counts = new Map();
    for (let index = 0; index < data.length; index += 4) {
      const colour = (data[index] << 16) | (data[index + 1] << 8) | data[index + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [behind] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
    const ground = luminance(behind);
    return Math.max(
      ...[...counts.keys()]
        .map(luminance)
        .map((ink) => (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)),
    );
  };
  return places.map((place) => ({ words: place.words, contrast: contrastIn(place) }));
};

const lookAt = async (page) => {
  const places = await page.evaluate(findWords);
  const picture = (await page.screenshot()).toString("base64");
  return darkroom.evaluate(measureContrasts, { picture, places, scale: 2 });
};

const measureWholePage = async (page) => {
  const seen = [];
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 500) {
    await page.evaluate((y) => scrollTo(0, y), top);
    await settle(page);
    seen.push(...(await lookAt(page)));
  }
  return seen;
};

for (const colorScheme of ["light", "dark"])
  test(`All words of all widgets are seen on what is behind them in ${colorScheme} colours`, async () => {
    const { page } = await openPhone(browser, { colorScheme });
    await open(page, `${server.origin}/gallery`);
    for (const letters of ["大字版", "标准版"]) {
      const seen = await measureWholePage(page);
      assert.ok(seen.length > 60, `${seen.length} words were found`);
      const faint = seen.filter(({ contrast }) => contrast < leastContrast);
      assert.deepEqual(faint, [], `beside ${letters}`);
      await page.evaluate(() => scrollTo(0, 0));
      await press(page, "button", letters);
      await settle(page);
    }
  });

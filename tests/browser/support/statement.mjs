// Writing a statement on a phone, and looking at what is drawn of it.
import { agree, open, openPhone, press, settle } from "./phone.mjs";

// The form of a fresh code, opened where a statement can be written and nothing else is needed.
export const openStatement = async (browser, server, options = {}) => {
  const phone = await openPhone(browser, options);
  const code = await server.createCode();
  await open(phone.page, server.addressOf(code));
  await agree(phone.page);
  await press(phone.page, "radio", "其他");
  await settle(phone.page);
  return { ...phone, code, box: boxOf(phone.page) };
};

export const boxOf = (page) => page.getByRole("textbox", { name: "文字说明（选填）" });

export const framesAsked = (page) => page.evaluate(() => window.frames_asked);

export const blur = async (page) => {
  await page.evaluate(() => document.activeElement.blur());
  await settle(page);
};

// As typed, or pasted, in one go, and left again: the form draws it.
export const write = async (page, text) => {
  await boxOf(page).fill(text);
  await settle(page);
  await blur(page);
};

export const paste = async (page, text) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await boxOf(page).focus();
  await page.keyboard.press("Control+v");
  await settle(page);
};

// What the phone would bring back after a reload; undefined when nothing is kept.
export const draftOf = (page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.includes("draft"));
    const find = (value) =>
      value && typeof value === "object"
        ? (value.statement ??
          Object.values(value)
            .map(find)
            .find((each) => each !== undefined))
        : undefined;
    return key && find(JSON.parse(localStorage.getItem(key)));
  });

export const submit = async (page) => {
  await press(page, "button", "提交评价");
  await page.getByRole("heading", { name: "已收到您的评价" }).waitFor();
};

export const storedStatement = async (server, code) =>
  (await server.query(`SELECT statement FROM evaluation WHERE code = '${code}'`))[0]?.statement;

// The picture of an element, or of as much of it as fits the window, without its edge.
export const pictureOf = async (element, { inset = 6, top = 0, height = 560 } = {}) => {
  await element.evaluate((target, from) => scrollTo(0, target.getBoundingClientRect().top + scrollY + from - 100), top);
  await settle(element.page());
  const box = await element.boundingBox();
  const clip = {
    x: box.x + inset,
    y: box.y + top + inset,
    width: box.width - 2 * inset,
    height: Math.min(box.height - top - 2 * inset, height),
  };
  return element.page().screenshot({ clip, caret: "hide" });
};

// How much ink two pictures have, and what part of it lies elsewhere in the other: 0 for the same,
// 1 for nothing in common. Strokes may lie up to a few pixels apart.
export const compare = async (browser, ...pictures) => {
  const page = await browser.newPage();
  const result = await page.evaluate(
    async (sources) => {
      const cell = 12;
      const cellsOf = async (source) => {
        const image = new Image();
        image.src = `data:image/png;base64,${source}`;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const { data, width } = context.getImageData(0, 0, image.width, image.height);
        const columns = Math.ceil(width / cell);
        const cells = new Float64Array(columns * Math.ceil(image.height / cell));
        for (let index = 0; index < data.length; index += 4) {
          const ink =
            [0, 1, 2].reduce((sum, channel) => sum + Math.abs(data[index + channel] - data[channel]), 0) / 765;
          const pixel = index / 4;
          cells[Math.floor(Math.floor(pixel / width) / cell) * columns + Math.floor((pixel % width) / cell)] += ink;
        }
        return cells;
      };
      const [first, second] = await Promise.all(sources.map(cellsOf));
      const sum = (cells) => cells.reduce((all, each) => all + each, 0);
      const apart = first.map((each, index) => Math.abs(each - (second[index] ?? 0)));
      return { first: sum(first), second: sum(second), difference: sum(apart) / (sum(first) + sum(second)) };
    },
    pictures.map((picture) => picture.toString("base64")),
  );
  await page.close();
  return result;
};

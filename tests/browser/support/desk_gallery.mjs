// The gallery of a desk's widgets, with a mouse and a keyboard, drawn and as HTML.
import { test } from "node:test";
import { open, openPhone, settle } from "./phone.mjs";

export const tabs = {
  fields: "字段",
  cases: "案件 2000",
  pressed: "按钮、菜单和对话框",
  media: "图片和视频 3",
  charts: "图表",
  fullCharts: "数据很多的图表",
};
const modes = { drawn: "", HTML: "?html=1" };

export const named = (page, role, name) => page.getByRole(role, { name, exact: true });

export const click = async (page, role, name) => {
  const target = named(page, role, name);
  if (role === "button") await target.evaluate((button) => window.until_it_takes_taps(button));
  await target.click();
  await settle(page);
};

// A desk has a mouse, and a window that is wider than high. What is missing there is missing on purpose.
export const openDesk = async (browser, server, mode, tab, options = {}) => {
  const desk = await openPhone(browser, {
    ...{ width: 1440, height: 900, deviceScaleFactor: 1, hasTouch: false, isMobile: false },
    ...{ expected: /Failed to load resource/, ...options },
  });
  await open(desk.page, `${server.origin}/gallery/desk${modes[mode]}`);
  if (tab !== "fields") await click(desk.page, "tab", tabs[tab]);
  return desk;
};

export const press = async (page, ...keys) => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await settle(page);
  }
};

export const inBoth = (what, check) => {
  for (const mode of Object.keys(modes)) test(`${what}, ${mode}`, () => check(mode));
};

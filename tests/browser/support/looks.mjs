// A page of the server as people set their phones: axe finds nothing on it, and it is not wider than the phone.
import assert from "node:assert/strict";
import { assertAccessible } from "./accessible.mjs";
import { openPhone } from "./phone.mjs";

export const looks = [
  { colorScheme: "light" },
  { colorScheme: "dark" },
  { query: "elder=1" },
  { query: "lang=en" },
  { width: 320 },
  { twice: true }, // The letters.
];

// In Chinese, as the phone is, unless the look says otherwise; so the address must not. `prepare` brings the page to the
// state that is looked at.
export const lookAt = async (browser, address, look, state, prepare = async () => {}) => {
  const { query, twice, ...options } = look;
  const { page, context } = await openPhone(browser, {
    ...{ width: 360, height: 640, expected: /Failed to load resource/ },
    ...options,
  });
  await page.goto(query ? `${address}${address.includes("?") ? "&" : "?"}${query}` : address);
  if (twice) await page.evaluate(() => void (document.documentElement.style.fontSize = "32px"));
  await prepare(page);
  const told = `${state}, ${JSON.stringify(look)}`;
  await assertAccessible(page, told, { seesContrast: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${told}: ${wide} px too wide`);
  await context.close();
};

// Somebody of staff, at the desk: with a mouse and a keyboard, and a window that is wider than high.
import assert from "node:assert/strict";
import { isReady, openPhone } from "./phone.mjs";

// An account, as an administrator makes it: its password is for once.
export const hire = async (server, badge, name, unit, roles) => {
  const told = await server.command("staff", "add", badge, "--name", name, "--unit", unit, "--roles", roles);
  const recoveryCodes = told.slice(told.indexOf("Recovery codes")).match(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/gm);
  return { badge, name, unit, roles, password: told.match(/signing in: (\S+)/)[1], recoveryCodes };
};

// As its owner does at the first time, with a code where the role asks for one.
export const choosePassword = async (server, person, code = "") => {
  const chosen = `four words for ${person.badge} here`;
  const answer = await fetch(`${server.origin}/api/v1/staff/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ badge: person.badge, password: person.password, code, new_password: chosen }),
  });
  assert.equal(answer.status, 201, await answer.text());
  person.password = chosen;
};

export const openDesk = (browser, options = {}) =>
  openPhone(browser, {
    ...{ width: 1440, height: 900, deviceScaleFactor: 1, hasTouch: false, isMobile: false },
    ...options,
  });

// `query` begins with "&".
export const signIn = async (page, server, { badge, password }, query = "") => {
  await page.goto(`${server.origin}/desk?lang=zh-CN${query}`);
  await isReady(page);
  await page.getByRole("textbox", { name: "警号" }).fill(badge);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
};

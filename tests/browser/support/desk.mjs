// Somebody of staff, at the desk: with a mouse and a keyboard, and a window that is wider than high.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { isReady, openPhone } from "./phone.mjs";

// An account, as an administrator makes it: its password is for once.
export const hire = async (server, badge, name, unit, roles) => {
  const told = await server.command("staff", "add", badge, "--name", name, "--unit", unit, "--roles", roles);
  const recoveryCodes = told.slice(told.indexOf("Recovery codes")).match(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/gm);
  const [, secret] = told.match(/secret=([A-Z2-7]+)/);
  return { badge, name, unit, roles, password: told.match(/signing in: (\S+)/)[1], recoveryCodes, secret };
};

// What their telephone shows now (RFC 6238).
export const codeOf = ({ secret }) => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((symbol) => alphabet.indexOf(symbol).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", key).update(step).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
};

// As its owner does at the first time, with a code where the role asks for one.
export const choosePassword = async (server, person, code = "") => {
  const chosen = "lamp by the river 7"; // Without the badge number or the name.
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

// An account that is ready: its role may ask for a code, and each recovery code is good once.
export const employ = async (server, badge, name, unit, roles) => {
  const person = await hire(server, badge, name, unit, roles);
  await choosePassword(server, person, roles === "handler" ? "" : person.recoveryCodes.shift());
  return person;
};

// `query` begins with "&".
export const signIn = async (page, server, { badge, password }, query = "", code = "") => {
  await page.goto(`${server.origin}/desk?lang=zh-CN${query}`);
  await isReady(page);
  await page.getByRole("textbox", { name: "警号" }).fill(badge);
  await page.getByLabel("密码", { exact: true }).fill(password);
  if (code) await page.getByRole("textbox", { name: "验证码" }).fill(code);
  await page.keyboard.press("Enter");
};
export const signInWithCode = (page, server, person, query = "") =>
  signIn(page, server, person, query, person.recoveryCodes.shift());

// At one case, signed in as their role asks.
export const openCase = async (page, server, person, { receipt }, query = "") => {
  const enter = person.roles === "handler" ? signIn : signInWithCode;
  await enter(page, server, person, `&tab=unit&case=${receipt}${query}`);
  await page.getByRole("heading", { name: receipt }).waitFor();
};

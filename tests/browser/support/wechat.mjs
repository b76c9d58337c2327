// WeChat on a test's phone: in place of its server the stand-in, in place of the mini-program its requests alone, and its
// web-view as the page sees it.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { CitizenCase } from "./citizen_case.mjs";
import { openPhone } from "./phone.mjs";
import { program } from "./server.mjs";

const standIn = process.env.ZHIPING_WECHAT_STAND_IN ?? join(dirname(program), "tests/support/wechat-stand-in");
const appId = "wx0123456789abcdef";
const secret = "0123456789abcdef0123456789abcdef";

export const openidOf = (number) => `openid-${number}`;

export class Wechat {
  #codes = 0;

  // `more` are options of the stand-in.
  static async start(...more) {
    const wechat = new Wechat();
    wechat.folder = await mkdtemp(join(tmpdir(), "zhiping-wechat-"));
    const secretFile = join(wechat.folder, "secret");
    await writeFile(secretFile, secret, { mode: 0o600 });
    wechat.process = spawn(standIn, ["--app-id", appId, "--secret", secret, ...more], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const line of createInterface({ input: wechat.process.stdout })) {
      const [, origin, certificates] = /^Listening on (\S+) CA (\S+)/.exec(line) ?? [];
      if (origin)
        wechat.options = [
          ...["--wechat-app-id", appId, "--wechat-secret-file", secretFile],
          ...["--wechat-url", origin, "--wechat-certificates", certificates],
        ];
      const [, control] = /^Control on (\S+)/.exec(line) ?? [];
      if (!control) continue;
      wechat.control = control;
      break;
    }
    return wechat;
  }

  async stop() {
    this.process.kill("SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
  }

  async #tell(path, body) {
    await fetch(this.control + path, { method: "POST", body: JSON.stringify(body) });
  }

  // What wx.login brings to who has this number there.
  async loginCode(number) {
    const code = `code-${++this.#codes}`;
    await this.#tell("/log-in", { code, openid: openidOf(number) });
    return code;
  }

  // What the button brings that asks for the number.
  async numberCode(number) {
    const code = `number-of-code-${++this.#codes}`;
    await this.#tell("/number", { code, number });
    return code;
  }

  // In WeChat's own window, once each.
  async accept(number, templates) {
    for (const template of templates) await this.#tell("/accept", { openid: openidOf(number), template });
  }

  // The messages that came here: openid, template, page, lang, fields, at_ms.
  async sent() {
    return (await (await fetch(`${this.control}/sent`)).json()).messages;
  }

  // From now on the shell (tests/miniprogram/support/shell.mjs) is on the phone of who has this number, who accepts
  // whatever messages WeChat asks for.
  carry(shell, number) {
    shell.wx.login = async ({ success }) => success({ code: await this.loginCode(number) });
    shell.wx.requestSubscribeMessage = async ({ tmplIds, success }) => {
      await this.accept(number, tmplIds);
      success(Object.fromEntries(tmplIds.map((id) => [id, "accept"])));
    };
  }

  // Of somebody who has logged in there and said this number.
  async ticketOf(server, number) {
    const ask = async (path, body, session) => {
      const headers = { "Content-Type": "application/json", ...(session && { Authorization: `Bearer ${session}` }) };
      const address = `${server.origin}/api/v1/wechat/${path}`;
      return (await fetch(address, { method: "POST", headers, body: JSON.stringify(body) })).json();
    };
    const { session } = await ask("sessions", { code: await this.loginCode(number) });
    await ask("phone", { code: await this.numberCode(number) }, session);
    return (await ask("tickets", {}, session)).ticket;
  }
}

// What the page loads inside the mini-program: it keeps what it is asked, and what it could read of the page.
const sdk = `
window.askedOfShell = [];
window.seenBySdk = [location.href, document.URL, document.referrer, JSON.stringify([history.state, performance.getEntries()])];
performance.getEntries().forEach(({ name }) => seenBySdk.push(name));
const keep = (name) => ({ url }) => askedOfShell.push([name, url]);
window.wx = { miniProgram: { navigateTo: keep("navigateTo"), redirectTo: keep("redirectTo") } };
`;

// A phone whose page is in the mini-program's web-view. How WeChat's script comes: "there", "blocked", "never", "broken".
export const openWebView = async (browser, { script = "there", isInShell = true, ...options } = {}) => {
  const phone = await openPhone(browser, { width: 360, height: 640, ...options });
  phone.scriptsAsked = [];
  await phone.context.route("https://res.wx.qq.com/**", async (route) => {
    phone.scriptsAsked.push(route.request());
    if (script === "there") return route.fulfill({ contentType: "text/javascript", body: sdk });
    if (script === "broken") return route.fulfill({ contentType: "text/javascript", body: "window.wx = {};" });
    if (script === "blocked") return route.abort();
  });
  if (isInShell)
    await phone.context.addInitScript(() => {
      window.__wxjs_environment = "miniprogram";
    });
  return phone;
};

export const askedOfShell = (page) => page.evaluate(() => window.askedOfShell ?? []);

// A page as the mini-program opens it.
export const inside = "in=wechat&lang=zh-CN";
export const insideAt = (server, path, query = inside) =>
  `${server.origin}${path}${path.includes("?") ? "&" : "?"}${query}`;
export const withTicket = (address, ticket) => `${address}#ticket=${ticket}`;
export const madeUp = () => randomBytes(16).toString("hex"); // A ticket that nobody gave.
export const refused = /status of 4\d\d/; // What the browser says of it.

let numbers = 0;
export const newNumber = () => `1360000${String(++numbers).padStart(4, "0")}`;
export const masked = (number) => `${number.slice(0, 3)}****${number.slice(7)}`;

// What is said above the page.
export const bar = (page) => page.getByRole("complementary", { name: /^(从小程序进入|From the mini-program)$/ });
export const question = (page, who) => bar(page).getByText(`以 ${who} 的身份继续？`);
export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const sessionOf = async (context) => (await context.cookies()).find(({ name }) => name === "__Host-person");

// On the page of an evaluation, which asks for both; the number is confirmed with what the demo shows.
export const sayWho = async (page, server, number) => {
  await page.getByRole("textbox", { name: "姓名" }).fill("张三丰");
  await page.getByRole("textbox", { name: "手机号" }).fill(number);
  await page.getByRole("radio", { name: "只在这里联系" }).check();
  await button(page, "发送验证码").click();
  const shown = await (await page.request.get(`${server.origin}/messages`)).text();
  const [, code] = shown.match(new RegExp(`\\+86${number}: <strong>(\\d{6})`));
  await page.getByRole("textbox", { name: "验证码" }).fill(code);
  await button(page, "确认").click();
  await page.getByText("由您确认").waitFor();
};

// Whoever has given a name once is called by it.
export const giveName = async (browser, server, number) => {
  const { context, page } = await openPhone(browser, { javaScriptEnabled: false });
  const own = await CitizenCase.submit(server, {}, "", { catalogue_version: 3, position_words: "汉阳大道" });
  await page.goto(own.address);
  await sayWho(page, server, number);
  await context.close();
  return own;
};

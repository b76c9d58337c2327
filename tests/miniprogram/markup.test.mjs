// Every page in every state as its markup, to be read and reviewed: markup/*.wxml. UPDATE_MARKUP=1 writes them anew.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { eventually, startShell, templates } from "./support/shell.mjs";

const folder = fileURLToPath(new URL("markup/", import.meta.url));
const code = "7K3F9QXM2B4C8D1E5";
const submitted = { for: "submitted", receipt: "ZP-20261120-7K3F9QXM-4" };
const shell = await startShell();
const isOver = (page) =>
  eventually(() => !["opening", "sending", "asking", "telling"].includes(page.component.data.state), "over");
const needsPrivacy = ({ success }) => success({ needAuthorization: true, privacyContractName: "《隐私保护指引》" });
const accepts = ({ success }) =>
  success({ [templates.reply]: "accept", [templates.question]: "reject", [templates.progress]: "filter" });

const openNotice = (respond) => {
  shell.wx.requestSubscribeMessage = respond;
  const notice = shell.open("notice", submitted);
  notice.answer(notice.buttons[0], "tap");
  return notice;
};
const openPhone = (detail) => {
  const phone = shell.open("phone");
  phone.answer(phone.buttons[0], "getrealtimephonenumber", detail);
  return phone;
};

const states = {
  entry: () => shell.open("entry"),
  entry_foreign: () => shell.open("entry", { q: "https%3A%2F%2Fevil.example%2Fe%2F1" }),
  web_opening: () => shell.open("web", { code }),
  web_open: () => shell.open("web", { code }),
  web_problem: () => {
    shell.server.answer("sessions", { status: 503, body: {} });
    return shell.open("web", { code });
  },
  phone_declare: () => {
    shell.wx.getPrivacySetting = needsPrivacy;
    return shell.open("phone");
  },
  phone_ask: () => shell.open("phone"),
  phone_no_quota: () => openPhone({ errno: 1400001 }),
  phone_done: () => openPhone({ code: "number-1" }),
  notice_ask: () => {
    shell.wx.requestSubscribeMessage = accepts;
    return shell.open("notice", submitted);
  },
  notice_done: () => openNotice(accepts),
  notice_switched_off: () => openNotice(({ fail }) => fail({ errCode: 20004 })),
  settings: async () => {
    const settings = shell.open("settings");
    await eventually(() => settings.component.data.number, "who it is");
    return settings;
  },
  help: () => shell.open("help"),
};
const looks = { "": {}, _elder_en: { elder: true, language: "en" } };

for (const [state, open] of Object.entries(states))
  for (const [suffix, settings] of Object.entries(looks)) {
    const name = `${state}${suffix}`;
    test(`${name} is as it was reviewed, and everything in it can be pressed and named`, async () => {
      shell.restart();
      shell.stored.settings = settings;
      const page = await open();
      if (state !== "web_opening") await isOver(page);
      if (!page.address) assert.equal(page.isElder, settings.elder === true);
      checkNames(page);
      if (process.env.UPDATE_MARKUP) writeFileSync(`${folder}${name}.wxml`, page.markup);
      assert.equal(page.markup, readFileSync(`${folder}${name}.wxml`, "utf8"));
    });
  }

test("no markup is kept of what is rendered no more", () => {
  const wanted = Object.keys(states).flatMap((state) => Object.keys(looks).map((suffix) => `${state}${suffix}.wxml`));
  assert.deepEqual(readdirSync(folder).sort(), wanted.sort());
});

const named = (node) => (typeof node === "string" ? node : node.children.map(named).join("")).trim();
const attributesOf = (node) => Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));

// A screen reader names a button by its text, other controls by their label; only buttons and controls are pressed.
const checkNames = (page) => {
  for (const node of page.nodes()) {
    const tag = node.tagName.replace(/^wx-/, "");
    const attributes = attributesOf(node);
    if (tag === "button") {
      assert.ok(named(node), "a button without words");
      assert.ok(Object.keys(node.event).length || attributes.openType, `nothing happens at ${named(node)}`);
    } else assert.ok(!node.event.tap, `${tag} is pressed, and no button`);
    if (["switch", "radio", "radio-group"].includes(tag)) assert.ok(attributes.ariaLabel, `${tag} without a label`);
  }
};

// The mini-program as build-scripts/miniprogram makes it, rendered by WeChat's own compiler and component framework
// (miniprogram-simulate) into a document of jsdom.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { startServer } from "./server.mjs";
import { makeWechat } from "./wechat.mjs";

const require = createRequire(import.meta.url);

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const source = join(root, "web/miniprogram");
export const host = "pingjia.example.cn";
export const templates = { reply: "R".repeat(43), question: "Q".repeat(43), progress: "P".repeat(43) };

const { JSDOM } = require("jsdom");
const dom = new JSDOM("<!doctype html><body></body>");
globalThis.window = dom.window;
for (const name of ["document", "Event", "CustomEvent", "TouchEvent"]) globalThis[name] = dom.window[name];
const simulate = require("miniprogram-simulate");

export const makeFolder = (...values) => {
  const folder = join(mkdtempSync(join(tmpdir(), "miniprogram-")), "out");
  after(() => rmSync(join(folder, ".."), { recursive: true }));
  execFileSync(join(root, "build-scripts/miniprogram"), [...values, "--out", folder], { stdio: "pipe" });
  return folder;
};

export const appid = "wx0123456789abcdef";
export const allValues = [
  "--appid",
  appid,
  "--host",
  host,
  ...Object.entries(templates).flatMap(([name, id]) => [`--template-${name}`, id]),
];

// Let answers of the local server, and what follows from them, arrive.
export const eventually = async (isSo, what) => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never happened: ${what}`);
};

const startOwnServer = async () => {
  const server = await startServer();
  after(() => server.stop());
  return server;
};

// Of a page's address, as it is handed to onLoad: WeChat decodes nothing.
const readAddress = (url) => {
  const [, name, query = ""] = /^\/?pages\/(\w+)\/\1(?:\?(.*))?$/.exec(url);
  return [name, Object.fromEntries(query.split("&").map((each) => each.split("=")))];
};

// A fresh start of the mini-program: nothing in memory, nothing stored. `origin` is that of our own server, where it is
// the real one.
export const startShell = async (folder = makeFolder(...allValues), origin) => {
  const server = origin ? { origin, forget: () => {} } : await startOwnServer();
  const shell = { folder, server, pages: [] };
  shell.restart = () => {
    Object.keys(require.cache)
      .filter((path) => path.startsWith(folder))
      .forEach((path) => delete require.cache[path]);
    server.forget();
    Object.assign(shell, makeWechat({ host, origin: server.origin }), { pages: [] });
    globalThis.wx = shell.wx;
    globalThis.getCurrentPages = () => shell.pages;
  };
  shell.restart();

  shell.open = (name, query = {}) => {
    const page = simulate.load(join(folder, `pages/${name}/${name}`), name, { rootPath: folder });
    const component = simulate.render(page);
    component.attach(document.createElement("div"));
    shell.pages.push(component);
    if (component.instance.onLoad) component.instance.onLoad(query);
    component.triggerPageLifeTime("show");
    return describePage(component);
  };
  shell.openAt = (url) => shell.open(...readAddress(url));
  return shell;
};

const nodesOf = (node) => (typeof node === "string" ? [] : [node, ...node.children.flatMap(nodesOf)]);
const textOf = (node) => (typeof node === "string" ? node : node.children.map(textOf).join(""));
const attributeOf = (node, name) => (node.attrs.find((each) => each.name === name) || {}).value;
const plainName = (node) => node.tagName.replace(/^wx-/, "");

const describePage = (component) => {
  const nodes = () => nodesOf(component.toJSON());
  const named = (name) => nodes().filter((node) => plainName(node) === name);
  // A handler is called as WeChat does it: a tap has the button's data, an answer of WeChat has a detail.
  const act = (node, event, detail) => {
    const bound = node.event[event];
    if (!bound) throw new Error(`${textOf(node)} listens to no ${event}`);
    const data = node.attrs.filter(({ name }) => /^data-/.test(name)).map(({ name, value }) => [name.slice(5), value]);
    return component.instance[bound.handler]({
      detail: detail || {},
      currentTarget: { dataset: Object.fromEntries(data) },
    });
  };
  const find = (name, label) => {
    const found = named(name).find((node) => textOf(node).startsWith(label));
    if (!found) throw new Error(`no ${name} '${label}' among: ${named(name).map(textOf).join(" | ")}`);
    return found;
  };
  return {
    component,
    get text() {
      return textOf(component.toJSON());
    },
    get told() {
      return nodes()
        .filter((node) => attributeOf(node, "ariaRole") === "alert")
        .map(textOf)
        .join("");
    },
    get buttons() {
      return named("button").map(textOf);
    },
    get address() {
      const [view] = named("web-view");
      return view && attributeOf(view, "src");
    },
    get isElder() {
      return /\belder\b/.test(
        attributeOf(
          nodes().find((node) => /\bscreen\b/.test(attributeOf(node, "class"))),
          "class",
        ),
      );
    },
    nodes,
    tap: (label) => act(find("button", label), "tap"),
    answer: (label, event, detail) => act(find("button", label), event, detail),
    event: (name, event, detail) => act(named(name)[0], event, detail),
    show: () => component.triggerPageLifeTime("show"),
    // As it would be written down: tags, attributes, what is listened to, texts.
    get markup() {
      return component
        .toJSON()
        .children.map((child) => write(child, ""))
        .join("");
    },
  };
};

const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const write = (node, indent) => {
  if (typeof node === "string") return node.trim() ? `${indent}${node.trim()}\n` : "";
  const attributes = node.attrs
    .filter(({ value }) => value !== undefined && value !== "")
    .map(({ name, value }) => ` ${dashed(name)}="${String(value).trim()}"`)
    .concat(Object.values(node.event).map(({ name, handler }) => ` bind${name}="${handler}"`))
    .sort();
  const inside = node.children.map((child) => write(child, `${indent}  `)).join("");
  const tag = plainName(node);
  return `${indent}<${tag}${attributes.join("")}>${inside ? `\n${inside}${indent}` : ""}</${tag}>\n`;
};

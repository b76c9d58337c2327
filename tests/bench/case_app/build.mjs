// The page of an evaluation as a React app would be: the same elements, words and style, built by React in the browser.
// Its data stands in the page already, so that it needs no request of its own, and it has no code but React and one
// function: any real one would be heavier.
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const { build } = createRequire(join(root, "web/page/package.json"))("esbuild");

const bundle = async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("app.js", import.meta.url))],
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].contents;
};

// Runs in the browser: what stands inside of an element, as data.
export const readElements = () => {
  const reactNames = { class: "className", for: "htmlFor", tabindex: "tabIndex", value: "defaultValue" };
  const left = /^(autofocus|style|autocomplete|maxlength|minlength|enctype)$/;
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent.trim() ? [node.textContent] : [];
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    const properties = {};
    for (const { name, value } of node.attributes)
      if (!left.test(name)) properties[reactNames[name] ?? name] = value === "" ? true : value;
    return [{ tag: node.localName, properties, children: [...node.childNodes].flatMap(read) }];
  };
  return read(document.getElementById("server-page"))[0];
};

// `elements` are those of readElements(); `styles` are the style sheets of the page. Gives what openSite() serves.
export const buildCaseApp = async (elements, styles) => {
  const script = await bundle();
  const links = Object.keys(styles).map((path) => `<link rel="stylesheet" href="${path}">`);
  const data = JSON.stringify(elements).replaceAll("<", "\\u003c");
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>执法评价</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">${links.join("")}
<script src="/app.js" defer></script><div id="root"></div><script id="data" type="application/json">${data}</script></html>`;
  const files = {};
  const add = (path, type, content) => {
    files[path] = { type, body: brotliCompressSync(content), immutable: false };
  };
  add("/app.js", "text/javascript; charset=utf-8", script);
  for (const [path, content] of Object.entries(styles)) add(path, "text/css; charset=utf-8", content);
  add("/", "text/html; charset=utf-8", Buffer.from(page));
  return files;
};

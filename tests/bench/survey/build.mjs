// Builds the peer's page as an engineer who wants it fast would. Whatever here could be faster without
// giving the person less is a fault of the bench.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { readForm } from "./form.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const { build } = createRequire(join(root, "web/page/package.json"))("esbuild");
const folder = fileURLToPath(new URL(".", import.meta.url));
const output = join(root, "build/bench/survey");

const bundle = async (entry) => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: folder,
    write: false,
    bundle: true,
    minify: true,
    treeShaking: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].contents;
};

const compress = (content) =>
  brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });

const hashedName = (name, content) =>
  name.replace(".", `.${createHash("sha256").update(content).digest("hex").slice(0, 12)}.`);

// - What the person must read stands in the page itself, so that it is painted while the script is still coming.
// - The script is deferred; its request leaves as soon as the head is read.
// - The style comes after the content, which therefore is painted without waiting for it. The deferred script does wait.
// - The form is in the page: no request of its own.
// - An empty icon: without one the browser asks for /favicon.ico.
const writePage = (form, script, style) => {
  const reading = form.pages[0].elements.map(({ html }) => html).join("");
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${form.title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<script src="/${script}" defer></script><style>body{margin:0}#survey{font:1rem/1.5 sans-serif}</style>
<div id="survey">${reading}</div>
<link rel="stylesheet" href="/${style}">
<script id="form" type="application/json">${JSON.stringify(form)}</script></html>`;
};

// Returns what the site serves: { path: { type, body, immutable } }, each body compressed with brotli.
export const buildSurvey = async () => {
  const form = await readForm();
  const files = {};
  const add = (path, type, content, immutable) => {
    files[path] = { type, body: compress(content), bytes: content.length, immutable };
  };
  // The smallest of the official styles: without the web font, which a Chinese page has no use for.
  const style = await bundle("../node_modules/survey-core/survey-core.fontless.min.css");
  const script = await bundle("survey.js");
  const names = { script: hashedName("survey.js", script), style: hashedName("survey.css", style) };
  add(`/${names.script}`, "text/javascript; charset=utf-8", script, true);
  add(`/${names.style}`, "text/css; charset=utf-8", style, true);
  add("/", "text/html; charset=utf-8", Buffer.from(writePage(form, names.script, names.style)), false);
  await mkdir(output, { recursive: true });
  for (const [path, { body }] of Object.entries(files))
    await writeFile(join(output, `${path === "/" ? "index.html" : path}.br`), body);
  return files;
};

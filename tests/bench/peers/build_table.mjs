// Builds a peer's page with the big table, as an engineer who wants it fast would: one minified script with only what
// it needs, its style in the page, all of it compressed at its best.
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { columns, rowHeight } from "./table_rows.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const { build } = createRequire(join(root, "web/page/package.json"))("esbuild");

const bundle = async (name) => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${name}/table.js`, import.meta.url))],
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

const common = `html,body{height:100%;margin:0;font:14px/1.5 sans-serif}
main{display:flex;flex-direction:column;height:100%;padding:8px;box-sizing:border-box}p{margin:8px 0}
.late{color:#b42318;font-weight:bold}`;

const bodies = {
  ag_grid: {
    style: "#table{flex:1}",
    body: `<main><input id="search" aria-label="查找" placeholder="回执号或地点"><p id="count"></p><div id="table"></div></main>`,
  },
  tanstack: {
    style: `#root{height:100%}.table{flex:1;display:flex;flex-direction:column;min-height:0}
.rows{flex:1;overflow-y:scroll;contain:strict}.header{overflow-y:scroll;font-weight:bold;flex:none}
.row,.header{display:grid;grid-template-columns:36px ${columns
      .map(({ least, share }) => (share ? `minmax(${least}px,${share}fr)` : `${least}px`))
      .join(" ")};height:${rowHeight}px;line-height:${rowHeight}px;border-bottom:1px solid #ddd;box-sizing:border-box}
.row{position:absolute;top:0;left:0;width:100%;contain:strict}
.row>*,.header>*{padding:0 8px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}`,
    body: `<div id="root"></div>`,
  },
};

// Gives what openSite() serves.
export const buildTable = async (name) => {
  const { style, body } = bodies[name];
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>案件</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<script src="/table.js" defer></script><style>${common}${style}</style>${body}</html>`;
  const file = (type, content) => ({ type, body: brotliCompressSync(content), immutable: false });
  return {
    "/": file("text/html; charset=utf-8", Buffer.from(page)),
    "/table.js": file("text/javascript; charset=utf-8", await bundle(name)),
  };
};

// What the folder is made of: what WeChat reads before any page, the words, the look, the script that fills it in.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { allValues, appid, host, makeFolder, root, source, templates } from "./support/shell.mjs";

const require = createRequire(import.meta.url);
const read = (path) => readFileSync(join(source, path), "utf8");
const json = (path) => JSON.parse(read(path));
const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
const temporary = mkdtempSync(join(tmpdir(), "miniprogram-"));
after(() => rmSync(temporary, { recursive: true }));

const app = json("app.json");
const pages = app.pages.map((page) => page.split("/").at(-1));

test("each page that app.json names is there, and no other", () => {
  assert.deepEqual(readdirSync(join(source, "pages")).sort(), [...pages].sort());
  for (const page of app.pages) {
    for (const kind of ["js", "json", "wxml"])
      assert.ok(existsSync(join(source, `${page}.${kind}`)), `${page}.${kind}`);
    assert.deepEqual(json(`${page}.json`), { usingComponents: {} }, "without it Component() makes no page");
  }
});

test("WeChat is asked for no position, and asks for the privacy declaration", () => {
  assert.equal(app.__usePrivacyCheck__, true);
  assert.equal(app.lazyCodeLoading, "requiredComponents");
  const all = files(source)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  assert.doesNotMatch(all, /getLocation|userLocation|requiredPrivateInfos|getUserProfile|ClipboardData/);
});

test("both languages say everything, and every word is said by its page", () => {
  const { words } = require(join(source, "lib/words.js"));
  const code = files(join(source, "lib")).filter((file) => !file.endsWith("words.js"));
  const shared = code.map((file) => readFileSync(file, "utf8")).join("\n");
  for (const [group, said] of Object.entries(words)) {
    const own = (group === "common" ? pages : [group]).map(
      (page) => read(`pages/${page}/${page}.js`) + read(`pages/${page}/${page}.wxml`),
    );
    for (const [key, texts] of Object.entries(said)) {
      assert.equal(texts.length, 2, key);
      assert.ok(
        texts.every((text) => text && text === text.trim()),
        key,
      );
      assert.doesNotMatch(texts[1], /[\u4e00-\u9fff]/, key);
      const isSaid = new RegExp(`\\b${key.replace(/_hint$/, "")}\\b`).test(own.join("\n") + shared);
      assert.ok(isSaid || ["title", "heading_reply", "heading_submitted"].includes(key), `nobody says ${group}.${key}`);
    }
  }
});

test("colours and sizes are those of the look, in light, dark and large letters", () => {
  const tokens = JSON.parse(readFileSync(join(root, "assets/look/tokens.json"), "utf8"));
  const style = read("app.wxss");
  const [, light, dark, standard, elder] =
    /page \{(.*?)\n\}.*?dark\) \{(.*?)\n\}\n\.screen \{(.*?)\n\}\n\.screen\.elder \{(.*?)\n\}/s.exec(style);
  const check = (block, group, variant, unit) => {
    const found = [...block.matchAll(/--([a-z-]+): ([^;]+);/g)];
    assert.ok(found.length > 5);
    for (const [, name, value] of found)
      assert.equal(value, `${tokens[group][name.replace(/-/g, "_")][variant]}${unit}`, `${variant} ${name}`);
  };
  check(light, "colours", "light", "");
  check(dark, "colours", "dark", "");
  check(standard, "sizes", "standard", "px");
  check(elder, "sizes", "elder", "px");
  const theme = json("theme.json");
  for (const variant of ["light", "dark"]) {
    assert.equal(theme[variant].background, tokens.colours.background[variant]);
    assert.equal(theme[variant].bar, tokens.colours.card[variant]);
  }
});

test("the script fills in appid, host and templates, and the shell is small", () => {
  const folder = makeFolder(...allValues);
  assert.deepEqual(require(join(folder, "config.js")), { host, templates });
  assert.equal(JSON.parse(readFileSync(join(folder, "project.config.json"), "utf8")).appid, appid);
  assert.ok(files(folder).reduce((sum, file) => sum + readFileSync(file).length, 0) <= 100_000);
});

const run = (...values) => spawnSync(join(root, "build-scripts/miniprogram"), values, { encoding: "utf8" });
const without = (name) => allValues.filter((_, index) => allValues[index - (index % 2)] !== name);
const refused = [
  ["nothing", []],
  ["no appid", without("--appid")],
  ["an appid of somebody's", [...without("--appid"), "--appid", "touristappid"]],
  ["no host", without("--host")],
  ["an address as the host", [...without("--host"), "--host", `https://${host}`]],
  ["a host with a port", [...without("--host"), "--host", `${host}:8443`]],
  ["a host with a path", [...without("--host"), "--host", `${host}/e`]],
  ["a number as the host", [...without("--host"), "--host", "192.0.2.1"]],
  ["a host in capitals", [...without("--host"), "--host", host.toUpperCase()]],
  ["a host that would be code", [...without("--host"), "--host", 'a.cn",x:"']],
  ["no template of the reply", without("--template-reply")],
  ["a template that is none", [...without("--template-reply"), "--template-reply", "1234"]],
  ["a template twice", [...without("--template-question"), "--template-question", templates.reply]],
  ["an argument that nobody knows", [...allValues, "--secret", "x"]],
  ["an argument without its value", [...allValues, "--out"]],
];
for (const [what, values] of refused)
  test(`the script refuses ${what}, and says what it takes`, () => {
    const out = join(temporary, "refused");
    const done = run("--out", out, ...values);
    assert.equal(done.status, 1, done.stdout);
    assert.match(done.stderr, /miniprogram: /);
    assert.ok(!existsSync(out));
  });

test("the script removes no folder that it has not made", () => {
  const mine = join(temporary, "mine");
  mkdirSync(mine);
  writeFileSync(join(mine, "project.config.json"), "{}");
  assert.equal(run(...allValues, "--out", mine).status, 1);
  assert.ok(existsSync(join(mine, "project.config.json")));
  assert.equal(run(...allValues, "--out", source).status, 1);
});

test("the script makes its own folder anew", () => {
  const out = join(temporary, "own");
  assert.equal(run(...allValues, "--out", out).status, 0);
  writeFileSync(join(out, "left-over.js"), "");
  assert.equal(run(...allValues, "--out", out).status, 0);
  assert.ok(!existsSync(join(out, "left-over.js")));
});

test("the script's help has examples", () => {
  const done = run("--help");
  assert.equal(done.status, 0);
  assert.match(done.stdout, /build-scripts\/miniprogram --appid wx/);
});

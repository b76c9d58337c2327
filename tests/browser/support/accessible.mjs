// What automatic checks and a screen reader find on a page.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { settle } from "./phone.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const axeRuns = [];

// Contrast over the canvas is what axe cannot see: pixels.test.mjs and the palette's test do. Where the page
// shows the form itself, axe sees it. It is injected with evaluate; the page's Content-Security-Policy stays in force.
export const assertAccessible = async (page, screen, { seesContrast = false } = {}) => {
  await settle(page);
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate(() => window.axe.run());
  axeRuns.push(screen);
  const told = violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`);
  assert.deepEqual(told, [], screen);
  const undecided = incomplete
    .filter(({ id }) => seesContrast || id !== "color-contrast")
    .map((each) => `${each.id}: ${each.nodes.map((node) => `${node.html} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
  assert.deepEqual(undecided, [], `${screen}: undecided`);
};

// Not said by themselves, or said by what is in them.
const silent = new Set([
  "StaticText",
  "InlineTextBox",
  "none",
  "generic",
  "LineBreak",
  "ListMarker",
  "LabelText",
  "Legend",
]);
const toldProperties = ["level", "checked", "disabled", "focused", "invalid"];
const longest = 80;

const shortened = (text) => JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
const isOn = ({ value: { value } }) => value !== "false" && value !== false && value !== "";

// `same` makes what differs each time the same.
const lineOf = (node, text, depth, same) => {
  const quoted = (words) => shortened(same(words));
  const value = node.value?.value;
  const states = (node.properties ?? [])
    .filter((each) => toldProperties.includes(each.name) && isOn(each))
    .map(({ name, value: { value: state } }) => (state === true || state === "true" ? name : `${name}=${state}`));
  const parts = [
    node.role.value,
    (node.name?.value || text) && quoted(node.name?.value || text),
    value !== undefined && value !== "" && `= ${quoted(`${value}`)}`,
    node.description?.value && `— ${quoted(node.description.value)}`,
    states.length && `[${states.join(" ")}]`,
  ];
  return "  ".repeat(depth) + parts.filter(Boolean).join(" ");
};

const asItIs = (text) => text;

// The accessibility tree as Chromium gives it to screen readers, a line for each thing that is said.
export const outlineOf = async (page, same = asItIs) => {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = (node) => (node.childIds ?? []).map((id) => byId.get(id));
  const textOf = (node) =>
    childrenOf(node)
      .filter((child) => child.role.value === "StaticText")
      .map((child) => child.name.value)
      .join("");
  const lines = [];
  const walk = (node, depth) => {
    if ((node.properties ?? []).some(({ name, value }) => name === "live" && value.value === "polite")) return; // What was said last.
    const said = !node.ignored && !silent.has(node.role.value);
    if (said) lines.push(lineOf(node, textOf(node), depth, same));
    if (node.role.value === "Date") return; // What the browser makes of it is its own.
    for (const child of childrenOf(node)) walk(child, said ? depth + 1 : depth);
  };
  walk(nodes[0], 0);
  return `${lines.join("\n")}\n`;
};

// Compares with tests/browser/outlines/NAME.txt; UPDATE_OUTLINES=1 writes them anew, to be read before they are committed.
export const assertOutline = async (page, name, same = asItIs) => {
  await settle(page);
  const file = new URL(`../outlines/${name}.txt`, import.meta.url);
  const outline = await outlineOf(page, same);
  if (process.env.UPDATE_OUTLINES) await writeFile(file, outline);
  assert.equal(outline, await readFile(file, "utf8"), `the outline of ${name} is not that of ${file.pathname}`);
};

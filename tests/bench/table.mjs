// The lines of a bench as the table in README.md: build-scripts/bench | node tests/bench/table.mjs
import { createInterface } from "node:readline";
import { goals, missed, oneIsEnough } from "./support/goals.mjs";

const inWords = ({ name }) =>
  Object.entries(goals[name] ?? {})
    .map(([part, { most, least }]) => `${part} ${most !== undefined ? `≤ ${most}` : `≥ ${least}`}`)
    .join(oneIsEnough.has(name) ? " or " : ", ");

const shown = (value, unit) =>
  value === null ? "" : `${value.toLocaleString("en", { maximumFractionDigits: 4 })} ${unit}`;

console.log("| Line | Ours | Peer | Ratio | Goal |\n|---|---|---|---|---|");
for await (const text of createInterface({ input: process.stdin })) {
  const line = JSON.parse(text);
  const peer = line.peer ? `${shown(line.peer_value, line.unit)} (${line.peer})` : "";
  const goal = `${inWords(line)}${missed(line).length ? " **missed**" : ""}`;
  console.log(`| ${line.name} | ${shown(line.value, line.unit)} | ${peer} | ${line.ratio ?? ""} | ${goal} |`);
}

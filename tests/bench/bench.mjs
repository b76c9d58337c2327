// Runs the benches that its arguments name, or all, and prints one JSON object per line. With --small, `cases`,
// `staff`, `board` and `exports` are tried on a small store: then their values say nothing.
import { missed } from "./support/goals.mjs";

// Each exports `measure(say, options)`, which yields lines (support/pairs.mjs) as they become known.
const benches = [
  "page",
  "receipt",
  "form",
  "evidence",
  "submissions",
  "reads",
  "idle",
  "connections",
  "uploads",
  "imports",
  "codes",
  "cases",
  "staff",
  "board",
  "persons",
  "notices",
  "desk",
  "exports",
];

const words = process.argv.slice(2);
const options = { small: words.includes("--small") };
const names = words.filter((word) => word !== "--small");
const unknown = names.find((name) => !benches.includes(name));
if (unknown) {
  console.error(`bench: there is no bench '${unknown}'\n  There are: ${benches.join(", ")}`);
  process.exit(2);
}

const say = (words) => process.stderr.write(`  ${words}\n`);
const misses = [];
for (const name of names.length ? names : benches) {
  const { measure } = await import(`./${name}.mjs`);
  say(`Measuring ${name}`);
  for await (const line of measure(say, options)) {
    console.log(JSON.stringify(line));
    misses.push(...missed(line));
  }
}
for (const miss of misses) say(`MISSED ${miss}`);
process.exit(misses.length ? 1 : 0);

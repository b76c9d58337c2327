// Runs the benches that its arguments name, or all, and prints one JSON object per line.
import { missed } from "./support/goals.mjs";

// Each exports `measure(say)`, which yields lines (support/pairs.mjs) as they become known.
const benches = [
  "page",
  "form",
  "evidence",
  "submissions",
  "reads",
  "idle",
  "connections",
  "uploads",
  "imports",
  "cases",
];

const names = process.argv.slice(2);
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
  for await (const line of measure(say)) {
    console.log(JSON.stringify(line));
    misses.push(...missed(line));
  }
}
for (const miss of misses) say(`MISSED ${miss}`);
process.exit(misses.length ? 1 : 0);

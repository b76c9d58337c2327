// One code and one evaluation, read from a small and from a province's database.
import { alternate, line } from "./support/pairs.mjs";
import { serve } from "./support/served.mjs";
import { generate } from "./support/year.mjs";
import { load } from "./support/wrk.mjs";

const few = 1_000;
const many = 2_300_000;
const connections = 8;
const seconds = 4;
const pairs = 7;

export async function* measure(say) {
  const year = await generate(many, say);
  const start = await generate(few, say);
  const large = await serve(year.folder);
  const small = await serve(start.folder);
  // Kept busy: one connection alone would measure how long a halted processor takes to wake up.
  const read = (served, samples, what) => async (pair) =>
    1e6 / (await load(served, "read.lua", { connections, seconds, words: [what, pair + 1, samples] })).perSecond;
  for (const what of ["code", "evaluation"]) {
    say(`Reading one ${what}, ${pairs} times ${seconds} s on both sides`);
    const { ours, peer } = await alternate(pairs, read(large, year.samples, what), read(small, start.samples, what));
    yield line(`read-${what}`, "µs", ours, `ours with ${few.toLocaleString("en")} evaluations`, peer);
  }
  await large.stop();
  await small.stop();
}

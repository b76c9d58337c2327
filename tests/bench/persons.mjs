// What a person costs: submissions with a position, and by persons who are signed in, beside those without; and the page
// of one's own evaluations among a province's.
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { alternate, line, percentile } from "./support/pairs.mjs";
import { execute, serve, withCopy } from "./support/served.mjs";
import { generate } from "./support/year.mjs";
import { load } from "./support/wrk.mjs";

const connections = 48;
const seconds = 6;
const pairs = 5;
const persons = 100;
const listed = 20; // On one page.
const reads = 2_000;

const post = (served, path, fields, cookie) =>
  fetch(served.origin + path, {
    method: "POST",
    redirect: "manual",
    headers: cookie ? { Cookie: cookie } : {},
    body: new URLSearchParams(fields),
  });

const cookiesOf = (answer) => answer.headers.getSetCookie().map((each) => each.split(";")[0]);

// Names an evaluation, with the code that the demo shows. The cookie of its person.
const identify = async (served, [, receipt, secret], number) => {
  const phone = `135${String(number).padStart(8, "0")}`;
  const path = `/r/${receipt}/person?secret=${secret}`;
  const fields = { form: "identify", name: "张三丰", phone, contact: "only_here", stays_signed_in: "yes" };
  const [device] = cookiesOf(await post(served, path, fields));
  for (;;) {
    const shown = await (await fetch(`${served.origin}/messages`)).text();
    const code = shown.match(new RegExp(`\\+86${phone}: <strong>(\\d{6})`))?.[1];
    if (!code) continue;
    const answer = await post(served, path, { form: "confirm_code", one_time_code: code }, device);
    if (answer.status !== 303) throw new Error(`the code was answered ${answer.status}`);
    return cookiesOf(answer).find((each) => each.includes("person="));
  }
};

const samplesOf = async ({ samples }) =>
  (await readFile(samples, "utf8"))
    .trim()
    .split("\n")
    .map((sample) => sample.split(" "));

let runs = 0;
const perSecond = (base, what) => () =>
  withCopy(base.folder, async (folder) => {
    const served = await serve(folder, undefined, "--demo");
    const samples = await samplesOf(base);
    const cookies = [];
    // Of each kind, so that all begin with the same store.
    for (let number = 0; number < persons; ++number) cookies.push(await identify(served, samples[number], number));
    const file = join(folder, `cookies-${randomBytes(4).toString("hex")}`);
    await writeFile(file, `${cookies.join("\n")}\n`);
    const said = await load(served, "submit_person.lua", {
      connections,
      seconds,
      words: [++runs, what, file, ...base.codes],
    });
    await served.stop();
    return said.perSecond;
  });

// A province whose evaluations have persons, and one of them who is signed in.
const timesOfMine = (base) =>
  withCopy(base.folder, async (folder) => {
    let served = await serve(folder, undefined, "--demo");
    const samples = await samplesOf(base);
    const cookie = await identify(served, samples[0], 0);
    await served.stop();
    await execute(
      folder,
      "INSERT INTO person (phone_digest, sealed_phone, made_at) SELECT randomblob(32), zeroblob(54), 0 FROM evaluation" +
        " WHERE id % 5 = 0;" +
        "INSERT INTO evaluation_person (evaluation_id, person_id, may_call, verified_at) SELECT id, 2 + id / 5, 0, 0" +
        " FROM evaluation WHERE id / 5 < (SELECT MAX(id) FROM person) - 2 AND id NOT IN (SELECT evaluation_id FROM" +
        ` evaluation_person);` +
        `UPDATE evaluation_person SET person_id = 1 WHERE evaluation_id IN (SELECT id FROM evaluation ORDER BY id DESC LIMIT ${listed});`,
    );
    served = await serve(folder, undefined, "--demo");
    const times_ms = [];
    for (let read = 0; read < reads; ++read) {
      const began = performance.now();
      const answer = await fetch(`${served.origin}/my?lang=zh-CN`, { headers: { Cookie: cookie } });
      const page = await answer.text();
      times_ms.push(performance.now() - began);
      if (read === 0 && page.split('href="/r/').length - 1 < listed) throw new Error("not all of them are listed");
    }
    await served.stop();
    return percentile(times_ms, 0.99);
  });

export async function* measure(say) {
  const base = await generate(20_000, say);
  for (const what of ["position", "person"]) {
    say(`Submissions with ${what}, ${pairs} times ${seconds} s on both sides`);
    const { ours, peer } = await alternate(pairs, perSecond(base, what), perSecond(base, "bare"));
    yield line(`persons-submissions-with-${what}`, "1/s", ours, "those without", peer);
  }
  say("The page of one's own evaluations among 2.3 million");
  yield line("persons-my-page-p99", "ms", [await timesOfMine(await generate(2_300_000, say))]);
}

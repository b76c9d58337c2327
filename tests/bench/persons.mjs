// What a person costs: submissions with a position, and by persons who are signed in, beside those without; and the page
// of one's own evaluations among a province's.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { alternate, line, percentile } from "./support/pairs.mjs";
import { execute, serve, withCopy } from "./support/served.mjs";
import { generate } from "./support/year.mjs";
import { load } from "./support/wrk.mjs";

const connections = 48;
const seconds = 6;
const pairs = 5;
const persons = 5_000; // Of whom each evaluates about five times.
const listed = 20; // On one page.
const reads = 2_000;

const post = (served, path, fields, headers) =>
  fetch(served.origin + path, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });

const cookiesOf = (answer) => answer.headers.getSetCookie().map((each) => each.split(";")[0]);

// Names an evaluation, with the code that the demo shows. The cookie of its person. Each is at an address of their own,
// because codes to one address are limited.
const identify = async (served, [, receipt, secret], number) => {
  const phone = `135${String(number).padStart(8, "0")}`;
  const path = `/r/${receipt}/person?secret=${secret}`;
  const from = { "X-Forwarded-For": `10.0.${number >> 8}.${number & 255}` };
  const fields = { form: "identify", name: "张三丰", phone, contact: "only_here", stays_signed_in: "yes" };
  const [device] = cookiesOf(await post(served, path, fields, from));
  let code;
  while (!code) {
    const shown = await (await fetch(`${served.origin}/messages`)).text();
    code = shown.match(new RegExp(`\\+86${phone}: <strong>(\\d{6})`))?.[1];
  }
  const answer = await post(served, path, { form: "confirm_code", one_time_code: code }, { ...from, Cookie: device });
  if (answer.status !== 303) throw new Error(`the code was answered ${answer.status}`);
  return cookiesOf(answer).find((each) => each.includes("person="));
};

const samplesOf = async ({ samples }) =>
  (await readFile(samples, "utf8"))
    .trim()
    .split("\n")
    .map((sample) => sample.split(" "));

const serveDemo = (folder) => serve(folder, undefined, "--demo", "--trusted-proxy", "127.0.0.1");

// As many of the evaluations in a folder as there are to be persons. Their cookies.
const identifyAll = async (folder, base, count) => {
  const served = await serveDemo(folder);
  const samples = await samplesOf(base);
  const cookies = [];
  while (cookies.length < count) cookies.push(await identify(served, samples[cookies.length], cookies.length));
  await served.stop();
  return cookies;
};

let runs = 0;
const perSecond = (folder, what, words) => () =>
  withCopy(folder, async (copy) => {
    const served = await serveDemo(copy);
    const said = await load(served, "submit_person.lua", {
      connections,
      seconds,
      words: [++runs, what, ...words],
    });
    await served.stop();
    return said.perSecond;
  });

// A province whose evaluations have persons, and one of them who is signed in.
const timesOfMine = (base) =>
  withCopy(base.folder, async (folder) => {
    const [cookie] = await identifyAll(folder, base, 1);
    await execute(
      folder,
      "INSERT INTO person (phone_digest, sealed_phone, made_at) SELECT randomblob(32), zeroblob(54), 0 FROM evaluation" +
        " WHERE id % 5 = 0;" +
        "INSERT INTO evaluation_person (evaluation_id, person_id, may_call, verified_at) SELECT id, 2 + id / 5, 0, 0" +
        " FROM evaluation WHERE id / 5 < (SELECT MAX(id) FROM person) - 2 AND id NOT IN (SELECT evaluation_id FROM" +
        ` evaluation_person);` +
        `UPDATE evaluation_person SET person_id = 1 WHERE evaluation_id IN (SELECT evaluation_id FROM evaluation_person ORDER BY 1 DESC LIMIT ${listed});`,
    );
    const served = await serveDemo(folder);
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
  yield* await withCopy(base.folder, async (folder) => {
    say(`${persons.toLocaleString("en")} persons sign in`);
    const file = join(folder, "cookies");
    await writeFile(file, `${(await identifyAll(folder, base, persons)).join("\n")}\n`);
    const lines = [];
    for (const what of ["position", "person"]) {
      say(`Submissions with ${what}, ${pairs} times ${seconds} s on both sides`);
      const run = (kind) => perSecond(folder, kind, [file, ...base.codes]);
      const { ours, peer } = await alternate(pairs, run(what), run("bare"));
      lines.push(line(`persons-submissions-with-${what}`, "1/s", ours, "those without", peer));
    }
    return lines;
  });
  say("The page of one's own evaluations among 2.3 million");
  yield line("persons-my-page-p99", "ms", [await timesOfMine(await generate(2_300_000, say))]);
}

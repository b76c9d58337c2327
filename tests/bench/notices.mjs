// How fast notices go out by WeChat, in whose place our stand-in answers over TLS, and what submissions feel of it.
import { execFile, spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { alternate, line } from "./support/pairs.mjs";
import { benchProgram, root, serve, withCopy } from "./support/served.mjs";
import { generate } from "./support/year.mjs";
import { load } from "./support/wrk.mjs";

const run = promisify(execFile);
const count = 10_000;
const pairs = 3;
const seconds = 6;
const connections = 48;
const pause_ms = 100; // Of each connection: phones, not a siege.
const template = "template-of-reply";

// Knows every user, and counts nothing.
const startStandIn = async () => {
  const program = spawn(join(root, "build/release/tests/support/wechat-stand-in"), ["--all-accepted"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const standIn = { stop: () => program.kill("SIGTERM") };
  for await (const said of createInterface({ input: program.stdout })) {
    const [, url, certificates] = said.match(/Listening on (\S+) CA (.+)/) ?? [];
    if (url) Object.assign(standIn, { url, certificates });
    const [, control] = said.match(/Control on (\S+)/) ?? [];
    if (control) return { ...standIn, control };
  }
  throw new Error("the stand-in never listened");
};

// How many there are, when so many were seen before.
const sentBy = async ({ control }, seen) => (await (await fetch(`${control}/sent?from=${seen}`)).json()).count;

const settings = async (folder, standIn) => {
  const secret = join(folder, "wechat-secret");
  await writeFile(secret, "0123456789abcdef0123456789abcdef\n", { mode: 0o600 });
  return [
    ["--public-url", "https://pingjia.example.cn"],
    ["--wechat-app-id", "wx0123456789abcdef"],
    ["--wechat-secret-file", secret],
    ["--wechat-url", standIn.url],
    ["--wechat-certificates", standIn.certificates],
    ["--wechat-template-reply", `${template} number=character_string1 unit=thing2 date=time3 words=thing4`],
  ].flat();
};

// A server with so many notices that are due, and what `use` makes of it.
const withNotices = (base, due, use) =>
  withCopy(base.folder, async (folder) => {
    await (await serve(folder)).stop(); // It makes the keys.
    if (due) await run(benchProgram("generate-notices"), [folder, String(due), "wx0123456789abcdef", template]);
    const standIn = await startStandIn();
    try {
      const served = await serve(folder, undefined, ...(await settings(folder, standIn)));
      const used = await use(served, standIn);
      await served.stop();
      return used;
    } finally {
      standIn.stop();
    }
  });

const perSecond = (base) => () =>
  withNotices(base, count, async (_, standIn) => {
    const began = performance.now();
    let sent = 0;
    while ((sent = await sentBy(standIn, sent)) < count) {
      if (performance.now() - began > 300_000) throw new Error("the notices never came to an end");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return count / ((performance.now() - began) / 1000);
  });

let runs = 0;
const submissionP99_ms = (base, due) => () =>
  withNotices(base, due, async (served) => {
    const words = [++runs, pause_ms, ...base.codes];
    return (await load(served, "submit.lua", { connections, seconds, words })).p99_us / 1000;
  });

export async function* measure(say) {
  const base = await generate(20_000, say);
  say(`${count.toLocaleString("en")} notices`);
  yield line("notices-sent", "1/s", [await perSecond(base)()]);
  say(`Submissions while notices are sent, ${pairs} times ${seconds} s on both sides`);
  const { ours, peer } = await alternate(pairs, submissionP99_ms(base, count), submissionP99_ms(base, 0));
  yield line("notices-beside-submissions-p99", "ms", ours, "without notices", peer);
}

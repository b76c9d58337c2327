// Evidence: one large file beside nginx, many slow phones at once, reading everything again, and kill -9.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { killAtRandomPoints } from "../browser/support/kills.mjs";
import { PartProxy } from "../browser/support/part_proxy.mjs";
import { partBytes, sendWithTus } from "../browser/support/tus_client.mjs";
import { alternate, line, percentile } from "./support/pairs.mjs";
import { command, peer, serve, Served, withCopy, zhiping } from "./support/served.mjs";
import { submitUntil } from "./support/submit_until.mjs";
import { createUpload, ask, sendPart, someVideo } from "./support/tus.mjs";
import { generate } from "./support/year.mjs";

const run = promisify(execFile);
const MiB = 1024 * 1024;
const largeBytes = 200_000_000;
const pairs = 5;
const phones = 200;
const phoneBytes = 5_000_000;
const phoneBytesPerSecond = 1_000_000 / 8;
const resumedBytes = 30 * MiB;
const kills = 200;

const digits = () => randomBytes(16).toString("hex");
const wait = (time_ms) => new Promise((resolve) => setTimeout(resolve, time_ms));
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const seconds = async (work) => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

const sendLarge = async (served, code, content) => {
  const secret = digits();
  const address = await createUpload(served.origin, code, secret, content.length);
  for (let at = 0; at < content.length; at += 8 * MiB) {
    const part = content.subarray(at, at + 8 * MiB);
    await sendPart(address, secret, at, part.length, part);
  }
};

// Ours is sealed, hashed and synced when the last part is answered; theirs is when it was hashed and synced too.
const measureLarge = async (base) =>
  withCopy(base.folder, async (folder) => {
    const content = someVideo(largeBytes);
    const served = await serve(folder);
    const nginx = await Served.start([...peer("webdav.mjs"), join(folder, "webdav"), String(await freePort())]);
    const putLarge = async (pair) => {
      const file = join(folder, "webdav/files", `large-${pair}`);
      const put = await ask("PUT", `${nginx.origin}/large-${pair}`, { "Content-Length": content.length }, content);
      if (put.status !== 201) throw new Error(`nginx answered ${put.status}`);
      await run("sha256sum", [file]);
      await run("sync", [file]);
    };
    const rate = (time_s) => largeBytes / 1e6 / time_s;
    const results = await alternate(
      pairs,
      async () => rate(await seconds(() => sendLarge(served, base.codes[0], content))),
      async (pair) => rate(await seconds(() => putLarge(pair))),
    );
    await served.stop();
    await nginx.stop();
    const verified = [];
    for (let count = 0; count < pairs; ++count) {
      const time_s = await seconds(() => command(folder, "verify"));
      verified.push((pairs * largeBytes) / 1e6 / time_s);
    }
    return { ...results, verified };
  });

// Writes to the request as fast as a slow line would.
const slowly = (content) => async (asked) => {
  const step = phoneBytesPerSecond / 10;
  const started = performance.now();
  for (let at = 0; at < content.length; at += step) {
    asked.write(content.subarray(at, at + step));
    const due_ms = ((at + step) / phoneBytesPerSecond) * 1000;
    await wait(Math.max(0, started + due_ms - performance.now()));
  }
  asked.end();
};

const uploadSlowly = async (served, code, content) => {
  const secret = digits();
  const address = await createUpload(served.origin, code, secret, content.length);
  for (let at = 0; at < content.length; at += MiB) {
    const part = content.subarray(at, at + MiB);
    await sendPart(address, secret, at, part.length, slowly(part));
  }
};

const p99 = (times_ms) => percentile(times_ms, 0.99);

const measurePhones = async (base) =>
  withCopy(base.folder, async (folder) => {
    const served = await serve(folder, zhiping, "--uploads-per-address", "240"); // All these phones are one address.
    const content = someVideo(phoneBytes);
    const until = performance.now() + 20_000;
    const idle_ms = await submitUntil(served, base.codes[0], () => performance.now() > until).then(p99);
    let isOver = false;
    const uploads = Promise.all(
      Array.from({ length: phones }, (_, index) =>
        uploadSlowly(served, base.codes[index % base.codes.length], content),
      ),
    ).finally(() => {
      isOver = true;
    });
    const [busy_ms] = await Promise.all([submitUntil(served, base.codes[0], () => isOver).then(p99), uploads]);
    const memory_mb = await served.peakMemory_mb();
    await served.stop();
    await writeFile(join(folder, "verified"), await command(folder, "verify"));
    return { idle_ms, busy_ms, memory_mb };
  });

// The most that is sent again of a part that was cut inside.
const measureResume = async (base) =>
  withCopy(base.folder, async (folder) => {
    const served = await serve(folder);
    const inside = () => 1 + Math.floor(Math.random() * (partBytes - 1));
    const proxy = await PartProxy.start(served.port, (number) => (number % 2 ? undefined : inside()));
    const content = someVideo(resumedBytes);
    await sendWithTus(content, proxy.origin, { code: base.codes[0], secret: digits() });
    await proxy.stop();
    await served.stop();
    return proxy.sentAgain(content.length);
  });

export async function* measure(say) {
  const base = await generate(1_000, say);
  say(`One file of 200 MB, ${pairs} times on both sides; then all of them read again`);
  const large = await measureLarge(base);
  yield line("upload-large", "MB/s", large.ours, "nginx with PUT, then sha256sum and sync", large.peer);
  yield line("verify", "MB/s", large.verified);

  const sentAgain = await measureResume(base);
  say(`${sentAgain.length} parts of ${partBytes} bytes were cut inside`);
  yield line("resume-wastes", "B", [Math.max(...sentAgain)]);

  say(`${phones} phones that send 5 MB at 1 Mbit/s, and submissions beside them`);
  const crowd = await measurePhones(base);
  yield line("uploads-memory", "MB", [crowd.memory_mb]);
  yield line("uploads-submission-p99", "ms", [crowd.busy_ms], "the same without uploads", [crowd.idle_ms]);

  say(`${kills} times kill -9 while phones upload and submit`);
  process.env.ZHIPING = zhiping;
  const killed = await killAtRandomPoints(kills, 6, say);
  say(
    `${killed.receipts} receipts, ${killed.stored} evaluations stored, verify clean ${kills - killed.unverified.length} times of ${kills}`,
  );
  yield line("kills-acknowledged-bytes-lost", "B", [killed.lostBytes]);
  yield line("kills-evaluations-claimed-wrongly", "", [killed.wrong.length]);
  yield line("kills-not-verified", "", [killed.unverified.length]);
}

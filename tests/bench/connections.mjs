// New visitors load the form while 2,000 phones hold a connection and ask for nothing.
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { alternate, line } from "./support/pairs.mjs";
import { peer, root, serve, Served, withCopy } from "./support/served.mjs";
import { generate } from "./support/year.mjs";

const idlePhones = 2_000;
const visitors = 600;
const visitorEvery_ms = 20;
const pairs = 5;
const fastify = "Fastify 5 with the same files, as many idle connections";

const wait = (time_ms) => new Promise((resolve) => setTimeout(resolve, time_ms));

// Asked something once, so that it is a kept connection, and silent from then on.
const openPhone = ({ port }) =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("error", reject);
    socket.once("data", () => resolve(socket));
    socket.write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  });

const hold = async (served) => {
  const phones = [];
  while (phones.length < idlePhones)
    phones.push(...(await Promise.all(Array.from({ length: 50 }, () => openPhone(served)))));
  return {
    countOpen: () => phones.filter((phone) => !phone.destroyed && phone.readyState === "open").length,
    hangUp: () => phones.forEach((phone) => phone.destroy()),
  };
};

const fetchWhole = (address, agent) =>
  new Promise((resolve, reject) => {
    get(address, { agent, headers: { "Accept-Encoding": "br" } }, (reply) => {
      let bytes = 0;
      reply.on("data", (part) => {
        bytes += part.length;
      });
      reply.on("end", () =>
        reply.statusCode === 200 && bytes ? resolve() : reject(new Error(`${address}: ${reply.statusCode}`)),
      );
    }).on("error", reject);
  });

// How long the form's page took, from connecting to its last byte; then all that the page asks for.
const visit = async (origin, path, assets) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const started = performance.now();
  await fetchWhole(`${origin}${path}`, agent);
  const page_ms = performance.now() - started;
  await Promise.all(assets.map((asset) => fetchWhole(`${origin}/assets/${asset}`, agent)));
  agent.destroy();
  return page_ms;
};

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1];

const measureVisitors = async (served, path, assets) => {
  const phones = await hold(served);
  const visits = [];
  for (let visitor = 0; visitor < visitors; ++visitor) {
    visits.push(visit(served.origin, path, assets));
    await wait(visitorEvery_ms);
  }
  const p99_ms = percentile(await Promise.all(visits), 0.99);
  const open = phones.countOpen();
  if (open < idlePhones) throw new Error(`only ${open} of ${idlePhones} idle connections were held to the end`);
  const memory_mb = await served.peakMemory_mb();
  phones.hangUp();
  return { p99_ms, memory_mb };
};

const savePage = async (folder, path) => {
  const served = await serve(folder);
  const page = join(folder, "page.html");
  await writeFile(page, await (await fetch(`${served.origin}${path}`)).text());
  await served.stop();
  return page;
};

const of = (results, member) => results.map((result) => result[member]);

export async function* measure(say) {
  const base = await generate(20_000, say);
  const { names } = JSON.parse(await readFile(join(root, "build/web/site/manifest.json"), "utf8"));
  const assets = Object.values(names);
  const path = `/e/${base.codes[0]}`;
  say(`${visitors} visitors beside ${idlePhones.toLocaleString("en")} idle connections, ${pairs} times on both sides`);
  const results = await withCopy(base.folder, async (folder) => {
    const ours = async () => {
      const served = await serve(folder);
      const measured = await measureVisitors(served, path, assets);
      await served.stop();
      return measured;
    };
    // The peer has the page ready as a file: nothing to look up and nothing to fill in.
    const page = await savePage(folder, path);
    const theirs = async () => {
      const served = await Served.start([...peer("fastify_site.mjs"), page, join(root, "build/web/site/assets")]);
      const measured = await measureVisitors(served, path, assets);
      await served.stop();
      return measured;
    };
    return alternate(pairs, ours, theirs);
  });
  yield line("connections-page-p99", "ms", of(results.ours, "p99_ms"), fastify, of(results.peer, "p99_ms"));
  yield line("connections-memory", "MB", of(results.ours, "memory_mb"), fastify, of(results.peer, "memory_mb"));
}

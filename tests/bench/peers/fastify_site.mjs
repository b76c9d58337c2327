// The peer: the form's page and its files, kept in memory and compressed beforehand as ours are.
//   node fastify_site.mjs PAGE ASSETS
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import Fastify from "fastify";

const [page, folder] = process.argv.slice(2);
const types = { js: "text/javascript", css: "text/css", wasm: "application/wasm", svg: "image/svg+xml" };
const body = await readFile(page);
const assets = new Map();
for (const name of await readdir(folder)) {
  if (!name.endsWith(".br")) continue;
  assets.set(name.slice(0, -3), { bytes: await readFile(join(folder, name)), type: types[name.split(".").at(-2)] });
}

const server = Fastify({ keepAliveTimeout: 60_000 });
server.get("/healthz", async () => ({ status: "ok" }));
server.get("/e/:code", (request, reply) =>
  reply.header("Content-Type", "text/html; charset=utf-8").header("Cache-Control", "no-store").send(body),
);
server.get("/assets/:name", (request, reply) => {
  const asset = assets.get(request.params.name);
  if (!asset) return reply.code(404).send();
  reply
    .header("Content-Type", asset.type)
    .header("Content-Encoding", "br")
    .header("Cache-Control", "public, max-age=31536000, immutable")
    .send(asset.bytes);
});
process.on("SIGTERM", () => process.exit(0));
await server.listen({ host: "127.0.0.1", port: 0 });
console.log(`Listening on http://127.0.0.1:${server.server.address().port}`);

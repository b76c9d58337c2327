// Serves files from memory, already compressed, over HTTP/1.1 with connections kept, as our own server does.
import { createServer } from "node:http";

// `files` is { path: { type, body, immutable } }. Resolves to { origin, close() }.
export const openSite = async (files) => {
  const server = createServer((request, response) => {
    const file = files[request.url];
    if (request.method === "POST") return request.resume().on("end", () => response.writeHead(204).end());
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, {
      "Content-Type": file.type,
      "Content-Encoding": "br",
      "Content-Length": file.body.length,
      Vary: "Accept-Encoding",
      "Cache-Control": file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
    });
    response.end(file.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};

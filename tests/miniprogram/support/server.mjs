// A server that answers as ours does at /api/v1/wechat/. Each path answers what it was told to, else what is right.
import { createServer } from "node:http";

const right = {
  sessions: { status: 201, body: { session: "5".repeat(32) } },
  phone: { status: 200, body: { name: "张**", phone: "138****5678" } },
  tickets: { status: 201, body: { ticket: "7".repeat(32), phone: "138****5678" } },
  acceptances: { status: 204 },
};

const readBody = async (request) => {
  let text = "";
  for await (const part of request) text += part;
  return text;
};

export const startServer = async () => {
  const asked = []; // {path, body, authorization}
  const next = {}; // By path: answers that come before the right one, in turn.
  const server = createServer(async (request, response) => {
    const path = request.url.replace("/api/v1/wechat/", "");
    const text = await readBody(request);
    asked.push({ path, body: text ? JSON.parse(text) : null, authorization: request.headers.authorization });
    const answer = (next[path] || []).shift() || right[path] || { status: 404, body: {} };
    if (answer.hangUp) return request.socket.destroy();
    response.writeHead(answer.status, { "content-type": answer.type || "application/json" });
    return response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    asked,
    origin: `http://127.0.0.1:${server.address().port}`,
    answer: (path, ...answers) => (next[path] = answers),
    forget: () => {
      asked.length = 0;
      Object.keys(next).forEach((path) => delete next[path]);
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

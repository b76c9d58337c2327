// Stands between a client of tus and the server and reads its requests whole, so that it knows the bytes of the parts
// that the client sends. What happens to each part, a test says.
import { createServer, request } from "node:http";

export class PartProxy {
  // `fate` is asked for each part: undefined lets it pass, "lose answer" takes it to the server and drops what is
  // answered, and a number cuts the line when so many of its bytes have arrived there.
  static async start(port, fate) {
    const proxy = new PartProxy();
    Object.assign(proxy, { port, fate, parts: [], bytesSent: 0 });
    proxy.server = createServer((asked, answer) => proxy.#pass(asked, answer).catch(() => asked.socket.destroy()));
    await new Promise((resolve) => proxy.server.listen(0, "127.0.0.1", resolve));
    proxy.server.unref(); // A test that fails before it stops this is over all the same.
    return proxy;
  }

  get origin() {
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  async #pass(asked, answer) {
    const body = Buffer.concat(await asked.toArray());
    const isPart = asked.method === "PATCH";
    const offset = Number(asked.headers["upload-offset"]);
    const fate = isPart ? this.fate(this.parts.length, offset) : undefined;
    if (isPart) {
      this.parts.push({ offset, length: body.length, fate });
      this.bytesSent += body.length;
    }
    if (typeof fate === "number") return this.#cut(asked, body.subarray(0, fate));
    const given = await this.#forward(asked, (forwarded) => forwarded.end(body));
    if (fate === "lose answer") {
      given.resume();
      return asked.socket.destroy();
    }
    answer.writeHead(given.statusCode, given.headers);
    given.pipe(answer);
  }

  // The bytes arrive, and nothing after them; the client goes on once the server is done with them. One that asks before
  // breaks them off, and then how many count depends on who is faster: see CuttingProxy.
  async #cut(asked, bytes) {
    const answered = this.#forward(asked, (forwarded) => forwarded.write(bytes, () => forwarded.socket.end()));
    await answered.then(
      (given) => given.resume(),
      () => {},
    );
    asked.socket.destroy();
  }

  #forward(asked, send) {
    return new Promise((resolve, reject) => {
      const forwarded = request(
        {
          port: this.port,
          host: "127.0.0.1",
          method: asked.method,
          path: asked.url,
          headers: asked.headers,
          agent: false,
        },
        resolve,
      );
      forwarded.on("error", reject);
      send(forwarded);
    });
  }

  // For each part that did not end well, how many of its bytes were sent once more.
  sentAgain(size) {
    return this.parts.flatMap(({ offset, length, fate }, index) =>
      fate === undefined ? [] : [offset + length - (this.parts[index + 1]?.offset ?? size)],
    );
  }

  stop() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

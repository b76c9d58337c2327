// Stands between a sender and the server, and cuts the line when so many bytes have passed towards the server.
import { connect, createServer } from "node:net";

export class CuttingProxy {
  // `cuts` are counted over all connections, in order; each is met once.
  static async start(port, cuts) {
    const proxy = new CuttingProxy();
    proxy.cuts = [...cuts];
    proxy.passed = 0;
    proxy.made = 0;
    proxy.senders = new Set();
    proxy.server = createServer((sender) => proxy.#join(sender, connect({ port, host: "127.0.0.1" })));
    await new Promise((resolve) => proxy.server.listen(0, "127.0.0.1", resolve));
    proxy.server.unref(); // A test that fails before it stops this is over all the same.
    return proxy;
  }

  get origin() {
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  #join(sender, receiver) {
    this.senders.add(sender);
    const end = () => {
      this.senders.delete(sender);
      sender.destroy();
      receiver.destroy();
    };
    for (const socket of [sender, receiver]) socket.on("error", end).on("close", end);
    receiver.on("data", (bytes) => sender.write(bytes));
    sender.on("data", (bytes) => {
      const left = (this.cuts[0] ?? Infinity) - this.passed;
      if (bytes.length < left) {
        this.passed += bytes.length;
        receiver.write(bytes);
        return;
      }
      this.passed += left;
      this.cuts.shift();
      this.made += 1;
      sender.pause();
      sender.destroy();
      receiver.end(bytes.subarray(0, left)); // What has left the sender arrives.
    });
  }

  // At once: a client keeps its connections for seconds.
  stop() {
    for (const sender of this.senders) sender.destroy();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

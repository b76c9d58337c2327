// Times are measured by the bench: another test may run beside this one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { weighEvidence } from "./support/evidence_weight.mjs";
import { Server } from "./support/server.mjs";

let server;
before(async () => {
  server = await Server.start();
});
after(async () => assert.equal(await server.stop(), 0));

test("Three videos of 200 MB are chosen, kept and sent without filling the page's memory", async () => {
  const { memory, heap } = await weighEvidence(server);
  assert.ok(memory < 150, `${memory} MB`);
  assert.ok(heap < 20, `${heap} MB`);
});

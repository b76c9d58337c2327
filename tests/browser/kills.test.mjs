import assert from "node:assert/strict";
import { test } from "node:test";
import { killAtRandomPoints } from "./support/kills.mjs";

test("Killed at ten points of uploads and submissions, the server has lost nothing that it acknowledged", async () => {
  const found = await killAtRandomPoints(10, 20261122);
  assert.equal(found.lostBytes, 0);
  assert.deepEqual(found.wrong, []);
  assert.deepEqual(found.unverified, []);
  // One submission of each phone may be stored whose receipt was on its way.
  assert.ok(found.stored >= found.receipts && found.stored <= found.receipts + 4, JSON.stringify(found));
});

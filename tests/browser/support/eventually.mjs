// Waiting for what a test asserts, and never for time.
import assert from "node:assert/strict";

// A test waits so long only when it fails; a machine that does three things at once needs more than Playwright's 30 s.
export const patience_ms = 60_000;

const pause_ms = 20;

// Until `assertion` holds; when it never does, its last complaint. It may be called many times, so it only looks.
export const repeat = async (assertion) => {
  const until = Date.now() + patience_ms;
  for (;;)
    try {
      return await assertion();
    } catch (problem) {
      if (Date.now() > until) throw problem;
      await new Promise((resolve) => setTimeout(resolve, pause_ms));
    }
};

const repeated =
  (check) =>
  (look, ...wanted) =>
    repeat(async () => check(await look(), ...wanted));

// The assertions of Node for what only comes to be: `await eventually.equal(() => box.inputValue(), "words")`.
export const eventually = {
  ok: repeated(assert.ok),
  equal: repeated(assert.equal),
  notEqual: repeated(assert.notEqual),
  deepEqual: repeated(assert.deepEqual),
  match: repeated(assert.match),
};

// Where nothing is to happen there is nothing to wait for: it gets a while to happen in. A slow machine makes such a test
// weaker, never wrong.
export const aWhile = (ms = 500) => new Promise((resolve) => setTimeout(resolve, ms));

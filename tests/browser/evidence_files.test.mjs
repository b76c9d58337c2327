// Photos and videos as the page's evidence script sends them, in a real Chromium, over real lines, to the real server.
import assert from "node:assert/strict";
import { appendFile, rm, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { CuttingProxy } from "./support/cutting_proxy.mjs";
import { EvidenceSetting, MiB, jpeg, photo, secret, video } from "./support/evidence.mjs";
import { aWhile, eventually } from "./support/eventually.mjs";

const size = 5 * MiB + 12_345;

let setting;
before(async () => {
  setting = await EvidenceSetting.start();
});
after(() => setting.stop());

test("A photo arrives whole, and its way is told at most four times a second", async () => {
  const evidence = await setting.open();
  const content = photo("whole", size);
  const offer = await evidence.chooseOne(jpeg(content));
  assert.match(offer.id, /^[0-9a-f]{32}$/);
  assert.equal(offer.input, 1);
  assert.equal(offer.bytes, size);
  assert.deepEqual(offer.firstBytes, [...content.subarray(0, 512)]);
  assert.equal(await evidence.sendAndWait(offer.id), "held");
  await setting.assertHeld(content);
  const events = await evidence.events(offer.id);
  assert.deepEqual([...new Set(events.map(({ event }) => event))], ["created", "sent", "arrived", "held"]);
  assert.match(events[0].words, /^[0-9a-f]+$/);
  const sent = events.filter(({ event }) => event === "sent");
  assert.ok(
    sent.every(({ at }, index) => index === 0 || at - sent[index - 1].at >= 249),
    JSON.stringify(sent),
  );
  await evidence.close();
});

test("Several files are offered in the order of choosing, and an empty and a short one too", async () => {
  const evidence = await setting.open();
  const files = [photo("first", 1000), photo("second", 300_000), Buffer.alloc(0), Buffer.from("short")];
  const offers = await evidence.choose(
    files.map((content, index) => jpeg(content, `${index}.jpg`)),
    7,
  );
  assert.deepEqual(
    offers.map(({ bytes }) => bytes),
    files.map((content) => content.length),
  );
  assert.ok(offers.every(({ input }) => input === 7));
  assert.equal(String.fromCharCode(...offers[3].firstBytes), "short");
  assert.equal(new Set(offers.map(({ id }) => id)).size, 4);
  assert.equal(new Set(offers.map(({ fingerprint }) => fingerprint)).size, 4);
  await evidence.close();
});

test("A file chosen again has the same fingerprint, also where the page is not secure; one byte more, another", async () => {
  const path = setting.path("again.jpg");
  await writeFile(path, photo("again", 400_000));
  const pages = [await setting.open(), await setting.open(setting.server.origin.replace("127.0.0.1", "zhiping.test"))];
  const [first, again] = [await pages[0].chooseOne(path), await pages[0].chooseOne(path)];
  const elsewhere = await pages[1].chooseOne(path);
  assert.equal(await pages[1].page.evaluate(() => isSecureContext), false);
  assert.equal(again.fingerprint, first.fingerprint);
  assert.notEqual(again.id, first.id);
  assert.equal(elsewhere.fingerprint, first.fingerprint);
  await appendFile(path, "x");
  assert.notEqual((await pages[0].chooseOne(path)).fingerprint, first.fingerprint);
  await Promise.all(pages.map((each) => each.close()));
});

test("A line that is cut is broken 0, and sending goes on at the byte that the server holds", async (t) => {
  const cuts = [1.5, 3.2, 4.9].map((part) => Math.round(part * MiB));
  const proxy = await CuttingProxy.start(setting.server.port, cuts);
  const evidence = await setting.open(proxy.origin);
  t.after(() => evidence.close().then(() => proxy.stop()));
  const content = photo("cut", size);
  const { id } = await evidence.chooseOne(jpeg(content));
  const outcomes = [];
  let upload = "";
  while (outcomes.at(-1) !== "held" && outcomes.length < 20) {
    outcomes.push(await evidence.sendAndWait(id, { upload }));
    upload = (await evidence.next(id, ["created"])).words;
  }
  assert.equal(proxy.made, cuts.length);
  assert.equal(outcomes.at(-1), "held", outcomes.join());
  // Chromium itself sends a part again whose line was used before: then the server may say that it still hears the first.
  assert.ok(
    outcomes.slice(0, -1).every((each) => ["broken 0", "broken 409", "broken 423"].includes(each)),
    outcomes.join(),
  );
  assert.equal((await evidence.events(id)).filter(({ event }) => event === "created").length, 1);
  await setting.assertHeld(content);
  const wasted = proxy.passed - size;
  console.log(`${wasted} bytes more than the file's were sent over ${proxy.made} cuts: ${outcomes.join(", ")}`);
  assert.ok(wasted < cuts.length * MiB + 100_000, `${wasted} bytes were wasted`);
});

test("Pausing is immediate and silent, and sending goes on from there", async () => {
  const evidence = await setting.open();
  const content = video("pause", 30 * MiB);
  const id = await evidence.chooseNew(setting.path("pause.mp4"), content);
  await evidence.send(id);
  const upload = (await evidence.next(id, ["created"])).words;
  await evidence.next(id, ["sent"]);
  const told = await evidence.page.evaluate((paused) => {
    window.evidence.pause(paused);
    return window.events.length;
  }, id);
  await aWhile(1000);
  assert.equal(await evidence.page.evaluate(() => window.events.length), told);
  const { held } = await setting.last();
  assert.ok(held < content.length, "all was sent before it could be paused");
  await aWhile(300);
  assert.equal((await setting.last()).held, held);
  assert.equal(await evidence.sendAndWait(id, { upload }), "held");
  await setting.assertHeld(content);
  await evidence.close();
});

test("Paused or forgotten in the same breath as it was begun, nothing is sent and nothing told", async () => {
  const evidence = await setting.open();
  const before = (await setting.uploads()).length;
  const offers = await evidence.choose([jpeg(photo("breath 1", 5000)), jpeg(photo("breath 2", 5000))]);
  await evidence.page.evaluate(
    ([how, paused, forgotten]) => {
      for (const id of [paused, forgotten]) {
        window.evidence.keep(id);
        window.evidence.send(id, how);
      }
      window.evidence.pause(paused);
      window.evidence.forget(forgotten);
    },
    [{ upload: "", code: setting.code, secret, language: "en" }, ...offers.map(({ id }) => id)],
  );
  await aWhile(700);
  assert.deepEqual(await evidence.page.evaluate(() => window.events), []);
  assert.equal((await setting.uploads()).length, before);
  await evidence.close();
});

test("A file that is deleted while it is sent is unreadable, not a broken line", async () => {
  const evidence = await setting.open();
  const path = setting.path("deleted while sent.jpg");
  const id = await evidence.chooseNew(path, video("deleted while sent", 60 * MiB));
  await evidence.send(id);
  await evidence.next(id, ["sent"]);
  await rm(path);
  assert.equal(await evidence.outcome(id), "unreadable");
  await evidence.close();
});

test("What is forgotten leaves the phone and the server, also while it is sent, and nothing is told of it", async () => {
  const evidence = await setting.open();
  const held = (await evidence.chooseOne(jpeg(photo("forget 1", 100_000)))).id;
  const sending = await evidence.chooseNew(setting.path("forget.mp4"), video("forget 2", 30 * MiB));
  await evidence.keepWhole(held);
  assert.equal(await evidence.sendAndWait(held), "held");
  await evidence.send(sending);
  await evidence.next(sending, ["sent"]);
  const before = (await setting.uploads()).length;
  for (const id of [held, sending])
    await evidence.call("forget", id, { upload: (await evidence.next(id, ["created"])).words, secret });
  const told = await evidence.page.evaluate(() => window.events.length);
  await eventually.equal(async () => (await setting.uploads()).length, before - 2);
  assert.equal(await evidence.page.evaluate(() => window.events.length), told);
  await evidence.call("find", held);
  await evidence.next(held, ["missing"]);
  await evidence.close();
});

test("What the server refuses is broken with its status", async () => {
  const evidence = await setting.open();
  const { id } = await evidence.chooseOne(jpeg(photo("refused", 100_000)));
  assert.equal(await evidence.sendAndWait(id), "held");
  const upload = (await evidence.next(id, ["created"])).words;
  assert.equal(await evidence.sendAndWait(id, { upload, secret: "ff".repeat(16) }), "broken 404");
  assert.equal(await evidence.sendAndWait(id, { upload: "00".repeat(16) }), "broken 404");
  const other = await evidence.chooseOne(jpeg(Buffer.alloc(5000, "x")));
  assert.equal(await evidence.sendAndWait(other.id), "broken 400");
  const longer = await evidence.chooseOne(jpeg(photo("refused", 100_001)));
  assert.equal(await evidence.sendAndWait(longer.id, { upload }), "broken 404");
  await evidence.close();
});

test("A server that says nothing for 30 s is a broken line", async () => {
  const context = await setting.browser.newContext();
  await context.clock.install();
  const evidence = await setting.inContext(context);
  const { id } = await evidence.chooseOne(jpeg(photo("silence", 100_000)));
  await evidence.page.route("**/api/v1/uploads", () => {});
  const asked = evidence.page.waitForRequest("**/api/v1/uploads");
  await evidence.send(id);
  await asked;
  await evidence.page.clock.fastForward(29_000);
  assert.deepEqual(await evidence.events(id), []);
  await evidence.page.clock.fastForward(1_500);
  assert.equal(await evidence.outcome(id), "broken 0");
  await evidence.page.unroute("**/api/v1/uploads");
  assert.equal(await evidence.sendAndWait(id), "held");
  await evidence.close();
});

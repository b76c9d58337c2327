// The page's evidence script in a real Chromium, over real lines, against the real server.
import assert from "node:assert/strict";
import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CuttingProxy } from "./support/cutting_proxy.mjs";
import { EvidencePage, MiB, photo, secret, sha256, video } from "./support/evidence.mjs";
import { launch, launchWithDisk } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const size = 5 * MiB + 12_345;
const jpeg = (content, name = "photo.jpg") => ({ name, mimeType: "image/jpeg", buffer: content });

let server;
let browser;
let code;
let folder;
before(async () => {
  [server, browser, folder] = await Promise.all([Server.start(), launch(), mkdtemp(join(tmpdir(), "zhiping-evidence-"))]);
  code = await server.createCode();
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0);
  await rm(folder, { recursive: true });
});

const inContext = async (context, origin = server.origin) => EvidencePage.open(await context.newPage(), origin, code);
const open = async (origin) => inContext(await browser.newContext(), origin);
const close = (evidence) => evidence.page.context().close();

const uploads = () => server.query("SELECT lower(hex(id)) AS id, size, held, lower(hex(content_hash)) AS hash FROM upload ORDER BY rowid");
const last = async () => (await uploads()).at(-1);
const assertHeld = async (content) => {
  const { held, hash } = await last();
  assert.equal(held, content.length);
  assert.equal(hash, sha256(content));
};

test("A photo arrives whole, and its way is told at most four times a second", async () => {
  const evidence = await open();
  const content = photo("whole", size);
  const offer = await evidence.chooseOne(jpeg(content));
  assert.match(offer.id, /^[0-9a-f]{32}$/);
  assert.equal(offer.input, 1);
  assert.equal(offer.bytes, size);
  assert.deepEqual(offer.firstBytes, [...content.subarray(0, 64)]);
  assert.equal(await evidence.sendAndWait(offer.id), "held");
  await assertHeld(content);
  const events = await evidence.events(offer.id);
  assert.deepEqual([...new Set(events.map(({ event }) => event))], ["created", "sent", "held"]);
  assert.match(events[0].words, /^[0-9a-f]+$/);
  const sent = events.filter(({ event }) => event === "sent");
  assert.ok(sent.every(({ at }, index) => index === 0 || at - sent[index - 1].at >= 249), JSON.stringify(sent));
  await close(evidence);
});

test("Several files are offered in the order of choosing, and an empty and a short one too", async () => {
  const evidence = await open();
  const files = [photo("first", 1000), photo("second", 300_000), Buffer.alloc(0), Buffer.from("short")];
  const offers = await evidence.choose(files.map((content, index) => jpeg(content, `${index}.jpg`)), 7);
  assert.deepEqual(offers.map(({ bytes }) => bytes), files.map((content) => content.length));
  assert.ok(offers.every(({ input }) => input === 7));
  assert.equal(String.fromCharCode(...offers[3].firstBytes), "short");
  assert.equal(new Set(offers.map(({ id }) => id)).size, 4);
  assert.equal(new Set(offers.map(({ fingerprint }) => fingerprint)).size, 4);
  await close(evidence);
});

test("A file chosen again has the same fingerprint, also where the page is not secure; one byte more, another", async () => {
  const path = join(folder, "again.jpg");
  await writeFile(path, photo("again", 400_000));
  const pages = [await open(), await open(server.origin.replace("127.0.0.1", "zhiping.test"))];
  const [first, again] = [await pages[0].chooseOne(path), await pages[0].chooseOne(path)];
  const elsewhere = await pages[1].chooseOne(path);
  assert.equal(await pages[1].page.evaluate(() => isSecureContext), false);
  assert.equal(again.fingerprint, first.fingerprint);
  assert.notEqual(again.id, first.id);
  assert.equal(elsewhere.fingerprint, first.fingerprint);
  await appendFile(path, "x");
  assert.notEqual((await pages[0].chooseOne(path)).fingerprint, first.fingerprint);
  await Promise.all(pages.map(close));
});

test("A line that is cut is broken 0, and sending goes on at the byte that the server holds", async () => {
  const cuts = [1.5, 3.2, 4.9].map((part) => Math.round(part * MiB));
  const proxy = await CuttingProxy.start(server.port, cuts);
  const evidence = await open(proxy.origin);
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
  assert.equal(outcomes[0], "broken 0", outcomes.join());
  assert.ok(outcomes.slice(0, -1).every((each) => ["broken 0", "broken 409", "broken 423"].includes(each)), outcomes.join());
  assert.equal((await evidence.events(id)).filter(({ event }) => event === "created").length, 1);
  await assertHeld(content);
  const wasted = proxy.passed - size;
  console.log(`${wasted} bytes more than the file's were sent over ${proxy.made} cuts: ${outcomes.join(", ")}`);
  assert.ok(wasted < cuts.length * MiB, `${wasted} bytes were wasted`);
  await close(evidence);
  await proxy.stop();
});

test("Pausing is immediate and silent, and sending goes on from there", async () => {
  const evidence = await open();
  const content = video("pause", 30 * MiB);
  const { id } = await evidence.chooseOne(jpeg(content));
  await evidence.send(id);
  const upload = (await evidence.next(id, ["created"])).words;
  await evidence.next(id, ["sent"]);
  const told = await evidence.page.evaluate((paused) => {
    window.evidence.pause(paused);
    return window.events.length;
  }, id);
  await evidence.page.waitForTimeout(1000);
  assert.equal(await evidence.page.evaluate(() => window.events.length), told);
  const { held } = await last();
  assert.ok(held < content.length, "all was sent before it could be paused");
  await evidence.page.waitForTimeout(300);
  assert.equal((await last()).held, held);
  assert.equal(await evidence.sendAndWait(id, { upload }), "held");
  await assertHeld(content);
  await close(evidence);
});

test("Paused or forgotten in the same breath as it was begun, nothing is sent and nothing told", async () => {
  const evidence = await open();
  const before = (await uploads()).length;
  const offers = await evidence.choose([jpeg(photo("breath 1", 5000)), jpeg(photo("breath 2", 5000))]);
  await evidence.page.evaluate(([how, paused, forgotten]) => {
    for (const id of [paused, forgotten]) {
      window.evidence.keep(id);
      window.evidence.send(id, how);
    }
    window.evidence.pause(paused);
    window.evidence.forget(forgotten);
  }, [{ upload: "", code, secret, language: "en" }, ...offers.map(({ id }) => id)]);
  await evidence.page.waitForTimeout(700);
  assert.deepEqual(await evidence.page.evaluate(() => window.events), []);
  assert.equal((await uploads()).length, before);
  await close(evidence);
});

test("After a reload a kept file is found and goes on; one that was not kept is missing", async () => {
  const evidence = await open();
  const content = photo("reload", 12 * MiB);
  const { id } = await evidence.chooseOne(jpeg(content));
  const other = await evidence.chooseOne(jpeg(photo("not kept", 1000)));
  await evidence.keepWhole(id);
  await evidence.send(id);
  const upload = (await evidence.next(id, ["created"])).words;
  await evidence.next(id, ["sent"]);
  await evidence.load();
  await evidence.call("find", id);
  await evidence.call("find", other.id);
  assert.equal((await evidence.next(id, ["found", "missing"])).event, "found");
  assert.equal((await evidence.next(other.id, ["found", "missing"])).event, "missing");
  assert.equal(await evidence.sendAndWait(id, { upload }), "held");
  await assertHeld(content);
  assert.equal(await evidence.sendAndWait(other.id), "missing");
  await close(evidence);
});

const refusals = {
  "is not there": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "forbids to be opened": () => { IDBFactory.prototype.open = () => { throw new DOMException("", "SecurityError"); }; },
  "is full": () => { IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); }; },
  "turns out to be full when it is written": () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      setTimeout(() => this.transaction.abort());
      return request;
    };
  },
};
for (const [refusal, refuse] of Object.entries(refusals)) {
  test(`Where the store ${refusal}, a file is not kept and still sent`, async () => {
    const context = await browser.newContext();
    await context.addInitScript(refuse);
    const evidence = await inContext(context);
    const content = photo(refusal, 100_000);
    const { id } = await evidence.chooseOne(jpeg(content));
    await evidence.call("keep", id);
    await evidence.next(id, ["not-kept"]);
    assert.equal(await evidence.sendAndWait(id), "held");
    await assertHeld(content);
    await evidence.load();
    await evidence.call("find", id);
    await evidence.next(id, ["missing"]);
    await close(evidence);
  });
}

test("A file that is changed or deleted on disk after it was chosen is unreadable", async () => {
  const evidence = await open();
  const before = (await uploads()).length;
  const changed = join(folder, "changed.jpg");
  const deleted = join(folder, "deleted.jpg");
  const ids = [await evidence.chooseNew(changed, photo("changed", 300_000)), await evidence.chooseNew(deleted, photo("deleted", 300_000))];
  await writeFile(changed, photo("changed since", 300_000));
  await rm(deleted);
  for (const id of ids) assert.equal(await evidence.sendAndWait(id), "unreadable");
  assert.equal((await uploads()).length, before);
  await evidence.call("keep", ids[0]);
  await evidence.next(ids[0], ["not-kept"]);
  await close(evidence);
});

test("A file that is deleted while it is sent is unreadable, not a broken line", async () => {
  const evidence = await open();
  const path = join(folder, "deleted while sent.jpg");
  const id = await evidence.chooseNew(path, video("deleted while sent", 60 * MiB));
  await evidence.send(id);
  await evidence.next(id, ["sent"]);
  await rm(path);
  assert.equal(await evidence.outcome(id), "unreadable");
  await close(evidence);
});

test("Once it is kept, what becomes of the chosen file does not matter", async () => {
  const evidence = await inContext(await launchWithDisk(join(folder, "profile")));
  const path = join(folder, "kept.jpg");
  const content = photo("kept", 300_000);
  const id = await evidence.chooseNew(path, content);
  await evidence.keepWhole(id);
  await evidence.page.waitForTimeout(500); // Until it is taken back from the store.
  await rm(path);
  assert.equal(await evidence.sendAndWait(id), "held");
  await assertHeld(content);
  await close(evidence);
});

test("What is forgotten leaves the phone and the server, also while it is sent, and nothing is told of it", async () => {
  const evidence = await open();
  const [held, sending] = (await evidence.choose([jpeg(photo("forget 1", 100_000)), jpeg(video("forget 2", 30 * MiB))])).map(({ id }) => id);
  await evidence.keepWhole(held);
  assert.equal(await evidence.sendAndWait(held), "held");
  await evidence.send(sending);
  await evidence.next(sending, ["sent"]);
  const before = (await uploads()).length;
  for (const id of [held, sending])
    await evidence.call("forget", id, { upload: (await evidence.next(id, ["created"])).words, secret });
  const told = await evidence.page.evaluate(() => window.events.length);
  for (let tries = 0; (await uploads()).length > before - 2 && tries < 50; ++tries) await evidence.page.waitForTimeout(100);
  assert.equal((await uploads()).length, before - 2);
  assert.equal(await evidence.page.evaluate(() => window.events.length), told);
  await evidence.call("find", held);
  await evidence.next(held, ["missing"]);
  await close(evidence);
});

test("What the server refuses is broken with its status", async () => {
  const evidence = await open();
  const { id } = await evidence.chooseOne(jpeg(photo("refused", 100_000)));
  assert.equal(await evidence.sendAndWait(id), "held");
  const upload = (await evidence.next(id, ["created"])).words;
  assert.equal(await evidence.sendAndWait(id, { upload, secret: "ff".repeat(16) }), "broken 404");
  assert.equal(await evidence.sendAndWait(id, { upload: "00".repeat(16) }), "broken 404");
  const other = await evidence.chooseOne(jpeg(Buffer.alloc(5000, "x")));
  assert.equal(await evidence.sendAndWait(other.id), "broken 400");
  const longer = await evidence.chooseOne(jpeg(photo("refused", 100_001)));
  assert.equal(await evidence.sendAndWait(longer.id, { upload }), "broken 404");
  await close(evidence);
});

test("A server that says nothing for 30 s is a broken line", async () => {
  const context = await browser.newContext();
  await context.clock.install();
  const evidence = await inContext(context);
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
  await close(evidence);
});

test("Under another id it is the same file, in the page, while it is sent, and after a reload", async () => {
  const evidence = await open();
  const content = photo("renamed", 12 * MiB);
  const { id } = await evidence.chooseOne(jpeg(content));
  const other = "0123456789abcdef".repeat(2);
  await evidence.keepWhole(id);
  await evidence.send(id);
  await evidence.next(id, ["sent"]);
  await evidence.call("rename", id, other);
  assert.equal(await evidence.outcome(other), "held");
  await assertHeld(content);
  await evidence.load();
  await evidence.call("find", other);
  await evidence.call("find", id);
  assert.equal((await evidence.next(other, ["found", "missing"])).event, "found");
  assert.equal((await evidence.next(id, ["found", "missing"])).event, "missing");
  await close(evidence);
});

test("Two tabs use the store at once, and neither takes the other's files", async () => {
  const context = await browser.newContext();
  const tabs = [await inContext(context), await inContext(context)];
  const ids = [];
  for (const [index, tab] of tabs.entries()) ids.push((await tab.chooseOne(jpeg(photo(`tab ${index}`, 100_000)))).id);
  await Promise.all(tabs.map((tab, index) => tab.keepWhole(ids[index])));
  await tabs[0].call("forget", ids[0]);
  await tabs[1].call("find", ids[0]);
  await tabs[0].call("find", ids[1]);
  assert.equal((await tabs[1].next(ids[0], ["found", "missing"])).event, "missing");
  assert.equal((await tabs[0].next(ids[1], ["found", "missing"])).event, "found");
  assert.equal(await tabs[0].sendAndWait(ids[1]), "held");
  await assertHeld(photo("tab 1", 100_000));
  await context.close();
});

test("What was kept for more than seven days is erased", async () => {
  const evidence = await open();
  const ids = (await evidence.choose([jpeg(photo("old", 1000)), jpeg(photo("young", 1000))])).map(({ id }) => id);
  for (const id of ids) await evidence.keepWhole(id);
  await evidence.page.evaluate((days) => new Promise((resolve) => {
    const opening = indexedDB.open("zhiping", 1);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("evidence", "readwrite");
      const store = transaction.objectStore("evidence");
      for (const [id, age] of days) {
        store.get(id).onsuccess = ({ target }) => store.put({ ...target.result, savedAt: Date.now() - age * 24 * 60 * 60 * 1000 }, id);
      }
      transaction.oncomplete = resolve;
    };
  }), [[ids[0], 7.01], [ids[1], 6.99]]);
  await evidence.load();
  for (const id of ids) await evidence.call("find", id);
  assert.equal((await evidence.next(ids[0], ["found", "missing"])).event, "missing");
  assert.equal((await evidence.next(ids[1], ["found", "missing"])).event, "found");
  await close(evidence);
});

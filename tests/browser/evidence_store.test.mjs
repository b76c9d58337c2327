// Photos and videos as the page's evidence script keeps them on the phone.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { EvidenceSetting, MiB, jpeg, photo } from "./support/evidence.mjs";
import { launchWithDisk } from "./support/phone.mjs";

let setting;
before(async () => {
  setting = await EvidenceSetting.start();
});
after(() => setting.stop());

test("After a reload a kept file is found and goes on; one that was not kept is missing", async () => {
  const evidence = await setting.open();
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
  await setting.assertHeld(content);
  assert.equal(await evidence.sendAndWait(other.id), "missing");
  await evidence.close();
});

const refusals = {
  "is not there": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "forbids to be opened": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("", "SecurityError");
    };
  },
  "is full": () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("", "QuotaExceededError");
    };
  },
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
    const context = await setting.browser.newContext();
    await context.addInitScript(refuse);
    const evidence = await setting.inContext(context);
    const content = photo(refusal, 100_000);
    const { id } = await evidence.chooseOne(jpeg(content));
    await evidence.call("keep", id);
    await evidence.next(id, ["not-kept"]);
    assert.equal(await evidence.sendAndWait(id), "held");
    await setting.assertHeld(content);
    await evidence.load();
    await evidence.call("find", id);
    await evidence.next(id, ["missing"]);
    await evidence.close();
  });
}

test("A file that is changed or deleted on disk after it was chosen is unreadable", async () => {
  const evidence = await setting.open();
  const before = (await setting.uploads()).length;
  const changed = setting.path("changed.jpg");
  const deleted = setting.path("deleted.jpg");
  const ids = [
    await evidence.chooseNew(changed, photo("changed", 300_000)),
    await evidence.chooseNew(deleted, photo("deleted", 300_000)),
  ];
  await writeFile(changed, photo("changed since", 300_000));
  await rm(deleted);
  for (const id of ids) assert.equal(await evidence.sendAndWait(id), "unreadable");
  assert.equal((await setting.uploads()).length, before);
  await evidence.call("keep", ids[0]);
  await evidence.next(ids[0], ["not-kept"]);
  await evidence.close();
});

test("Once it is kept, what becomes of the chosen file does not matter", async () => {
  const evidence = await setting.inContext(await launchWithDisk(setting.path("profile")));
  const path = setting.path("kept.jpg");
  const content = photo("kept", 300_000);
  const id = await evidence.chooseNew(path, content);
  await evidence.keepWhole(id);
  await rm(path);
  let outcome = "unreadable"; // Until it is taken back from the store.
  for (let tries = 0; outcome === "unreadable" && tries < 100; ++tries) outcome = await evidence.sendAndWait(id);
  assert.equal(outcome, "held");
  await setting.assertHeld(content);
  await evidence.close();
});

test("Under another id it is the same file, in the page, while it is sent, and after a reload", async () => {
  const evidence = await setting.open();
  const content = photo("renamed", 12 * MiB);
  const { id } = await evidence.chooseOne(jpeg(content));
  const other = "0123456789abcdef".repeat(2);
  await evidence.keepWhole(id);
  await evidence.send(id);
  await evidence.next(id, ["sent"]);
  await evidence.call("rename", id, other);
  assert.equal(await evidence.outcome(other), "held");
  await setting.assertHeld(content);
  await evidence.load();
  await evidence.call("find", other);
  await evidence.call("find", id);
  assert.equal((await evidence.next(other, ["found", "missing"])).event, "found");
  assert.equal((await evidence.next(id, ["found", "missing"])).event, "missing");
  await evidence.close();
});

test("Two tabs use the store at once, and neither takes the other's files", async () => {
  const context = await setting.browser.newContext();
  const tabs = [await setting.inContext(context), await setting.inContext(context)];
  const ids = [];
  for (const [index, tab] of tabs.entries()) ids.push((await tab.chooseOne(jpeg(photo(`tab ${index}`, 100_000)))).id);
  await Promise.all(tabs.map((tab, index) => tab.keepWhole(ids[index])));
  await tabs[0].call("forget", ids[0]);
  await tabs[1].call("find", ids[0]);
  await tabs[0].call("find", ids[1]);
  assert.equal((await tabs[1].next(ids[0], ["found", "missing"])).event, "missing");
  assert.equal((await tabs[0].next(ids[1], ["found", "missing"])).event, "found");
  assert.equal(await tabs[0].sendAndWait(ids[1]), "held");
  await setting.assertHeld(photo("tab 1", 100_000));
  await context.close();
});

test("What was kept for more than seven days is erased", async () => {
  const evidence = await setting.open();
  const ids = (await evidence.choose([jpeg(photo("old", 1000)), jpeg(photo("young", 1000))])).map(({ id }) => id);
  for (const id of ids) await evidence.keepWhole(id);
  await evidence.page.evaluate(
    (days) =>
      new Promise((resolve) => {
        const opening = indexedDB.open("zhiping", 1);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("evidence", "readwrite");
          const store = transaction.objectStore("evidence");
          for (const [id, age] of days) {
            store.get(id).onsuccess = ({ target }) =>
              store.put({ ...target.result, savedAt: Date.now() - age * 24 * 60 * 60 * 1000 }, id);
          }
          transaction.oncomplete = resolve;
        };
      }),
    [
      [ids[0], 7.01],
      [ids[1], 6.99],
    ],
  );
  await evidence.load();
  for (const id of ids) await evidence.call("find", id);
  assert.equal((await evidence.next(ids[0], ["found", "missing"])).event, "missing");
  assert.equal((await evidence.next(ids[1], ["found", "missing"])).event, "found");
  await evidence.close();
});

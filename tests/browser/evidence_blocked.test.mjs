// Photos and videos in networks where something between phone and server refuses what it does not know.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EvidenceSetting, MiB, jpeg, photo, secret } from "./support/evidence.mjs";
import { FormSetting, becomes, choose, isHeld, isReceived, submit } from "./support/evidence_form.mjs";
import { eventually } from "./support/eventually.mjs";
import { press } from "./support/phone.mjs";

const size = 2 * MiB + 100_000;

let setting;
let form;
before(async () => {
  setting = await EvidenceSetting.start();
  form = await FormSetting.start();
});
after(async () => {
  await form.stop();
  await setting.stop();
});

const html = (status) => (route) =>
  route.fulfill({ status, contentType: "text/html", body: "<html><title>Not Allowed</title></html>" });

// `refuse` is told of every request about uploads and returns what answers it instead of the server, if so. Returns the
// methods that were asked for, as they come.
const guard = async (page, refuse) => {
  const asked = [];
  await page.route("**/api/v1/uploads**", (route) => {
    const method = route.request().method();
    const override = route.request().headers()["x-http-method-override"];
    asked.push(override ? `${method} as ${override}` : method);
    const answer = refuse({ method, override });
    return answer ? answer(route) : route.continue();
  });
  return asked;
};

const count = (asked, method) => asked.filter((each) => each === method).length;

for (const status of [403, 405, 501, 200])
  test(`Where every PATCH is answered ${status} and HTML, files arrive by POST, and that is remembered`, async () => {
    const evidence = await setting.open();
    const asked = await guard(evidence.page, ({ method }) => method === "PATCH" && html(status));
    for (const name of ["first", "second"]) {
      const content = photo(`${name} ${status}`, size);
      const { id } = await evidence.chooseOne(jpeg(content));
      assert.equal(await evidence.sendAndWait(id), "held");
      await setting.assertHeld(content);
      assert.equal((await evidence.events(id)).filter(({ event }) => event === "created").length, 1);
    }
    assert.equal(count(asked, "PATCH"), 1);
    assert.equal(count(asked, "POST as PATCH"), 6);
    await evidence.close();
  });

test("Where nothing but GET and POST passes, a file goes on where it was and is let go of", async () => {
  const evidence = await setting.open();
  const content = photo("only get and post", size);
  const { id } = await evidence.chooseOne(jpeg(content));
  const asked = await guard(evidence.page, ({ method }) => !["GET", "POST"].includes(method) && html(403));
  assert.equal(await evidence.sendAndWait(id), "held");
  const upload = (await evidence.next(id, ["created"])).words;
  await evidence.load();
  const again = (await evidence.chooseOne(jpeg(content))).id;
  assert.equal(await evidence.sendAndWait(again, { upload }), "held");
  assert.equal(count(asked, "HEAD"), 1);
  assert.equal(asked.at(-1), "POST as HEAD");
  await evidence.load();
  await evidence.chooseOne(jpeg(content));
  const before = (await setting.uploads()).length;
  await evidence.call("forget", again, { upload, secret });
  await eventually.equal(async () => (await setting.uploads()).length, before - 1);
  assert.equal(asked.at(-1), "POST as DELETE");
  await evidence.close();
});

test("Where neither way passes, a file is blocked after a few requests, and goes on in another network", async () => {
  const evidence = await setting.open();
  const content = photo("blocked", size);
  const { id } = await evidence.chooseOne(jpeg(content));
  let isBlocked = true;
  const asked = await guard(
    evidence.page,
    ({ method, override }) => isBlocked && (method === "PATCH" || override) && html(405),
  );
  assert.equal(await evidence.sendAndWait(id), "blocked");
  assert.deepEqual(asked, ["POST", "PATCH", "POST as HEAD"]);
  isBlocked = false;
  const upload = (await evidence.next(id, ["created"])).words;
  assert.equal(await evidence.sendAndWait(id, { upload }), "held");
  await setting.assertHeld(content);
  await evidence.close();
});

for (const status of [200, 403, 405])
  test(`Where even the announcement of a file is answered ${status} and HTML, it is blocked at once`, async () => {
    const evidence = await setting.open();
    const asked = await guard(evidence.page, () => html(status));
    const { id } = await evidence.chooseOne(jpeg(photo(`announced ${status}`, 1000)));
    assert.equal(await evidence.sendAndWait(id), "blocked");
    assert.deepEqual(asked, ["POST"]);
    await evidence.close();
  });

test("Where a PATCH is dropped without an answer, the next try is by POST", async () => {
  const evidence = await setting.open();
  const asked = await guard(evidence.page, ({ method }) => method === "PATCH" && ((route) => route.abort()));
  const content = photo("dropped", size);
  const { id } = await evidence.chooseOne(jpeg(content));
  assert.equal(await evidence.sendAndWait(id), "broken 0");
  const upload = (await evidence.next(id, ["created"])).words;
  assert.equal(await evidence.sendAndWait(id, { upload }), "held");
  assert.equal(count(asked, "PATCH"), 1);
  await setting.assertHeld(content);
  await evidence.close();
});

test("A proxy that says the server is down, or that there is too much, is not taken for one that refuses", async () => {
  for (const status of [408, 429, 502, 503, 504]) {
    const evidence = await setting.open();
    const asked = await guard(evidence.page, ({ method }) => method === "PATCH" && html(status));
    const { id } = await evidence.chooseOne(jpeg(photo(`down ${status}`, 1000)));
    assert.equal(await evidence.sendAndWait(id), `broken ${status}`);
    assert.deepEqual(asked, ["POST", "PATCH"]);
    await evidence.close();
  }
});

test("The form sends photos through a network that refuses PATCH, and says nothing of it", async () => {
  const { page, code, context } = await form.begin();
  await guard(page, ({ method }) => method === "PATCH" && html(405));
  const content = photo("form", size);
  await choose(page, jpeg(content));
  await isHeld(page, "照片 1");
  await submit(page);
  await isReceived(page);
  await form.assertAccepted(code, [content]);
  await context.close();
});

test("Where a network lets no photo pass, the form says so, tries no more by itself, and is submitted without", async () => {
  const { page, code, context } = await form.begin();
  const asked = await guard(page, ({ method, override }) => (method === "PATCH" || override) && html(405));
  await choose(page, jpeg(photo("no way", size)));
  await becomes(page, "照片 1", "这个网络不让上传，请换个网络再继续，或移除");
  const before = asked.length;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await press(page, "button", "下一步");
  await page.getByRole("link", { name: "照片 1：没有上传成功，请继续或移除" }).waitFor();
  assert.equal(asked.length, before);
  await press(page, "button", "移除 照片 1");
  await press(page, "button", "再点一次移除 照片 1");
  await submit(page);
  await isReceived(page);
  await form.assertAccepted(code, []);
  await context.close();
});

// The page's evidence script alone, without the form, listening as C++ would.
import assert from "node:assert/strict";
import { createCipheriv, createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./phone.mjs";
import { Server } from "./server.mjs";

export const MiB = 1024 * 1024;
export const secret = "00112233445566778899aabbccddeeff";

export const sha256 = (content) => createHash("sha256").update(content).digest("hex");

// Something that begins so; the same for the same seed.
const filled = (start, seed, size) => {
  const cipher = createCipheriv("aes-256-ctr", createHash("sha256").update(seed).digest(), Buffer.alloc(16));
  return Buffer.concat([start, cipher.update(Buffer.alloc(size))]).subarray(0, size);
};

// By their first bytes. A photo may have 20 MB, a video 200.
export const photo = (seed, size) => filled(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), seed, size);
export const videoStart = Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom");
export const video = (seed, size) => filled(videoStart, seed, size);

export const jpeg = (content, name = "photo.jpg") => ({ name, mimeType: "image/jpeg", buffer: content });

const listen = () => {
  window.offers = [];
  window.events = [];
  window.thumbnails = {};
  window.evidence = window.zhipingEvidence({
    offered: ({ firstBytes, ...offer }) => window.offers.push({ ...offer, firstBytes: Array.from(firstBytes) }),
    happened: (id, event, number, words) => window.events.push({ id, event, number, words, at: performance.now() }),
    thumbnail: (id, pixels) => {
      window.thumbnails[id] = pixels;
    },
  });
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  document.body.append(input);
};

export class EvidencePage {
  // A page of this origin that is not the form; the address that the form's page names.
  static async open(page, origin, code) {
    // Only Chromium knows the other name of this machine.
    const form = await (await fetch(`${origin.replace("zhiping.test", "127.0.0.1")}/e/${code}`)).text();
    const evidence = new EvidencePage();
    evidence.page = page;
    evidence.code = code;
    evidence.origin = origin;
    evidence.script = origin + form.match(/data-evidence="([^"]+)"/)[1];
    await evidence.load();
    return evidence;
  }

  // Also to lose all that was in the page.
  async load() {
    await this.page.goto(`${this.origin}/nothing`);
    await this.page.addScriptTag({ url: this.script });
    await this.page.evaluate(listen);
  }

  // What was offered for these; paths, or what Playwright makes a file of.
  async choose(files, input = 1) {
    await this.page.locator("input").setInputFiles(files);
    return this.page.evaluate(async (number) => {
      const known = window.offers.length;
      await window.evidence.offer(number, document.querySelector("input").files);
      return window.offers.slice(known);
    }, input);
  }

  async chooseOne(files) {
    return (await this.choose(files))[0];
  }

  async chooseNew(path, content) {
    await writeFile(path, content);
    return (await this.chooseOne(path)).id;
  }

  call(name, ...words) {
    return this.page.evaluate(([method, given]) => window.evidence[method](...given), [name, words]);
  }

  send(id, how = {}) {
    return this.call("send", id, { upload: "", code: this.code, secret, language: "zh-CN", ...how });
  }

  events(id) {
    return this.page.evaluate((wanted) => window.events.filter((each) => each.id === wanted), id);
  }

  // The next of these events, from the one with this number on.
  async next(id, names, from = 0) {
    const found = await this.page.waitForFunction(
      ([wanted, kinds, start]) =>
        window.events
          .filter((each) => each.id === wanted)
          .slice(start)
          .find(({ event }) => kinds.includes(event)),
      [id, names, from],
    );
    return found.jsonValue();
  }

  count(id) {
    return this.page.evaluate((wanted) => window.events.filter((each) => each.id === wanted).length, id);
  }

  // How this attempt ends, in a word or two.
  async outcome(id, from = 0) {
    const { event, number } = await this.next(id, ["held", "broken", "blocked", "unreadable", "missing"], from);
    return event === "broken" ? `broken ${number}` : event;
  }

  async sendAndWait(id, how) {
    const from = await this.count(id);
    await this.send(id, how);
    return this.outcome(id, from);
  }

  // The store's, for a file that is kept: once another tab could find it.
  async keepWhole(id) {
    await this.call("keep", id);
    await this.page.waitForFunction(
      (wanted) =>
        new Promise((resolve) => {
          const opening = indexedDB.open("zhiping", 1);
          opening.onsuccess = () => {
            const asking = opening.result.transaction("evidence").objectStore("evidence").getKey(wanted);
            asking.onsuccess = () => {
              opening.result.close();
              resolve(asking.result !== undefined);
            };
          };
        }),
      id,
    );
  }

  // As RGB in the middle, for a thumbnail that came; null when there is none.
  middleOf(id) {
    return this.page.evaluate((wanted) => {
      const pixels = window.thumbnails[wanted];
      if (!pixels) return null;
      const start = (96 * 192 + 96) * 4;
      return { size: [pixels.width, pixels.height], colour: Array.from(pixels.data.slice(start, start + 3)) };
    }, id);
  }
}

// A server, a browser, and a folder of files for one file of tests.
export class EvidenceSetting {
  static async start() {
    const setting = new EvidenceSetting();
    setting.server = await Server.start();
    setting.browser = await launch();
    setting.code = await setting.server.createCode();
    setting.folder = await mkdtemp(join(tmpdir(), "zhiping-evidence-"));
    return setting;
  }

  async stop() {
    await this.browser.close();
    assert.equal(await this.server.stop(), 0);
    await rm(this.folder, { recursive: true });
  }

  async inContext(context, origin = this.server.origin) {
    const evidence = await EvidencePage.open(await context.newPage(), origin, this.code);
    evidence.close = () => context.close();
    return evidence;
  }

  async open(origin) {
    return this.inContext(await this.browser.newContext(), origin);
  }

  path(name) {
    return join(this.folder, name);
  }

  uploads() {
    return this.server.query("SELECT size, held, lower(hex(content_hash)) AS hash FROM upload ORDER BY rowid");
  }

  async last() {
    return (await this.uploads()).at(-1);
  }

  async assertHeld(content) {
    const { held, hash } = await this.last();
    assert.equal(held, content.length);
    assert.equal(hash, sha256(content));
  }
}

// Photos and videos in the form, as a person adds them by role and name.
import assert from "node:assert/strict";
import { sha256 } from "./evidence.mjs";
import { fillDissatisfied, launch, open, openPhone, press } from "./phone.mjs";
import { Server } from "./server.mjs";

export const album = "相册/文件";
export const networkComplaints = /Failed to load resource|ERR_/;

export const movie = (content, name = "movie.mp4") => ({ name, mimeType: "video/mp4", buffer: content });

export const choose = (page, files, input = album) => page.getByLabel(input, { exact: true }).setInputFiles(files);

const status = (page, title) => page.getByRole("listitem").filter({ hasText: title }).locator("p").nth(1);

export const becomes = (page, title, words) =>
  status(page, title).filter({ hasText: words }).waitFor({ state: "attached" });

// By the server, whole: "已上传 37%" is on its way.
export const isHeld = (page, title, size = "") => becomes(page, title, new RegExp(`${size} · 已上传$`));

export const throttle = async (page, bytesPerSecond) => {
  const session = await page.context().newCDPSession(page);
  const line = { offline: false, latency: 50, downloadThroughput: -1, uploadThroughput: bytesPerSecond };
  await session.send("Network.emulateNetworkConditions", line);
};

export const submit = async (page) => {
  await press(page, "button", "下一步");
  await press(page, "button", "提交评价");
};

export const isReceived = (page) => page.getByRole("heading", { name: "已收到您的评价" }).waitFor();

// How many files the phone keeps.
export const countKept = (page) =>
  page.evaluate(
    async () =>
      (await indexedDB.databases()).length &&
      new Promise((done) => {
        indexedDB.open("zhiping").onsuccess = ({ target }) => {
          const counting = target.result.transaction("evidence").objectStore("evidence").count();
          counting.onsuccess = (event) => done(event.target.result);
        };
      }),
  );

// A server and a browser for one file of tests.
export class FormSetting {
  static async start() {
    const setting = new FormSetting();
    setting.server = await Server.start("--demo");
    setting.browser = await launch();
    return setting;
  }

  async stop() {
    await this.browser.close();
    await this.server.stop();
  }

  openPhone(options = {}) {
    return openPhone(this.browser, { expected: networkComplaints, ...options });
  }

  // At the evaluation, with what makes it complete.
  async begin(options = {}, query = "") {
    const code = await this.server.createCode();
    const phone = await this.openPhone(options);
    await open(phone.page, this.server.addressOf(code) + query);
    await fillDissatisfied(phone.page, "车被拖走了");
    return { ...phone, code };
  }

  async assertAccepted(code, contents) {
    const rows = await this.server.query(`SELECT lower(hex(content_hash)) AS hash FROM evidence
      JOIN evaluation ON evaluation.id = evaluation_id WHERE code = '${code}' ORDER BY position`);
    assert.deepEqual(
      rows.map(({ hash }) => hash),
      contents.map(sha256),
    );
  }

  async countUploads(code) {
    return (await this.server.query(`SELECT count(*) AS count FROM upload WHERE code = '${code}'`))[0].count;
  }
}

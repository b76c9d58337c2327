// A code on the menu, seen by the camera. The camera is Chromium's own stand-in, which plays a file; what reads codes in
// this Chromium, which has nothing for it, is zbar behind the interface that phones have.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { assertAccessible } from "./support/accessible.mjs";
import { takePhoto } from "./support/code_photos.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch, openPhone, press } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const run = promisify(execFile);
const official = "https://pingjia.example.cn/e/";
const scene = { width: 640, height: 480, side: 260 };

let photographer, server, code, folder;
before(async () => {
  photographer = await launch();
  server = await Server.start();
  code = await server.createCode();
  folder = await mkdtemp(join(tmpdir(), "zhiping-camera-"));
});
after(async () => {
  await photographer.close();
  await rm(folder, { recursive: true, force: true });
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const readWithZbar = async (frame) => {
  const path = join(folder, `${process.hrtime.bigint()}.jpg`);
  await writeFile(path, Buffer.from(frame, "base64"));
  const { stdout } = await run("zbarimg", ["--quiet", "--raw", path]).catch(() => ({ stdout: "" }));
  return stdout.split("\n").filter(Boolean);
};

// Runs in the page before anything else.
const defineDetector = () => {
  window.BarcodeDetector = class {
    static getSupportedFormats() {
      return Promise.resolve(["qr_code"]);
    }
    async detect(video) {
      const canvas = document.createElement("canvas");
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      canvas.getContext("2d").drawImage(video, 0, 0);
      const said = await window.readWithZbar(canvas.toDataURL("image/jpeg").split(",")[1]);
      return said.map((rawValue) => ({ rawValue, format: "qr_code" }));
    }
  };
  window.tracks = [];
  const devices = navigator.mediaDevices;
  const ask = devices?.getUserMedia.bind(devices);
  if (ask)
    devices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      window.tracks.push(...stream.getTracks());
      return stream;
    };
};

// A phone whose camera sees these codes, and whose person answers so when it is asked for.
const withCamera = async (texts, use, { answer = "", ...options } = {}) => {
  const film = join(folder, `${process.hrtime.bigint()}.mjpeg`);
  await writeFile(film, await takePhoto(photographer, texts, scene));
  const browser = await launch(
    `--use-fake-ui-for-media-stream${answer}`,
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${film}`,
  );
  try {
    const phone = await openPhone(browser, options);
    await phone.context.exposeFunction("readWithZbar", readWithZbar);
    await phone.context.addInitScript(defineDetector);
    await phone.page.goto(`${server.origin}/?lang=zh-CN`);
    await use(phone);
  } finally {
    await browser.close();
  }
};

const tracks = (page) => page.evaluate(() => window.tracks.map(({ readyState }) => readyState));
const isStopped = (page) => eventually.deepEqual(() => tracks(page), ["ended"]);
const view = (page) => page.getByRole("dialog", { name: "扫码" });

test("A code of ours that the camera sees leads to its form, on this server", () =>
  withCamera([official + code], async ({ page, assertNoComplaints }) => {
    await press(page, "button", "扫码");
    await page.waitForURL(`${server.origin}/e/${code}?lang=zh-CN`);
    assertNoComplaints();
  }));

test("Another code is said to be none of ours, and the view goes on; closed by keyboard, the camera is off", () =>
  withCamera(["https://evil.example/e/"], async ({ page, assertNoComplaints }) => {
    await page.getByRole("button", { name: "扫码" }).focus();
    await page.keyboard.press("Enter");
    await view(page).getByRole("status").filter({ hasText: "这不是评价用的二维码" }).waitFor();
    assert.deepEqual(await tracks(page), ["live"]);
    await assertAccessible(page, "the camera's view", { seesContrast: true });
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "关闭");
    await page.keyboard.press("Escape");
    await isStopped(page);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "扫码");
    assert.equal(page.url(), `${server.origin}/?lang=zh-CN`);
    assertNoComplaints();
  }));

test("The camera is off once the view is closed by its button, and on again when it is opened again", () =>
  withCamera([], async ({ page }) => {
    await press(page, "button", "扫码");
    await view(page).getByRole("status").filter({ hasText: "对准画面" }).waitFor();
    await press(page, "button", "关闭");
    await isStopped(page);
    await press(page, "button", "扫码");
    await eventually.deepEqual(() => tracks(page), ["ended", "live"]);
  }));

test("Who turns to another page takes the camera along to nowhere", () =>
  withCamera([], async ({ page }) => {
    await press(page, "button", "扫码");
    await eventually.deepEqual(() => tracks(page), ["live"]);
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await isStopped(page);
    await view(page).waitFor({ state: "hidden" });
  }));

test("Several codes of ours in one view are offered to choose from", async () => {
  const other = await server.createCode();
  await withCamera([official + code, official + other], async ({ page }) => {
    await press(page, "button", "扫码");
    await page.getByRole("button", { name: other.match(/.{1,4}/g).join("-") }).tap();
    await page.waitForURL(`**/e/${other}?lang=zh-CN`);
  });
});

test("Where the camera is refused, the page says so and a photo still does it", () =>
  withCamera(
    [],
    async ({ page, assertNoComplaints }) => {
      await press(page, "button", "扫码");
      await page.getByRole("status").filter({ hasText: "这里用不了相机" }).waitFor();
      assert.equal(await view(page).count(), 0);
      assert.ok(await page.getByText("拍一张二维码照片", { exact: true }).isVisible());
      assertNoComplaints();
    },
    { answer: "=deny" },
  ));

test("Without an encrypted connection there is no camera to ask for: the photo alone is offered", () =>
  withCamera([], async ({ page }) => {
    await page.goto(`http://zhiping.test:${server.port}/?lang=zh-CN`);
    await page.getByText("拍一张二维码照片").waitFor();
    assert.equal(await page.getByRole("button", { name: "扫码" }).count(), 0);
  }));

test("On a narrow phone, in large letters and in the dark, the view fits", () =>
  withCamera(
    [],
    async ({ page }) => {
      await page.goto(`${server.origin}/?lang=en&elder=1`);
      await press(page, "button", "Scan the code");
      const dialog = page.getByRole("dialog", { name: "Scan the code" });
      await dialog.getByRole("button", { name: "Close" }).waitFor();
      await assertAccessible(page, "the camera's view, dark", { seesContrast: true });
      const box = await dialog.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 320 && box.height <= 568, JSON.stringify(box));
      const button = await dialog.getByRole("button", { name: "Close" }).boundingBox();
      assert.ok(button.height >= 60, `the button is ${button.height} px high`);
    },
    { width: 320, height: 568, colorScheme: "dark" },
  ));

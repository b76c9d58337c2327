// Small pictures of photos and videos, made in a real Chromium under the page's own policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EvidencePage, photo, video } from "./support/evidence.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";
import { eventually, repeat } from "./support/eventually.mjs";

let server;
let browser;
let evidence;
const complaints = [];
before(async () => {
  [server, browser] = await Promise.all([Server.start(), launch()]);
  const page = await browser.newPage();
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  evidence = await EvidencePage.open(page, server.origin, await server.createCode());
});
after(async () => {
  assert.deepEqual(complaints, []);
  await browser.close();
  assert.equal(await server.stop(), 0);
});

// Red, its middle third green: what is cropped away is red.
const drawn = (width, height, type) =>
  evidence.page
    .evaluate(
      async ([wide, high, kind]) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: wide, height: high });
        const context = canvas.getContext("2d");
        context.fillStyle = "#f00";
        context.fillRect(0, 0, wide, high);
        context.fillStyle = "#0f0";
        context.fillRect(wide / 3, high / 3, wide / 3, high / 3);
        const blob = await new Promise((resolve) => canvas.toBlob(resolve, kind, 0.9));
        return Array.from(new Uint8Array(await blob.arrayBuffer()));
      },
      [width, height, type],
    )
    .then(Buffer.from);

// Half a second, blue.
const recorded = () =>
  evidence.page
    .evaluate(async () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 240 });
      const context = canvas.getContext("2d");
      const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm" });
      const parts = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      recorder.start();
      for (let frame = 0; frame < 12; ++frame) {
        context.fillStyle = frame % 2 ? "#00f" : "#00e";
        context.fillRect(0, 0, 320, 240);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await new Promise((resolve) => {
        recorder.onstop = resolve;
        recorder.stop();
      });
      return Array.from(new Uint8Array(await new Blob(parts).arrayBuffer()));
    })
    .then(Buffer.from);

// A JPEG that says it is to be turned by a quarter (Exif's orientation 6).
const turned = (content) => {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex");
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([head, exif, content.subarray(2)]);
};

const keep = async (content) => {
  const { id } = await evidence.chooseOne({ name: "file", mimeType: "", buffer: content });
  await evidence.call("keep", id);
  return id;
};

const comes = async (id) => {
  await evidence.page.waitForFunction((wanted) => window.thumbnails[wanted], id);
  return evidence.middleOf(id);
};

const isNear = (colour, wanted) => colour.every((value, index) => Math.abs(value - wanted[index]) < 40);
const assertGreen = async (id) => {
  const { size, colour } = await comes(id);
  assert.deepEqual(size, [192, 192]);
  assert.ok(isNear(colour, [0, 255, 0]), `${colour}`);
};
const pixel = (id, x, y) =>
  evidence.page.evaluate(
    ([wanted, start]) => Array.from(window.thumbnails[wanted].data.slice(start, start + 3)),
    [id, (y * 192 + x) * 4],
  );

test("Photos of every shape and format become a small square of their middle", async () => {
  for (const type of ["image/jpeg", "image/png", "image/webp"]) {
    for (const [width, height] of [
      [1200, 900],
      [900, 1200],
      [40, 30],
      [2000, 500],
    ])
      await assertGreen(await keep(await drawn(width, height, type)));
  }
});

test("A photo is shown the way up that its camera says", async () => {
  const id = await keep(turned(await drawn(1200, 400, "image/jpeg")));
  await assertGreen(id);
  // Upright, the middle third of 400 by 1200 is as wide as a third of the square, and as high as all of it.
  await eventually.ok(async () => isNear(await pixel(id, 96, 20), [0, 255, 0]));
  await eventually.ok(async () => isNear(await pixel(id, 20, 96), [255, 0, 0]));
});

// The page gives a video up that takes five seconds, as on a busy machine it may, and there a recording may be without
// any frame: then another one is recorded and chosen.
test("A video's picture is one of its first frames", async () => {
  const { size, colour } = await repeat(async () => {
    const id = await keep(await recorded());
    await evidence.page.waitForFunction((wanted) => window.thumbnails[wanted], id, { timeout: 10_000 });
    return evidence.middleOf(id);
  });
  assert.deepEqual(size, [192, 192]);
  assert.ok(isNear(colour, [0, 0, 255]), `${colour}`);
});

test("What cannot be decoded has no picture, and does not keep others from theirs", async () => {
  const broken = [];
  for (const content of [photo("broken", 5000), video("broken", 5000), Buffer.from("neither"), Buffer.alloc(0)])
    broken.push(await keep(content));
  await assertGreen(await keep(await drawn(300, 300, "image/jpeg")));
  for (const id of broken) assert.equal(await evidence.middleOf(id), null);
});

test("A kept file gets its picture again after a reload", async () => {
  const { id } = await evidence.chooseOne({ name: "file", mimeType: "", buffer: await drawn(300, 300, "image/jpeg") });
  await evidence.keepWhole(id);
  await evidence.load();
  await evidence.call("find", id);
  await assertGreen(id);
});

test("A photo that would fill a small phone's memory when decoded has no picture", async () => {
  const large = [];
  for (const type of ["image/jpeg", "image/png"]) large.push(await keep(await drawn(8000, 7000, type)));
  await assertGreen(await keep(await drawn(300, 300, "image/jpeg")));
  for (const id of large) assert.equal(await evidence.middleOf(id), null);
});

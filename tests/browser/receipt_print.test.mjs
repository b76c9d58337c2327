// The printed page of an evaluation, read back from its PDF as a person and as a scanner read paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { launch, openPhone } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

// As long as one may be, with what is hard to break into lines.
const words = `第一段，没有凭证。\n\nhttps://example.org/${"a".repeat(180)}\n${"回来时车已被拖走，没有人告知，也没给凭证。".repeat(85)}完`;

let server;
let browser;
let own;
before(async () => {
  server = await Server.start();
  browser = await launch();
  own = await CitizenCase.submit(server, {}, words);
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const paper = { top: "10mm", right: "10mm", bottom: "10mm", left: "10mm" }; // As browsers leave it.

// In A4, with the backgrounds that a browser leaves out unless it is told otherwise.
const print = async (look = {}) => {
  const { query = "", ...options } = look;
  const { page, context } = await openPhone(browser, options);
  await page.goto(own.address + query);
  const token = await page.getByText(/^ZP1\./).textContent();
  const path = join(server.data, "receipt.pdf");
  await writeFile(path, await page.pdf({ format: "A4", margin: paper, printBackground: true }));
  await context.close();
  return { path, token };
};

const run = (program, ...options) => execFileSync(program, options, { encoding: "utf8", maxBuffer: 1e8 });

// Without the line ends and the spaces that printing puts between.
const withoutSpaces = (text) => text.normalize("NFKC").replace(/\s/gu, "");
const textOf = (path) => withoutSpaces(run("pdftotext", "-layout", path, "-")); // Else hyphens at line ends are left out.

// A grey picture of each page.
const drawPages = async (path, dpi) => {
  const begin = path.replace(".pdf", `-${dpi}`);
  run("pdftoppm", "-gray", "-r", `${dpi}`, path, begin);
  const pages = Number(run("pdfinfo", path).match(/Pages: +(\d+)/)[1]);
  const digits = `${pages}`.length;
  return Array.from({ length: pages }, (_, index) => `${begin}-${`${index + 1}`.padStart(digits, "0")}.pgm`);
};

test("On paper stand number, query code, every word, and the token as letters and as a code that is read back", async () => {
  await own.issueReply();
  await own.act("open_reply", "--as", "citizen");
  const { path, token } = await print();
  const text = textOf(path);
  const stands = [own.receipt, own.queryCode, words, token, "总的认定", "道路交通安全法第九十三条", "汉阳大道 628 号"];
  for (const part of stands) assert.ok(text.includes(withoutSpaces(part)), part.slice(0, 80));
  assert.ok(!text.includes(own.secret), "the link's secret is not on paper");
  for (const control of ["提交意见", "撤回后不再核查", "大字版", "请不要转发", "核验这份签名回执"])
    assert.ok(!text.includes(control), `${control}: nothing can be pressed on paper`);
  const scanned = (await drawPages(path, 150)).map((page) => {
    try {
      return run("zbarimg", "--quiet", "--raw", page).trim();
    } catch {
      return ""; // No code on this page.
    }
  });
  const read = scanned.filter(Boolean);
  assert.deepEqual(read, [token]);
  for (const secret of [own.secret, own.queryCode, own.queryCode.replace("-", "")])
    assert.ok(!read[0].toLowerCase().includes(secret.toLowerCase()), "no secret stands in the code");
});

test("Nothing is cut off: every word lies on its page, in large letters too", async () => {
  for (const query of ["", "&elder=1"]) {
    const { path } = await print({ query });
    const boxes = run("pdftotext", "-bbox", path, "-");
    const [, width, height] = boxes.match(/<page width="([\d.]+)" height="([\d.]+)"/).map(Number);
    assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `A4, not ${width} by ${height} points`);
    const placed = [...boxes.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"/g)];
    assert.ok(placed.length > 100, `${placed.length} words`);
    const outside = placed.filter(
      ([, left, top, right, bottom]) => left < 0 || top < 0 || +right > width || +bottom > height,
    );
    assert.deepEqual(
      outside.map(([box]) => box),
      [],
    );
    assert.ok(textOf(path).includes(withoutSpaces(words)), "every word of the statement");
  }
});

// The bytes of a PGM: one for each point, after three lines.
const pointsOf = async (picture) => {
  const bytes = await readFile(picture);
  const [head] = bytes.toString("latin1", 0, 100).match(/^P5\s\d+ \d+\s255\s/);
  return bytes.subarray(head.length);
};

test("Paper is dark on white, however the phone is set", async () => {
  for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }, { query: "&elder=1", colorScheme: "dark" }]) {
    const { path } = await print(look);
    for (const picture of await drawPages(path, 40)) {
      const points = await pointsOf(picture);
      const white = points.filter((point) => point > 245).length / points.length;
      const told = `${JSON.stringify(look)}, ${picture}`;
      assert.ok(white > 0.6, `${told}: ${Math.round(white * 100)} % are white`);
      assert.ok(Math.min(...new Set(points)) < 100, `${told}: its letters are dark`);
    }
  }
});

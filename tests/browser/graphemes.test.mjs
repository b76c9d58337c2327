// Our cutting of text into characters beside that of the browser, Intl.Segmenter.
//
// Both follow UAX #29, each by the Unicode it was built with, so only code points that both know take
// part, and of these not the ones that a newer Unicode treats differently:
// - Unicode 17 knows conjuncts in fourteen scripts more; in data of 16 their viramas join nothing.
// - Extended_Pictographic is given and taken in every version; the browser says what its own says.
// Should a newer browser bring a difference of another kind, then raise our data in sources.lock.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./support/phone.mjs";

const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const program = process.env.CUT_GRAPHEMES ?? join(root, "build/release/tests/cut-graphemes");
const texts_wanted = 30_000;

// What rules are about comes often; the rest of Unicode comes too.
const groups = [
  [
    [0x61, 0x7a],
    [0x4e00, 0x4e40],
    [0x20, 0x20],
  ],
  [
    [0x0a, 0x0a],
    [0x0d, 0x0d],
    [0x85, 0x85],
    [0x200b, 0x200b],
    [0x2028, 0x2029],
  ],
  [
    [0x300, 0x36f],
    [0x20d0, 0x20f0],
    [0xfe00, 0xfe0f],
    [0xe0100, 0xe01ef],
  ],
  [[0x200c, 0x200d]],
  [[0x1f1e6, 0x1f1ff]],
  [
    [0x1f3fb, 0x1f3ff],
    [0xe0020, 0xe007f],
  ],
  [
    [0x1f300, 0x1faff],
    [0x2600, 0x27bf],
    [0xa9, 0xa9],
    [0xae, 0xae],
  ],
  [
    [0x1f466, 0x1f469],
    [0x2640, 0x2642],
    [0x2764, 0x2764],
  ],
  [
    [0x23, 0x23],
    [0x30, 0x39],
    [0x20e3, 0x20e3],
    [0xfe0f, 0xfe0f],
  ],
  [
    [0x1100, 0x11ff],
    [0xa960, 0xa97f],
    [0xd7b0, 0xd7ff],
    [0xac00, 0xac40],
    [0xd790, 0xd7a3],
  ],
  [[0x900, 0x97f]],
  [[0x980, 0x9ff]],
  [[0xa00, 0xa7f]],
  [[0xa80, 0xaff]],
  [[0xb00, 0xb7f]],
  [[0xb80, 0xbff]],
  [[0xc00, 0xc7f]],
  [[0xc80, 0xcff]],
  [[0xd00, 0xd7f]],
  [[0xd80, 0xdff]],
  [[0xe00, 0xeff]],
  [[0xf00, 0xfff]],
  [
    [0x1000, 0x109f],
    [0xa9e0, 0xa9ff],
  ],
  [[0x1780, 0x17ff]],
  [[0x1a20, 0x1aaf]],
  [[0x1b00, 0x1b7f]],
  [[0xa980, 0xa9df]],
  [
    [0x11000, 0x1107f],
    [0x11080, 0x110cf],
  ],
  [[0x11300, 0x113ff]],
  [
    [0x11900, 0x1195f],
    [0x11a00, 0x11aff],
  ],
  [[0x11f00, 0x11f5f]],
  [
    [0x16100, 0x1613f],
    [0x16d40, 0x16d7f],
  ],
  [
    [0x600, 0x6ff],
    [0x8e0, 0x8ff],
    [0x110bd, 0x110cd],
  ],
  [
    [0x94d, 0x94d],
    [0x915, 0x939],
    [0x9cd, 0x9cd],
    [0x995, 0x9a8],
    [0x93e, 0x94c],
  ],
];

// The same in every run.
let state = 20261122;
const below = (count) => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
};
const one_of = (values) => values[below(values.length)];

const our_file = (name) => readFileSync(join(root, ".deps/unicode-data", name), "utf8");

// The code points of a file of Unicode's data whose value is as wanted.
const code_points_of = (name, wanted) =>
  our_file(name)
    .split("\n")
    .flatMap((line) => {
      const found = line.match(/^([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))? *; *([\w.]+)/);
      if (!found || !wanted.test(found[3])) return [];
      const first = parseInt(found[1], 16);
      const size = parseInt(found[2] ?? found[1], 16) - first + 1;
      return Array.from({ length: size }, (_, index) => first + index);
    });

const scripts_with_conjuncts_since_17 = [
  "Balinese",
  "Chakma",
  "Dives_Akuru",
  "Javanese",
  "Kawi",
  "Kharoshthi",
  "Khmer",
  "Meetei_Mayek",
  "Myanmar",
  "Soyombo",
  "Sundanese",
  "Tai_Tham",
  "Tulu_Tigalari",
  "Zanabazar_Square",
];

// Surrogates are no UTF-8, and zero separates the texts that the program reads.
const known_alike = (page) => {
  const ours = code_points_of("DerivedAge.txt", /^\d/).filter(
    (each) => each !== 0 && !(each >= 0xd800 && each < 0xe000),
  );
  const pictographs = code_points_of("emoji/emoji-data.txt", /^Extended_Pictographic$/);
  const changed = our_file("DerivedAge.txt").startsWith("# DerivedAge-16.") ? scripts_with_conjuncts_since_17 : [];
  return page.evaluate(
    ([all, pictures, scripts]) => {
      const ours_pictures = new Set(pictures);
      const is_changed = scripts.map((script) => new RegExp(`\\p{Script=${script}}`, "u"));
      return all.filter((each) => {
        const text = String.fromCodePoint(each);
        return (
          /\p{Assigned}/u.test(text) &&
          /\p{Extended_Pictographic}/u.test(text) === ours_pictures.has(each) &&
          !is_changed.some((pattern) => pattern.test(text))
        );
      });
    },
    [ours, pictographs, changed],
  );
};

const random_texts = () => {
  const pools = groups
    .map((ranges) => known.filter((each) => ranges.some(([first, last]) => each >= first && each <= last)))
    .filter((pool) => pool.length > 0);
  const random_text = () => {
    // Few groups in a text, so that what belongs together meets.
    const chosen = [one_of(pools), one_of(pools), one_of(pools), pools[2], pools[3]];
    const length = 1 + below(16);
    return String.fromCodePoint(...Array.from({ length }, () => one_of(below(40) ? one_of(chosen) : known)));
  };
  return Array.from({ length: texts_wanted }, random_text);
};

const cut_by_us = (texts) =>
  execFileSync(program, { input: texts.map((text) => `${text}\0`).join(""), encoding: "utf8", maxBuffer: 1 << 28 })
    .trimEnd()
    .split("\n")
    .map((line) => line.trim());

const spelled = (text) => [...text].map((each) => each.codePointAt(0).toString(16).padStart(4, "0")).join(" ");

const cut_by_browser = (page, texts) =>
  page.evaluate((all) => {
    const segmenter = new Intl.Segmenter("zh-CN", { granularity: "grapheme" });
    const encoder = new TextEncoder();
    return all.map((text) =>
      Array.from(segmenter.segment(text), ({ segment }) => encoder.encode(segment).length).join(" "),
    );
  }, texts);

const assert_cut_alike = async (texts) => {
  const ours = cut_by_us(texts);
  const theirs = await cut_by_browser(page, texts);
  assert.equal(ours.length, texts.length);
  const different = texts.flatMap((text, index) =>
    ours[index] === theirs[index] ? [] : [`${spelled(text)}: ${ours[index]}, not ${theirs[index]}`],
  );
  assert.deepEqual(different.slice(0, 10), [], `${different.length} of ${texts.length} texts are cut differently`);
  return ours;
};

let browser;
let page;
let known;
before(async () => {
  browser = await launch();
  page = await browser.newPage();
  known = await known_alike(page);
});
after(() => browser.close());

test("Nearly all of our Unicode takes part", () => {
  assert.ok(known.length > 290_000, `${known.length} code points`);
});

test("Every code point stands among letters, conjuncts, pictures, syllables and flags as in the browser", async () => {
  const is_alone = /\p{Unified_Ideograph}|\p{Private_Use}/u; // Two hundred thousand that are all alike; random texts have some.
  const texts = known
    .map((each) => String.fromCodePoint(each))
    .filter((each) => !is_alone.test(each))
    .map((x) => `a${x}ac\u0308${x}\u0308क${x}षक्${x}क${x}्ष👨\u200d${x}\u200d👨${x}\u200d👨ᄀ${x}ᆨ가${x}ᅡ🇨${x}🇨\r${x}\n`);
  assert.ok(texts.length > 50_000, `${texts.length} texts`);
  await assert_cut_alike(texts);
});

test("Thirty thousand random texts are cut into the same characters as the browser cuts them", async () => {
  const texts = random_texts();
  const ours = await assert_cut_alike(texts);
  const joining = ours.filter((sizes, index) => sizes.split(" ").length < [...texts[index]].length).length;
  assert.ok(joining > texts.length / 2, "most texts have characters of several code points");
});

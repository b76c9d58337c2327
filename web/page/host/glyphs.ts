// Draws glyphs with the phone's own fonts for Dear ImGui's atlas (web/ui/system_glyphs.cpp). Many at
// once where that is possible: reading a canvas costs about as much for one as for a hundred.

import { readsBack } from "./readback";

export interface GlyphStyle {
  pixels: number; // Size of the em square in device pixels.
  bold: boolean;
  lightInk: boolean;
}

export interface Glyph {
  left: number;
  top: number;
  width: number;
  height: number;
  advance: number;
  coloured: boolean;
  pixels: Uint8ClampedArray;
}

const fontStack =
  'system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif';
const firstStandIn = 0xe000;
const lastStandIn = 0xf8ff;
const maxBatch = 256;
const maxRowWidth = 1024; // Of the surface that glyphs are drawn on.

// Characters that are several code points, or one too high for the atlas's tables, and the
// private-use code points that stand for them.
const clusters: string[] = [];
const standIns = new Map<string, number>();

const characterOf = (codePoint: number): string =>
  clusters[codePoint - firstStandIn] ?? String.fromCodePoint(codePoint);

const isIdeograph = (codePoint: number): boolean =>
  /^[\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3fffd}]$/u.test(characterOf(codePoint));

const segments = (text: string): string[] =>
  typeof Intl !== "undefined" && "Segmenter" in Intl
    ? Array.from(new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text), (each) => each.segment)
    : Array.from(text);

const standInFor = (cluster: string): string => {
  let code = standIns.get(cluster);
  if (code === undefined) {
    code = firstStandIn + clusters.length;
    if (code > lastStandIn) return "";
    clusters.push(cluster);
    standIns.set(cluster, code);
  }
  return String.fromCharCode(code);
};

const needsStandIn = (segment: string): boolean => {
  const codePoint = segment.codePointAt(0) ?? 0;
  return segment.length > 1 || (codePoint >= firstStandIn && codePoint <= lastStandIn);
};

// Null when no more can stand for another: then the page shows the text.
export const internClusters = (text: string): string | null => {
  const parts = segments(text).map((segment) => (needsStandIn(segment) ? standInFor(segment) : segment));
  return parts.includes("") ? null : parts.join("");
};

const surface = document.createElement("canvas");
surface.width = maxRowWidth;
surface.height = 512; // Enough for most screens: growing would make it anew.
const context = surface.getContext("2d", { willReadFrequently: true })!;
let contextFont = "";
const ideographAdvances = new Map<string, number>();

export const canReadGlyphs = (): boolean => readsBack(context);

const contextFor = ({ pixels, bold }: GlyphStyle): CanvasRenderingContext2D => {
  const font = `${bold ? 600 : 400} ${pixels}px ${fontStack}`;
  if (font !== contextFont) {
    contextFont = font;
    context.font = font;
    context.textBaseline = "alphabetic";
  }
  return context;
};

// Ideographs all have the same advance, and asking costs a quarter of a millisecond each.
const measure = (codePoint: number, style: GlyphStyle): number => {
  const drawing = contextFor(style);
  if (!isIdeograph(codePoint)) return drawing.measureText(characterOf(codePoint)).width;
  let advance = ideographAdvances.get(contextFont);
  if (advance === undefined) ideographAdvances.set(contextFont, (advance = drawing.measureText("国").width));
  return advance;
};

// Where a glyph stands on the surface, and where its pen was.
interface Cell {
  codePoint: number;
  x: number;
  y: number;
  left: number;
  up: number;
  width: number;
  height: number;
  advance: number;
}

const measureCell = (codePoint: number, style: GlyphStyle): Cell => {
  const cell = { codePoint, x: 0, y: 0, left: 0, up: 0, width: 0, height: 0, advance: measure(codePoint, style) };
  const character = characterOf(codePoint);
  if (/^\s$/.test(character)) return cell;
  const fit = (left: number, right: number, up: number, down: number): Cell => ({
    ...cell,
    left,
    up,
    width: Math.max(0, Math.min(left + right, 512)),
    height: Math.max(0, Math.min(up + down, 512)),
  });
  if (isIdeograph(codePoint)) {
    const side = Math.ceil(style.pixels * 0.06) + 1;
    return fit(side, Math.ceil(style.pixels) + side, Math.ceil(style.pixels * 0.92), Math.ceil(style.pixels * 0.2));
  }
  const ink = contextFor(style).measureText(character);
  return fit(
    Math.ceil(ink.actualBoundingBoxLeft) + 1,
    Math.ceil(ink.actualBoundingBoxRight) + 1,
    Math.ceil(ink.actualBoundingBoxAscent) + 1,
    Math.ceil(ink.actualBoundingBoxDescent) + 1,
  );
};

// In rows from left to right. Returns how much of the surface they take.
const arrange = (cells: Cell[]): { width: number; height: number } => {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  let width = 0;
  for (const cell of cells) {
    if (x + cell.width > maxRowWidth) {
      x = 0;
      y += rowHeight;
      rowHeight = 0;
    }
    cell.x = x;
    cell.y = y;
    x += cell.width;
    rowHeight = Math.max(rowHeight, cell.height);
    width = Math.max(width, x);
  }
  return { width, height: y + rowHeight };
};

// Whether the font brought its own colours: something solid is not in the ink that was asked for.
const hasOwnColours = (data: Uint8ClampedArray, lightInk: boolean): boolean => {
  for (let index = 0; index < data.length; index += 4) {
    if (data[index + 3]! < 200) continue;
    for (let channel = index; channel < index + 3; ++channel)
      if (lightInk ? data[channel]! < 200 : data[channel]! > 55) return true;
  }
  return false;
};

// The part of a cell that something was drawn on: a third of an ideograph's is empty, and would be kept in the atlas.
const inkOf = (cell: Cell, image: ImageData): Pick<Cell, "x" | "y" | "width" | "height"> => {
  const drawn = new Uint32Array(image.data.buffer);
  let [left, top, right, bottom] = [cell.width, cell.height, 0, 0];
  for (let row = 0; row < cell.height; ++row) {
    const start = (cell.y + row) * image.width + cell.x;
    for (let column = 0; column < cell.width; ++column) {
      if (!drawn[start + column]) continue;
      if (column < left) left = column;
      if (column >= right) right = column + 1;
      if (row < top) top = row;
      bottom = row + 1;
    }
  }
  return { x: cell.x + left, y: cell.y + top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
};

const cut = (cell: Cell, image: ImageData, lightInk: boolean): Glyph => {
  const { x, y, width, height } = inkOf(cell, image);
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; ++row) {
    const start = ((y + row) * image.width + x) * 4;
    pixels.set(image.data.subarray(start, start + width * 4), row * width * 4);
  }
  const coloured = !isIdeograph(cell.codePoint) && hasOwnColours(pixels, lightInk);
  return {
    left: x - cell.x - cell.left,
    top: y - cell.y - cell.up,
    width,
    height,
    advance: cell.advance,
    coloured,
    pixels,
  };
};

const growSurface = (width: number, height: number): void => {
  if (surface.width >= width && surface.height >= height) return;
  surface.width = Math.max(surface.width, width);
  surface.height = Math.max(surface.height, height);
  contextFont = ""; // Resizing a canvas forgets its font.
};

const rasterise = (codePoints: number[], style: GlyphStyle): Map<number, Glyph> => {
  const cells = codePoints.map((codePoint) => measureCell(codePoint, style));
  const { width, height } = arrange(cells);
  const glyphs = new Map<number, Glyph>();
  if (width > 0 && height > 0) growSurface(width, height);
  const drawing = contextFor(style);
  drawing.clearRect(0, 0, width, height);
  drawing.fillStyle = style.lightInk ? "#fff" : "#000";
  for (const cell of cells)
    if (cell.width > 0 && cell.height > 0)
      drawing.fillText(characterOf(cell.codePoint), cell.x + cell.left, cell.y + cell.up);
  const image = width > 0 && height > 0 ? drawing.getImageData(0, 0, width, height) : new ImageData(1, 1);
  for (const cell of cells) glyphs.set(cell.codePoint, cut(cell, image, style.lightInk));
  return glyphs;
};

const maxColoured = 256; // Each has to be given twice, to the font of the text and to that of the coloured ones.
let keptColoured = 0;

// Drawn, and not yet asked for. By style, then by code point.
const prepared = new Map<string, Map<number, Glyph>>();

const preparedIn = (style: GlyphStyle): Map<number, Glyph> => {
  const key = `${style.pixels} ${style.bold} ${style.lightInk}`;
  let glyphs = prepared.get(key);
  if (!glyphs) prepared.set(key, (glyphs = new Map()));
  return glyphs;
};

// Draws them in one go, before they are asked for; a screenful at a time, so that the surface does not exceed the phone's memory.
export const prepareGlyphs = (codePoints: number[], style: GlyphStyle): void => {
  const glyphs = preparedIn(style);
  const missing = codePoints.filter((codePoint) => !glyphs.has(codePoint));
  for (let start = 0; start < missing.length; start += maxBatch)
    rasterise(missing.slice(start, start + maxBatch), style).forEach((glyph, codePoint) =>
      glyphs.set(codePoint, glyph),
    );
};

export const prepareText = (text: string, style: GlyphStyle): void =>
  prepareGlyphs(
    Array.from(new Set(internClusters(text) ?? ""), (character) => character.codePointAt(0)!),
    style,
  );

export const measureGlyph = (codePoint: number, style: GlyphStyle): number =>
  preparedIn(style).get(codePoint)?.advance ?? measure(codePoint, style);

// Each is asked for once: it lives in the atlas from then on. One with colours of its own lives in another one.
export const takeGlyph = (codePoint: number, style: GlyphStyle): Glyph => {
  const glyphs = preparedIn(style);
  const glyph = glyphs.get(codePoint) ?? rasterise([codePoint], style).get(codePoint)!;
  if (!glyph.coloured) {
    glyphs.delete(codePoint);
  } else if (!glyphs.has(codePoint)) {
    if (++keptColoured > maxColoured) {
      prepared.clear();
      keptColoured = 0;
    }
    preparedIn(style).set(codePoint, glyph);
  }
  return glyph;
};

// Draws single glyphs with the phone's own fonts for Dear ImGui's atlas (web/ui/system_glyphs.cpp).

export interface Glyph {
  left: number;
  top: number;
  width: number;
  height: number;
  advance: number;
  coloured: boolean;
  pixels: Uint8ClampedArray;
}

const fontStack = 'system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif';
const firstStandIn = 0xe000;
const lastStandIn = 0xf8ff;

// Characters that are several code points, or one too high for the atlas's tables, and the
// private-use code points that stand for them.
const clusters: string[] = [];
const standIns = new Map<string, number>();

const characterOf = (codePoint: number): string => clusters[codePoint - firstStandIn] ?? String.fromCodePoint(codePoint);

const isIdeograph = (codePoint: number): boolean => codePoint >= 0x4e00 && codePoint < 0xa000;

const segments = (text: string): string[] =>
  typeof Intl !== "undefined" && "Segmenter" in Intl
    ? Array.from(new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text), (each) => each.segment)
    : Array.from(text);

const standInFor = (cluster: string): string => {
  let code = standIns.get(cluster);
  if (code === undefined) {
    code = firstStandIn + clusters.length;
    if (code > lastStandIn) return "\ufffd";
    clusters.push(cluster);
    standIns.set(cluster, code);
  }
  return String.fromCharCode(code);
};

const needsStandIn = (segment: string): boolean => {
  const codePoint = segment.codePointAt(0) ?? 0;
  return segment.length > 1 || (codePoint >= firstStandIn && codePoint <= lastStandIn);
};

export const internClusters = (text: string): string =>
  segments(text).map((segment) => (needsStandIn(segment) ? standInFor(segment) : segment)).join("");

const surface = document.createElement("canvas");
let context: CanvasRenderingContext2D | null = null;
let contextFont = "";
const ideographAdvances = new Map<string, number>();

const contextFor = (pixels: number, bold: boolean): CanvasRenderingContext2D => {
  const font = `${bold ? 600 : 400} ${pixels}px ${fontStack}`;
  if (!context) context = surface.getContext("2d", { willReadFrequently: true })!;
  if (font !== contextFont) {
    contextFont = font;
    context.font = font;
    context.textBaseline = "alphabetic";
  }
  return context;
};

// Ideographs all have the same advance, and asking costs a quarter of a millisecond each.
export const measureGlyph = (codePoint: number, pixels: number, bold: boolean): number => {
  const drawing = contextFor(pixels, bold);
  if (!isIdeograph(codePoint)) return drawing.measureText(characterOf(codePoint)).width;
  let advance = ideographAdvances.get(contextFont);
  if (advance === undefined) ideographAdvances.set(contextFont, (advance = drawing.measureText("国").width));
  return advance;
};

const boxOf = (codePoint: number, pixels: number, bold: boolean): { left: number; right: number; up: number; down: number } => {
  if (isIdeograph(codePoint)) {
    const side = Math.ceil(pixels * 0.06) + 1;
    return { left: side, right: Math.ceil(pixels) + side, up: Math.ceil(pixels * 0.92), down: Math.ceil(pixels * 0.2) };
  }
  const ink = contextFor(pixels, bold).measureText(characterOf(codePoint));
  return {
    left: Math.ceil(ink.actualBoundingBoxLeft) + 1, right: Math.ceil(ink.actualBoundingBoxRight) + 1,
    up: Math.ceil(ink.actualBoundingBoxAscent) + 1, down: Math.ceil(ink.actualBoundingBoxDescent) + 1,
  };
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

const readPixels = (drawing: CanvasRenderingContext2D, width: number, height: number, codePoint: number, lightInk: boolean): { pixels: Uint8ClampedArray; coloured: boolean } => {
  const pixels = drawing.getImageData(0, 0, width, height).data;
  const coloured = !isIdeograph(codePoint) && hasOwnColours(pixels, lightInk);
  if (!coloured)
    for (let index = 0; index < pixels.length; index += 4) pixels[index] = pixels[index + 1] = pixels[index + 2] = 255;
  return { pixels, coloured };
};

const growSurface = (width: number, height: number): void => {
  if (surface.width >= width && surface.height >= height) return;
  surface.width = Math.max(surface.width, width);
  surface.height = Math.max(surface.height, height);
  contextFont = ""; // Resizing a canvas forgets its font.
};

export const rasteriseGlyph = (codePoint: number, pixels: number, bold: boolean, lightInk: boolean): Glyph => {
  const advance = measureGlyph(codePoint, pixels, bold);
  const { left, right, up, down } = boxOf(codePoint, pixels, bold);
  const width = Math.max(0, Math.min(left + right, 512));
  const height = Math.max(0, Math.min(up + down, 512));
  const character = characterOf(codePoint);
  if (width === 0 || height === 0 || /^\s$/.test(character))
    return { left: 0, top: 0, width: 0, height: 0, advance, coloured: false, pixels: new Uint8ClampedArray(0) };
  growSurface(width, height);
  const drawing = contextFor(pixels, bold);
  drawing.clearRect(0, 0, width, height);
  drawing.fillStyle = lightInk ? "#fff" : "#000";
  drawing.fillText(character, left, up);
  return { left: -left, top: -up, width, height, advance, ...readPixels(drawing, width, height, codePoint, lightInk) };
};

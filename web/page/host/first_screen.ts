// While the Wasm is on its way the main thread has nothing to do: draw the glyphs that the program's
// first screen will ask for. It says what the server's page says outside of its form, in the same sizes.

import { ElementId } from "names";
import { prepareText, type GlyphStyle } from "./glyphs";

const isLight = (colour: string): boolean => {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return red * 299 + green * 587 + blue * 114 > 128 * 1000; // As web/ui/canvas.cpp decides it.
};

const styleOf = (element: Element): GlyphStyle => {
  const { fontSize, fontWeight, color } = getComputedStyle(element);
  return {
    pixels: Math.round(parseFloat(fontSize)) * devicePixelRatio,
    bold: Number(fontWeight) >= 600,
    lightInk: isLight(color),
  };
};

const visibleTexts = (): Text[] => {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.getElementById(ElementId.ServerPage)!, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const parent = text.parentElement!;
    if (text.data.trim() && !parent.closest("form") && parent.getClientRects().length > 0) texts.push(text);
  }
  return texts;
};

// All that is drawn in one style is drawn together.
const textsByStyle = (): [string, GlyphStyle][] => {
  const styles = new Map<string, [string, GlyphStyle]>();
  for (const text of visibleTexts()) {
    const style = styleOf(text.parentElement!);
    const key = JSON.stringify(style);
    styles.set(key, [(styles.get(key)?.[0] ?? "") + text.data, style]);
  }
  return [...styles.values()];
};

// One style at a time, so that a tap on the server's page never waits long; then `after`. Where the Wasm is there
// sooner, the program has drawn what it needs.
export const prepareFirstScreen = (isWanted: () => boolean, after: () => void): void => {
  const work = [
    ...textsByStyle().map(
      ([text, style]) =>
        () =>
          prepareText(text, style),
    ),
    after,
  ];
  const next = (): void => {
    const first = work.shift();
    if (!first || !isWanted()) return;
    first();
    setTimeout(next);
  };
  setTimeout(next);
};

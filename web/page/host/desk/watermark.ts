// Words over something, many times: who looks at it, and when (web/ui/media.hpp, web/ui/watermark.hpp). Drawn and not
// written, so that they are printed, and neither read out, selected nor in the way of a mouse.

const size = 15;
const between = 52; // From line to line.
const around = 48; // From words to words.

const drawn = new WeakMap<HTMLElement, string>();
let made = 0;

const draw = <Name extends keyof SVGElementTagNameMap>(
  parent: Element,
  name: Name,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[Name] => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const each in attributes) element.setAttribute(each, String(attributes[each]));
  return parent.appendChild(element);
};

// About: what is not in the document yet cannot be measured.
const widthOf = (words: string): number =>
  Array.from(words).reduce((width, character) => width + (character > "\u2e7f" ? size : size * 0.62), around);

// One tile of two lines, the second of which begins in the middle of the words.
const tile = (box: HTMLElement, words: string): void => {
  const width = widthOf(words);
  const id = `watermark${++made}`;
  const svg = draw(box, "svg", { class: "watermark", "aria-hidden": "true" });
  const pattern = draw(svg, "pattern", {
    id,
    width,
    height: 2 * between,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(-24)",
  });
  for (const [x, y] of [
    [0, between - size],
    [-width / 2, 2 * between - size],
    [width / 2, 2 * between - size],
  ] as const)
    draw(pattern, "text", { x, y, "font-size": size }).textContent = words;
  draw(svg, "rect", { width: "100%", height: "100%", fill: `url(#${id})` });
};

// Over all of the box, after what is in it. None when there are no words.
export const cover = (box: HTMLElement, words = ""): void => {
  if ((drawn.get(box) ?? "") === words) return;
  drawn.set(box, words);
  box.querySelector(":scope>.watermark")?.remove();
  if (words) tile(box, words);
};

// A line that nobody sees. What is done to the page's letters and colours from outside, by a setting or by a style that is
// forced on everything, at any moment, is done to this line too. How it looks is in form.css.

const maxPercent = 200;
const transparent = "rgba(0, 0, 0, 0)";

const makeLine = (name: "probe" | "unscaled"): HTMLElement => {
  const line = document.createElement("span");
  line.id = name;
  line.textContent = "0000"; // Which nobody translates.
  return line;
};

export const probe = makeLine("probe");
export const unscaled = makeLine("unscaled"); // The same letters, which no setting reaches.

// Such a style covers the canvas with the elements that lie over it.
export const isRestyled = (): boolean => {
  const { backgroundColor, color } = getComputedStyle(probe);
  return backgroundColor !== transparent || color !== transparent;
};

const widthOf = (line: HTMLElement): number => line.getBoundingClientRect().width;

let percent = 100;

// How much larger than written letters are shown, as WeChat's font setting on iOS does it: up to twice, the whole form
// follows by the page's rem, and its own letters are left as they are written. Smaller ones could not be written in.
export const followTextSize = (): void => {
  const measured = Math.round((100 * widthOf(probe)) / widthOf(unscaled)) || 100; // 100 while nothing is shown.
  const wanted = Math.min(maxPercent, Math.max(100, measured));
  if (wanted === percent) return;
  percent = wanted;
  document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
};

export const watchProbe = (resized: () => void, restyled: () => void): void => {
  if (typeof ResizeObserver === "function") new ResizeObserver(resized).observe(probe);
  probe.addEventListener("transitionend", restyled);
};

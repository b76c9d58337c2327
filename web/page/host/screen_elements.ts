// What a program is shown in: the canvas, the elements over it, and what is said to screen readers.

import { layer as pageTexts } from "./page_texts";
import { probe, unscaled } from "./probe";

const makeLiveRegion = (): HTMLElement => {
  const region = document.createElement("p");
  region.className = "unseen";
  region.setAttribute("aria-live", "polite");
  return region;
};

export const root = document.createElement("div");
root.id = "app";
root.hidden = true;
export const canvas = document.createElement("canvas");
canvas.id = "canvas";
canvas.setAttribute("aria-hidden", "true");
export const tree = document.createElement("div");
tree.id = "document";
// Two, used in turn: the same words said twice must be a change, or they are not read.
const liveRegions: [HTMLElement, HTMLElement] = [makeLiveRegion(), makeLiveRegion()];
root.append(canvas, pageTexts, tree, ...liveRegions, probe, unscaled);
document.body.append(root);

export const announce = (message: string): void => {
  liveRegions.reverse();
  liveRegions[0].textContent = message;
  liveRegions[1].textContent = "";
};

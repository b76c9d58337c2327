// Pictures and videos are the page's own, and lie over the canvas. What the canvas lifts over everything else must lie over
// them too: there they have holes.

import { root, tree } from "../screen_elements";

const radius = 6; // Of what is lifted, as web/ui draws it.

const wholeOf = ({ offsetWidth: width, offsetHeight: height }: HTMLElement): string => `M0 0H${width}V${height}H0Z`;

// In the pixels of the picture; it may be larger than that. Undefined where nothing of it lies over the picture.
const holeIn = (picture: HTMLElement, lifted: Element): string | undefined => {
  if (lifted instanceof HTMLDialogElement) return wholeOf(picture);
  const box = picture.getBoundingClientRect();
  const over = lifted.getBoundingClientRect();
  const isApart = over.left >= box.right || over.right <= box.left || over.top >= box.bottom || over.bottom <= box.top;
  if (isApart) return undefined;
  const corner = (x: number, y: number): string => `a${radius} ${radius} 0 0 1 ${x * radius} ${y * radius}`;
  const [across, down] = [over.width - 2 * radius, over.height - 2 * radius];
  return (
    `M${over.left - box.left + radius} ${over.top - box.top}h${across}${corner(1, 1)}v${down}` +
    `${corner(-1, 1)}h${-across}${corner(-1, -1)}v${-down}${corner(1, -1)}Z`
  );
};

const cut = (): void => {
  const isDrawn = root.className === "drawn";
  const lifted = Array.from(tree.querySelectorAll(".lifted.placed,dialog"));
  for (const picture of tree.querySelectorAll<HTMLElement>(".image,.video")) {
    const over = lifted.filter((each) => !each.contains(picture));
    const holes = over.map((each) => holeIn(picture, each)).filter((hole) => hole !== undefined);
    picture.style.clipPath = isDrawn && holes.length ? `path(evenodd,"${wholeOf(picture)}${holes.join("")}")` : "";
  }
};

let isAsked = false;

// Once the document that is being shown is.
export const cutHoles = (): void => {
  if (isAsked) return;
  isAsked = true;
  queueMicrotask(() => {
    isAsked = false;
    cut();
  });
};

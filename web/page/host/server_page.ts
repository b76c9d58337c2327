// The page as the server sent it: in charge until the program is ready, and again when it fails.

import { ElementId } from "names";

const page = document.getElementById(ElementId.ServerPage)!;
const loading = document.getElementById(ElementId.Loading)!;
const failed = document.getElementById(ElementId.AppFailed)!;
const readyLate = document.getElementById(ElementId.AppReadyLate)!;

let isPosted = false;
let heldStill: Element | undefined;

loading.hidden = false; // Without a script, nothing is being opened.

// A form of the page is on its way, and leads to another page.
export const sayPosted = (): void => {
  isPosted = true;
  loading.hidden = false;
};

// Somebody is filling this in.
export const holdStill = (element: Element): void => {
  heldStill = element;
};

// Nothing takes over from a person who has been told to go on here, or whose form is on its way.
export const isWaiting = (): boolean => failed.hidden && !isPosted;

export const hasFocus = (): boolean => page.contains(document.activeElement);

export const hide = (): void => {
  page.hidden = true;
};

export const isHidden = (): boolean => !!page.hidden;

// What is said above it does not move the form under the finger.
const withoutJump = (change: () => void): void => {
  const before = heldStill?.getBoundingClientRect().top ?? 0;
  change();
  if (heldStill) scrollBy(0, heldStill.getBoundingClientRect().top - before);
};

export const sayFailed = (): void =>
  withoutJump(() => {
    page.hidden = false;
    loading.hidden = true;
    readyLate.hidden = true;
    failed.hidden = isPosted;
  });

export const focusFailed = (): void => {
  failed.focus();
};

// The person may be reading what to do: the form opens only when they say so.
export const offerLate = (open: () => void): void => {
  if (isPosted) return;
  withoutJump(() => {
    failed.hidden = true;
    readyLate.hidden = false;
  });
  readyLate.querySelector("button")!.addEventListener("click", open);
};

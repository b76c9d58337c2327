// Elements that the program takes away: what has to be done then.

import { tree } from "../screen_elements";

interface Waiting {
  element: HTMLElement;
  then: () => void;
}

let waiting: Waiting[] = [];
let lastFocused: Element | null = null;

// Who pressed what is gone now goes on from the top of what is left, and not from that of the browser.
const keepFocus = (): void => {
  if (!isFocusLost() || !lastFocused || lastFocused.isConnected) return;
  lastFocused = null;
  const top = tree.querySelector<HTMLElement>("dialog[open]") ?? tree.querySelector<HTMLElement>("h1");
  top?.focus({ preventScroll: true });
};

tree.addEventListener("focusin", ({ target }) => {
  lastFocused = target as Element;
});

new MutationObserver(() => {
  const gone = waiting.filter(({ element }) => !element.isConnected);
  waiting = waiting.filter((each) => !gone.includes(each));
  for (const { then } of gone) then();
  keepFocus();
}).observe(tree, { childList: true, subtree: true });

// Once, after the document that it is no more in is shown. The element is about to be put into one.
export const whenGone = (element: HTMLElement, then: () => void): void => {
  waiting.push({ element, then });
};

// Who had the focus where the element was has none now.
export const isFocusLost = (): boolean => document.activeElement === document.body || !document.activeElement;

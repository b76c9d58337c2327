// Elements that the program takes away: what has to be done then.

import { tree } from "../screen_elements";

interface Waiting {
  element: HTMLElement;
  then: () => void;
}

let waiting: Waiting[] = [];

new MutationObserver(() => {
  const gone = waiting.filter(({ element }) => !element.isConnected);
  waiting = waiting.filter((each) => !gone.includes(each));
  for (const { then } of gone) then();
}).observe(tree, { childList: true, subtree: true });

// Once, after the document that it is no more in is shown. The element is about to be put into one.
export const whenGone = (element: HTMLElement, then: () => void): void => {
  waiting.push({ element, then });
};

// Who had the focus where the element was has none now.
export const isFocusLost = (): boolean => document.activeElement === document.body || !document.activeElement;

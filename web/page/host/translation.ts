// A browser translates the page's words, not the drawn ones: who has the page translated is offered the form as HTML.

import { ElementId } from "names";
import { tree } from "./screen_elements";

const offer = document.getElementById(ElementId.Translated); // Not every page has it.

let isTranslated = false;

const isMarked = (): boolean => document.documentElement.matches("[class*=translated-]"); // By Chromium and Google.

const isText = ({ nodeName }: Node): boolean => nodeName === "#text" || nodeName === "FONT";

// Others put words where ours were.
const isForeign = ({ type, addedNodes }: MutationRecord): boolean =>
  type === "characterData" || Array.from(addedNodes).some(isText);

let observer: MutationObserver | undefined;

export const watchTranslation = (noticed: () => void): void => {
  isTranslated = isMarked();
  observer = new MutationObserver((changes) => {
    if (isTranslated || !(isMarked() || changes.some(isForeign))) return;
    isTranslated = true;
    noticed();
  });
  observer.observe(tree, { childList: true, characterData: true, subtree: true });
  observer.observe(document.documentElement, { attributeFilter: ["class"] });
};

// What was changed in the tree until now is our own doing.
export const markOwnWords = (): void => {
  observer?.takeRecords();
};

export const offerHtml = (isDrawn: boolean): void => {
  if (offer) offer.hidden = !isTranslated || !isDrawn;
};

export const onHtmlWanted = (show: () => void): void => offer?.querySelector("button")!.addEventListener("click", show);

// Where a person may want to be told of what follows, WeChat asks them in a page of the mini-program.

import { ElementId } from "names";
import { fallSilent, say } from "./bar";
import { offerOf } from "./offer";
import { askForNotices, type Shell } from "./shell";
import { words } from "./words";

const receiptIn = (path: string): string | undefined => /^\/r\/([0-9A-Z-]+)/.exec(path)?.[1];

const noticesOf = (act: () => void): HTMLElement => offerOf(words.notices, act, words.noticesHint);

// At each reply; until there is one, above how the evaluation stands.
const offerOnReceipt = (shell: Shell, receipt: string): void => {
  const replies = document.querySelectorAll("main .reply");
  for (const reply of replies) reply.append(noticesOf(() => askForNotices(shell, "reply", receipt)));
  if (replies.length) return;
  document.querySelector("main .standing")?.before(noticesOf(() => askForNotices(shell, "submitted", receipt)));
};

// The form shows its receipt without loading a page. Its link leads to the page of the evaluation.
const offerAfterForm = (shell: Shell): void => {
  let shown: string | undefined;
  const look = (): void => {
    const link = document.querySelector<HTMLAnchorElement>('#document a[href^="/r/"]');
    const receipt = link ? receiptIn(link.pathname) : undefined;
    if (receipt === shown) return;
    shown = receipt;
    if (receipt)
      say(words.noticesHint, [{ words: words.notices, act: () => askForNotices(shell, "submitted", receipt) }], false);
    else fallSilent();
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ["href"] });
  look();
};

export const offerNotices = (shell: Shell): void => {
  const receipt = receiptIn(location.pathname);
  if (receipt) offerOnReceipt(shell, receipt);
  else if (document.getElementById(ElementId.PlainForm)) offerAfterForm(shell);
};

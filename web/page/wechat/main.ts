// What a page of ours does inside the mini-program. It is whole without this, and runs before any other script.

import { onTicket, ticket } from "./ticket";
import { offerCamera } from "./camera";
import { comeIn } from "./entrance";
import { offerNotices } from "./notices";
import { offerNumber } from "./number";
import { followLetters, stayInside } from "./settings";
import { isInShell, shell } from "./shell";
import { offerAnotherWay } from "./taking_out";

followLetters();
stayInside();
// Elsewhere a ticket is nobody's who opens the page: it is of whoever made the address.
const comeInFromShell = (brought: string): void =>
  void isInShell.then((isIn) => {
    if (isIn) void comeIn(brought);
  });
if (ticket) comeInFromShell(ticket);
onTicket(comeInFromShell);

// The page of an evaluation sends its forms without leaving it (web/page/citizen/action_forms.ts): the answer brings another
// main, without what was offered in the one before.
const inEachMain = (offer: () => void): void => {
  offer();
  const page = document.querySelector("main")?.parentElement;
  if (!page) return;
  const isMain = ({ nodeName }: Node): boolean => nodeName === "MAIN";
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => Array.from(addedNodes).some(isMain))) offer();
  }).observe(page, { childList: true });
};

void isInShell.then((isIn) => {
  if (!isIn) return;
  inEachMain(() => {
    offerCamera();
    offerAnotherWay();
  });
});
void shell.then((found) => {
  if (!found) return;
  inEachMain(() => offerNotices(found));
  if (!ticket) offerNumber(found);
});

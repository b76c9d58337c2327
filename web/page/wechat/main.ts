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
if (ticket) void comeIn(ticket);
onTicket((another) => void comeIn(another));
void isInShell.then((isIn) => {
  if (!isIn) return;
  offerCamera();
  offerAnotherWay();
});
void shell.then((found) => {
  if (!found) return;
  offerNotices(found);
  if (!ticket) offerNumber(found);
});

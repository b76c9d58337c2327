// Who has said no number to the mini-program comes in without a ticket. They may say it there, instead of waiting for a
// code.

import { offerOf } from "./offer";
import { askForNumber, type Shell } from "./shell";
import { words } from "./words";

export const offerNumber = (shell: Shell): void => {
  if (location.pathname !== "/my" || document.querySelector("[data-person]")) return;
  document.querySelector("main h1")!.after(offerOf(words.signIn, () => askForNumber(shell)));
};

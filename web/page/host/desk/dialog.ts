// A dialog (web/ui/dialog.hpp): the browser keeps the focus in it and everything else out of reach.

import type { Part } from "../part";
import { tree } from "../screen_elements";
import { make, type Mirror, type RoleElement } from "../semantics";
import { isFocusLost, whenGone } from "./gone";
import { cutHoles } from "./over_pictures";

const firstField = (dialog: HTMLElement): HTMLElement | null =>
  dialog.querySelector<HTMLElement>("input:not(:disabled),textarea:not(:disabled),select:not(:disabled)");

// The program may have moved the focus into it already.
const show = (dialog: HTMLDialogElement): void => {
  const before = document.activeElement as HTMLElement | null;
  dialog.showModal();
  const within = dialog.contains(before) ? before : firstField(dialog);
  (within ?? dialog).focus({ preventScroll: true });
  whenGone(dialog, () => {
    cutHoles();
    if (isFocusLost() && before?.isConnected) before.focus({ preventScroll: true });
  });
};

const dialog: RoleElement = {
  make(node, semantics): Mirror {
    const outer = make("dialog", "dialog lifted");
    outer.id = `n${node.id}`;
    outer.tabIndex = -1;
    const leave = (): void => semantics.listener.activate(node.target!);
    outer.addEventListener("cancel", (event) => {
      if (event.target !== outer) return; // That of a field for files rises.
      event.preventDefault();
      leave();
    });
    // A browser may close it without asking; whether it is closed, the program decides.
    outer.addEventListener("close", () => {
      if (!outer.isConnected) return;
      outer.showModal();
      leave();
    });
    queueMicrotask(() => show(outer)); // It is about to be put into the document, with what is in it.
    return { role: node.role, outer, inner: outer };
  },
  update: cutHoles,
};

export const dialogRoles: Part = {
  roles: { dialog },
  // Or nothing else on the page could be reached.
  stopped() {
    for (const each of tree.querySelectorAll("dialog")) each.remove();
  },
};

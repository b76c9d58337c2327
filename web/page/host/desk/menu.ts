// Menus (web/ui/menu.hpp). One is there while it is open, and is closed by pressing its button.

import type { Part } from "../part";
import { tree } from "../screen_elements";
import { make, setText, type Mirror, type RoleElement, type Semantics } from "../semantics";
import { isFocusLost, whenGone } from "./gone";
import { cutHoles } from "./over_pictures";
import { nextOf } from "./tabs";

const itemsOf = (menu: HTMLElement): HTMLButtonElement[] =>
  Array.from(menu.querySelectorAll<HTMLButtonElement>("[role=menuitem]:not(:disabled)"));

const moveIn = (menu: HTMLElement, event: KeyboardEvent): void => {
  const items = itemsOf(menu);
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  const next = nextOf(event.key, at, items.length, "ArrowUp", "ArrowDown");
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
};

// What is pressed elsewhere closes it; its button does that by itself.
const closeOnPressElsewhere = (menu: HTMLElement, close: () => void): void => {
  const look = ({ target }: Event): void => {
    const button = target instanceof Element && target.closest(`[aria-controls=${menu.id}]`);
    if (!menu.contains(target as Node) && !button) close();
  };
  addEventListener("pointerdown", look, true);
  whenGone(menu, () => removeEventListener("pointerdown", look, true));
};

const open = (menu: HTMLElement, button: number, semantics: Semantics): void => {
  const close = (): void => semantics.listener.activate(button);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") close();
    else moveIn(menu, event);
  });
  closeOnPressElsewhere(menu, close);
  whenGone(menu, () => {
    cutHoles();
    if (isFocusLost()) semantics.focus(button);
  });
  queueMicrotask(() => itemsOf(menu)[0]?.focus({ preventScroll: true })); // It is about to be put into the document.
};

const menu: RoleElement = {
  make(node, semantics): Mirror {
    const outer = make("div", "menu lifted");
    outer.id = `n${node.id}`;
    outer.dataset.button = String(node.target);
    outer.setAttribute("role", "menu");
    open(outer, node.target!, semantics);
    return { role: node.role, outer, inner: outer };
  },
  update: cutHoles,
};

const menuItem: RoleElement = {
  make(node, semantics): Mirror {
    const control = make("button", "menu-item");
    control.type = "button";
    control.tabIndex = -1;
    control.setAttribute("role", "menuitem");
    // The focus goes back before anything else comes of the press, a dialog say, which gives it back to where it was.
    control.addEventListener("click", () => {
      semantics.focus(Number(control.closest<HTMLElement>("[role=menu]")!.dataset.button));
      semantics.listener.activate(node.id);
    });
    return { role: node.role, outer: control, inner: control, control };
  },
  update({ outer }, { label }): void {
    setText(outer, label ?? "");
  },
};

// The arrow opens it too, as menus of the system have it.
tree.addEventListener("keydown", (event) => {
  const button = (event.target as Element).closest<HTMLElement>("[aria-haspopup=menu][aria-expanded=false]");
  if (!button || event.key !== "ArrowDown") return;
  event.preventDefault();
  button.click();
});

export const menuRoles: Part = { roles: { menu, "menu-item": menuItem } };

// Tabs (web/ui/tabs.hpp). One of them is reached by the key Tab, the others by arrow keys; a press opens it.

import type { Part } from "../part";
import { make, setText, type Mirror, type RoleElement } from "../semantics";

// Where a key leads, among so many; undefined where nowhere.
export const nextOf = (key: string, at: number, count: number, back: string, on: string): number | undefined => {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === back) return (at - 1 + count) % count;
  return key === on ? (at + 1) % count : undefined;
};

const tabsOf = (list: HTMLElement): HTMLElement[] => Array.from(list.querySelectorAll<HTMLElement>("[role=tab]"));

// The one with the focus, otherwise the chosen one.
const letReach = (list: HTMLElement): void => {
  const hasFocus = list.contains(document.activeElement);
  for (const tab of tabsOf(list)) {
    const isReached = hasFocus ? tab === document.activeElement : tab.getAttribute("aria-selected") === "true";
    tab.tabIndex = isReached ? 0 : -1;
  }
};

const tabList: RoleElement = {
  make(node): Mirror {
    const outer = make("div", "tab-list");
    outer.setAttribute("role", "tablist");
    outer.addEventListener("focusin", () => letReach(outer));
    outer.addEventListener("focusout", () => setTimeout(() => letReach(outer)));
    outer.addEventListener("keydown", (event) => {
      const all = tabsOf(outer);
      const at = all.indexOf(event.target as HTMLElement);
      const next = nextOf(event.key, at, all.length, "ArrowLeft", "ArrowRight");
      if (at < 0 || next === undefined) return;
      event.preventDefault();
      all[next]!.focus();
    });
    return { role: node.role, outer, inner: outer };
  },
};

const tab: RoleElement = {
  make(node, semantics): Mirror {
    const control = make("button", "tab");
    control.type = "button";
    control.id = `n${node.id}`;
    control.setAttribute("role", "tab");
    control.append(make("span"), make("span", "count"));
    control.addEventListener("click", () => semantics.activate(node.id, control));
    return { role: node.role, outer: control, inner: control, control };
  },
  update({ outer }, { label, description }): void {
    setText(outer.firstElementChild as HTMLElement, label ?? "");
    setText(outer.lastElementChild as HTMLElement, description ? ` ${description}` : "");
    const list = outer.closest<HTMLElement>("[role=tablist]");
    if (list) letReach(list);
    else queueMicrotask(() => letReach(outer.parentElement!)); // It is about to be put into it.
  },
};

const tabPanel: RoleElement = {
  make(node): Mirror {
    const outer = make("div", "tab-panel");
    outer.id = `n${node.id}`;
    outer.setAttribute("role", "tabpanel");
    return { role: node.role, outer, inner: outer };
  },
};

export const tabRoles: Part = { roles: { "tab-list": tabList, tab, "tab-panel": tabPanel } };

// Parts of the window that scroll by themselves: the browser scrolls them, and says how far.

import type { Host, Part } from "../part";
import { make, type Mirror, type RoleElement } from "../semantics";
import type { SemanticNode } from "../semantic_node";

export interface ScrollingExports {
  _zhiping_scroll(id: number, top: number): void;
}

let host: Host<ScrollingExports>;
const tops = new WeakMap<HTMLElement, number>(); // As both sides have it.

const isScrolling = (element: HTMLElement): boolean => getComputedStyle(element).overflowY !== "visible";

const setTop = (outer: HTMLElement, top: number): void => {
  if (top === tops.get(outer) || !isScrolling(outer)) return;
  tops.set(outer, top);
  outer.scrollTop = top;
};

const areaOf = (role: string): RoleElement => ({
  make(node): Mirror {
    const outer = make("div", "scroll-area");
    const inner = outer.appendChild(make("div"));
    outer.setAttribute("role", role);
    inner.setAttribute("role", "none");
    outer.addEventListener(
      "scroll",
      () => {
        const top = Math.round(outer.scrollTop);
        if (top === tops.get(outer)) return;
        tops.set(outer, top);
        host.tell([], (module) => module._zhiping_scroll(node.id, top));
      },
      { passive: true },
    );
    tops.set(outer, 0);
    return { role: node.role, outer, inner };
  },
  update({ outer, inner }, { attributes }: SemanticNode): void {
    inner.style.height = `${attributes!["data-height"]}px`;
    const top = Number(attributes!["data-top"]);
    if (outer.isConnected) setTop(outer, top);
    else queueMicrotask(() => setTop(outer, top)); // It comes into the document now.
  },
});

export const scrolling: Part<ScrollingExports> = {
  roles: { "scroll-area": areaOf("group"), "row-group": areaOf("rowgroup") },
  connect(connected) {
    host = connected;
  },
};

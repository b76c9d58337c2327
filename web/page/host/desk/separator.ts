// What is between two panes (web/ui/panes.hpp): dragged, or moved by arrow keys. C++ is told the share of the first, in
// hundredths.

import type { Part } from "../part";
import { make, type Mirror, type RoleElement } from "../semantics";

const step = 2;
const longStep = 10;

const numberOf = (separator: HTMLElement, name: string): number => Number(separator.getAttribute(name));

// Where both panes lie in the window, without what is between them: as drawn, or as the page lays them out.
const extentOf = (separator: HTMLElement): { left: number; width: number } => {
  if (separator.closest(".drawn"))
    return { left: numberOf(separator, "data-left"), width: numberOf(separator, "data-width") };
  const { left, width } = separator.parentElement!.getBoundingClientRect();
  return { left, width: width - separator.offsetWidth };
};

const keyed = (separator: HTMLElement, key: string): number | undefined => {
  const now = numberOf(separator, "aria-valuenow");
  const steps: Record<string, number> = {
    ArrowLeft: now - step,
    ArrowRight: now + step,
    PageUp: now - longStep,
    PageDown: now + longStep,
    Home: numberOf(separator, "aria-valuemin"),
    End: numberOf(separator, "aria-valuemax"),
  };
  return steps[key];
};

const separator: RoleElement = {
  make(node, semantics): Mirror {
    const outer = make("div", "separator");
    outer.id = `n${node.id}`;
    outer.tabIndex = 0;
    outer.setAttribute("role", "separator");
    const tell = (share: number): void => {
      const most = numberOf(outer, "aria-valuemax");
      const kept = Math.max(numberOf(outer, "aria-valuemin"), Math.min(most, share));
      semantics.listener.changeText(node.id, String(Math.round(kept * 10) / 10));
    };
    let grip: number | undefined; // How far from its middle it was taken hold of.
    outer.addEventListener("pointerdown", (event) => {
      const { left, width } = outer.getBoundingClientRect();
      grip = event.clientX - left - width / 2;
      outer.setPointerCapture(event.pointerId);
    });
    outer.addEventListener("pointermove", ({ clientX }) => {
      if (grip === undefined) return;
      const { left, width } = extentOf(outer);
      tell(((clientX - grip - outer.offsetWidth / 2 - left) * 100) / width);
    });
    for (const end of ["pointerup", "pointercancel"] as const)
      outer.addEventListener(end, () => {
        grip = undefined;
      });
    outer.addEventListener("keydown", (event) => {
      const share = keyed(outer, event.key);
      if (share === undefined) return;
      event.preventDefault();
      tell(share);
    });
    return { role: node.role, outer, inner: outer };
  },
  update({ outer }): void {
    const lay = (): void =>
      outer.parentElement?.style.setProperty("--share", String(numberOf(outer, "data-share") / 100));
    queueMicrotask(lay); // It may be about to be put into them.
  },
};

export const paneRoles: Part = { roles: { separator } };

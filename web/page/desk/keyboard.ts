// Keys that are pressed while nothing is being written: one alone, as mail programs have them.

import type { Part } from "../host/part";

export interface KeyboardExports {
  _zhiping_press_key(key: number): number;
}

// Where a key writes, chooses or presses. Enter sends what is written in one line, and is nobody else's.
const takesKey = (target: EventTarget | null, key: string): boolean => {
  if (key === "Enter") return !(target instanceof HTMLInputElement) || target.type === "checkbox";
  return (
    target instanceof Element &&
    !!target.closest("input:not([type=checkbox]),textarea,select,[role=menu],[role=tablist]")
  );
};
const isHeld = ({ key, repeat }: KeyboardEvent): boolean => repeat && key !== "j" && key !== "k";

export const keyboard: Part<KeyboardExports> = {
  connect(host) {
    addEventListener("keydown", (event) => {
      const { key, ctrlKey, metaKey, altKey, isComposing, target } = event;
      if (
        ctrlKey ||
        metaKey ||
        altKey ||
        isComposing ||
        event.defaultPrevented ||
        isHeld(event) ||
        takesKey(target, key)
      )
        return;
      let isTaken = false;
      host.tell([key], (module, [name]) => {
        isTaken = !!module._zhiping_press_key(name!);
      });
      if (isTaken) event.preventDefault();
    });
  },
};

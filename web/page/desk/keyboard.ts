// Keys that are pressed while nothing is being written: one alone, as mail programs have them.

import type { Part } from "../host/part";

export interface KeyboardExports {
  _zhiping_press_key(key: number): number;
}

// Where a key writes, or chooses. What is written in one line is sent by Enter.
const takesKey = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  !!target.closest("input:not([type=checkbox]),textarea,select,[role=menu],[role=tablist]") &&
  !(key === "Enter" && target instanceof HTMLInputElement);

export const keyboard: Part<KeyboardExports> = {
  connect(host) {
    addEventListener("keydown", (event) => {
      const { key, ctrlKey, metaKey, altKey, isComposing, target } = event;
      if (ctrlKey || metaKey || altKey || isComposing || event.defaultPrevented || takesKey(target, key)) return;
      let isTaken = false;
      host.tell([key], (module, [name]) => {
        isTaken = !!module._zhiping_press_key(name!);
      });
      if (isTaken) event.preventDefault();
    });
  },
};

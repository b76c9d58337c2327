// Keys that are pressed while nothing is being written: one alone, as mail programs have them.

import type { Part } from "../host/part";

export interface KeyboardExports {
  _zhiping_press_key(key: number): number;
}

// Where a key writes, chooses or presses. Enter sends what is written in one line, and presses what has the focus.
const pressed = "a,button,textarea,select,video,input[type=checkbox],[role=menu],[role=tablist]";
const written = "input:not([type=checkbox]),textarea,select,video,[role=menu],[role=tablist]";
const takesKey = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element && !!target.closest(key === "Enter" ? pressed : written);
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

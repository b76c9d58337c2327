// Wakes the program, later or as soon as the network is back.

import type { Part } from "./part";

export interface ClockExports {
  _zhiping_wake(): void;
}

let wake: () => void;
let waking: number | undefined;

const wakeNow = (): void => {
  clearTimeout(waking);
  waking = undefined;
  wake();
};

addEventListener("online", () => {
  if (waking !== undefined) wakeNow();
});

// A program is drawn after it was woken ("tell"), or asks for that itself ("ask").
export const clockBy = (how: "tell" | "ask"): Part<ClockExports> => ({
  functions: {
    wakeAfter(seconds: number) {
      clearTimeout(waking);
      waking = seconds > 0 ? window.setTimeout(wakeNow, seconds * 1000) : undefined;
    },
  },
  connect(host) {
    wake = () => host[how]([], (module) => module._zhiping_wake());
  },
});

export const clock = clockBy("tell");

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

export const clock: Part<ClockExports> = {
  functions: {
    wakeAfter(seconds: number) {
      clearTimeout(waking);
      waking = seconds > 0 ? window.setTimeout(wakeNow, seconds * 1000) : undefined;
    },
  },
  connect(host) {
    wake = () => host.tell([], (module) => module._zhiping_wake());
  },
};

// Frames that the program asks for: what it hears by itself changes the screen seldom.

import type { Host, Part } from "../host/part";

let host: Host<unknown>;

export const frames: Part = {
  functions: { requestFrame: () => host.tell([], () => undefined) },
  connect(connected) {
    host = connected;
  },
};

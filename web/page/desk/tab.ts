// Whether somebody looks at the page.

import type { Part } from "../host/part";

export interface TabExports {
  _zhiping_show_tab(): void;
}

export const tab: Part<TabExports> = {
  functions: { isTabShown: () => !document.hidden },
  connect(host) {
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) host.tell([], (module) => module._zhiping_show_tab());
    });
  },
};

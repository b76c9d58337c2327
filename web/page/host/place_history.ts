// The browser's history: each screen is a place in it, so that Back and Forward walk the form.

import type { Part } from "./part";

interface Entry {
  place?: string;
}

const entry = (): Entry => (history.state as Entry | null) ?? {};

// Where the page is scrolled to is the form's to say: the screen that comes back has to be drawn first.
history.scrollRestoration = "manual";

const currentPlace = (): string => entry().place ?? "";

export interface HistoryExports {
  _zhiping_return_to(place: number): void;
}

export const placeHistory: Part<HistoryExports> = {
  functions: {
    pushPlace: (place: string) => history.pushState({ place }, ""),
    replacePlace: (place: string) => history.replaceState({ place }, ""),
    currentPlace,
  },
  connect(host) {
    addEventListener("popstate", () =>
      host.tell([currentPlace()], (module, [place]) => module._zhiping_return_to(place!)),
    );
  },
};

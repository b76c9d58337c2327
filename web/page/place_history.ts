// The browser's history: each screen is a place in it, so that Back and Forward walk the form.

interface Entry {
  place?: string;
}

const entry = (): Entry => (history.state as Entry | null) ?? {};

// Where the page is scrolled to is the form's to say: the screen that comes back has to be drawn first.
history.scrollRestoration = "manual";

export const pushPlace = (place: string): void => history.pushState({ place }, "");
export const replacePlace = (place: string): void => history.replaceState({ place }, "");
export const currentPlace = (): string => entry().place ?? "";

export const onReturn = (listener: (place: string) => void): void =>
  addEventListener("popstate", () => listener(currentPlace()));

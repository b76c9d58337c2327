// The ticket with which the mini-program opens the page: good for a minute, once. It stands in the fragment, which no
// server is sent, and is out of the page before any other script runs, that of WeChat too.

const withoutTicket = (address: string): string => address.replace(/#ticket=.*/, "");

// Browsers keep the address with which a page was opened, for who measures how fast that was.
const forgetOpening = (): void => {
  const { prototype } = PerformanceEntry;
  const { get } = Object.getOwnPropertyDescriptor(prototype, "name")!;
  Object.defineProperty(prototype, "name", {
    configurable: true,
    enumerable: true,
    get() {
      return withoutTicket(get!.call(this) as string);
    },
  });
  if (typeof PerformanceNavigationTiming === "undefined") return; // Then they do not.
  const opening = PerformanceNavigationTiming.prototype;
  const { toJSON } = opening;
  opening.toJSON = function toCleanJson(this: PerformanceNavigationTiming) {
    const json = toJSON.call(this) as { name: string };
    return { ...json, name: withoutTicket(json.name) };
  };
};

const takeTicket = (): string => {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (!fragment.has("ticket")) return "";
  history.replaceState(history.state, "", location.pathname + location.search);
  return fragment.get("ticket")!;
};

export const ticket = takeTicket();
if (ticket) forgetOpening();

// The mini-program opens the same page again.
export const onTicket = (then: (ticket: string) => void): void =>
  addEventListener(
    "hashchange",
    (event) => {
      const another = takeTicket();
      if (!another) return;
      event.stopImmediatePropagation(); // It has the address as it was.
      then(another);
    },
    true,
  );

// What of the page's address is the program's: all but what says how the page is shown.

import type { Part } from "../host/part";

const ofThePage = ["lang", "html"];

export interface AddressExports {
  _zhiping_go_to(query: number): void;
}

const currentQuery = (): string => {
  const { searchParams } = new URL(location.href);
  ofThePage.forEach((name) => searchParams.delete(name));
  return searchParams.toString();
};

const addressOf = (query: string): string => {
  const address = new URL(location.href);
  const wanted = new URLSearchParams(query);
  for (const name of ofThePage) {
    const value = address.searchParams.get(name);
    if (value) wanted.set(name, value);
  }
  address.search = wanted.toString();
  return address.href;
};

export const address: Part<AddressExports> = {
  functions: {
    currentQuery,
    pushQuery: (query: string) => history.pushState(null, "", addressOf(query)),
    replaceQuery: (query: string) => history.replaceState(null, "", addressOf(query)),
  },
  connect(host) {
    addEventListener("popstate", () => host.tell([currentQuery()], (module, [query]) => module._zhiping_go_to(query!)));
  },
};

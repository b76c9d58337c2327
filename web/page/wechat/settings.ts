// The mini-program has settings of its own, and passes them on in the address.

import { StorageKey } from "names";
import { load, save } from "../host/storage";

// Where it says nothing of the letters, they are as the phone had them last.
export const followLetters = (): void => {
  const asked = new URLSearchParams(location.search).get("elder");
  if (asked !== null) save(false, StorageKey.Elder, asked);
  const isElder = (asked ?? load(false, StorageKey.Elder)) === "1";
  document.documentElement.classList.toggle("elder", isElder);
};

// The links of the form's program, which does not know where it is shown, lead to pages that are shown here too.
export const stayInside = (): void =>
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = (target as Element).closest<HTMLAnchorElement>('#document a[href^="/"]');
      if (!link) return;
      const address = new URL(link.href);
      address.searchParams.set("in", "wechat");
      address.searchParams.set("lang", document.documentElement.lang);
      link.href = address.pathname + address.search;
    },
    true,
  );

// Large letters on the server's pages, as they were chosen on the form: the address says it too, for who has no script.

import { StorageKey } from "names";
import { load, save } from "../host/storage";

const isElder = (): boolean => document.documentElement.classList.contains("elder");

export const followElderMode = (): void => {
  const link = document.querySelector<HTMLAnchorElement>("a[data-elder]");
  if (!link) return;
  const asked = new URLSearchParams(location.search).get("elder");
  if (asked !== null) save(false, StorageKey.Elder, asked);
  else if ((load(false, StorageKey.Elder) === "1") !== isElder()) location.replace(link.href);
};

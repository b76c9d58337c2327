// The receipt of a form that was posted by the page itself: what was submitted stays no longer on the phone, which may
// be shared.

import { erase, load, storedKeys } from "./storage";

const { code } = document.querySelector("main")!.dataset;
const secret = new URLSearchParams(location.search).get("secret")!;

erase(true, `zhiping.form./e/${code}`);
for (const key of storedKeys(false))
  if (key.startsWith(`zhiping.draft.${code}.`) && load(false, key)?.includes(secret)) erase(false, key);

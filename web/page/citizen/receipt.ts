// The receipt of a form that was posted by the page itself: erases what was submitted from the phone, which may be shared.

import { DraftMember, StorageKey } from "names";
import { FileStore } from "./evidence/file_store";
import { erase, load, storedKeys } from "../host/storage";

const { code } = document.querySelector("main")!.dataset;
const secret = new URLSearchParams(location.search).get("secret")!;

const filesOf = (draft: string): string[] =>
  (JSON.parse(draft)[DraftMember.ChosenEvidence] ?? []).map(
    (chosen: Record<string, string>) => chosen[DraftMember.File],
  );

erase(true, `${StorageKey.PlainForm}/e/${code}`);
for (const key of storedKeys(false)) {
  const draft = key.startsWith(`${StorageKey.Draft}${code}.`) && load(false, key);
  if (!draft || !draft.includes(secret)) continue;
  const store = new FileStore();
  for (const file of filesOf(draft)) void store.erase(file);
  erase(false, key);
}

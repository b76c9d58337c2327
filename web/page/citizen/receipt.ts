// The page of one evaluation. It is whole without this: here words are kept where there is no network, photos and videos
// go on after it broke, and the phone, which may be shared, forgets what was submitted.

import { DraftMember, StorageKey } from "names";
import { FileStore } from "./evidence/file_store";
import { erase, load, storedKeys } from "../host/storage";
import { helpForms } from "./action_forms";
import { offerCopies } from "./copy_numbers";
import { followElderMode } from "./elder_mode";

const { code } = document.querySelector("main")!.dataset;
const secret = new URLSearchParams(location.search).get("secret");

const filesOf = (draft: string): string[] =>
  (JSON.parse(draft)[DraftMember.ChosenEvidence] ?? []).map(
    (chosen: Record<string, string>) => chosen[DraftMember.File],
  );

erase(true, `${StorageKey.PlainForm}/e/${code}`);
for (const key of storedKeys(false)) {
  const draft = key.startsWith(`${StorageKey.Draft}${code}.`) && load(false, key);
  if (!draft || !secret || !draft.includes(secret)) continue;
  const store = new FileStore();
  for (const file of filesOf(draft)) void store.erase(file);
  erase(false, key);
}

followElderMode();
helpForms();
offerCopies();

// The form that the server wrote into its page: it is handed over to the program, kept while the tab is open, and filled
// in again when the program stops.

import { DraftMember, ElementClass, ElementId, FormField, StorageKey } from "names";
import type { Host, Part } from "../host/part";
import { isReached } from "../host/network";
import { holdStill, isHidden, sayPosted } from "../host/server_page";
import { onSignedIn, type ShownPerson } from "../host/signed_in";
import { erase, load, save, storedKeys } from "../host/storage";
import { wellFormed } from "../host/well_formed";
import { chooseFiles } from "./evidence_glue";

const draftLifetime_s = 7 * 24 * 60 * 60; // shared/evaluation/draft.hpp has the same.

export interface ServerFormExports {
  _zhiping_begin(plainForm: number, touched: number): number;
  _zhiping_sign_in(name: number, phone: number): void;
}

const form = document.getElementById(ElementId.PlainForm) as HTMLFormElement;
const fileInput = form.querySelector<HTMLInputElement>("input[type=file]")!;
const offline = document.getElementById(ElementId.FormOffline)!;

let touched = ""; // The id of what was operated last.
let isComposing = false;
let host: Host<ServerFormExports>;
let filled: Filled;
let signedIn: ShownPerson | undefined; // Since the page was loaded.

const touch = ({ target }: Event): void => {
  touched = (target as HTMLElement).id;
  holdStill(form);
};
form.addEventListener("focusin", touch);
form.addEventListener("input", touch); // Not every phone focuses what is tapped.
form.addEventListener("compositionstart", () => {
  isComposing = true;
});
form.addEventListener("compositionend", () => {
  isComposing = false;
});
form.addEventListener("submit", (event) => {
  if (navigator.onLine) return sayPosted();
  event.preventDefault(); // The browser's own error page would lose what was filled in.
  void isReached().then((reached) => {
    offline.hidden = reached;
    if (!reached || isHidden()) return;
    sayPosted();
    form.submit();
  });
});

addEventListener("online", () => {
  offline.hidden = true;
});

const codeFacts = document.getElementById(ElementId.CodeFacts)!.textContent!;
const { code } = JSON.parse(codeFacts) as { code: string };

// Whether the program will send it when it opens: web/citizen/draft_store.cpp says which draft it takes.
const waits = (key: string): boolean => {
  try {
    const draft = JSON.parse(load(false, key)!) as Record<string, unknown>;
    const age_s = Date.now() / 1000 - Number(draft[DraftMember.SavedAt]);
    return draft[DraftMember.Submitted] === true && age_s >= 0 && age_s <= draftLifetime_s;
  } catch {
    return false; // Whatever it is, it is no draft.
  }
};

const showWaiting = (): void => {
  const ofTab = load(true, StorageKey.Tab + code);
  const drafts = storedKeys(false).filter((key) => key.startsWith(`${StorageKey.Draft}${code}.`));
  const taken = ofTab && drafts.includes(ofTab) ? [ofTab] : drafts;
  document.getElementById(ElementId.SubmissionWaits)!.hidden = !taken.some(waits);
};
showWaiting();
addEventListener("storage", showWaiting);

interface Filled {
  form: string;
  touched: string;
  caret: [number, number] | undefined; // In the statement, when it is being written.
}

// As it would be posted.
const read = (): string => {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === "string") fields.append(name, wellFormed(value));
  });
  return String(fields);
};

const filledIn = (): Filled => {
  const writing =
    form.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement
      ? document.activeElement
      : undefined;
  return { form: read(), touched, caret: writing && [writing.selectionStart, writing.selectionEnd] };
};

// What was chosen so far, which can be neither read as a field nor filled in: it is handed over.
const takeFiles = (): File[] => {
  const files = Array.from(fileInput.files!);
  if (files.length) fileInput.value = "";
  return files;
};

const fillIn = (body: string): void => {
  const values = new URLSearchParams(body);
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[name]"))
    if (control.type === "radio" || control.type === "checkbox")
      (control as HTMLInputElement).checked = values.getAll(control.name).includes(control.value);
    else if (control.type !== "file") control.value = values.get(control.name) ?? "";
};

const tickFor = (upload: string, name: string): HTMLElement => {
  const label = document.createElement("label");
  const tick = label.appendChild(document.createElement("input"));
  tick.type = "checkbox";
  tick.name = FormField.Upload;
  tick.value = upload;
  label.appendChild(document.createElement("span")).textContent = name;
  return label;
};

// `files` are the names of what the server holds already, in the order of its uploads.
const fillInWithFiles = (body: string, files: string[]): void => {
  const uploads = new URLSearchParams(body).getAll(FormField.Upload);
  const arrived = form.querySelector<HTMLFieldSetElement>(`.${ElementClass.Kept}`)!;
  arrived.hidden = uploads.length === 0;
  const ticks = arrived.querySelector(`.${ElementClass.Ticks}`)!;
  ticks.textContent = "";
  uploads.forEach((upload, index) => ticks.append(tickFor(upload, files[index]!)));
  const hint = `${fileInput.id}-hint`; // As native/http/pages/form_parts.hpp has it.
  fileInput.setAttribute("aria-describedby", uploads.length ? `${fileInput.id}-kept ${hint}` : hint);
  fillIn(body);
};

// While the tab is open, a form that was left is filled in again: after a reload, and when Back leads here from the
// error page of a browser that found no network. receipt.ts erases it.
const keptKey = StorageKey.PlainForm + location.pathname;
const asSent = read();
const kept = load(true, keptKey);
if (kept) fillIn(kept);
erase(true, keptKey);
addEventListener("pagehide", () => {
  const filled = read();
  if (!isHidden() && filled !== asSent) save(true, keptKey, filled);
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) erase(true, keptKey);
});

const tellSignedIn = (): void => {
  if (signedIn)
    host.tell([signedIn.name, signedIn.phone], (module, [name, phone]) => module._zhiping_sign_in(name!, phone!));
};
onSignedIn((person) => {
  signedIn = person;
  tellSignedIn();
});

export const serverForm: Part<ServerFormExports> = {
  functions: {
    codeFacts: () => codeFacts,
    fillPlainForm: (body: string, files: string) => fillInWithFiles(body, files.split("\n").slice(0, -1)),
  },
  connect(connected) {
    host = connected;
  },
  // Not in the middle of a word: what is still being composed would be lost.
  whenReady(then) {
    if (isComposing)
      form.addEventListener("compositionend", () => setTimeout(() => serverForm.whenReady!(then)), { once: true });
    else then();
  },
  // With what was filled in so far, and where.
  begin() {
    filled = filledIn();
    return !!host.ask([filled.form, filled.touched], (module, [words, id]) => module._zhiping_begin(words!, id!));
  },
  handOver() {
    const files = takeFiles();
    if (files.length) chooseFiles(0, files);
    tellSignedIn();
  },
  stopped: showWaiting,
  afterShown() {
    if (filled.caret && document.activeElement instanceof HTMLTextAreaElement)
      document.activeElement.setSelectionRange(...filled.caret);
  },
};

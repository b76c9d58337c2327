// The page as the server sent it: in charge until the form is ready, and again when it fails.

import { erase, load, save } from "./storage";
import { wellFormed } from "./well_formed";

const page = document.getElementById("server-page")!;
const loading = document.getElementById("loading")!;
const failed = document.getElementById("app-failed")!;
const readyLate = document.getElementById("app-ready-late")!;
const offline = document.getElementById("form-offline");
const form = document.querySelector<HTMLFormElement>("#plain-form"); // The gallery has none.

let touched = ""; // The id of what was operated last in the form.
let isComposing = false;
let isPosted = false;

loading.hidden = false; // Without a script, nothing is being opened.

form?.addEventListener("focusin", ({ target }) => {
  touched = (target as HTMLElement).id;
});
form?.addEventListener("input", ({ target }) => {
  touched = (target as HTMLElement).id;
}); // Not every phone focuses what is tapped.
form?.addEventListener("compositionstart", () => {
  isComposing = true;
});
form?.addEventListener("compositionend", () => {
  isComposing = false;
});
form?.addEventListener("submit", (event) => {
  offline!.hidden = navigator.onLine;
  if (!navigator.onLine) return event.preventDefault(); // The browser's own error page would lose what was filled in.
  isPosted = true;
  loading.hidden = true;
});

addEventListener("online", () => {
  if (offline) offline.hidden = true;
});

// Nothing takes over from a person who has been told to go on here, or whose form is on its way.
export const isWaiting = (): boolean => failed.hidden && !isPosted;

// Not in the middle of a word: what is still being composed would be lost.
export const whenComposed = (then: () => void): void => {
  if (isComposing) form!.addEventListener("compositionend", () => setTimeout(() => whenComposed(then)), { once: true });
  else then();
};

export interface Filled {
  form: string;
  touched: string;
  caret: [number, number] | undefined; // In the statement, when it is being written.
}

// As it would be posted.
const read = (): string => {
  const fields = new URLSearchParams();
  if (form)
    new FormData(form).forEach((value, name) => {
      if (typeof value === "string") fields.append(name, wellFormed(value));
    });
  return String(fields);
};

export const filledIn = (): Filled => {
  const writing =
    form?.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement
      ? document.activeElement
      : undefined;
  return { form: read(), touched, caret: writing && [writing.selectionStart, writing.selectionEnd] };
};

// What was chosen so far, which can be neither read as a field nor filled in: it is handed over.
export const takeFiles = (): File[] => {
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  const files = Array.from(input?.files ?? []);
  if (files.length) input!.value = "";
  return files;
};

const fillIn = (body: string): void => {
  const values = new URLSearchParams(body);
  for (const control of form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[name]") ?? [])
    if (control.type === "radio" || control.type === "checkbox")
      (control as HTMLInputElement).checked = values.getAll(control.name).includes(control.value);
    else if (control.type !== "file") control.value = values.get(control.name) ?? "";
};

const tickFor = (upload: string, name: string): HTMLElement => {
  const label = document.createElement("label");
  const tick = label.appendChild(document.createElement("input"));
  tick.type = "checkbox";
  tick.name = "upload";
  tick.value = upload;
  label.appendChild(document.createElement("span")).textContent = name;
  return label;
};

// `files` are the names of what the server holds already, in the order of its uploads.
export const fillInWithFiles = (body: string, files: string[]): void => {
  const uploads = new URLSearchParams(body).getAll("upload");
  const arrived = form!.querySelector<HTMLFieldSetElement>(".kept")!;
  arrived.hidden = uploads.length === 0;
  const ticks = arrived.querySelector(".ticks")!;
  ticks.textContent = "";
  uploads.forEach((upload, index) => ticks.append(tickFor(upload, files[index]!)));
  fillIn(body);
};

// While the tab is open, a form that was left is filled in again: after a reload, and when Back leads here from the
// error page of a browser that found no network. receipt.ts erases it.
const keptKey = `zhiping.form.${location.pathname}`;
const asSent = read();
const kept = load(true, keptKey);
if (kept) fillIn(kept);
erase(true, keptKey);
addEventListener("pagehide", () => {
  const filled = read();
  if (!page.hidden && filled !== asSent) save(true, keptKey, filled);
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) erase(true, keptKey);
});

export const hasFocus = (): boolean => page.contains(document.activeElement);

export const hide = (): void => {
  page.hidden = true;
};

export const isHidden = (): boolean => !!page.hidden;

// What is said above the form does not push it from under the finger of who fills it in.
const withoutJump = (change: () => void): void => {
  const before = form?.getBoundingClientRect().top ?? 0;
  change();
  if (touched) scrollBy(0, form!.getBoundingClientRect().top - before);
};

export const sayFailed = (): void =>
  withoutJump(() => {
    page.hidden = false;
    loading.hidden = true;
    readyLate.hidden = true;
    failed.hidden = isPosted;
  });

export const focusFailed = (): void => {
  failed.focus();
};

// The person may be reading what to do: the form opens only when they say so.
export const offerLate = (open: () => void): void => {
  if (isPosted) return;
  withoutJump(() => {
    failed.hidden = true;
    readyLate.hidden = false;
  });
  readyLate.querySelector("button")!.addEventListener("click", open);
};

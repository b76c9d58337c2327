// The page as the server sent it: in charge until the form is ready, and again when it fails.

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

form?.addEventListener("focusin", ({ target }) => { touched = (target as HTMLElement).id; });
form?.addEventListener("input", ({ target }) => { touched = (target as HTMLElement).id; }); // Not every phone focuses what is tapped.
form?.addEventListener("compositionstart", () => { isComposing = true; });
form?.addEventListener("compositionend", () => { isComposing = false; });
form?.addEventListener("submit", (event) => {
  offline!.hidden = navigator.onLine;
  if (!navigator.onLine) return event.preventDefault(); // The browser's own error page would lose what was filled in.
  isPosted = true;
  loading.hidden = true;
});

addEventListener("online", () => { if (offline) offline.hidden = true; });

// Nothing takes over from a person who has been told to go on here, or whose form is on its way.
export const isWaiting = (): boolean => failed.hidden && !isPosted;

// Not in the middle of a word: what is still being composed would be lost.
export const whenComposed = (then: () => void): void => {
  if (isComposing) form!.addEventListener("compositionend", () => setTimeout(() => whenComposed(then)), { once: true });
  else then();
};

export interface Filled {
  form: string; // As it would be posted.
  touched: string;
  caret: [number, number] | undefined; // In the statement, when it is being written.
}

export const filledIn = (): Filled => {
  const writing = form?.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement ? document.activeElement : undefined;
  return {
    form: form ? String(new URLSearchParams(new FormData(form) as unknown as Record<string, string>)) : "",
    touched,
    caret: writing && [writing.selectionStart, writing.selectionEnd],
  };
};

export const fillIn = (body: string): void => {
  const values = new URLSearchParams(body);
  for (const control of form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[name]") ?? [])
    if (control.type === "radio" || control.type === "checkbox") (control as HTMLInputElement).checked = values.getAll(control.name).includes(control.value);
    else control.value = values.get(control.name) ?? "";
};

export const hasFocus = (): boolean => page.contains(document.activeElement);

export const hide = (): void => { page.hidden = true; };

export const isHidden = (): boolean => !!page.hidden;

export const sayFailed = (): void => {
  page.hidden = false;
  loading.hidden = true;
  readyLate.hidden = true;
  failed.hidden = isPosted;
};

export const focusFailed = (): void => { failed.focus(); };

// The person may be reading what to do: the form opens only when they say so.
export const offerLate = (open: () => void): void => {
  if (isPosted) return;
  failed.hidden = true;
  readyLate.hidden = false;
  readyLate.querySelector("button")!.addEventListener("click", open);
};

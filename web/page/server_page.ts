// The page as the server sent it: in charge until the form is ready, and again when it fails.

const page = document.getElementById("server-page")!;
const loading = document.getElementById("loading")!;
const failed = document.getElementById("app-failed")!;
const readyLate = document.getElementById("app-ready-late")!;

loading.hidden = false; // Without a script, nothing is being opened.

export const isWaiting = (): boolean => !!failed.hidden;

export const hasFocus = (): boolean => page.contains(document.activeElement);

export const hide = (): void => { page.hidden = true; };

export const sayFailed = (): void => {
  page.hidden = false;
  loading.hidden = true;
  readyLate.hidden = true;
  failed.hidden = false;
};

// The person may be reading what to do: the form opens only when they say so.
export const offerLate = (open: () => void): void => {
  failed.hidden = true;
  readyLate.hidden = false;
  readyLate.querySelector("button")!.addEventListener("click", open);
};

// Sends the forms of the page of an evaluation without leaving it, so that nothing is lost where there is no network. The
// answer is the page that a browser without script would show, and takes its place.

import { StorageKey } from "names";
import { erase, load, save } from "../host/storage";
import { sendFiles } from "./action_files";

const page = (): HTMLElement => document.querySelector("main")!;

const keyOf = (form: HTMLFormElement): string => `${StorageKey.Words}${location.pathname}#${form.id}`;

const keepWords = (form: HTMLFormElement): void => {
  const words = form.querySelector("textarea");
  if (!words) return;
  words.value ||= load(true, keyOf(form)) ?? "";
  words.addEventListener("input", () => save(true, keyOf(form), words.value));
};

// What becomes of a form, said where it is and to a screen reader.
const say = (form: HTMLFormElement, words: string, part?: number): void => {
  const place = form.querySelector("[role=status]") ?? form.appendChild(document.createElement("p"));
  place.setAttribute("role", "status");
  place.className = "wrong";
  if (part !== undefined) place.className = "hint";
  if (place.textContent !== words) place.textContent = words;
  const bar = form.querySelector("progress");
  if (part === undefined) return bar?.remove();
  const shown = bar ?? form.insertBefore(document.createElement("progress"), place);
  shown.setAttribute("aria-label", words);
  shown.value = part;
};

const isOurs = (answer: Document | null): boolean => answer?.querySelector("main.receipt") instanceof HTMLElement;

const show = (answer: Document, address: string): void => {
  document.title = answer.title;
  history.replaceState(null, "", address);
  page().replaceWith(document.adoptNode(answer.querySelector("main")!));
  helpForms();
  const first = page().querySelector<HTMLElement>("[autofocus]") ?? page().querySelector<HTMLElement>("h1")!;
  first.tabIndex = -1;
  first.focus();
  first.scrollIntoView({ block: "center" });
};

const post = (form: HTMLFormElement, body: FormData): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 100_000) say(form, page().dataset.sending!, loaded / total);
    };
    request.onload = () => {
      const { response, responseURL, status } = request;
      // Left alone for too long: the page asks for the query code, and the words stay.
      if (status === 403 && !isOurs(response)) return location.replace(location.pathname + location.search);
      if (!isOurs(response)) return reject(); // Something between here and the server has answered.
      if (status === 200) erase(true, keyOf(form));
      show(response, status === 200 ? responseURL : form.action);
      resolve();
    };
    request.onerror = () => reject();
    request.send(body);
  });

const send = async (form: HTMLFormElement): Promise<void> => {
  const button = form.querySelector("button")!;
  if (button.getAttribute("aria-disabled")) return; // It is on its way.
  button.setAttribute("aria-disabled", "true");
  say(form, page().dataset.sending!, 0);
  try {
    const body = new FormData(form);
    await sendFiles(form, body, (part) => say(form, page().dataset.sending!, part));
    await post(form, body);
  } catch {
    say(form, page().dataset.noNetwork!);
  }
  button.removeAttribute("aria-disabled");
};

// Those of a person lead to another page, or the same one as somebody else sees it: the browser sends them.
export const helpForms = (): void => {
  for (const form of Array.from(document.querySelectorAll<HTMLFormElement>("form.act:not([data-leaves])"))) {
    keepWords(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void send(form);
    });
  }
};

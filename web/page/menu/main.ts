// The menu is whole without this: a code that is read with the camera or from a photo is typed into the form that is
// there anyway, and the server decides what it is.

import { groups, ourCodes } from "./our_codes";
import { findDetector, LiveView } from "./live_view";
import { readPhoto } from "./photo";

const { decoder } = (document.currentScript as HTMLScriptElement).dataset;
const part = document.querySelector<HTMLElement>(".scan")!;
const words = part.dataset;
const [scan, photo, status, choices, dialog] = ["button", "input", "p", "ul", "dialog"].map((each) =>
  part.querySelector(`:scope > ${each}`)!,
) as [HTMLButtonElement, HTMLInputElement, HTMLElement, HTMLElement, HTMLDialogElement];

const say = (text = ""): void => {
  choices.textContent = "";
  status.textContent = text;
};

const evaluate = (code: string): void => {
  say();
  const field = document.querySelector<HTMLInputElement>("#code")!;
  field.value = code;
  field.form!.submit();
};

const offer = (codes: string[]): void => {
  say(words.several);
  for (const code of codes) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "secondary";
    button.textContent = groups(code);
    button.addEventListener("click", () => evaluate(code));
    choices.appendChild(document.createElement("li")).append(button);
  }
};

// False when none of them is ours.
const take = (said: string[]): boolean => {
  const codes = ourCodes(said);
  if (codes.length === 1) evaluate(codes[0]!);
  else if (codes.length) offer(codes);
  return codes.length > 0;
};

let photos = 0;

const readChosen = async (): Promise<void> => {
  const file = photo.files?.[0];
  if (!file) return;
  const mine = ++photos;
  say(words.reading);
  const read = await readPhoto(file, decoder!);
  photo.value = ""; // So that the same photo can be chosen again.
  if (mine !== photos) return;
  if (typeof read === "string") say(words[read]);
  else if (!take(read)) say(read.length ? words.foreign : words.none);
};

const offerLive = async (): Promise<void> => {
  const detector = await findDetector();
  if (!detector) return;
  const view = new LiveView(dialog, detector);
  const look = async (): Promise<void> => {
    say();
    const said = await view.open(words);
    if (said) take(said);
    else say(words.noCamera);
  };
  scan.addEventListener("click", () => void look());
  scan.hidden = false;
};

photo.addEventListener("change", () => void readChosen());
part.hidden = false;
void offerLive();

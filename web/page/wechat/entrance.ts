// The ticket says who comes in from the mini-program. It is used only once they have said that it is they.

import { ElementId } from "names";
import { saySignedIn, type ShownPerson } from "../host/signed_in";
import { fallSilent, say, type Choice } from "./bar";
import { lookAt, signInWith, type Trouble } from "./session";
import { enterAgain, shell } from "./shell";
import { fill, words } from "./words";

const textOf = ({ name, phone }: ShownPerson): string => [name, phone].filter(Boolean).join(" ");

// Who is signed in already, where the page says it.
const named = (): HTMLElement | null => document.querySelector("[data-person]");

const again: Choice = {
  words: words.enterAgain,
  when: shell,
  act: () => void shell.then((found) => found && enterAgain(found)),
};
const without: Choice = { words: words.goWithout, act: fallSilent };

const tell = (trouble: Trouble, retry: () => void): void => {
  const first = trouble === "notReached" ? [{ words: words.tryAgain, act: retry }] : [];
  say(words[trouble], [...first, again, without]);
};

const isChanged = (control: HTMLInputElement | HTMLTextAreaElement): boolean =>
  control.type === "radio" || control.type === "checkbox"
    ? (control as HTMLInputElement).checked !== (control as HTMLInputElement).defaultChecked
    : control.type !== "hidden" && control.value !== control.defaultValue;

const isWrittenIn = (): boolean =>
  Array.from(document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")).some(isChanged);

// The server shows what is theirs. Who came for an evaluation was led to the page that asks for its query code.
const loadAgain = (): void => {
  const address = new URL(location.href);
  const number = address.searchParams.get("number");
  if (address.pathname !== "/r" || !number) return location.reload();
  address.pathname = `/r/${number}`;
  address.searchParams.delete("number");
  location.replace(address.href);
};

// A form that may be being filled in is not loaded again: it is told.
const goOnAs = (person: ShownPerson): void => {
  const told = fill(words.continued, { person: textOf(person) });
  if (!document.getElementById(ElementId.PlainForm)) {
    if (isWrittenIn()) return say(told, [{ words: words.reload, act: loadAgain }]);
    return loadAgain();
  }
  const line = named();
  if (line) {
    line.dataset.person = textOf(person);
    line.hidden = !person.name; // Then nobody is submitted as.
    line.firstChild!.textContent = `${fill(words.submittingAs, { ...person })} `;
  }
  saySignedIn(person);
  say(told);
};

const enter = async (ticket: string): Promise<void> => {
  say(words.looking);
  const entered = await signInWith(ticket);
  if (typeof entered === "string") tell(entered, () => void enter(ticket));
  else goOnAs(entered);
};

const refuse = (): void => {
  if (named()) fallSilent();
  else say(words.notSignedIn);
};

export const comeIn = async (ticket: string): Promise<void> => {
  say(words.looking);
  const person = await lookAt(ticket);
  if (typeof person === "string") return tell(person, () => void comeIn(ticket));
  if (named()?.dataset.person === textOf(person)) return fallSilent();
  say(fill(words.continueAs, { person: textOf(person) }), [
    { words: words.continue, act: () => void enter(ticket) },
    { words: words.notMe, act: refuse },
  ]);
};

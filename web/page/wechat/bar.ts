// What is said above the page, and what may be pressed there.

import { words } from "./words";

export interface Choice {
  words: string;
  act(): void;
  when?: Promise<unknown>; // It is offered only once this has come to something.
}

const bar = document.createElement("aside");
bar.className = "wechat-bar";
bar.tabIndex = -1;
bar.setAttribute("aria-label", words.bar);
const line = bar.appendChild(document.createElement("p"));
line.setAttribute("role", "status");
const row = bar.appendChild(document.createElement("div"));

// What somebody is busy with stays where it is.
const withoutJump = (change: () => void): void => {
  const held = document.activeElement;
  const isHeld = !!held && held !== document.body && !bar.contains(held);
  const before = isHeld ? held.getBoundingClientRect().top : 0;
  change();
  if (isHeld) scrollBy(0, held.getBoundingClientRect().top - before);
};

const buttonOf = ({ words: text, act, when }: Choice, index: number): HTMLButtonElement => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = index === 0 ? "primary" : "secondary";
  button.textContent = text;
  button.hidden = !!when;
  void when?.then((come) => {
    button.hidden = !come;
  });
  button.addEventListener("click", act);
  return button;
};

// In place of what was said before. Where it `stays`, it is seen wherever the page is scrolled to.
export const say = (text: string, choices: Choice[] = [], stays = choices.length > 0): void =>
  withoutJump(() => {
    const hadFocus = bar.contains(document.activeElement);
    if (!bar.isConnected) document.body.prepend(bar);
    row.textContent = "";
    bar.classList.toggle("stays", stays);
    line.textContent = text;
    row.append(...choices.map(buttonOf));
    if (hadFocus) bar.focus();
  });

const focusPage = (): void => {
  const heading = document.querySelector<HTMLElement>("#document h1, #server-page:not([hidden]) h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
};

export const fallSilent = (): void =>
  withoutJump(() => {
    const hadFocus = bar.contains(document.activeElement);
    bar.remove();
    if (hadFocus) focusPage();
  });

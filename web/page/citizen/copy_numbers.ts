// Receipt number and query code are copied together: one without the other finds nothing again. Without script, or where
// the browser lets nobody copy, they are there to be read and selected.

import { copy } from "../host/copying";

const copyOf = async (button: HTMLButtonElement): Promise<void> => {
  const { copy: text, copied } = button.dataset;
  if (await copy(text!)) button.nextElementSibling!.textContent = copied!;
  button.focus();
};

export const offerCopies = (): void => {
  document.documentElement.classList.add("scripted");
  document.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>("[data-copy]");
    if (button) void copyOf(button);
  });
};

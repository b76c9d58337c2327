// Receipt number and query code are copied together: one without the other finds nothing again. Without script, or where
// the browser lets nobody copy, they are there to be read and selected.

const selectAndCopy = (text: string): boolean => {
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = text;
  field.readOnly = true; // So that no keyboard opens.
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
};

// A WebView may have no clipboard, or refuse it.
const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return selectAndCopy(text);
  }
};

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

// Text for the clipboard. A WebView may have none, or refuse it.

const selectAndCopy = (text: string): boolean => {
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = text;
  field.readOnly = true; // So that no keyboard opens.
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
};

// False where the browser lets nobody copy.
export const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return selectAndCopy(text);
  }
};

// Text that the canvas cannot draw glyph by glyph, in scripts that join, stack or run from right to
// left: the page shows it, over the canvas and under the elements, whose nodes say what it says.

interface TextLook {
  width: number;
  size: number;
  line: number;
  bold?: 1;
}

export interface PageText extends TextLook {
  text: string;
  x: number;
  y: number;
  height: number;
  colour: string;
  centred?: 1;
}

export const layer = document.createElement("div");
layer.id = "texts";
layer.setAttribute("aria-hidden", "true");
layer.translate = false; // As little as what is drawn around them.

const make = (text: string, { width, size, line, bold }: TextLook): HTMLElement => {
  const element = layer.appendChild(document.createElement("p"));
  element.textContent = text;
  const { style } = element;
  style.width = `${width}px`;
  style.fontSize = `${size}px`;
  style.lineHeight = `${line}px`;
  style.fontWeight = bold ? "600" : "400";
  return element;
};

// At least one line, as the canvas has it.
export const pageTextHeight = (text: string, look: TextLook): number => {
  const element = make(`${text}\u200b`, look); // So that a line feed at the end has its line.
  const height = element.offsetHeight;
  element.remove();
  return height;
};

export const showPageTexts = (texts: PageText[]): void => {
  layer.textContent = "";
  for (const shown of texts) {
    const { style } = make(shown.text, shown);
    style.left = `${shown.x}px`;
    style.top = `${shown.y + 1}px`; // So that its baseline is where the canvas and the text area have theirs.
    style.height = `${shown.height}px`;
    style.color = shown.colour;
    if (shown.centred) style.textAlign = "center";
  }
};

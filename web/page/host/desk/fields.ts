// Fields of a desk (web/ui/desk_fields.hpp), by the browser's own elements.

import type { Part } from "../part";
import { root } from "../screen_elements";
import { make, type Mirror, type RoleElement } from "../semantics";
import type { SemanticNode } from "../semantic_node";

const inputOf = (type: string): RoleElement => ({
  make(node, semantics): Mirror {
    const control = make("input", "writing");
    control.type = type;
    return semantics.textControl(node, control);
  },
});

const linesOf = (text: string): string[] => text.split("\n").filter(Boolean);

// Lines of a value, a tab and a label.
const fill = (select: HTMLSelectElement, options: string): void => {
  if (select.dataset.filled === options) return;
  select.dataset.filled = options;
  select.textContent = "";
  for (const line of linesOf(options)) {
    const [value, label] = line.split("\t");
    select.add(new Option(label, value));
  }
};

const select: RoleElement = {
  make(node, semantics): Mirror {
    const control = make("select", "writing");
    control.id = `n${node.id}`;
    control.addEventListener("change", () => semantics.listener.changeText(node.id, control.value));
    return { role: node.role, outer: control, inner: control, control, isWritten: true };
  },
  update({ control }, { attributes, value }: SemanticNode): void {
    const chosen = control as HTMLSelectElement;
    fill(chosen, attributes!["data-options"] ?? "");
    if (chosen.value !== (value ?? "")) chosen.value = value ?? "";
  },
};

// One list for all of them: that of the field with the focus is in it.
const offers = make("datalist");
offers.id = "offers";
root.append(offers);

const offer = (control: HTMLElement): void => {
  offers.textContent = "";
  for (const line of linesOf(control.dataset.offers ?? "")) offers.append(new Option("", line));
};

const comboBox: RoleElement = {
  make(node, semantics): Mirror {
    const control = make("input", "writing");
    control.setAttribute("list", offers.id);
    control.addEventListener("focus", () => offer(control));
    return semantics.textControl(node, control);
  },
  update({ control }): void {
    if (document.activeElement === control) offer(control!);
  },
};

export const fieldRoles: Part = {
  roles: {
    "secret-field": inputOf("password"),
    "date-field": inputOf("date"),
    "combo-box": comboBox,
    select,
  },
};

// Keeps one real element over the canvas for each node that the widgets emitted (web/ui/semantics.hpp).
// Elements are kept by id: one that has the focus is never made anew or moved.

import type { Role, Tone } from "names";
import type { SemanticDocument, SemanticNode } from "./semantic_node";
import { makeFileInput } from "./file_input";
import { wellFormed } from "./well_formed";

export interface Listener {
  activate(id: number): void;
  changeText(id: number, text: string): void;
}

// Of a program that takes files.
export interface FileChoosing {
  expectFiles(): void; // The person is about to choose some.
  chooseFiles(input: number, files: File[]): void;
  paintThumbnail(file: string, canvas: HTMLCanvasElement): void;
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

export interface Mirror {
  id?: number; // Of the node that it is of now.
  role: Role;
  outer: HTMLElement; // What stands in the tree.
  inner: HTMLElement; // What holds children and text.
  control?: TextControl | HTMLButtonElement | HTMLAnchorElement | HTMLSelectElement;
  legend?: HTMLElement; // Of a group that has one: a heading inside the legend.
  isWritten?: boolean; // Its control is a text that the person writes.
  tone?: Tone | undefined;
  shown?: string; // The node as it was updated with last.
}

// A role that only some programs have.
export interface RoleElement {
  make(node: SemanticNode, semantics: Semantics): Mirror;
  update?(mirror: Mirror, node: SemanticNode, semantics: Semantics): void;
  isStill?: true; // Nothing but the node changes its element: where that is the same, it is not updated.
}
export type RoleElements = Partial<Record<Role, RoleElement>>;

// May give what has gone to nodes that are new, instead of elements made for them: the map is by the nodes' ids.
export type Reuse = (nodes: SemanticNode[], mirrors: Map<number, Mirror>) => void;

// The second half of an impatient double tap must not press what has just taken the first one's place.
const doubleTap_ms = 350;
let wasTapped = false; // False until the first tap: the first screen was not opened by one.
addEventListener(
  "click",
  () => {
    wasTapped = true;
  },
  true,
);

const tags: Partial<Record<Role, string>> = {
  header: "header",
  main: "main",
  section: "section",
  list: "ul",
  "ordered-list": "ol",
  "list-item": "li",
  group: "fieldset",
  summary: "dl",
  "summary-row": "div",
  footer: "div",
  alert: "section",
  note: "div",
  mark: "div",
  paragraph: "p",
  term: "dt",
  value: "dd",
  label: "label",
  progress: "progress",
  tile: "div",
};

// Which keys the phone offers for what is to be written.
const inputModes: Record<string, string> = { tel: "tel", "one-time-code": "numeric" };

export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
};

const written = new WeakMap<HTMLElement, string>();

// What a browser has translated stays, until there are other words.
export const setText = (element: HTMLElement, text: string): void => {
  if (written.get(element) === text) return;
  written.set(element, text);
  element.textContent = text;
};

export const setAttribute = (element: HTMLElement, name: string, value: string | undefined | 0): void => {
  if (!value) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

export class Semantics {
  private mirrors = new Map<number, Mirror>();

  constructor(
    private root: HTMLElement,
    readonly listener: Listener,
    private files: FileChoosing | undefined,
    private others: RoleElements,
    private reuses: Reuse[],
  ) {}

  show(shown: SemanticDocument): void {
    for (const reuse of this.reuses) reuse(shown.nodes, this.mirrors);
    // What has gone, or is another thing now, goes first: a walk past it would move everything that follows.
    const roles = new Map(shown.nodes.map((node) => [node.id, node.role]));
    for (const [id, mirror] of this.mirrors)
      if (roles.get(id) !== mirror.role) {
        mirror.outer.remove();
        this.mirrors.delete(id);
      }
    const focused = document.activeElement as HTMLElement;
    const cursors = new Map<HTMLElement, Node | null>([[this.root, this.root.firstChild]]);
    // What is in a new element is put into it before that is put into the document.
    const later: [Mirror, HTMLElement][] = [];
    for (const node of shown.nodes) {
      const parent = shown.nodes[node.parent];
      const mirror = this.mirrorOf(node, parent);
      this.update(mirror, node, parent);
      const inner = parent ? this.mirrors.get(parent.id)!.inner : this.root;
      if (inner.isConnected) later.push([mirror, inner]);
      else this.place(mirror, inner, cursors);
    }
    for (const [mirror, inner] of later) this.place(mirror, inner, cursors);
    // Moving an element in the document removes it briefly, which takes its focus.
    if (focused !== document.activeElement && this.root.contains(focused)) focused.focus({ preventScroll: true });
  }

  focus(id: number): boolean {
    const mirror = this.mirrors.get(id);
    if (!mirror) return false;
    const target = mirror.control ?? mirror.inner;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
    return true;
  }

  focusTitle(): void {
    this.root.querySelector("h1")?.focus({ preventScroll: true });
  }

  // Puts the element where the walk stands in its parent, moving nothing that is already in place.
  private place(mirror: Mirror, parent: HTMLElement, cursors: Map<HTMLElement, Node | null>): void {
    if (!cursors.has(parent)) cursors.set(parent, this.firstChildOf(parent));
    const cursor = cursors.get(parent) ?? null;
    if (cursor === mirror.outer) cursors.set(parent, mirror.outer.nextSibling);
    else if (mirror.outer.parentNode !== parent || mirror.outer.nextSibling !== cursor)
      parent.insertBefore(mirror.outer, cursor);
  }

  // A group begins with its legend, which is not a node.
  private firstChildOf(parent: HTMLElement): Node | null {
    const child = parent.firstChild;
    return child instanceof HTMLLegendElement ? child.nextSibling : child;
  }

  private mirrorOf(node: SemanticNode, parent: SemanticNode | undefined): Mirror {
    const known = this.mirrors.get(node.id);
    if (known) return known;
    const mirror = this.build(node, parent);
    mirror.id = node.id;
    this.mirrors.set(node.id, mirror);
    return mirror;
  }

  private build(node: SemanticNode, parent: SemanticNode | undefined): Mirror {
    const other = this.others[node.role];
    if (other) return other.make(node, this);
    switch (node.role) {
      case "heading":
        return this.plain(node, make(node.level === 1 ? "h1" : "h2"));
      case "button":
        return this.button(node, parent);
      case "link":
        return this.link(node);
      case "radio":
      case "checkbox":
        return this.choice(node);
      case "file":
        return makeFileInput(node, this.files);
      case "picture":
        return this.picture(node);
      case "text-field":
        return this.textControl(node, make("input", "writing"));
      case "text-area":
        return this.textControl(node, make("textarea", "writing"));
      default:
        return this.plain(node, document.createElement(tags[node.role] ?? "div"));
    }
  }

  private plain(node: SemanticNode, element: HTMLElement): Mirror {
    const mirror: Mirror = { role: node.role, outer: element, inner: element };
    element.className = node.role; // What html_mode.css tells apart.
    if (node.role === "mark") element.setAttribute("aria-hidden", "true");
    element.id = `n${node.id}`;
    if (node.role === "alert" || node.level === 1) element.tabIndex = -1;
    if (node.role === "group" && !node.target) {
      const legend = element.appendChild(make("legend"));
      mirror.legend = legend.appendChild(make(node.level ? "h2" : "b"));
    }
    return mirror;
  }

  private button(node: SemanticNode, parent: SemanticNode | undefined): Mirror {
    const control = make("button", node.primary ? "primary" : "");
    control.type = "button";
    control.append(make("span"), make("span", "unseen"));
    const madeAt = performance.now();
    const madeByTap = wasTapped;
    control.addEventListener("click", (event) => {
      const isSecondTap = madeByTap && event.detail > 0 && event.timeStamp - madeAt < doubleTap_ms;
      if (!isSecondTap) this.activate(node.id, control);
    });
    const outer = parent?.role === "summary-row" ? make("dd", "change") : control;
    if (outer !== control) outer.append(control);
    return { role: node.role, outer, inner: control, control };
  }

  private link(node: SemanticNode): Mirror {
    const control = make("a", "link");
    control.addEventListener("click", (event) => {
      if (!control.dataset.target) return; // It leads away.
      event.preventDefault();
      this.focus(Number(control.dataset.target));
    });
    return { role: node.role, outer: control, inner: control, control };
  }

  private choice(node: SemanticNode): Mirror {
    const outer = make("label", `choice ${node.role}`);
    const control = make("input");
    control.type = node.role;
    const text = make("span");
    const mirror: Mirror = { role: node.role, outer, inner: text, control };
    control.addEventListener("change", () => this.activate(mirror.id!, control));
    outer.append(control, text);
    return mirror;
  }

  private picture(node: SemanticNode): Mirror {
    const outer = make("canvas", "picture");
    outer.setAttribute("role", "img");
    return { role: node.role, outer, inner: outer };
  }

  // A screen reader may press a thing without giving it the focus. What is being written is left first, so that
  // what is still being composed arrives before the press, and a value that the press changes can be shown.
  activate(id: number, control: HTMLElement): void {
    if (document.activeElement !== control) control.focus({ preventScroll: true });
    this.listener.activate(id);
  }

  textControl(node: SemanticNode, control: TextControl): Mirror {
    control.id = `n${node.id}`;
    control.setAttribute("autocomplete", node.purpose ?? "off");
    control.inputMode = inputModes[node.purpose ?? ""] ?? "";
    const tell = (): void => this.listener.changeText(node.id, wellFormed(control.value));
    control.addEventListener("compositionend", tell);
    control.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) tell();
    });
    // WeChat on iOS may leave the page shifted when the keyboard goes.
    control.addEventListener("blur", () =>
      setTimeout(() => {
        if (document.activeElement === document.body) scrollTo(0, scrollY);
      }, 100),
    );
    return { role: node.role, outer: control, inner: control, control, isWritten: true };
  }

  private update(mirror: Mirror, node: SemanticNode, parent: SemanticNode | undefined): void {
    const { outer, inner, control } = mirror;
    const other = this.others[node.role];
    const isStill = other ? other.isStill : !mirror.isWritten && !(control instanceof HTMLInputElement);
    if (isStill && node.role !== "picture") {
      const { parent: _, ...facts } = node; // Its place in the list says nothing.
      const shown = JSON.stringify(facts);
      if (mirror.shown === shown) return;
      mirror.shown = shown;
    }
    this.write(mirror, node);
    this.dress(mirror, node);
    setAttribute(outer, "lang", node.language);
    this.describe(mirror, node);
    if (mirror.isWritten) this.updateText(control as TextControl, node);
    else if (control instanceof HTMLInputElement) {
      control.checked = !!node.checked;
      if (node.role === "radio") control.name = `group${parent?.id}`;
    }
    // The button that was just pressed keeps the focus: C++ hears its clicks, and does nothing.
    if (control && "disabled" in control) {
      const isHeld = node.primary || (control instanceof HTMLButtonElement && document.activeElement === control);
      setAttribute(control, "aria-disabled", isHeld && node.disabled ? "true" : undefined);
      control.disabled = !isHeld && !!node.disabled;
    }
    if (control instanceof HTMLAnchorElement) {
      control.dataset.target = String(node.target ?? "");
      setAttribute(control, "href", node.address ?? `#n${node.target}`);
    }
    if (outer instanceof HTMLProgressElement) {
      outer.value = node.fraction ?? 0;
      setAttribute(outer, "aria-label", node.label);
    }
    if (outer instanceof HTMLCanvasElement) {
      this.files?.paintThumbnail(node.value!, outer);
      setAttribute(outer, "aria-label", node.label);
    }
    if (node.width !== undefined && !node.primary) this.move(this.placed(mirror), node);
    if (node.role === "section" || node.role === "alert") setAttribute(inner, "aria-label", node.label);
    for (const name in node.attributes) setAttribute(control ?? outer, name, node.attributes[name]);
    other?.update?.(mirror, node, this);
  }

  private write(mirror: Mirror, node: SemanticNode): void {
    const { inner, control, legend } = mirror;
    if (legend) return setText(legend, node.label ?? "");
    if (mirror.isWritten || this.others[node.role]) return;
    if (control instanceof HTMLButtonElement) {
      setText(control.firstElementChild as HTMLElement, node.label ?? "");
      return setText(control.lastElementChild as HTMLElement, node.description ? ` ${node.description}` : "");
    }
    if (node.role === "file")
      setText(mirror.outer.lastElementChild as HTMLElement, node.description ? ` ${node.description}` : "");
    const isContainer = !control && node.role in tags && node.width === undefined;
    if (!isContainer) setText(inner, node.label ?? "");
  }

  // The canvas shows all this itself: it is for where there is none.
  private dress(mirror: Mirror, node: SemanticNode): void {
    const { outer } = mirror;
    const { classList, style } = this.placed(mirror);
    classList.toggle("bold", !!node.bold);
    if (mirror.tone !== node.tone) {
      if (mirror.tone) classList.remove(mirror.tone);
      if (node.tone) classList.add(node.tone);
      mirror.tone = node.tone;
    }
    outer.classList.toggle("chosen", !!node.checked);
    setAttribute(outer, "data-columns", node.columns && String(node.columns));
    if (!mirror.isWritten) style.fontSize = node.fontSize ? `${node.fontSize}px` : "";
  }

  private describe({ outer, control, isWritten }: Mirror, node: SemanticNode): void {
    const idOf = (id: number): string => `n${id}`;
    if (outer instanceof HTMLLabelElement && !control) outer.htmlFor = idOf(node.target!);
    setAttribute(outer, "aria-describedby", node.describedBy?.map(idOf).join(" "));
    if (node.role === "group") setAttribute(outer, "aria-labelledby", node.target && idOf(node.target));
    if (isWritten) setAttribute(outer, "aria-invalid", node.invalid && "true");
  }

  private updateText(control: TextControl, node: SemanticNode): void {
    const size = node.fontSize ?? 17;
    control.style.fontSize = `${size}px`;
    control.style.lineHeight = `${Math.round(size * 1.5)}px`; // As canvas.cpp rounds it.
    if (document.activeElement !== control && control.value !== (node.value ?? "")) control.value = node.value ?? "";
  }

  private placed(mirror: Mirror): HTMLElement {
    return mirror.legend ?? (mirror.control instanceof HTMLButtonElement ? mirror.control : mirror.outer);
  }

  private move(element: HTMLElement, node: SemanticNode): void {
    const { style } = element;
    element.classList.add("placed");
    style.left = `${node.x}px`;
    style.top = `${node.y}px`;
    style.width = `${node.width}px`;
    style.height = `${node.height}px`;
  }
}

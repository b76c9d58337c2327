// A table whose rows may be more than are there (web/ui/table.hpp).

import type { Part } from "../part";
import { make, setAttribute, setText, type Mirror, type RoleElement } from "../semantics";
import type { SemanticNode } from "../semantic_node";

const isOperated = (target: EventTarget | null): boolean =>
  target instanceof Element && !!target.closest("a,button,input,label");

const plain = (role: string): RoleElement => ({
  make(node): Mirror {
    const outer = make("div", node.role);
    outer.id = `n${node.id}`;
    outer.setAttribute("role", role);
    return { role: node.role, outer, inner: outer };
  },
  isStill: true,
});

// Words, or what is operated.
const cell = (role: string): RoleElement => ({
  ...plain(role),
  update({ outer }, { label }: SemanticNode): void {
    outer.classList.toggle("words", label !== undefined);
    if (label !== undefined) setText(outer, label);
  },
});

// A press anywhere in it opens it, where it has something to open: not the header, nor words in place of rows.
const row: RoleElement = {
  isStill: true,
  make(node, semantics): Mirror {
    const mirror = plain("row").make(node, semantics);
    const index = node.attributes?.["aria-rowindex"];
    mirror.outer.addEventListener("click", ({ target }) => {
      if (index && index !== "1" && !isOperated(target) && !String(getSelection()))
        semantics.listener.activate(node.id);
    });
    return mirror;
  },
};

// Opened elsewhere by whoever asks the browser for that.
const viewLink: RoleElement = {
  isStill: true,
  make(node, semantics): Mirror {
    const control = make("a", "view-link");
    control.id = `n${node.id}`;
    control.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      semantics.activate(node.id, control);
    });
    return { role: node.role, outer: control, inner: control, control };
  },
  update({ outer }, { address, label }: SemanticNode): void {
    setAttribute(outer, "href", address);
    setText(outer, label ?? "");
  },
};

export const tableRoles: Part = {
  roles: {
    table: plain("table"),
    row,
    "column-header": cell("columnheader"),
    cell: cell("cell"),
    "view-link": viewLink,
  },
};

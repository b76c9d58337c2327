// A table whose rows may be more than are there (web/ui/table.hpp).

import type { Part } from "../part";
import { make, setAttribute, setText, type Mirror, type Reuse, type RoleElement } from "../semantics";
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
    if (label !== undefined || !outer.firstElementChild) setText(outer, label ?? "");
  },
});

// A press anywhere in it opens it, where it has something to open: not the header, nor words in place of rows.
const row: RoleElement = {
  isStill: true,
  make(node, semantics): Mirror {
    const mirror = plain("row").make(node, semantics);
    mirror.outer.addEventListener("click", ({ target }) => {
      const index = mirror.outer.getAttribute("aria-rowindex");
      if (index && index !== "1" && !isOperated(target) && !String(getSelection()))
        semantics.listener.activate(mirror.id!);
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
    const mirror: Mirror = { role: node.role, outer: control, inner: control, control };
    control.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      semantics.activate(mirror.id!, control);
    });
    return mirror;
  },
  update({ outer }, { address, label }: SemanticNode): void {
    setAttribute(outer, "href", address);
    setText(outer, label ?? "");
  },
};

// A row with what is in it: the nodes that follow it, down to the first that is not inside.
const partsOf = (nodes: SemanticNode[], row: number): SemanticNode[] => {
  let end = row + 1;
  while (end < nodes.length && nodes[end]!.parent >= row) ++end;
  return nodes.slice(row, end);
};

let shownRows = new Map<number, number[]>(); // The ids of the parts of each row, as they were shown last.

const isReusable = (parts: SemanticNode[], mirrors: (Mirror | undefined)[]): boolean =>
  parts.length === mirrors.length &&
  parts.every(({ role }, place) => mirrors[place]?.role === role) &&
  !mirrors[0]!.outer.contains(document.activeElement);

const giveTo = ({ id }: SemanticNode, mirror: Mirror, mirrors: Map<number, Mirror>): void => {
  const element = mirror.control?.id ? mirror.control : mirror.outer;
  if (element.id) element.id = `n${id}`;
  mirror.id = id;
  mirrors.set(id, mirror);
};

// Scrolling brings as many rows as it takes away: those that come get the elements of those that go.
const reuseRows: Reuse = (nodes, mirrors) => {
  const coming = new Map<number, SemanticNode[]>();
  nodes.forEach((node, index) => {
    if (node.role === "row") coming.set(node.id, partsOf(nodes, index));
  });
  const gone = [...shownRows].filter(([id]) => !coming.has(id)).map(([, ids]) => ids);
  for (const [id, parts] of coming) {
    if (shownRows.has(id) || !gone.length) continue;
    const ids = gone.shift()!;
    const spares = ids.map((each) => mirrors.get(each));
    if (!isReusable(parts, spares)) continue; // It goes as it is.
    for (const each of ids) mirrors.delete(each);
    spares.forEach((mirror, place) => giveTo(parts[place]!, mirror!, mirrors));
  }
  shownRows = new Map([...coming].map(([id, parts]) => [id, parts.map((part) => part.id)]));
};

export const tableRoles: Part = {
  reuse: reuseRows,
  roles: {
    table: plain("table"),
    row,
    "column-header": cell("columnheader"),
    cell: cell("cell"),
    "view-link": viewLink,
  },
};

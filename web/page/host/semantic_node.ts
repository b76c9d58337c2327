// What web/ui/semantics.cpp writes: one node for each thing that is read or operated.

import type { Role, Tone } from "names";
import type { PageText } from "./page_texts";

export interface SemanticNode {
  id: number;
  role: Role;
  parent: number;
  label?: string;
  value?: string;
  purpose?: string;
  address?: string;
  description?: string;
  describedBy?: number[];
  language?: string;
  target?: number;
  level?: number;
  checked?: 1;
  invalid?: 1;
  disabled?: 1;
  primary?: 1;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  fraction?: number;
  fontSize?: number;
  bold?: 1;
  tone?: Tone;
  columns?: number;
  attributes?: Record<string, string>; // Of its element; an empty one is taken away.
}

export interface SemanticDocument {
  height: number;
  nodes: SemanticNode[];
  texts?: PageText[];
}

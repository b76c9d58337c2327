// An element for choosing files.

import type { FileChoosing, Mirror } from "./semantics";
import { make } from "./semantics";
import type { SemanticNode } from "./semantic_node";

// By Node::purpose of a file input.
const accepted: Record<string, string> = { photo: "image/*", video: "video/*", any: "image/*,video/*" };

// Only a real input under the finger opens the phone's camera or album.
export const makeFileInput = (node: SemanticNode, files: FileChoosing | undefined): Mirror => {
  const outer = make("label", "file");
  const control = make("input");
  const [kind, camera] = node.purpose!.split("-").reverse();
  control.type = "file";
  control.accept = accepted[kind!]!;
  control.multiple = kind === "any";
  if (camera) control.setAttribute("capture", "environment");
  const text = make("span");
  // The same file may be chosen again. Not sooner: a screen reader says of what is chosen how it is called.
  const clear = (): void => {
    control.value = "";
  };
  control.addEventListener("drop", clear, true);
  control.addEventListener("click", () => {
    clear();
    files?.expectFiles();
  });
  control.addEventListener("change", () => {
    if (control.files!.length) files?.chooseFiles(node.id, Array.from(control.files!));
  });
  outer.append(control, text, make("span", "unseen"));
  return { role: node.role, outer, inner: text, control };
};

// What keeps things together where the page shows the document itself: desk.css says how they lie.

import type { Part } from "../part";
import { make, type Mirror } from "../semantics";
import { cover } from "./watermark";

export const layoutRoles: Part = {
  roles: {
    layout: {
      make({ role }): Mirror {
        const outer = make("div", "layout");
        return { role, outer, inner: outer };
      },
      update: ({ outer }, { attributes }) => cover(outer, attributes!["data-watermark"]),
    },
  },
};

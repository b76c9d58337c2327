// What was done, at the lower edge of the window (web/ui/toast.hpp): read out when its words come.

import type { Part } from "../part";
import { make, type Mirror } from "../semantics";
import { cutHoles } from "./over_pictures";

export const toastRoles: Part = {
  roles: {
    toast: {
      make({ role }): Mirror {
        const outer = make("div", "toast lifted");
        outer.setAttribute("role", "status");
        return { role, outer, inner: outer };
      },
      update({ outer }, { width }): void {
        outer.classList.toggle("placed", width !== undefined);
        cutHoles();
      },
    },
  },
};

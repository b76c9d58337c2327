// The elements of a desk's widgets (web/ui). What of them the Wasm is told of otherwise than by Guest is a part of its own:
// scrolling.ts.

import type { Part } from "../part";
import { dialogRoles } from "./dialog";
import { fieldRoles } from "./fields";
import { layoutRoles } from "./layout_roles";
import { mediaRoles } from "./media";
import { menuRoles } from "./menu";
import { paneRoles } from "./separator";
import { tableRoles } from "./table_roles";
import { tabRoles } from "./tabs";
import { toastRoles } from "./toast";

export const deskWidgets: Part[] = [
  dialogRoles,
  fieldRoles,
  layoutRoles,
  mediaRoles,
  menuRoles,
  paneRoles,
  tableRoles,
  tabRoles,
  toastRoles,
];

import createBigTable from "program.js";
import { scrolling, type ScrollingExports } from "../../host/desk/scrolling";
import { deskWidgets } from "../../host/desk/widgets";
import type { ScreenExports } from "../../host/part";
import { startProgram } from "../../host/program";

startProgram<ScreenExports & ScrollingExports>(createBigTable, [scrolling, ...deskWidgets]);

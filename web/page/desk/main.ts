import createDesk from "program.js";
import { clock, type ClockExports } from "../host/clock";
import { scrolling, type ScrollingExports } from "../host/desk/scrolling";
import { deskWidgets } from "../host/desk/widgets";
import type { ScreenExports } from "../host/part";
import { startProgram } from "../host/program";
import { address, type AddressExports } from "./address";
import { api, type ApiExports } from "./api";
import { keyboard, type KeyboardExports } from "./keyboard";
import { tab, type TabExports } from "./tab";

type DeskExports = ScreenExports &
  AddressExports &
  ApiExports &
  ClockExports &
  KeyboardExports &
  ScrollingExports &
  TabExports;

startProgram<DeskExports>(createDesk, [address, api, clock, keyboard, scrolling, tab, ...deskWidgets]);

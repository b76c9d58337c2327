import createDesk from "program.js";
import { clockBy, type ClockExports } from "../host/clock";
import { scrolling, type ScrollingExports } from "../host/desk/scrolling";
import { deskWidgets } from "../host/desk/widgets";
import type { ScreenExports } from "../host/part";
import { startProgram } from "../host/program";
import { storage, type StorageExports } from "../host/storage";
import { address, type AddressExports } from "./address";
import { api, type ApiExports } from "./api";
import { downloads, type DownloadExports } from "./download";
import { frames } from "./frames";
import { keyboard, type KeyboardExports } from "./keyboard";
import { tab, type TabExports } from "./tab";

type DeskExports = ScreenExports &
  AddressExports &
  ApiExports &
  ClockExports &
  DownloadExports &
  KeyboardExports &
  ScrollingExports &
  StorageExports &
  TabExports;

startProgram<DeskExports>(createDesk, [
  address,
  api,
  clockBy("ask"),
  downloads,
  frames,
  keyboard,
  scrolling,
  storage,
  tab,
  ...deskWidgets,
]);

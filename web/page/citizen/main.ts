import createCitizen from "program.js";
import { clock, type ClockExports } from "../host/clock";
import { network, type NetworkExports } from "../host/network";
import type { ScreenExports } from "../host/part";
import { placeHistory, type HistoryExports } from "../host/place_history";
import { position, type PositionExports } from "../host/position";
import { startProgram } from "../host/program";
import { storage, type StorageExports } from "../host/storage";
import { files, type FileExports } from "./evidence_glue";
import { serverForm, type ServerFormExports } from "./server_form";

type CitizenExports = ScreenExports &
  ClockExports &
  FileExports &
  HistoryExports &
  NetworkExports &
  PositionExports &
  ServerFormExports &
  StorageExports;

startProgram<CitizenExports>(createCitizen, [clock, files, network, placeHistory, position, serverForm, storage]);

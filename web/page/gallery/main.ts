import createGallery from "program.js";
import { startProgram } from "../host/program";

startProgram(createGallery, []);

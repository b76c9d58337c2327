// Asks the browser where the phone is: once, when the program wants it.

import { positionProblems, type PositionProblem } from "names";
import type { Host, Part } from "./part";

const within_ms = 20_000;

export interface PositionExports {
  _zhiping_take_position(latitude: number, longitude: number, accuracy: number, measured: number): void;
  _zhiping_miss_position(problem: number): void;
}

let host: Host<PositionExports>;

const miss = (problem: PositionProblem): void =>
  host.tell([], (module) => module._zhiping_miss_position(positionProblems.indexOf(problem)));

// By the codes of GeolocationPositionError.
const problemOf = ({ code }: GeolocationPositionError): PositionProblem =>
  code === 1 ? "denied" : code === 3 ? "timeout" : "unavailable";

const ask = (): void => {
  if (!isSecureContext) return miss("insecure");
  if (!("geolocation" in navigator)) return miss("unavailable");
  navigator.geolocation.getCurrentPosition(
    ({ coords, timestamp }) =>
      host.tell([], (module) =>
        module._zhiping_take_position(
          coords.latitude,
          coords.longitude,
          coords.accuracy,
          Math.max(0, Math.floor(timestamp / 1000)),
        ),
      ),
    (error) => miss(problemOf(error)),
    { enableHighAccuracy: true, timeout: within_ms, maximumAge: 0 },
  );
};

export const position: Part<PositionExports> = {
  functions: {
    askPosition: () => setTimeout(ask), // Never within the call that asks.
  },
  connect(connected) {
    host = connected;
  },
};

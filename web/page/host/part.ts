// A program of this page is a Wasm and the parts that it asks something of. The host has what every program needs;
// a part is one subject of web/platform beside that.

import type { FileChoosing, Reuse, RoleElements } from "./semantics";

// What web/platform/browser/screen.cpp exports.
export interface ScreenExports {
  _zhiping_draw(
    width: number,
    height: number,
    origin: number,
    window: number,
    density: number,
    textScale: number,
    dark: number,
  ): number;
  _zhiping_activate(id: number): void;
  _zhiping_change_text(id: number, text: number): void;
  _zhiping_renew_canvas(): void;
  _zhiping_save_answers(): void;
  _free(pointer: number): void;
  allocateUTF8(text: string): number;
}

export interface Host<Exports> {
  // Calls into Wasm, with words. Undefined where it has stopped.
  ask<Value>(words: string[], call: (module: Exports, words: number[]) => Value): Value | undefined;

  // Asks, and lets it draw what that changes.
  tell(words: string[], call: (module: Exports, words: number[]) => void): void;
}

export interface Part<Exports = unknown> {
  functions?: object; // What the source in web/platform/browser asks for.
  files?: FileChoosing;
  roles?: RoleElements; // That other programs do not have.
  reuse?: Reuse;

  // Before the Wasm is there.
  connect?(host: Host<Exports>): void;

  // As the Wasm takes the page over, in this order.
  whenReady?(then: () => void): void; // Calls `then` once nothing that the person is doing would be lost.
  begin?(): boolean; // False when the Wasm cannot: the server's page stays in charge.
  handOver?(): void;
  afterShown?(): void;

  // It has stopped: the server's page is in charge again.
  stopped?(): void;
}

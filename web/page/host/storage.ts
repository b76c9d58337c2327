// What is kept on the phone. Every call may be refused (private browsing, full, forbidden): then
// nothing is kept, and C++ says so.

import type { Part } from "./part";

const area = (inTab: boolean): Storage => (inTab ? sessionStorage : localStorage);

const attempt = <Value>(action: () => Value, otherwise: Value): Value => {
  try {
    return action();
  } catch {
    return otherwise;
  }
};

export const load = (inTab: boolean, key: string): string | null => attempt(() => area(inTab).getItem(key), null);

export const save = (inTab: boolean, key: string, text: string): boolean =>
  attempt(() => (area(inTab).setItem(key, text), true), false);

export const erase = (inTab: boolean, key: string): void => attempt(() => area(inTab).removeItem(key), undefined);

export const storedKeys = (inTab: boolean): string[] => attempt(() => Object.keys(area(inTab)), []);

export interface StorageExports {
  _zhiping_stored_elsewhere(key: number): void;
}

export const storage: Part<StorageExports> = {
  functions: { load, save, erase, storedKeys },
  connect(host) {
    addEventListener("storage", ({ key }) => {
      if (key) host.tell([key], (module, [words]) => module._zhiping_stored_elsewhere(words!));
    });
  },
};

// What a code says was written by anybody. Of an address only the 17 characters of ours are taken, and they are sent to
// the server that this page came from: sheets may name another host of ours, and nobody is led to one that is not.

const ours = /^(?:https?:\/\/[^/?#]+\/e\/)?([0-9A-HJKMNP-TV-Z]{17})(?:[?#].*)?$/i; // shared/codes/check_symbol.hpp

export const ourCodes = (said: string[]): string[] => [
  ...new Set(said.flatMap((each) => ours.exec(each.trim())?.[1]?.toUpperCase() ?? [])),
];

// As it is printed below the code.
export const groups = (code: string): string => code.match(/.{1,4}/g)!.join("-");

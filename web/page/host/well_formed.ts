// Half of a surrogate pair is no character: it cannot be sent as UTF-8. Text after a null character would be cut off on the way to the Wasm.
export const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff\0]/g, (match) => (match.length === 2 ? match : "\ufffd"));

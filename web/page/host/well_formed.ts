// Half of a surrogate pair is no character: it would not survive the way to the server. What follows a
// null would not even reach the Wasm.
export const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff\0]/g, (match) => (match.length === 2 ? match : "\ufffd"));

// What opened the mini-program, or was scanned in it, as a place on the server: {path, query}, and how the page of the
// web-view is asked for it. Anybody may have written it. Whether there is such a code or receipt, the server decides.
const { host } = require("../config");

const longest = 300;
const symbols = /^[0-9A-Za-z]{17}$/; // A code's.
const receiptNumber = /^ZP-[0-9]{8}-[0-9A-Z]{8}-[0-9A-Z]$/;

const paths = { menu: "/", my: "/my", find: "/r" };
const modulePaths = {
  law_enforcement: "/documents",
  service: "/places",
  accident_handling: "/places",
  driving_test: "/places",
};

const found = (asked, path, query = "") => ({ place: { asked, path, query } });
const unreadable = { problem: "unreadable" };
const foreign = { problem: "foreign" };

// What is in none of our addresses: blanks, control characters, and what is still encoded after it was decoded once.
const isOdd = (text) => text.length > longest || /[%\u0000-\u0020\u007f-\u009f]/.test(text);

const decodeOnce = (text) => {
  if (text.length > longest) return null;
  try {
    const plain = decodeURIComponent(text);
    return isOdd(plain) ? null : plain;
  } catch (error) {
    return null;
  }
};

const placeOfCode = (code) => (symbols.test(code) ? found(`code=${code}`, `/e/${code}`) : unreadable);

const placeOfAddress = (address) => {
  const begin = `https://${host}/e/`;
  if (!address.startsWith(begin)) return foreign;
  return placeOfCode(address.slice(begin.length).replace(/\/?([?#].*)?$/, ""));
};

const readers = {
  q: (text) => {
    const address = decodeOnce(text);
    return address === null ? unreadable : placeOfAddress(address);
  },
  scene: (text) => {
    const code = decodeOnce(text);
    return code === null ? unreadable : placeOfCode(code);
  },
  receipt: (text) => (receiptNumber.test(text) ? found(`receipt=${text}`, `/r/${text}`) : unreadable),
  code: placeOfCode,
  at: (name) => (paths.hasOwnProperty(name) ? found(`at=${name}`, paths[name]) : unreadable),
  module: (name) =>
    modulePaths.hasOwnProperty(name) ? found(`module=${name}`, modulePaths[name], `module=${name}&`) : unreadable,
};

// {place}, {problem}, or {} when nothing asks for a place.
const placeOf = (query) => {
  const name = Object.keys(readers).find((each) => query[each] !== undefined);
  if (!name) return {};
  return typeof query[name] === "string" ? readers[name](query[name]) : unreadable;
};

// Of a scan: a printed code of ours, one of this mini-program's own, or the 17 characters alone.
const placeOfScan = ({ path, result }) => {
  const own = /^pages\/entry\/entry\?scene=([^&]*)$/.exec(path || "");
  if (own) return readers.scene(own[1]);
  if (typeof result !== "string" || isOdd(result)) return unreadable;
  return symbols.test(result) ? placeOfCode(result) : placeOfAddress(result);
};

module.exports = { placeOf, placeOfScan, receiptNumber };

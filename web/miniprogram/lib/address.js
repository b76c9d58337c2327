// The address that the web-view opens: plain ASCII, since places are made of codes, numbers and names alone.
const { host } = require("../config");
const settings = require("./settings");

// The page takes the ticket out of the fragment at once, which no server is sent.
const addressOf = (place, ticket) => {
  const { elder, language } = settings.load();
  const large = elder === undefined ? "" : `&elder=${elder ? 1 : 0}`; // Unasked, the page does as it did last.
  const fragment = ticket ? `#ticket=${encodeURIComponent(ticket)}` : "";
  return `https://${host}${place.path}?${place.query}in=wechat&lang=${language}${large}${fragment}`;
};

module.exports = { addressOf };

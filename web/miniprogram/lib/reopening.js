// What the page of the number leaves for the web-view beneath it: to open anew, at another place if one is named.
let wanted = null;

const reopen = (place) => {
  wanted = { place };
};

const takeReopening = () => {
  const taken = wanted;
  wanted = null;
  return taken;
};

module.exports = { reopen, takeReopening };

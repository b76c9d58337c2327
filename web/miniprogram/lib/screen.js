// What the pages have in common.
const settings = require("./settings");
const { wordsOf } = require("./words");

// Its words and the size of its letters.
const dress = (page, name) => {
  const { elder, language } = settings.load();
  const words = wordsOf(name, language);
  page.setData({ words, elder: elder === true });
  wx.setNavigationBarTitle({ title: words.title });
};

// Ten pages may lie on each other.
const go = (url) => wx.navigateTo({ url, fail: () => wx.redirectTo({ url }) });

const goBack = () => {
  if (getCurrentPages().length > 1) wx.navigateBack();
  else wx.reLaunch({ url: "/pages/entry/entry" });
};

// Whoever gets the card begins at the menu: a code or a receipt is nobody else's.
const shareCard = (words) => ({ title: words.share, path: "/pages/entry/entry" });

module.exports = { dress, go, goBack, shareCard };

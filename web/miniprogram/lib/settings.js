// What the phone keeps: elder (undefined until it is chosen) and language.
const key = "settings";
const languages = ["zh-CN", "en"];

const languageOfPhone = () => {
  const { language } = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  return /^en/i.test(language) ? "en" : "zh-CN";
};

const load = () => {
  const kept = wx.getStorageSync(key) || {};
  return {
    elder: typeof kept.elder === "boolean" ? kept.elder : undefined,
    language: languages.includes(kept.language) ? kept.language : languageOfPhone(),
  };
};

// False when the phone has no room: then it holds for as long as nobody asks again.
const save = (changes) => {
  try {
    wx.setStorageSync(key, Object.assign({}, wx.getStorageSync(key), changes));
    return true;
  } catch (error) {
    return false;
  }
};

module.exports = { load, save, languages };

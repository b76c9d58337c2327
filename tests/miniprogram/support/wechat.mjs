// What WeChat gives to a mini-program as the global `wx`, as far as the shell asks for it. What was called stands in
// `calls`; a test overwrites a function to have it answer otherwise.
export const makeWechat = ({ host, origin }) => {
  const calls = [];
  const stored = {};
  const note =
    (name) =>
    (options = {}) =>
      calls.push({ name, ...options });

  const request = async ({ url, method, data, header, success, fail }) => {
    calls.push({ name: "request", url });
    if (!url.startsWith(`https://${host}/`)) return fail({ errMsg: "request:fail url not in domain list" });
    try {
      const answer = await fetch(url.replace(`https://${host}`, origin), { method, body: data, headers: header });
      const text = await answer.text();
      return success({ statusCode: answer.status, data: asData(text) });
    } catch (error) {
      return fail({ errMsg: "request:fail" });
    }
  };

  const wx = {
    request,
    login: ({ success }) => success({ code: `login-${calls.filter(({ name }) => name === "login").push(0)}` }),
    getAppBaseInfo: () => ({ language: "zh_CN" }),
    getStorageSync: (key) => stored[key] || "",
    setStorageSync: (key, value) => (stored[key] = value),
    getPrivacySetting: ({ success }) => success({ needAuthorization: false, privacyContractName: "《隐私保护指引》" }),
    onNeedPrivacyAuthorization: (listener) => (wx.askPrivacy = listener),
  };
  for (const name of [
    "navigateTo",
    "redirectTo",
    "reLaunch",
    "navigateBack",
    "setNavigationBarTitle",
    "openPrivacyContract",
  ])
    wx[name] = note(name);
  return { wx, calls, stored };
};

// As WeChat does it: what is no JSON stays text.
const asData = (text) => {
  try {
    return JSON.parse(text);
  } catch (error) {
    return text;
  }
};

// The mini-program around the page. It is asked by WeChat's own script, which is loaded only inside it: everything else
// works without.

declare global {
  interface Window {
    __wxjs_environment?: string;
    wx?: { miniProgram?: Shell };
  }
}

export interface Shell {
  navigateTo(page: { url: string }): void;
  redirectTo(page: { url: string }): void;
}

const sdk = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js";
const bridgeWithin_ms = 3000;
const sdkWithin_ms = 8000;

const isSaid = (): boolean => window.__wxjs_environment === "miniprogram";

// Some phones say it only once WeChat's bridge is there.
export const isInShell: Promise<boolean> = new Promise((resolve) => {
  const look = (): void => resolve(isSaid());
  if (isSaid()) return look();
  document.addEventListener("WeixinJSBridgeReady", look, { once: true });
  setTimeout(look, bridgeWithin_ms);
});

const loadSdk = (): Promise<Shell | undefined> =>
  new Promise((resolve) => {
    const look = (): void => resolve(window.wx?.miniProgram);
    const script = document.createElement("script");
    script.src = sdk;
    script.onload = look;
    script.onerror = look;
    setTimeout(look, sdkWithin_ms);
    document.head.append(script);
  });

// Nothing of ours waits for it.
const isLoaded: Promise<void> = new Promise((resolve) => {
  if (document.readyState === "complete") resolve();
  else addEventListener("load", () => resolve());
});

export const shell: Promise<Shell | undefined> = Promise.all([isInShell, isLoaded]).then(([isIn]) =>
  isIn ? loadSdk() : undefined,
);

// The page, as the mini-program is asked for it.
const placeHere = (): string => {
  const [, code] = /^\/e\/([0-9A-Za-z]+)$/.exec(location.pathname) ?? [];
  const query = new URLSearchParams(location.search);
  const [, receipt = location.pathname === "/r" ? query.get("number") : null] =
    /^\/r\/([0-9A-Z-]+)$/.exec(location.pathname) ?? [];
  const module = query.get("module");
  if (code) return `code=${code}`;
  if (receipt) return `receipt=${encodeURIComponent(receipt)}`;
  if (module) return `module=${encodeURIComponent(module)}`;
  if (location.pathname === "/my") return "at=my";
  return location.pathname === "/r" ? "at=find" : "at=menu";
};

// With another ticket.
export const enterAgain = (found: Shell): void => found.redirectTo({ url: `/pages/web/web?${placeHere()}` });

export const askForNumber = (found: Shell): void => found.navigateTo({ url: `/pages/phone/phone?${placeHere()}` });

export const askForNotices = (found: Shell, why: "submitted" | "reply", receipt: string): void =>
  found.navigateTo({ url: `/pages/notice/notice?for=${why}&receipt=${receipt}` });

// What the server says for this script, in the page's language (native/http/pages/wechat_html.cpp).

type Word =
  | "bar"
  | "looking"
  | "continueAs"
  | "continue"
  | "notMe"
  | "continued"
  | "notSignedIn"
  | "submittingAs"
  | "wayEnded"
  | "notReached"
  | "tryAgain"
  | "enterAgain"
  | "goWithout"
  | "reload"
  | "signIn"
  | "notices"
  | "noticesHint"
  | "takeOut"
  | "copyAddress"
  | "copied"
  | "notCopied"
  | "takePhoto";

export const words = (document.currentScript as HTMLScriptElement).dataset as unknown as Record<Word, string>;

// The sentence with each {name} in its place.
export const fill = (sentence: string, values: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

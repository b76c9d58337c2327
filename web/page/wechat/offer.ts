// A button in the page that leads into the mini-program.

export const offerOf = (text: string, act: () => void, hint = ""): HTMLElement => {
  const offer = document.createElement("div");
  offer.className = "wechat-offer";
  const button = offer.appendChild(document.createElement("button"));
  button.type = "button";
  button.className = "secondary";
  button.textContent = text;
  button.addEventListener("click", act);
  if (!hint) return offer;
  const below = offer.appendChild(document.createElement("p"));
  below.className = "hint";
  below.textContent = hint;
  return offer;
};

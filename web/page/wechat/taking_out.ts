// A web-view neither downloads nor prints. What would be taken out of the page is taken in the phone's browser, which
// finds the page by its address.

import { copy } from "../host/copying";
import { words } from "./words";

const files = "a[download], a[href*='/attachments/']";

const addressElsewhere = (): string => {
  const address = new URL(location.href);
  address.searchParams.delete("in");
  return address.href;
};

const makeWay = (): HTMLElement => {
  const way = document.createElement("section");
  way.className = "wechat-way";
  way.tabIndex = -1;
  const said = way.appendChild(document.createElement("p"));
  said.id = "wechat-way";
  said.textContent = words.takeOut;
  way.setAttribute("aria-labelledby", said.id);
  const button = way.appendChild(document.createElement("button"));
  button.type = "button";
  button.className = "secondary";
  button.textContent = words.copyAddress;
  const outcome = way.appendChild(document.createElement("p"));
  outcome.setAttribute("role", "status");
  const shown = way.appendChild(document.createElement("p"));
  shown.className = "address";
  button.addEventListener("click", () => {
    const address = addressElsewhere();
    void copy(address).then((copied) => {
      outcome.textContent = copied ? words.copied : words.notCopied;
      shown.textContent = copied ? "" : address;
      button.focus();
    });
  });
  return way;
};

export const offerAnotherWay = (): void => {
  if (!document.querySelector(`${files}, .signed`)) return;
  const way = makeWay();
  document.querySelector("main")!.append(way);
  for (const link of document.querySelectorAll(files))
    link.addEventListener("click", (event) => {
      event.preventDefault();
      way.focus();
      way.scrollIntoView();
    });
};

// What runs in the peer's browser: React builds the page from data that came with it.
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const build = (part, key) =>
  typeof part === "string"
    ? part
    : createElement(part.tag, { ...part.properties, key }, ...(part.children.length ? [part.children.map(build)] : []));

const data = JSON.parse(document.getElementById("data").textContent);
createRoot(document.getElementById("root")).render(build(data));

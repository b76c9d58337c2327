// What people read, and which program's sources name it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const sourcesOf = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.[ch]pp$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"))
    .join("\n");

const namesOf = (text) => new Set(Array.from(text.matchAll(/\bText::(\w+)/g), ([, name]) => name));

const enumerator = (key) =>
  key
    .split("_")
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join("");

export const readMessages = () => {
  const [chinese, english] = ["zh-CN", "en"].map((language) =>
    JSON.parse(readFileSync(join(root, `assets/text/${language}.json`), "utf8")),
  );
  const phone = namesOf(sourcesOf("web") + sourcesOf("shared"));
  const all = Object.entries(chinese).map(([key, zh]) => ({ key, zh, en: english[key] }));
  const formsToo = all.filter(({ key }) => phone.has(enumerator(key)));
  const isSaidAlike = ({ zh, en }) => formsToo.some((other) => other.zh === zh && other.en === en);
  return { formsToo, serversAlone: all.filter((message) => !isSaidAlike(message)) };
};

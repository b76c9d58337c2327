// Statements as long as the form takes them.

const firstIdeograph = 0x4e00;
const emoji = ["😡", "👮", "👨‍👩‍👧", "🇨🇳", "👍🏽"];

// `length` characters as a person counts them: `different` ideographs in turn, a comma after every eleven and, where
// wanted, an emoji instead of every fourth comma.
export const statementOf = (length, different, { withEmoji = false } = {}) => {
  const characters = [];
  for (let ideographs = 0; characters.length < length;) {
    const commas = Math.floor(characters.length / 12);
    if (characters.length % 12 !== 11)
      characters.push(String.fromCodePoint(firstIdeograph + (ideographs++ % different)));
    else characters.push(withEmoji && commas % 4 === 3 ? emoji[(commas >> 2) % emoji.length] : "，");
  }
  return characters.join("");
};

// The page's words in the language that the page is in, and how they are put together.

const LANGUAGE = Object.hasOwn(STRINGS, document.documentElement.lang) ? document.documentElement.lang : "en";
const WORDS = STRINGS[LANGUAGE];

/** The word for a machine name, or another where there is none; never what an object inherits. */
function wordFor(table, name, otherwise) {
  return Object.hasOwn(table, name) ? table[name] : otherwise;
}

/** Fill the {names} of a text with values that may be elements; an array is [one, several], chosen by `n`. */
function phrase(text, values = {}) {
  const chosen = Array.isArray(text) ? text[values.n === 1 ? 0 : 1] : text;
  return chosen.split(/(\{\w+\})/).map((part) => {
    const value = /^\{\w+\}$/.test(part) ? values[part.slice(1, -1)] : undefined;
    if (value === undefined) return part;
    return typeof value === "number" ? value.toLocaleString(LANGUAGE) : value;
  });
}

/** The same for values that are text. */
function say(text, values) {
  return phrase(text, values).join("");
}

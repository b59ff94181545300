// The tables of words, and how they are filled in.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { STRINGS } = load(["strings", "strings_de"], ["STRINGS"]);

/** Every path to a text in a table, with the names that are filled into it. */
function shape(table, path = "") {
  if (typeof table === "string") return [`${path} ${[...new Set(table.match(/\{\w+\}/gu))].sort().join(" ")}`];
  return Object.entries(table).flatMap(([key, value]) => shape(value, `${path}/${key}`));
}

for (const language of Object.keys(STRINGS)) {
  test(`${language} has the words and the {names} that English has`, () => {
    assert.deepEqual(shape(STRINGS[language]).sort(), shape(STRINGS.en).sort());
  });
  test(`${language} says something wherever English does`, () => {
    const empty = (table) => shape(table).length && JSON.stringify(table).match(/""/gu)?.length;
    assert.equal(empty(STRINGS[language]), empty(STRINGS.en));
  });
}

test("an unknown language falls back on English", () => {
  for (const language of ["", "xx", "__proto__", "constructor"]) {
    assert.equal(load(["strings", "strings_de", "words"], ["LANGUAGE"], { language }).LANGUAGE, "en");
  }
});

test("numbers are written as the language writes them, and choose between one and several", () => {
  const counts = ["{n} place", "{n} places"];
  const english = load(["strings", "strings_de", "words"], ["say"]);
  const german = load(["strings", "strings_de", "words"], ["say"], { language: "de" });
  assert.equal(english.say(counts, { n: 1 }), "1 place");
  assert.equal(english.say(counts, { n: 0 }), "0 places");
  assert.equal(english.say(counts, { n: 12345 }), "12,345 places");
  assert.equal(german.say(counts, { n: 12345 }), "12.345 places");
});

test("values are filled in once and as they are", () => {
  const { say } = load(["strings", "strings_de", "words"], ["say"]);
  assert.equal(say("{a} and {b}", { a: "{b}", b: "$& {a}" }), "{b} and $& {a}");
  assert.equal(say("{missing}", {}), "{missing}");
});

test("an inherited name is no word", () => {
  const { wordFor } = load(["strings", "strings_de", "words"], ["wordFor"]);
  for (const name of ["constructor", "__proto__", "toString"]) assert.equal(wordFor({}, name, "place"), "place");
});

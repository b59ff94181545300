// Finding documents and places among many.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { findDocuments, sourcesOf, groupUnplaced, compare } = load(["strings", "strings_de", "words", "lists", "unplaced", "documents"], ["findDocuments", "sourcesOf", "groupUnplaced", "compare"]);

const doc = (id, title, source = null, date = null) => ({ id, title, source, date });
const DOCUMENTS = [
  doc("a", "A quiet week in Homs", "The Example", "2015-10-01"),
  doc("b", "The second", "Other", "2015-10-03T08:00"),
  doc("c", "Third", "The Example"),
  doc("d", "Vierter über Köln", null, "2016"),
];
const find = (wanted) => findDocuments(DOCUMENTS, { words: "", source: "", from: "", until: "", ...wanted });

test("nothing asked for is everything", () => {
  assert.deepEqual(find({}), [0, 1, 2, 3]);
});

test("words are found in title, id, source and date, all of them, in any case", () => {
  assert.deepEqual(find({ words: "HOMS quiet" }), [0]);
  assert.deepEqual(find({ words: "example" }), [0, 2]);
  assert.deepEqual(find({ words: "KÖLN" }), [3]);
  assert.deepEqual(find({ words: "homs second" }), []);
});

test("days bound dates on both sides, and what has no date is before and after none", () => {
  assert.deepEqual(find({ from: "2015-10-02" }), [1, 3]);
  assert.deepEqual(find({ until: "2015-10-03" }), [0, 1]);
  assert.deepEqual(find({ from: "2015-10-01", until: "2015-10-01" }), [0]);
});

test("sources come with their numbers, the most frequent first", () => {
  assert.deepEqual(sourcesOf(DOCUMENTS), [["The Example", 2], ["Other", 1]]);
});

test("mentions that were not placed are told together by name, reason and note", () => {
  const mention = (text, reason, note = "") => ({ text, reason, note });
  const [one, two, three, four] = [mention("A", "x"), mention("B", "x"), mention("A", "x"), mention("A", "x", "n")];
  assert.deepEqual(groupUnplaced([one, two, three, four]), [[one, three], [two], [four]]);
});

test("names are put in the order of the language, not of code points", () => {
  assert.deepEqual(["Zagreb", "Åland", "Aleppo", "éclair"].sort(compare), ["Åland", "Aleppo", "éclair", "Zagreb"]);
});

// A long text is cut so that nothing of it is lost.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { chunksOf, plain, isWrapped, mentionsWithin, CHUNK_LENGTH, CHUNK_MENTIONS } = load(["chunks"], ["chunksOf", "plain", "isWrapped", "mentionsWithin", "CHUNK_LENGTH", "CHUNK_MENTIONS"]);

const sentence = (s, m, text) => ({ s, r: [`${text} `, { m, r: ["Homs"] }, "."] });
const textOf = (chunks) => chunks.flatMap(({ parts }) => parts.map(({ runs }) => plain(runs))).join("");

test("short paragraphs share a chunk", () => {
  const chunks = chunksOf([["One."], [sentence(0, 0, "Two")], ["Three."]]);
  assert.equal(chunks.length, 1);
  assert.equal(chunks[0].parts.length, 3);
  assert.deepEqual(chunks[0].mentions, [0]);
});

test("no text at all is no chunk", () => {
  assert.deepEqual(chunksOf([]), []);
});

test("many paragraphs are cut into chunks that fit, with all their text and mentions", () => {
  const paragraphs = Array.from({ length: 900 }, (_, n) => [sentence(2 * n, 2 * n, "A jet crossed"), " ", sentence(2 * n + 1, 2 * n + 1, "and fell on")]);
  const chunks = chunksOf(paragraphs);
  assert.ok(chunks.length > 10);
  assert.equal(textOf(chunks), paragraphs.map(plain).join(""));
  assert.deepEqual(chunks.flatMap(({ mentions }) => mentions), paragraphs.flatMap(mentionsWithin));
  for (const { length, mentions } of chunks) assert.ok(length <= CHUNK_LENGTH && mentions.length <= CHUNK_MENTIONS);
});

test("one endless paragraph is cut between sentences and goes on", () => {
  const runs = Array.from({ length: 2000 }, (_, n) => sentence(n, n, "The same line again, and again"));
  const chunks = chunksOf([runs]);
  assert.equal(textOf(chunks), plain(runs));
  assert.equal(chunks[0].parts[0].continued, false);
  assert.ok(chunks.slice(1).every(({ parts }) => parts[0].continued));
});

test("text without sentences is cut at white space, and never within a character", () => {
  const words = "word ".repeat(5000);
  assert.equal(textOf(chunksOf([[words]])), words);
  assert.ok(chunksOf([[words]]).every(({ parts }) => parts.every(({ runs }) => plain(runs).endsWith(" ") || plain(runs) === "")));
  const signs = `a${"😀".repeat(9000)}`;
  const pieces = chunksOf([[signs]]).flatMap(({ parts }) => parts.map(({ runs }) => plain(runs)));
  assert.equal(pieces.join(""), signs);
  assert.ok(pieces.every((piece) => piece.isWellFormed?.() ?? !/^[\udc00-\udfff]/u.test(piece)));
});

test("a sentence with more mentions than a chunk has room for stays whole", () => {
  const long = { s: 0, r: Array.from({ length: CHUNK_MENTIONS * 2 }, (_, m) => ({ m, r: ["Homs "] })) };
  const chunks = chunksOf([[long]]);
  assert.equal(chunks.length, 1);
  assert.equal(chunks[0].mentions.length, CHUNK_MENTIONS * 2);
});

test("wrapped lines are told from those of a poem", () => {
  assert.ok(isWrapped(["One line of some sixty characters, as text files often have\nthem."]));
  assert.ok(!isWrapped(["Roses are red\nviolets are blue"]));
  assert.ok(!isWrapped(["One line only"]));
});

// The state of the page in its address: what is written can be read, and whatever else stands there does nothing.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { readAddress, writeAddress, readView, readNames } = load(["strings", "strings_de", "words", "address"], ["readAddress", "writeAddress", "readView", "readNames"]);
const ZOOMS = { least: 1, most: 12 };

test("what is written is read again", () => {
  const state = { place: "geonames:169577", document: "a b/ü&=#%.txt", tab: "places", view: "34.7,36.7,6" };
  assert.deepEqual(Object.fromEntries(readAddress(`#${writeAddress(state)}`)), state);
});

test("an address can be read by people", () => {
  assert.equal(writeAddress({ place: "geonames:169577", view: "34.7,36.7,6.5", tab: null, off: "" }), "place=geonames:169577&view=34.7,36.7,6.5");
});

test("a mention numbered 0 is written", () => {
  assert.equal(writeAddress({ mention: 0 }), "mention=0");
});

test("what is no state is passed over", () => {
  for (const hash of ["", "#", "#gm-text", "#=x", "#%E0%A4%A", "#place=%", "#&&&"]) assert.equal(readAddress(hash).size, 0, hash);
});

test("names that objects inherit are names like others", () => {
  const found = readAddress("#__proto__=x&constructor=y&place=z");
  assert.equal(found.get("__proto__"), "x");
  assert.equal({}.x, undefined);
  assert.equal(found.get("place"), "z");
});

test("an endless address is read only so far", () => {
  assert.ok(readAddress(`#${"a=1&".repeat(100_000)}place=x`).size <= 30);
});

test("a view is three numbers in range, or none", () => {
  assert.deepEqual(readView("34.7,36.7,6.5", ZOOMS), { middle: [34.7, 36.7], zoom: 6.5 });
  assert.deepEqual(readView("-34.7,-190,99", ZOOMS), { middle: [-34.7, -190], zoom: 12 });
  for (const text of [undefined, "", "1,2", "1,2,3,4", "NaN,0,3", "1e3,0,3", "91,0,3", "0,9999,3", "0,0,<script>", "0, 0, 3", "١,٢,٣"]) assert.equal(readView(text, ZOOMS), null, text);
});

test("of names in a list only those that there are count", () => {
  assert.deepEqual(readNames("city,<b>,__proto__,water", ["city", "water"]), ["city", "water"]);
  assert.deepEqual(readNames("", ["city"]), []);
  assert.equal(readNames(undefined, ["city"]), null);
});

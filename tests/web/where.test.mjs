// Where a place is, in words.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const scripts = ["strings", "strings_de", "words", "dom", "divisions", "model"];
const { where, divisionWords } = load(scripts, ["where", "divisionWords"]);
const german = load(scripts, ["where"], { language: "de" });

const place = (name, code, countries, admin1 = "", kind = "city", population = 200_000) => ({ name, code, countries, admin1, kind, population });

const CASES = [
  [place("Homs", "PPLA", ["SY"], "Homs"), "city in Homs Governorate, Syria", "Stadt in Gouvernement Homs, Syrien"],
  [place("Palmyra", "PPL", ["SY"], "Homs", "city", 50_000), "town in Homs Governorate, Syria"],
  [place("Springfield", "PPLA", ["US"], "Illinois"), "city in Illinois, United States"],
  [place("New York", "PPL", ["US"], "New York"), "city in New York state, United States"],
  [place("Homs", "ADM1", ["SY"], "Homs", "division"), "governorate of Syria"],
  [place("Damascus", "PPLC", ["SY"], "Damascus"), "capital of Syria", "Hauptstadt, Syrien"],
  [place("Leeds", "PPL", ["GB"], "England"), "city in England, United Kingdom"],
  [place("Luxembourg", "PPLA", ["FR"], "Luxembourg"), "city in France"],
  [place("Gilgit", "PPL", ["PK"], "Azad Kashmir"), "city in Azad Kashmir, Pakistan"],
  [place("Syria", "PCLI", ["SY"], "", "country"), "country"],
  [place("Euphrates", "STM", ["SY", "IQ", "TR", "IR"], "", "water"), "river in Syria, Iraq, Türkiye, …"],
];

for (const [held, english, inGerman] of CASES) {
  test(`${held.name} (${held.code}) is told as “${english}”`, () => {
    assert.equal(where(held), english);
    if (inGerman) assert.equal(german.where(held), inGerman);
  });
}

test("a country is of one kind of division only", () => {
  const codes = Object.keys(load(scripts, ["DIVISIONS"]).DIVISIONS).flatMap((kind) => load(scripts, ["DIVISIONS"]).DIVISIONS[kind].split(" "));
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(codes.every((code) => /^[A-Z]{2}$/u.test(code)));
});

test("names that objects inherit are no countries", () => {
  for (const code of ["constructor", "__proto__", "{n}"]) assert.equal(divisionWords([code]), null);
});

// The scripts share one scope: a name is declared once, and each is used.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const FOLDER = new URL("../../geomap/draw/assets/js/", import.meta.url);
const DECLARED = /^(?:async )?(?:function|const|let|class) ([\w$]+)/gmu;
const scripts = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), "utf8"));
const declared = scripts.flatMap((text) => [...text.matchAll(DECLARED)].map((found) => found[1]));
const code = scripts.join("\n");

test("no two scripts declare the same name", () => {
  assert.deepEqual(declared.filter((name, at) => declared.indexOf(name) !== at), []);
});

test("what a script declares is used somewhere", () => {
  const uses = (name) => code.match(new RegExp(`(?<![\\w$])(?<!(?<!\\.\\.)\\.)${name.replace("$", "\\$")}(?![\\w$])`, "gu")).length;
  // Python calls `open` to start the page, and `fillLayer` on a map that is not ours.
  assert.deepEqual(declared.filter((name) => !["open", "fillLayer"].includes(name) && uses(name) < 2), []);
});

test("every word is said somewhere", () => {
  const words = [...code.matchAll(/^ {4}(\w+): /gmu)].map((found) => found[1]);
  const said = new Set([...code.matchAll(/WORDS\.(\w+)/gu)].map((found) => found[1]));
  const named = new Set([...code.matchAll(/"(copyLink|copyCitation)"/gu)].map((found) => found[1])); // WORDS[name]
  const english = readFileSync(new URL("strings.js", FOLDER), "utf8");
  const keys = words.filter((key) => english.includes(`\n    ${key}: `));
  assert.deepEqual(keys.filter((key) => !said.has(key) && !named.has(key) && !/^column/u.test(key)), []);
});

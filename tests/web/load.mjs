// Loads scripts of the page as the page does: one after the other, in one scope. What they need of a browser to be
// loaded is stood in for; what a test calls must not need more.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const FOLDER = new URL("../../geomap/draw/assets/js/", import.meta.url);

/** Run scripts by name and give the names asked for; `language` is that of the page. */
export function load(scripts, names, { language = "en" } = {}) {
  const code = scripts.map((name) => readFileSync(new URL(`${name}.js`, FOLDER), "utf8")).join("\n");
  const page = { documentElement: { lang: language }, createElement: () => ({ getContext: () => ({}) }) };
  // A context of its own would have arrays and objects of its own, which are equal to no others.
  return vm.runInThisContext(`(document) => { "use strict"; ${code}\nreturn { ${names.join(", ")} }; }`)(page);
}

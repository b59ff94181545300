// The page's scripts are put together into one function: what one of them declares, all can use. ESLint is told so, and
// a name that no script uses is found by `names.test.mjs`.

import { readdirSync, readFileSync } from "node:fs";
import js from "@eslint/js";
import globals from "globals";

const FOLDER = new URL("../../geomap/draw/assets/js/", import.meta.url);
const DECLARED = /^(?:async )?(?:function|const|let|class) ([\w$]+)/gmu;

function shared() {
  const names = readdirSync(FOLDER).flatMap((name) => [...readFileSync(new URL(name, FOLDER), "utf8").matchAll(DECLARED)].map((found) => found[1]));
  return Object.fromEntries(names.map((name) => [name, "readonly"]));
}

const RULES = {
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  "no-alert": "error",
  "no-console": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-shadow": ["error", { builtinGlobals: false, hoist: "functions" }],
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-template": "error",
  complexity: ["error", 12],
  // Text of a document becomes a text node, never HTML.
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "insertAdjacentHTML", "write", "writeln", "createContextualFragment", "setHTMLUnsafe"].map((property) => ({ property, message: "text becomes text nodes: see dom.js" })),
  ],
};

export default [
  { ignores: ["node_modules/**"] },
  js.configs.recommended,
  {
    files: ["**/geomap/draw/assets/js/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: { ...globals.browser, L: "readonly", topojson: "readonly", Supercluster: "readonly", ...shared() } },
    rules: { ...RULES, "no-redeclare": ["error", { builtinGlobals: false }], "no-unused-vars": ["error", { vars: "local" }] },
  },
  {
    files: ["**/tests/web/*.mjs", "*.mjs"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.node },
    rules: RULES,
  },
];

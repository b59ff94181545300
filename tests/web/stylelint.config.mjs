// Style sheets: what a browser would pass over in silence is an error.

export default {
  extends: ["stylelint-config-recommended"],
  rules: {
    "color-named": "never",
    "declaration-block-no-redundant-longhand-properties": true,
    "no-duplicate-selectors": null, // a selector comes again where another part of the page speaks of it
    "no-descending-specificity": null, // the parts stand side by side, not in the order of their weight
    "selector-class-pattern": ["^(gm|leaflet|folium)-[a-z0-9-]+$", { message: "classes are ours (gm-…) or Leaflet's" }],
    // No file is fetched: a style can load nothing here.
    "function-url-scheme-allowed-list": ["data"],
    "at-rule-disallowed-list": ["import", "font-face"],
  },
};

// Layers by document, source and country: lists of checkboxes, of which one can look for the one that is wanted.

const ROWS = 40; // so many at once; the field above finds the others

/** What a reader can switch off, each with its mentions on the map, the most first. */
function facetsOf(app) {
  const { documents, mapped } = app.model;
  const count = (pairs) => {
    const counts = new Map();
    for (const [value, name, n] of pairs) counts.set(value, { value, name, n: (counts.get(value)?.n ?? 0) + n });
    return [...counts.values()].sort((one, other) => other.n - one.n || compare(one.name, other.name));
  };
  const byCountry = mapped.flatMap((place) => (place.countries.length > 0 ? place.countries : [""]).map((code) => [code, code ? countryName(code) : WORDS.facets.noCountry, place.mentions.length]));
  return [
    { key: "country", rows: count(byCountry) },
    { key: "document", rows: documents.map((doc) => ({ value: doc.index, name: doc.title || doc.id, n: doc.count })) },
    { key: "source", rows: count(documents.map((doc) => [doc.source ?? "", doc.source || WORDS.facets.noSource, doc.count])) },
  ].filter(({ rows }) => rows.length > 1);
}

function renderFacets(app) {
  app.facets = facetsOf(app).map((facet) => renderFacet(app, facet));
  return app.facets.map(({ details }) => details);
}

/** Call when something else than these lists has switched a part of them. */
function redrawFacets(app) {
  for (const { redraw } of app.facets) redraw();
}

/** One list; its rows are made when it is opened. */
function renderFacet(app, { key, rows }) {
  const off = app.off[key];
  const list = el("div", { class: "gm-facet-rows" });
  const words = WORDS.facets[key];
  const wanted = el("input", { type: "search", class: "gm-facet-search", "aria-label": say(WORDS.facets.search, { list: words }), placeholder: WORDS.facets.searchHint });
  const state = el("span", { class: "gm-row-count" });
  const tell = () => {
    state.textContent = off.size > 0 ? say(WORDS.facets.someOf, { n: rows.length - off.size, m: rows.length }) : String(rows.length);
  };
  const draw = () => {
    const sought = wanted.value.trim().toLocaleLowerCase();
    const found = rows.filter(({ name }) => name.toLocaleLowerCase().includes(sought));
    list.replaceChildren(
      ...found.slice(0, ROWS).map(({ value, name, n }) => switchRow(`gm-${key}-${rows.findIndex((row) => row.value === value)}`, quoted(name), n, null, !off.has(value), (on) => turn(on, [value]))),
      ...(found.length > ROWS ? [el("p", { class: "gm-note" }, say(WORDS.facets.more, { n: found.length - ROWS }))] : []),
    );
  };
  const turn = (on, values) => {
    for (const value of values) (on ? off.delete(value) : off.add(value));
    tell();
    changeShown(app);
  };
  const all = (on) => el("button", { type: "button", class: "gm-link", onclick: () => (turn(on, rows.map(({ value }) => value)), draw()) }, on ? WORDS.facets.all : WORDS.facets.none);
  wanted.addEventListener("input", draw);
  tell();
  const details = el("details", { class: "gm-facet", id: `gm-facet-${key}`, ontoggle: () => details.open && draw() }, el("summary", {}, words, " ", state), el("div", { class: "gm-facet-tools" }, all(true), all(false), rows.length > 8 ? wanted : null), list);
  const redraw = () => {
    tell();
    if (details.open) draw();
  };
  return { details, redraw };
}

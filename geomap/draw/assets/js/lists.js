// Beside the text: a table of places for those who would rather look than pan, what could not be placed, and about.

const COLUMNS = [
  { key: "columnPlace", value: (place) => place.name },
  { key: "columnWhere", value: where },
  { key: "columnMentions", value: (place) => -place.mentions.length, number: true },
  { key: "columnSure", value: (place) => -meanConfidence(place.mentions), number: true },
];

function compare(one, other) {
  return typeof one === "number" ? one - other : one.localeCompare(other, LANGUAGE);
}

function placeRow(app, place) {
  const open = (event) => showPlace(app, place.index, { opener: event.currentTarget });
  const name = el("button", { type: "button", class: "gm-link", "data-show": place.index, onclick: open }, symbol(place.kind, 11), quoted(place.name));
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, name),
    el("td", {}, where(place)),
    el("td", { class: "gm-number" }, String(place.mentions.length)),
    el("td", { class: "gm-number" }, say(WORDS.share, { n: percent(meanConfidence(place.mentions)) })),
  );
}

function renderPlaces(app) {
  if (app.model.mapped.length === 0) return el("p", { class: "gm-empty" }, app.model.unplaced.length > 0 ? WORDS.nothingPlaced : WORDS.nothingFound);
  const body = el("tbody");
  const heads = COLUMNS.map((column) => {
    const name = WORDS[column.key];
    return el("th", { scope: "col", class: column.number ? "gm-number" : null }, el("button", { type: "button", "aria-label": say(WORDS.sortBy, { column: name }), onclick: () => sort(column) }, name));
  });
  const sort = (column) => {
    const at = COLUMNS.indexOf(column);
    const reverse = heads[at].getAttribute("aria-sort") === (column.number ? "descending" : "ascending");
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[at].setAttribute("aria-sort", Boolean(column.number) === reverse ? "ascending" : "descending");
    const sorted = [...app.model.mapped].sort((one, other) => compare(column.value(one), column.value(other)) || one.index - other.index);
    body.replaceChildren(...(reverse ? sorted.reverse() : sorted).map((place) => placeRow(app, place)));
  };
  sort(COLUMNS[2]);
  return el("table", { class: "gm-table" }, el("thead", {}, el("tr", {}, heads)), body);
}

/** Mentions that were not placed, those with the same name and reason together. */
function groupUnplaced(mentions) {
  const groups = new Map();
  for (const mention of mentions) {
    const key = JSON.stringify([mention.text, mention.reason, mention.note]);
    groups.set(key, [...(groups.get(key) ?? []), mention]);
  }
  return [...groups.values()];
}

function renderUnplaced(app) {
  const unplaced = unplacedMentions(app);
  if (unplaced.length === 0) return el("p", { class: "gm-empty" }, app.model.mentions.length > 0 ? WORDS.nothingUnplaced : WORDS.nothingFound);
  const items = groupUnplaced(unplaced).map((mentions) => {
    const [first] = mentions;
    const jumps = mentions.map((mention, n) =>
      el("button", { type: "button", class: "gm-jump", "data-to": mention.index, "aria-label": say(WORDS.occurrence, { n: n + 1, m: mentions.length }), onclick: () => goToText(app, mention.index) }, String(n + 1)),
    );
    const candidates = alternativesList(app, first.alternatives, WORDS.candidates);
    return el("li", {}, el("p", { class: "gm-unplaced-name" }, quoted(first.text), jumps), el("p", {}, WORDS.reasons[first.reason]), first.note ? el("p", { class: "gm-note" }, quoted(first.note)) : null, candidates);
  });
  return [el("p", {}, WORDS.unplacedIntro), el("ul", { class: "gm-unplaced-list" }, items)];
}

function outsideLink(href, text) {
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
}

// Whom places are owed to that an online service offered: each once, though every document says it.
function serviceCredits(app) {
  return [...new Set(app.model.documents.flatMap((doc) => doc.manifest?.credits ?? []))];
}

function renderCredits(app) {
  const credit = (text, link) => el("li", {}, phrase(text, { link }));
  return el(
    "ul",
    {},
    credit(WORDS.creditPlaces, outsideLink("https://www.geonames.org/", "GeoNames")),
    serviceCredits(app).map((text) => el("li", {}, quoted(text))),
    credit(app.model.drawing.borders === "none" ? WORDS.creditLandAlone : WORDS.creditLand, outsideLink("https://www.naturalearthdata.com/", "Natural Earth")),
    el("li", {}, outsideLink("https://leafletjs.com/", "Leaflet"), ", ", outsideLink("https://python-visualization.github.io/folium/", "Folium")),
  );
}

function renderManifest(manifest) {
  const entry = (name, value) => [el("dt", {}, name), el("dd", {}, quoted(value))];
  const pairs = (table) => Object.entries(table).map(([key, value]) => `${key}: ${value ?? "–"}`).join("\n");
  return el(
    "dl",
    {},
    entry("geomap", manifest.geomap),
    entry(WORDS.model, manifest.model),
    entry(WORDS.gazetteer, pairs(manifest.gazetteer)),
    entry(WORDS.settings, pairs(manifest.settings)),
  );
}

function renderFocus(app, doc) {
  const items = doc.focus.map(({ place, weight }) => el("li", {}, quoted(app.model.places[place].name), ` ${say(WORDS.share, { n: percent(weight) })}`));
  return el("ul", {}, items);
}

/** What the page loads, and who learns of it. */
function privacyNote(app) {
  const { tiles } = app.model.drawing;
  return tiles ? phrase(WORDS.privateButTiles, { host: tiles.host, name: quoted(tiles.name) }) : WORDS.private;
}

function renderAbout(app) {
  const doc = app.model.documents[0];
  const part = (title, ...content) => [el("h2", {}, title), ...content];
  return [
    part(WORDS.aboutTitle, WORDS.about.map((text) => el("p", {}, text))),
    doc?.focus.length > 0 && app.model.documents.length === 1 ? part(WORDS.focusTitle, renderFocus(app, doc)) : [],
    part(WORDS.privateTitle, el("p", {}, privacyNote(app))),
    part(WORDS.creditsTitle, renderCredits(app), app.model.drawing.borders === "none" ? null : el("p", {}, WORDS.bordersNote)),
    doc?.manifest ? part(WORDS.madeTitle, renderManifest(doc.manifest)) : [],
  ].flat().filter(Boolean);
}

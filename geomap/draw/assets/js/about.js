// What the page is, what it was made with, and whom it is owed to.

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

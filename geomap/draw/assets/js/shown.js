// What is shown: the one place that says whether a mention counts, for the map, the lists and the text alike.
// Whoever changes what is shown calls `changeShown`; whoever depends on it listens to "gm-shown" on the page.

/** What the reader has asked for. `off`: facet → values switched off; `threshold`: 0 … 1. */
function startShown(app) {
  app.threshold = 0;
  app.mode = "places"; // or "countries", "divisions", "heat"
  app.days = null; // [first, last], cut to `dayLength` characters of an ISO date; null for all
  app.dayLength = 10;
  app.undated = true;
  app.off = { document: new Set(), country: new Set(), source: new Set() };
  app.shownOf = new Map();
}

const isSure = (app, mention) => mention.confidence >= app.threshold;

/** Whether a mention's document is among those asked for. */
function isDocumentOn(app, doc) {
  if (app.off.document.has(doc.index) || app.off.source.has(doc.source ?? "")) return false;
  if (app.days === null) return true;
  const day = doc.day?.slice(0, app.dayLength);
  return day === undefined ? app.undated : day >= app.days[0] && day <= app.days[1];
}

// A place that lies in several countries is shown as long as one of them is; one that lies in none has its own row.
function isCountryOn(app, place) {
  if (app.off.country.size === 0) return true;
  return (place.countries.length > 0 ? place.countries : [""]).some((code) => !app.off.country.has(code));
}

function isShown(app, mention) {
  return app.roles.has(mention.role) && isSure(app, mention) && isDocumentOn(app, mention.doc);
}

/** The mentions of a place that count now, in order. */
function shownMentions(app, place) {
  let held = app.shownOf.get(place.index);
  if (!held) {
    held = isCountryOn(app, place) ? place.mentions.filter((mention) => isShown(app, mention)) : [];
    app.shownOf.set(place.index, held);
  }
  return held;
}

/** Call when kinds of place were switched: places stay what they are, but other ones are on the map. */
function changeShownKinds(app) {
  updateMarkers(app);
  byId("geomap").dispatchEvent(new CustomEvent("gm-shown"));
}

/** Call after roles, threshold, days or facets were changed. */
function changeShown(app) {
  app.shownOf.clear();
  updateMarkers(app);
  dimHiddenRoles(app);
  byId("geomap").dispatchEvent(new CustomEvent("gm-shown"));
}

function onShown(listener) {
  byId("geomap").addEventListener("gm-shown", listener);
}

/** Whether a mention is on the map or, by its confidence alone, among what is not placed. */
const isPlaced = (app, mention) => mention.place !== null && isSure(app, mention);

/** All that is not placed: what could not be, and what is less sure than the reader wants. */
function unplacedMentions(app) {
  if (app.threshold === 0) return app.model.unplaced;
  return app.model.mentions.filter((mention) => !isPlaced(app, mention)).map((mention) => (mention.place === null ? mention : asUnplaced(app, mention)));
}

/** A mention below the threshold as what is not placed tells it: its place is the first of the candidates. */
function asUnplaced(app, mention) {
  const { place, confidence } = mention;
  return Object.create(mention, {
    place: { value: null },
    reason: { value: "below_threshold" },
    note: { value: say(WORDS.threshold.note, { share: percent(confidence), wanted: percent(app.threshold) }) },
    alternatives: { value: [{ place, confidence }, ...mention.alternatives] },
  });
}

/** Switch back on what hides a place or mention that the reader asks for: its document, source, country or day. */
function showAgain(app, place, mention) {
  const shown = () => (mention === null ? shownMentions(app, place).length > 0 : shownMentions(app, place).some(({ index }) => index === mention));
  const hidden = () => place.mentions.some((held) => (mention === null || held.index === mention) && app.roles.has(held.role)) && !shown();
  if (!hidden()) return;
  const { doc } = mention === null ? place.mentions[0] : app.model.mentions[mention];
  app.off.document.delete(doc.index);
  app.off.source.delete(doc.source ?? "");
  for (const code of place.countries.length > 0 ? place.countries : [""]) app.off.country.delete(code);
  if (mention === null && !place.mentions.some((held) => isSure(app, held))) app.setThreshold(0);
  app.shownOf.clear();
  if (hidden() && app.days !== null) app.resetDays();
  changeShown(app);
  redrawFacets(app);
}

// Paper: the map in the shape of a sheet, every place, and the text; of several documents, the sentences by place.

const PRINTED_CHUNKS = 400; // some 400 pages
const PRINTED_ROWS = 2_000;
const PRINTED_SENTENCES = 2_000;

/** Of several documents: each place with the sentences that name it. */
function sentencesByPlace(app) {
  let left = PRINTED_SENTENCES;
  const parts = [];
  for (const place of sortPlaces(app, app.model.mapped, COLUMNS[0], false)) {
    const mentions = readMentions(app, place).slice(0, left);
    left -= mentions.length;
    if (mentions.length === 0) continue;
    const items = mentions.map((mention) => el("li", {}, quoteOf(app, mention), el("span", { class: "gm-nth" }, notesOn(app, mention))));
    parts.push(el("section", {}, el("h3", {}, symbol(place.kind, 11), " ", quoted(place.name), el("small", {}, ` ${where(place)}`)), el("ol", {}, items)));
  }
  const rest = app.model.mapped.reduce((sum, place) => sum + readMentions(app, place).length, 0) - (PRINTED_SENTENCES - left);
  return el("section", { class: "gm-appendix", id: "gm-appendix" }, el("h2", {}, WORDS.sentences), parts, rest > 0 ? el("p", {}, say(WORDS.notPrinted, { n: rest })) : null);
}

function prepareSheet(app) {
  if (app.printing) return;
  const { map } = app;
  app.printing = { center: map.getCenter(), zoom: map.getZoom() };
  const bounds = map.getBounds();
  byId("geomap").classList.add("gm-printing");
  byId("geomap").classList.toggle("gm-printing-several", app.model.documents.length > 1);
  if (app.model.documents.length > 1) byId("gm-panel").append(sentencesByPlace(app));
  else for (let n = 0; n < Math.min(PRINTED_CHUNKS, app.text?.chunks.length ?? 0); n += 1) fillChunk(app, n);
  app.printRows?.(PRINTED_ROWS);
  map.invalidateSize({ animate: false });
  map.fitBounds(bounds, { animate: false });
}

function putSheetAway(app) {
  if (!app.printing) return;
  const { center, zoom } = app.printing;
  app.printing = null;
  byId("gm-appendix")?.remove();
  byId("geomap").classList.remove("gm-printing", "gm-printing-several");
  app.refreshPlaces?.();
  app.map.invalidateSize({ animate: false });
  app.map.setView(center, zoom, { animate: false });
}

// A sheet has another shape than the screen: the page takes it on before the browser lays the sheet out.
function followPrinting(app) {
  addEventListener("beforeprint", () => prepareSheet(app));
  addEventListener("afterprint", () => putSheetAway(app));
}

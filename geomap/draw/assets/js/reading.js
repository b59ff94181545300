// Scrolling the text leads the map, where the reader wants it to.

const PAUSE = 140; // milliseconds without scrolling after which the map follows
const READING_LINE = 0.3; // of the panel's height: where a reader's eyes are taken to be

function leadSwitch(app) {
  const box = el("input", { type: "checkbox", id: "gm-lead", onchange: (event) => leadMap(app, event.target.checked) });
  return el("p", { class: "gm-lead" }, box, el("label", { for: "gm-lead" }, WORDS.leadMap));
}

function leadMap(app, on) {
  app.leads = on;
  if (on) showWhatIsRead(app);
  else clearReading(app);
}

function clearReading(app) {
  for (const node of byId("gm-text").querySelectorAll(".gm-reading")) node.classList.remove("gm-reading");
  light(app, []);
}

/** The first of sentences (in the order of the text) that ends below a line on the screen; the last where none does. */
function sentenceAt(sentences, line) {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].getBoundingClientRect().bottom >= line) high = middle;
    else low = middle + 1;
  }
  return sentences[low];
}

function showWhatIsRead(app) {
  const text = byId("gm-text");
  const { top, height } = text.getBoundingClientRect();
  const node = sentenceAt(text.querySelectorAll(".gm-sentence"), top + height * READING_LINE);
  if (!node || node.classList.contains("gm-reading")) return;
  clearReading(app);
  node.classList.add("gm-reading");
  const places = placesOf(app, node).filter((index) => index !== null && shownMentions(app, app.model.places[index]).length > 0);
  light(app, places);
  if (places.length > 0) frame(app, places);
}

/** Bring places into view, if they are not. */
function frame(app, places) {
  const { map } = app;
  const bounds = L.latLngBounds(places.map((index) => [app.model.places[index].latitude, app.model.places[index].longitude]));
  if (map.getBounds().pad(-0.1).contains(bounds)) return;
  if (places.length === 1) moveTo(app, app.model.places[places[0]]);
  else map.fitBounds(bounds, { maxZoom: COUNTRY_ZOOM, padding: [60, 60], animate: !reducedMotion() });
}

function followReading(app) {
  let timer = 0;
  byId("gm-text").addEventListener("scroll", () => {
    if (!app.leads) return;
    clearTimeout(timer);
    timer = setTimeout(() => showWhatIsRead(app), PAUSE);
  }, { passive: true });
}

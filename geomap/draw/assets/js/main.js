// Puts the page together: called by the Folium map with itself and its layers, one a kind of place.

function addControls(app) {
  const { map, model } = app;
  map.attributionControl.setPrefix(false);
  const credit = (text, link) => text.replace("{link}", link.outerHTML);
  map.attributionControl.addAttribution(credit(WORDS.creditPlaces, outsideLink("https://www.geonames.org/", "GeoNames")));
  // Leaflet takes HTML; a credit may come from a file that someone else wrote.
  for (const text of serviceCredits(app)) map.attributionControl.addAttribution(quoted(text).outerHTML);
  const land = model.drawing.borders === "none" ? WORDS.creditLandAlone : WORDS.creditLand;
  map.attributionControl.addAttribution(credit(land, outsideLink("https://www.naturalearthdata.com/", "Natural Earth")));
  map.attributionControl.addAttribution(outsideLink("https://leafletjs.com/", "Leaflet").outerHTML);
  map.attributionControl.addAttribution(outsideLink("https://python-visualization.github.io/folium/", "Folium").outerHTML);
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  if (!model.view) return;
  const button = (text, label, box) => el("button", { type: "button", title: label, "aria-label": label, onclick: () => fitTo(app, box) }, text);
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const box = el("div", { class: "leaflet-bar gm-fit" }, button("⤢", WORDS.showAll, model.view.all), button("⌂", WORDS.showMain, model.view.main));
    L.DomEvent.disableClickPropagation(box); // what lies under it was not meant
    return box;
  };
  control.addTo(map);
}

function fitTo(app, corners) {
  const size = app.map.getSize();
  const panel = byId("gm-layers");
  const covered = panel?.open && size.x > 640 ? panel.offsetWidth : 0;
  app.map.fitBounds(corners, { paddingTopLeft: [48, 40], paddingBottomRight: [40 + covered, 40], maxZoom: TOWN_ZOOM, animate: false });
}

// The address holds the state of the page: a skip link must not write over it.
function skipLink(id, text, target) {
  const skip = (event) => {
    event.preventDefault();
    target().focus();
  };
  return el("a", { href: `#${id}`, onclick: skip }, text);
}

/** Who asks for less motion gets a map that steps where Leaflet's would glide: to a popup, to a marker with the focus, by the keys. */
function calm(map) {
  const { panBy } = map;
  map.panBy = (offset, options) => panBy.call(map, offset, reducedMotion() ? { ...options, animate: false } : options);
  if (reducedMotion()) map.options.inertia = false; // a drag ends where it ends
}

/** Start the page. `groups`: kind of place → the Leaflet layer that its markers belong to. */
function open(map, groups) {
  const model = readModel();
  const app = { model, map, groups, document: null, text: null, tab: "text", popup: null, opener: null, shown: null };
  startShown(app);
  app.roles = new Set(Object.keys(WORDS.roles).filter((role) => !model.hiddenRoles.includes(role)));
  // A text in which nothing but such roles occurs would open on an empty map.
  if (!model.mentions.some((mention) => mention.place !== null && app.roles.has(mention.role))) app.roles = new Set(Object.keys(WORDS.roles));
  app.firstRoles = [...app.roles].sort().join(",");
  byId("gm-skips").append(skipLink("gm-panel", WORDS.skipToText, () => byId(`gm-${app.tab}`)), skipLink("gm-stage", WORDS.skipToMap, () => byId("gm-stage")));
  byId("gm-skips").setAttribute("aria-label", WORDS.skips);
  byId("gm-stage").setAttribute("aria-label", WORDS.stage);
  byId("gm-stage").tabIndex = -1;
  calm(map);
  map.getContainer().setAttribute("aria-label", WORDS.mapLabel);
  map.getContainer().setAttribute("role", "region");
  addBasemap(app);
  renderHead(app);
  createMarkers(app);
  startGhosts(app);
  renderPanel(app);
  const layers = renderLayers(app);
  const timeline = layers && renderTimeline(app);
  byId("gm-stage").append(...[layers, timeline].filter(Boolean));
  addControls(app);
  map.invalidateSize({ pan: false }); // the head took its room
  if (model.view) fitTo(app, model.view.main);
  map.on("moveend zoomend resize", () => refreshView(app));
  followText(app);
  followReading(app);
  followKeys(app);
  followPrinting(app);
  followLayers(app);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(byId("gm-canvas"));
  refreshView(app);
  followAddress(app);
}

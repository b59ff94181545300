// Puts the page together: called by the Folium map with itself and its layers, one a kind of place.

const TABS = ["text", "places", "unplaced", "about"];

function renderHead(app) {
  const { documents, mentions, mapped, unplaced, title } = app.model;
  const counts = [
    documents.length > 1 ? say(WORDS.counts.documents, { n: documents.length }) : null,
    say(WORDS.counts.places, { n: mapped.length }),
    say(WORDS.counts.mentions, { n: mentions.length }),
  ].filter(Boolean);
  const missing = unplaced.length > 0 ? [" · ", el("button", { type: "button", class: "gm-link", onclick: () => selectTab(app, "unplaced", { focus: true }) }, say(WORDS.counts.unplaced, { n: unplaced.length }))] : [];
  byId("gm-head").append(el("h1", { dir: "auto" }, title || WORDS.untitled), el("p", { class: "gm-counts" }, counts.join(" · "), missing));
}

function renderTabs(app) {
  const names = { text: WORDS.tabText, places: WORDS.tabPlaces, unplaced: WORDS.tabUnplaced, about: WORDS.tabAbout };
  const counts = { places: app.model.mapped.length, unplaced: app.model.unplaced.length };
  const tabs = TABS.map((key) =>
    el("button", { type: "button", role: "tab", id: `gm-tab-${key}`, "aria-controls": `gm-${key}`, onclick: () => selectTab(app, key) }, names[key], key in counts ? el("span", { class: "gm-badge" }, String(counts[key])) : null),
  );
  const list = el("div", { class: "gm-tabs", role: "tablist", "aria-label": WORDS.panel }, tabs);
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = TABS.indexOf(app.tab);
    selectTab(app, TABS[(at + step + TABS.length) % TABS.length], { focus: true });
  });
  return list;
}

function selectTab(app, wanted, { focus = false } = {}) {
  app.tab = wanted;
  for (const key of TABS) {
    const tab = byId(`gm-tab-${key}`);
    tab.setAttribute("aria-selected", String(key === wanted));
    tab.tabIndex = key === wanted ? 0 : -1;
    byId(`gm-${key}`).hidden = key !== wanted;
  }
  if (focus) byId(`gm-tab-${wanted}`).focus();
}

function renderPanel(app) {
  const panel = byId("gm-panel");
  panel.setAttribute("aria-label", WORDS.panel);
  const content = { text: [renderChooser(app), app.model.mentions.length > 0 ? el("p", { class: "gm-hint" }, WORDS.hint) : el("p", { class: "gm-empty" }, WORDS.nothingFound)], places: renderPlaces(app), unplaced: renderUnplaced(app), about: renderAbout(app) };
  // Each tab's box scrolls, so each takes the focus: the keyboard scrolls what has it.
  const box = (key) => el("div", { role: "tabpanel", id: `gm-${key}`, class: "gm-tabpanel", tabindex: "0", "aria-labelledby": `gm-tab-${key}` }, content[key]);
  panel.append(renderTabs(app), ...TABS.map(box));
  selectTab(app, "text");
  if (app.model.documents.length > 0) showDocument(app, 0);
}

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
  control.onAdd = () => el("div", { class: "leaflet-bar gm-fit" }, button("⤢", WORDS.showAll, model.view.all), button("⌂", WORDS.showMain, model.view.main));
  control.addTo(map);
}

function fitTo(app, corners) {
  const size = app.map.getSize();
  const panel = byId("gm-layers");
  const covered = panel?.open && size.x > 640 ? panel.offsetWidth : 0;
  app.map.fitBounds(corners, { paddingTopLeft: [48, 40], paddingBottomRight: [40 + covered, 40], maxZoom: TOWN_ZOOM, animate: false });
}

// A sheet has another shape than the screen: the map takes it on before the browser lays the sheet out.
function followPrinting(app) {
  const { map } = app;
  let shown = null;
  addEventListener("beforeprint", () => {
    shown = { center: map.getCenter(), zoom: map.getZoom() };
    const bounds = map.getBounds();
    byId("geomap").classList.add("gm-printing");
    map.invalidateSize({ pan: false });
    map.fitBounds(bounds, { animate: false });
  });
  addEventListener("afterprint", () => {
    byId("geomap").classList.remove("gm-printing");
    map.invalidateSize({ pan: false });
    map.setView(shown.center, shown.zoom, { animate: false });
  });
}

/** Start the page. `groups`: kind of place → the Leaflet layer that its markers belong to. */
function open(map, groups) {
  const model = readModel();
  const app = { model, map, groups, document: null, tab: "text", popup: null, opener: null };
  startShown(app);
  app.roles = new Set(Object.keys(WORDS.roles).filter((role) => !model.hiddenRoles.includes(role)));
  // A text in which nothing but such roles occurs would open on an empty map.
  if (!model.mentions.some((mention) => mention.place !== null && app.roles.has(mention.role))) app.roles = new Set(Object.keys(WORDS.roles));
  byId("gm-skips").append(el("a", { href: "#gm-text" }, WORDS.skipToText), el("a", { href: "#gm-stage" }, WORDS.skipToMap));
  byId("gm-stage").setAttribute("aria-label", WORDS.stage);
  byId("gm-stage").tabIndex = -1;
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
  if (model.view) fitTo(app, model.view.main);
  map.on("moveend zoomend resize", () => refreshView(app));
  followText(app);
  followKeys(app);
  followPrinting(app);
  followLayers(app);
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(byId("gm-canvas"));
  refreshView(app);
  followAddress(app);
}

// One marker a place: a real button on the map whose area follows the mentions that are switched on.

const STEP = 12; // pixels across for one mention, where the most named place allows it
const LARGEST = 56;
const SMALLEST = 9;
const COUNTED = 24; // from this width on, the number of mentions stands in the marker
const TARGET = 24; // what a finger can hit (WCAG 2.5.8)

function diameterOf(app, count) {
  return Math.max(SMALLEST, Math.min(STEP, LARGEST / Math.sqrt(app.model.most)) * Math.sqrt(count));
}

function markerLabel(place, mentions) {
  const doubt = meanConfidence(mentions) < SURE ? WORDS.doubt : "";
  return say(WORDS.markerLabel, { name: isolated(place.name), where: where(place), mentions: say(WORDS.counts.mentions, { n: mentions.length }), doubt });
}

// What lies somewhere within a place is no dot: its name stands on the rim of a dashed area.
function tagFor(place, mentions) {
  const tag = el("span", { class: `gm-within-tag gm-${place.kind}`, "data-count": inShort(mentions.length), "aria-hidden": "true" }, quoted(place.name));
  return L.divIcon({ className: "gm-marker", html: tag, iconSize: [TARGET, TARGET] });
}

function iconFor(app, place, mentions) {
  if (place.isWithin) return tagFor(place, mentions);
  const unsure = meanConfidence(mentions) < SURE;
  const diameter = diameterOf(app, mentions.length);
  const size = Math.max(TARGET, diameter);
  // Shown by the style sheet: the label says it already, in words.
  const count = diameter >= COUNTED ? el("span", { class: `gm-count${unsure ? " gm-unsure" : ""}`, "data-count": mentions.length, "aria-hidden": "true" }) : null;
  const name = quoted(place.name, { class: "gm-name", "aria-hidden": "true" });
  return L.divIcon({ className: "gm-marker", html: el("div", { class: "gm-pin" }, symbol(place.kind, diameter, { unsure }), count, name), iconSize: [size, size] });
}

function createMarker(app, place) {
  const marker = L.marker([place.isWithin ? place.extent[1][0] : place.latitude, place.longitude], { keyboard: true, icon: iconFor(app, place, place.mentions), riseOnHover: true, riseOffset: 5000 });
  const open = () => showPlace(app, place.index, { opener: marker.getElement() });
  marker.on("click", open);
  marker.on("mouseover", () => light(app, [place.index]));
  marker.on("mouseout", () => light(app, []));
  marker.on("add", () => {
    const node = marker.getElement();
    node.dataset.place = place.index;
    node.setAttribute("aria-label", markerLabel(place, shownMentions(app, place)));
    if (node.dataset.ready) return;
    node.dataset.ready = "yes";
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    });
    node.addEventListener("focus", () => light(app, [place.index]));
    node.addEventListener("blur", () => light(app, []));
  });
  return marker;
}

/** The soft area of a place that is more than a point. */
function createExtent(place) {
  const id = `gm-glow-${place.index}`;
  const glow = svg(
    "svg",
    { xmlns: SVG, viewBox: "0 0 100 100", preserveAspectRatio: "none", class: `gm-extent gm-${place.kind}${place.isWithin ? " gm-within" : ""}`, "aria-hidden": "true" },
    svg("radialGradient", { id }, svg("stop", { offset: "0%", class: "gm-glow-in" }), svg("stop", { offset: "70%", class: "gm-glow-mid" }), svg("stop", { offset: "100%", class: "gm-glow-out" })),
    svg("ellipse", { cx: 50, cy: 50, rx: 50, ry: 50, fill: `url(#${id})` }),
    svg("ellipse", { cx: 50, cy: 50, rx: 49.5, ry: 49.5, class: "gm-rim", "vector-effect": "non-scaling-stroke" }),
  );
  return L.svgOverlay(glow, place.extent, { pane: "gm-extents", interactive: false });
}

/** The markers and extents of places, each made when it is first wanted: there may be thousands. */
class Pins {
  constructor(app) {
    this.app = app;
    this.made = new Map();
    this.shown = new Set(); // indexes of the places whose marker is on the map now
  }

  /** The marker and extent of a place; undefined for what is none. */
  get(index) {
    if (!this.app.model.places[index]) return undefined;
    if (!this.made.has(index)) {
      const place = this.app.model.places[index];
      this.made.set(index, { marker: createMarker(this.app, place), extent: place.isArea ? createExtent(place) : null });
    }
    return this.made.get(index);
  }

  values() {
    return this.made.values();
  }

  /** Show these places' markers and no others. */
  show(indexes) {
    const wanted = new Set(indexes);
    for (const index of this.shown) if (!wanted.has(index)) this.layers(index, (group, layer) => group.removeLayer(layer));
    this.shown = wanted;
    for (const index of wanted) {
      this.dress(index);
      this.layers(index, (group, layer) => group.addLayer(layer));
    }
  }

  layers(index, act) {
    const { marker, extent } = this.get(index);
    const group = this.app.groups[this.app.model.places[index].kind];
    if (extent) act(group, extent);
    act(group, marker);
  }

  /** Give a marker the look of the mentions that count now. */
  dress(index) {
    const { marker } = this.get(index);
    const place = this.app.model.places[index];
    const mentions = shownMentions(this.app, place);
    if (marker.mentions === mentions) return;
    marker.mentions = mentions;
    if (mentions.length === 0) return;
    marker.setIcon(iconFor(this.app, place, mentions));
    // Small places lie on top of large ones, or they could not be reached.
    marker.setZIndexOffset(Math.round(1500 - 25 * diameterOf(this.app, mentions.length)));
    // Without an element where its layer is switched off.
    marker.getElement()?.setAttribute("aria-label", markerLabel(place, mentions));
  }
}

function createMarkers(app) {
  app.map.createPane("gm-extents").style.zIndex = 350;
  app.pins = new Pins(app);
  app.kept = null; // the place that is looked at: its marker stays, whatever else is grouped or hidden
  startClusters(app);
  updateMarkers(app);
}

/** Call when what is shown has changed: roles, kinds, confidence, documents, countries, days, or the way of showing. */
function updateMarkers(app) {
  app.present = app.model.mapped.filter((place) => shownMentions(app, place).length > 0);
  groupPlaces(app);
  refreshView(app);
}

/** What depends on the part of the Earth in view. */
function refreshView(app) {
  if (!app.map._loaded) return; // no view yet
  placeMarkers(app);
  labelMarkers(app);
  fadeVastExtents(app);
}

/** See to it that a place's own marker is on the map while it is looked at; null when it no longer is. */
function keepOnMap(app, index) {
  app.kept = index;
  if (app.map._loaded) placeMarkers(app);
}

/** An area wider than the map would only dull it; such areas show while they are looked at. */
function fadeVastExtents(app) {
  const { x, y } = app.map.getSize();
  for (const index of app.pins.shown) {
    const { extent } = app.pins.get(index);
    const node = extent?.getElement();
    if (!node) continue;
    const bounds = extent.getBounds();
    const size = app.map.latLngToLayerPoint(bounds.getSouthEast()).subtract(app.map.latLngToLayerPoint(bounds.getNorthWest()));
    node.classList.toggle("gm-vast", size.x > x || size.y > y);
  }
}

/** Light the markers of these places, and no others; of a place that is grouped, its group. */
function light(app, indexes) {
  const wanted = new Set(indexes);
  for (const index of app.pins.shown) {
    const { marker, extent } = app.pins.get(index);
    for (const layer of [marker, extent]) layer?.getElement()?.classList.toggle("gm-lit", wanted.has(index));
  }
  lightClusters(app, wanted);
}

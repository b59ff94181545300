// Where places are many: near ones stand together as one ring that says how many mentions it holds, and what kinds
// of place. Supercluster finds the groups; only those in view become elements.

const CROWD = 150; // places: with more than these on the map, near ones are grouped
const GROUP_RADIUS = 58; // pixels
const GROUP_SMALLEST = 32;
const GROUP_LARGEST = 58;
const MARGIN = 0.15; // of the map's size: so far beyond its edges markers are kept
const TOP = 40; // places that stay as dots where the map shows something else than places

function startClusters(app) {
  app.clusters = L.layerGroup().addTo(app.map);
  app.groupNear = true;
  app.crowd = null;
}

const isOnMap = (app, place) => app.map.hasLayer(app.groups[place.kind]);
const mentionsAt = (app, place) => shownMentions(app, place).length;
const wrapped = (longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180;

/** A longitude as this map, drawn around the middle of its places, has it. */
function unrolled(app, longitude) {
  return longitude + 360 * Math.round((app.model.view.middle - longitude) / 360);
}

/** Group the places that are shown, if they are many. */
function groupPlaces(app) {
  app.onMap = app.present.filter((place) => isOnMap(app, place));
  app.crowd = null;
  if (app.mode !== "places" || !app.groupNear || app.onMap.length <= CROWD) return;
  app.crowd = new Supercluster({
    radius: GROUP_RADIUS,
    extent: 256,
    maxZoom: Math.floor(app.map.getMaxZoom()) - 1,
    map: ({ place }) => ({ mentions: mentionsAt(app, place), kinds: { [place.kind]: mentionsAt(app, place) } }),
    reduce: (sum, { mentions, kinds }) => {
      sum.mentions += mentions;
      sum.kinds = { ...sum.kinds };
      for (const [kind, n] of Object.entries(kinds)) sum.kinds[kind] = (sum.kinds[kind] ?? 0) + n;
    },
  });
  app.crowd.load(app.onMap.map((place) => ({ type: "Feature", properties: { place }, geometry: { type: "Point", coordinates: [wrapped(place.longitude), place.latitude] } })));
}

/** Put on the map what is in view: markers, and groups of them. */
function placeMarkers(app) {
  const groups = app.crowd ? groupsInView(app) : [];
  const single = app.crowd ? groups.filter(({ properties }) => !properties.cluster).map(({ properties }) => properties.place) : loosePlaces(app);
  const indexes = single.map(({ index }) => index);
  if (app.kept !== null && !indexes.includes(app.kept)) indexes.push(app.kept);
  app.pins.show(indexes);
  showClusters(app, groups.filter(({ properties }) => properties.cluster));
}

function loosePlaces(app) {
  if (app.mode === "places") return app.present;
  if (app.mode !== "heat") return [];
  const bounds = app.map.getBounds();
  const sorted = app.onMap
    .filter((place) => !place.isArea && bounds.contains([place.latitude, place.longitude]))
    .sort((one, other) => mentionsAt(app, other) - mentionsAt(app, one) || one.index - other.index);
  return apart(app, sorted);
}

/** The first of these places that lie far enough from each other to be hit. */
function apart(app, places) {
  const taken = [];
  return places.slice(0, 20 * TOP).filter((place) => {
    const point = app.map.latLngToContainerPoint([place.latitude, place.longitude]);
    const free = taken.length < TOP && taken.every((other) => point.distanceTo(other) >= TARGET + 2);
    if (free) taken.push(point);
    return free;
  });
}

function groupsInView(app) {
  const bounds = app.map.getBounds().pad(MARGIN);
  const [west, east] = [bounds.getWest(), bounds.getEast()];
  const box = east - west >= 360 ? [-180, -85, 180, 85] : [wrapped(west), bounds.getSouth(), wrapped(east), bounds.getNorth()];
  return app.crowd.getClusters(box, Math.floor(app.map.getZoom()));
}

/** Show these groups and no others; one that stays keeps its element, and with it the focus. */
function showClusters(app, groups) {
  const held = new Map((app.rings ?? []).filter(({ crowd }) => crowd === app.crowd).map((ring) => [ring.id, ring]));
  const rings = groups.map((group) => held.get(group.properties.cluster_id) ?? createRing(app, group));
  const stays = new Set(rings);
  for (const ring of app.rings ?? []) if (!stays.has(ring)) app.clusters.removeLayer(ring.marker);
  for (const ring of rings) app.clusters.addLayer(ring.marker);
  app.rings = rings;
}

function placesIn(app, id) {
  return app.crowd.getLeaves(id, Infinity).map(({ properties }) => properties.place);
}

/** The parts of a ring by kind of place, in hundredths; its length says so to the eye, the label in words. */
function ringSymbol(kinds, diameter) {
  const all = Object.values(kinds).reduce((sum, n) => sum + n, 0);
  let at = 0;
  const parts = Object.keys(WORDS.kinds).filter((kind) => kinds[kind]).map((kind) => {
    const share = (100 * kinds[kind]) / all;
    const arc = svg("circle", { r: diameter / 2 - 3, pathLength: 100, class: `gm-arc gm-${kind}`, "stroke-dasharray": `${share} ${100 - share}`, "stroke-dashoffset": -at, transform: "rotate(-90)" });
    at += share;
    return arc;
  });
  return svg("svg", { class: "gm-ring", width: diameter, height: diameter, viewBox: `${-diameter / 2} ${-diameter / 2} ${diameter} ${diameter}`, "aria-hidden": "true", focusable: "false" }, svg("circle", { r: diameter / 2 - 1, class: "gm-ring-ground" }), parts);
}

const inShort = (n) => new Intl.NumberFormat(LANGUAGE, { notation: n >= 10_000 ? "compact" : "standard" }).format(n);

function createRing(app, { properties, geometry }) {
  const { mentions, kinds, cluster_id: id, point_count: places } = properties;
  const [longitude, latitude] = geometry.coordinates;
  const diameter = Math.min(GROUP_LARGEST, GROUP_SMALLEST + 5 * Math.log2(mentions / 2 + 1));
  const html = el("div", { class: "gm-pin" }, ringSymbol(kinds, diameter), el("span", { class: "gm-ring-count", "data-count": inShort(mentions), "aria-hidden": "true" }));
  const marker = L.marker([latitude, unrolled(app, longitude)], { keyboard: true, icon: L.divIcon({ className: "gm-cluster", html, iconSize: [diameter, diameter] }) });
  const open = () => openRing(app, id);
  marker.on("click", open);
  marker.on("add", () => {
    const node = marker.getElement();
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", say(WORDS.cluster, { places: say(WORDS.counts.places, { n: places }), mentions: say(WORDS.counts.mentions, { n: mentions }) }));
    node.dataset.mentions = mentions;
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      open();
    });
  });
  return { marker, id, crowd: app.crowd };
}

/** Go as near as is needed to part a group; the focus goes to the first of its parts. */
function openRing(app, id) {
  const places = placesIn(app, id);
  const bounds = L.latLngBounds(places.map(({ latitude, longitude }) => [latitude, longitude]));
  const near = app.crowd.getClusterExpansionZoom(id);
  const zoom = Math.max(near, Math.min(app.map.getBoundsZoom(bounds, false, L.point(60, 60)), app.map.getMaxZoom()));
  app.map.setView(bounds.getCenter(), zoom, { animate: false });
  announce(say(WORDS.parted, { places: say(WORDS.counts.places, { n: places.length }) }));
  const inside = (latlng) => bounds.contains(latlng);
  const first = app.rings.find(({ marker }) => inside(marker.getLatLng()))?.marker ?? places.map(({ index }) => (app.pins.shown.has(index) ? app.pins.get(index).marker : null)).find(Boolean);
  first?.getElement()?.focus({ preventScroll: true });
}

function lightClusters(app, wanted) {
  for (const ring of app.rings ?? []) {
    if (wanted.size > 0) ring.places ??= new Set(placesIn(app, ring.id).map(({ index }) => index));
    const isLit = wanted.size > 0 && [...wanted].some((index) => ring.places.has(index));
    ring.marker.getElement()?.classList.toggle("gm-lit", isLit);
  }
}

// Land and borders, drawn on one canvas from Natural Earth's TopoJSON. A canvas of our own rather than Leaflet's
// polygons: it repeats round the globe, skips what is out of sight, and shows no seam at 180°.

const MAX_LATITUDE = 85.0511; // where the Mercator square ends

/** Longitude and latitude → 0 … 1 from west to east and from north to south, Web Mercator. */
function mercator([longitude, latitude]) {
  const phi = (Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude)) * Math.PI) / 180;
  return [longitude / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
}

// world-atlas does not cut what crosses 180°: such a line runs on past 0 or 1 here, and is drawn once a world.
function projectLine(coordinates) {
  const points = new Float64Array(coordinates.length * 2);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let worlds = 0;
  let last = null;
  coordinates.forEach((pair, n) => {
    const [x, y] = mercator(pair);
    if (last !== null) worlds += Math.round(last - x);
    last = x;
    points[2 * n] = x + worlds;
    points[2 * n + 1] = y;
    box[0] = Math.min(box[0], x + worlds);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x + worlds);
    box[3] = Math.max(box[3], y);
  });
  return { points, box };
}

// Antarctica's coast goes once round the Earth; its ring is closed below the map.
function projectRing(coordinates) {
  const line = projectLine(coordinates);
  const { points } = line;
  if (Math.abs(points[0] - points[points.length - 2]) < 0.5) return line;
  return { points: Float64Array.of(...points, points[points.length - 2], 1.01, points[0], 1.01), box: [line.box[0], line.box[1], line.box[2], 1.01] };
}

const polygonsOf = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates).map((rings) => rings.map(projectRing));

/** Land, and borders where the page has any. */
function readLand() {
  const topology = readJson("geomap-basemap");
  const { countries, land } = topology.objects;
  return {
    topology,
    polygons: topojson.feature(topology, land).features.flatMap(({ geometry }) => polygonsOf(geometry)),
    borders: countries ? topojson.mesh(topology, countries, (one, other) => one !== other).coordinates.map(projectLine) : [],
    shades: [], // areas to fill: {polygons, color}
  };
}

/** The areas of countries by ISO 3166-1 number; an area may lack one. Decoded when they are first wanted. */
function readAreas({ topology }) {
  const { countries } = topology.objects;
  if (!countries) return [];
  return topojson.feature(topology, countries).features.map(({ id, properties, geometry }) => ({ id, name: properties.name, polygons: polygonsOf(geometry) }));
}

/** Trace a line; points less than half a pixel from the last are left out. */
function trace(context, { points }, view) {
  let [lastX, lastY] = [Infinity, Infinity];
  for (let n = 0; n < points.length; n += 2) {
    const x = points[n] * view.scale - view.left;
    const y = points[n + 1] * view.scale - view.top;
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.5 && n < points.length - 2) continue;
    if (n === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
    [lastX, lastY] = [x, y];
  }
}

const inSight = ({ box }, view) => box[2] * view.scale > view.left && box[0] * view.scale < view.left + view.width && box[3] * view.scale > view.top && box[1] * view.scale < view.top + view.height;

function tracePolygon(context, rings, view) {
  context.beginPath();
  for (const ring of rings) trace(context, ring, view);
}

function drawLand(context, land, view, colors) {
  context.lineJoin = "round";
  context.fillStyle = colors.land;
  context.strokeStyle = colors.coast;
  context.lineWidth = 0.8;
  for (const rings of land.polygons) {
    if (!inSight(rings[0], view)) continue;
    tracePolygon(context, rings, view);
    context.fill("evenodd");
    context.stroke();
  }
  for (const { polygons, color } of land.shades) {
    context.fillStyle = color;
    for (const rings of polygons) {
      if (!inSight(rings[0], view)) continue;
      tracePolygon(context, rings, view);
      context.fill("evenodd");
    }
  }
  context.beginPath();
  for (const border of land.borders) if (inSight(border, view)) trace(context, border, view);
  context.strokeStyle = land.shades.length > 0 ? colors.shadedBorder : colors.border;
  context.lineWidth = 0.7;
  context.stroke();
}

const themeColor = (name) => getComputedStyle(byId("geomap")).getPropertyValue(`--gm-${name}`).trim();

// Leaflet's renderer keeps a canvas in place while the map is dragged and zoomed; what is drawn on it is ours.
const CanvasLayer = L.Renderer.extend({
  options: { padding: 0.4 },

  _initContainer() {
    this._container = el("canvas", { class: this.options.className, "aria-hidden": "true" });
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this._container.width = ratio * size.x;
    this._container.height = ratio * size.y;
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    const context = this._container.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this._paint(context, { size, scale: 256 * 2 ** this._map.getZoom(), corner: this._bounds.min.add(this._map.getPixelOrigin()) });
  },

  _updatePaths() {},

  redraw() {
    if (this._map) this._reset();
  },
});

const Basemap = CanvasLayer.extend({
  options: { pane: "tilePane", className: "gm-basemap" },

  initialize(land) {
    L.Renderer.prototype.initialize.call(this);
    this.land = land;
  },

  _paint(context, { size, scale, corner }) {
    const colors = { land: themeColor("land"), coast: themeColor("coast"), border: themeColor("border"), shadedBorder: themeColor("shaded-border") };
    context.fillStyle = themeColor("water-fill"); // drawn, for backgrounds are left out on paper
    context.fillRect(0, 0, size.x, size.y);
    // One world more on either side: what crosses 180° belongs to the world that it begins in.
    const first = Math.floor(corner.x / scale) - 1;
    const last = Math.floor((corner.x + size.x) / scale) + 1;
    for (let world = first; world <= last; world += 1) {
      drawLand(context, this.land, { scale, left: corner.x - world * scale, top: corner.y, width: size.x, height: size.y }, colors);
    }
  },
});

/** Call `redraw` when the page's colours change. */
function onColors(redraw) {
  for (const query of ["(prefers-color-scheme: dark)", "print"]) matchMedia(query).addEventListener("change", redraw);
}

function addBasemap(app) {
  app.basemap = new Basemap(readLand()).addTo(app.map);
  onColors(() => app.basemap.redraw());
  if (app.model.drawing.tiles) addTiles(app, app.model.drawing.tiles);
}

/** Pictures from a server, over the land of our own, which stays where there is no network. */
function addTiles(app, { url, attribution, maxZoom, subdomains, host }) {
  app.map.createPane("gm-tiles").style.zIndex = 210;
  // The attribution is text; Leaflet takes HTML.
  const credit = attribution.includes("OpenStreetMap") ? outsideLink("https://www.openstreetmap.org/copyright", attribution) : quoted(attribution);
  L.tileLayer(url, { pane: "gm-tiles", maxZoom, subdomains: subdomains || "abc", attribution: credit.outerHTML, referrerPolicy: "strict-origin-when-cross-origin" }).addTo(app.map);
  byId("gm-stage").append(el("p", { class: "gm-online", role: "note" }, say(WORDS.tilesNotice, { host })));
}

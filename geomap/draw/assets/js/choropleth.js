// Countries and divisions coloured by mentions. What lies where is the gazetteer's word alone: an area is joined to a
// country by its ISO code, and nothing is ever looked up in these polygons but the pointer.

const CLASSES = 5;
const SQUARE = { smallest: 7, largest: 34 }; // pixels
const KOSOVO = { code: "XK", name: "Kosovo" }; // has no number in ISO 3166-1, so Natural Earth's area has none
const LISTED = 12; // places named in a popup

/** Lower bounds of at most five classes for numbers from 1 to `most`, of the 1–2–5 series. */
function classBounds(most) {
  const series = [];
  for (let power = 1; power <= most; power *= 10) series.push(...[1, 2, 5].map((n) => n * power).filter((n) => n <= most));
  if (series.length <= CLASSES) return series;
  return Array.from({ length: CLASSES }, (_, n) => series[Math.round((n * (series.length - 1)) / (CLASSES - 1))]);
}

const classOf = (bounds, n) => bounds.findLastIndex((bound) => n >= bound) + 1;

/** Count what is shown by area. `keyOf`: place → key, or null for what belongs to none. */
function countAreas(app, keyOf) {
  const areas = new Map();
  let apart = 0;
  for (const place of app.onMap) {
    const n = mentionsAt(app, place);
    const key = keyOf(place);
    if (key === null) {
      apart += n;
      continue;
    }
    const area = areas.get(key) ?? { key, mentions: 0, places: [] };
    area.mentions += n;
    area.places.push(place);
    areas.set(key, area);
  }
  for (const { places } of areas.values()) places.sort((one, other) => mentionsAt(app, other) - mentionsAt(app, one) || one.index - other.index);
  return { areas: [...areas.values()].sort((one, other) => other.mentions - one.mentions || (one.key < other.key ? -1 : 1)), apart };
}

const countryKey = (place) => (place.countries.length === 1 ? place.countries[0] : null);
const divisionKey = (place) => (place.countries.length === 1 && place.kind !== "country" && place.admin1 ? `${place.countries[0]}/${place.division || place.admin1}` : null);

/** Where an area that has no outline is put: its own point if it is a place here, else the middle of its places. */
function middleOf(app, area, own) {
  if (own) return [own.latitude, own.longitude];
  const mean = (key) => area.places.reduce((sum, place) => sum + place[key] * mentionsAt(app, place), 0) / area.mentions;
  return [mean("latitude"), mean("longitude")];
}

/** The middle of the largest of an area's polygons, for its label. */
function labelPoint(polygons) {
  let best = { size: -1 };
  for (const [{ points }] of polygons) {
    let [twice, x, y] = [0, 0, 0];
    for (let n = 0; n + 3 < points.length; n += 2) {
      const cross = points[n] * points[n + 3] - points[n + 2] * points[n + 1];
      twice += cross;
      x += (points[n] + points[n + 2]) * cross;
      y += (points[n + 1] + points[n + 3]) * cross;
    }
    if (Math.abs(twice) > best.size) best = { size: Math.abs(twice), x: x / (3 * twice), y: y / (3 * twice) };
  }
  const latitude = (360 / Math.PI) * Math.atan(Math.exp((0.5 - best.y) * 2 * Math.PI)) - 90;
  return [latitude, (best.x - 0.5) * 360];
}

function areaShapes(app) {
  app.shapes ??= readAreas(app.basemap.land);
  return app.shapes;
}

function shapesOf(app, code) {
  const number = app.model.numeric[code];
  return areaShapes(app).filter(({ id, name }) => (id === undefined ? code === KOSOVO.code && name === KOSOVO.name : id === number));
}

function countryAreas(app) {
  const counted = countAreas(app, countryKey);
  for (const area of counted.areas) {
    const own = area.places.find((place) => place.kind === "country");
    area.name = countryName(area.key);
    area.polygons = shapesOf(app, area.key).flatMap(({ polygons }) => polygons);
    const [latitude, longitude] = area.polygons.length > 0 ? labelPoint(area.polygons) : middleOf(app, area, own);
    area.point = [latitude, unrolled(app, longitude)];
  }
  return counted;
}

function divisionAreas(app) {
  const counted = countAreas(app, divisionKey);
  const divisions = new Map(app.model.places.filter(({ code }) => code === "ADM1").map((place) => [divisionKey(place), place]));
  for (const area of counted.areas) {
    const [first] = area.places;
    const own = divisions.get(area.key);
    area.name = `${first.admin1}, ${countryName(first.countries[0])}`;
    area.short = first.admin1;
    area.polygons = [];
    area.extent = own?.extent ?? null;
    area.point = middleOf(app, area, own);
  }
  return counted;
}

/** Show areas instead of markers, or (null) take them off. */
function showAreas(app, counted) {
  app.areas ??= L.layerGroup().addTo(app.map);
  app.areas.clearLayers();
  app.counted = counted;
  const { land } = app.basemap;
  land.shades = [];
  if (counted) {
    const bounds = classBounds(counted.areas[0]?.mentions ?? 1);
    for (const area of counted.areas) {
      area.step = classOf(bounds, area.mentions);
      land.shades.push({ polygons: area.polygons, color: themeColor(`shade-${area.step}`) });
      if (area.extent) app.areas.addLayer(L.rectangle(area.extent, { className: `gm-box gm-shade-${area.step}`, interactive: false }));
      app.areas.addLayer(createTag(app, area));
    }
  }
  app.basemap.redraw();
}

function createTag(app, area) {
  const most = app.counted.areas[0].mentions;
  const hasOutline = area.polygons.length > 0 || area.extent;
  const side = hasOutline ? 0 : Math.max(SQUARE.smallest, SQUARE.largest * Math.sqrt(area.mentions / most));
  const square = hasOutline ? null : el("span", { class: `gm-square gm-shade-${area.step}`, style: `width: ${side}px; height: ${side}px` });
  const text = el("span", { class: "gm-tag-text", "aria-hidden": "true" }, quoted(area.short ?? area.name), el("b", { "data-count": inShort(area.mentions) }));
  area.marker = L.marker(area.point, { keyboard: true, icon: L.divIcon({ className: `gm-tag${hasOutline ? "" : " gm-tag-square"}`, html: el("div", { class: "gm-pin" }, square, text), iconSize: [Math.max(TARGET, side), Math.max(TARGET, side)] }) });
  area.marker.on("click", () => openArea(app, area));
  area.marker.on("add", () => {
    const node = area.marker.getElement();
    node.setAttribute("role", "button");
    node.dataset.area = area.key;
    node.setAttribute("aria-label", say(WORDS.area.label, { name: isolated(area.name), mentions: say(WORDS.counts.mentions, { n: area.mentions }), places: say(WORDS.counts.places, { n: area.places.length }) }));
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      openArea(app, area);
    });
  });
  return area.marker;
}

/** Name as many areas as fit, the most named first; the others show their name when they are pointed at. */
function labelAreas(app) {
  const taken = coveredBoxes(app);
  for (const { marker } of app.counted?.areas ?? []) {
    const node = marker.getElement();
    if (!node) continue;
    const { x, y } = app.map.latLngToContainerPoint(marker.getLatLng());
    const { offsetWidth: width, offsetHeight: height } = node.querySelector(".gm-tag-text");
    const below = node.classList.contains("gm-tag-square") ? node.offsetHeight / 2 + height / 2 : 0;
    const box = { x: x - width / 2, y: y - height / 2 + below, width, height };
    const free = !taken.some((other) => overlap(box, other));
    marker.setZIndexOffset(free ? 1000 : 0);
    node.classList.toggle("gm-tag-small", !free);
    if (free) taken.push(box);
  }
}

function areaCard(app, area) {
  const rows = area.places.slice(0, LISTED).map((place) => {
    const open = () => showPlace(app, place.index, { opener: area.marker.getElement() });
    return el("li", {}, el("button", { type: "button", class: "gm-link", "data-show": place.index, onclick: open }, symbol(place.kind, 11), " ", quoted(place.name)), ` ${inShort(mentionsAt(app, place))}`);
  });
  const more = area.places.length - rows.length;
  return el(
    "div",
    { class: "gm-card" },
    el("h2", { id: "gm-card-title", tabindex: "-1" }, quoted(area.name)),
    el("p", { class: "gm-where" }, say(WORDS.area.sum, { mentions: say(WORDS.counts.mentions, { n: area.mentions }), places: say(WORDS.counts.places, { n: area.places.length }) })),
    el("ul", { class: "gm-area-places" }, rows),
    more > 0 ? el("p", { class: "gm-note" }, say(WORDS.area.more, { n: more })) : null,
  );
}

function openArea(app, area) {
  if (app.popup?.isOpen() && app.popup.area === area) return;
  app.switching = true;
  const { x, y } = app.map.getSize();
  app.popup = L.popup({ className: "gm-popup", maxWidth: Math.min(300, x - 48), maxHeight: Math.max(150, y * 0.6), ...clearOfControls(app), closeOnEscapeKey: false });
  app.popup.area = area;
  app.popup.setLatLng(area.marker.getLatLng()).setContent(areaCard(app, area)).openOn(app.map);
  app.switching = false;
  app.opener = area.marker.getElement();
  const box = app.popup.getElement();
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "gm-card-title");
  box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", WORDS.close);
  box.querySelector("h2").focus({ preventScroll: true });
  announce(area.marker.getElement().getAttribute("aria-label"));
}

function isInside([x, y], rings) {
  let inside = false;
  for (const { points } of rings) {
    for (let n = 0, m = points.length - 2; n < points.length; m = n, n += 2) {
      if (points[n + 1] > y !== points[m + 1] > y && x < ((points[m] - points[n]) * (y - points[n + 1])) / (points[m + 1] - points[n + 1]) + points[n]) inside = !inside;
    }
  }
  return inside;
}

/** A click anywhere in a coloured country opens it. */
function followAreas(app) {
  app.map.on("click", ({ latlng }) => {
    if (app.mode !== "countries") return;
    const [x, y] = mercator([latlng.lng, latlng.lat]);
    const worlds = [-1, 0, 1].map((world) => [x - Math.floor(x) + world, y]);
    const area = app.counted.areas.find(({ polygons }) => polygons.some((rings) => worlds.some((point) => isInside(point, rings))));
    if (area) openArea(app, area);
  });
}

function areasLegend(app) {
  const { areas, apart } = app.counted;
  const bounds = classBounds(areas[0]?.mentions ?? 1);
  const range = (n) => {
    if (bounds[n + 1] === undefined) return areas[0].mentions > bounds[n] ? `${inShort(bounds[n])}+` : inShort(bounds[n]);
    const last = bounds[n + 1] - 1;
    return last > bounds[n] ? `${inShort(bounds[n])}–${inShort(last)}` : inShort(bounds[n]);
  };
  const steps = areas.length > 0 ? bounds.map((_, n) => el("li", {}, el("span", { class: `gm-swatch gm-shade-${n + 1}` }), range(n))) : [];
  const squares = areas.some(({ polygons, extent }) => polygons.length === 0 && !extent);
  const notes = [app.mode === "divisions" ? WORDS.area.divisionNote : WORDS.area.countryNote, app.mode === "countries" && squares ? WORDS.area.squares : null, apart > 0 ? say(app.mode === "divisions" ? WORDS.area.apartDivisions : WORDS.area.apart, { n: apart }) : null];
  return [el("li", {}, el("ul", { class: "gm-steps", "aria-label": WORDS.columnMentions }, steps)), notes.filter(Boolean).map((note) => el("li", {}, note))];
}

// Names beside markers, as many as fit without touching: the most named places first.

const LABELS = 120; // so many at most are tried at once
const LINE_HEIGHT = 17;
const SIDES = ["right", "left", "above", "below"];

const measuring = document.createElement("canvas").getContext("2d");

function widthOf(place) {
  if (place.width === undefined) {
    measuring.font = '600 12.5px system-ui, "Segoe UI", sans-serif';
    place.width = measuring.measureText(place.name).width + 6;
  }
  return place.width;
}

function boxOn(side, { x, y, radius, width }) {
  const gap = radius + 3;
  if (side === "right") return { x: x + gap, y: y - LINE_HEIGHT / 2, width, height: LINE_HEIGHT };
  if (side === "left") return { x: x - gap - width, y: y - LINE_HEIGHT / 2, width, height: LINE_HEIGHT };
  if (side === "above") return { x: x - width / 2, y: y - gap - LINE_HEIGHT, width, height: LINE_HEIGHT };
  return { x: x - width / 2, y: y + gap, width, height: LINE_HEIGHT };
}

const overlap = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

function visiblePins(app) {
  const size = app.map.getSize();
  const pins = [];
  for (const index of app.pins.shown) {
    const place = app.model.places[index];
    const { marker } = app.pins.get(index);
    const node = marker.getElement();
    if (!node) continue;
    const { x, y } = app.map.latLngToContainerPoint(marker.getLatLng());
    const count = shownMentions(app, place).length;
    const inside = x > -20 && y > -20 && x < size.x + 20 && y < size.y + 20;
    pins.push({ node, x, y, count, inside, radius: diameterOf(app, count) / 2, width: widthOf(place) });
  }
  return pins.sort((one, other) => other.count - one.count);
}

/** What lies over the map: names under it could not be read. */
function coveredBoxes(app) {
  const corner = app.map.getContainer().getBoundingClientRect();
  return [...byId("gm-stage").querySelectorAll(".leaflet-top > .leaflet-control, .gm-layers")].map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return { x: left - corner.left, y: top - corner.top, width, height };
  });
}

function labelMarkers(app) {
  const pins = visiblePins(app);
  const size = app.map.getSize();
  const discs = pins.map(({ x, y, radius }) => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }));
  const taken = coveredBoxes(app);
  pins.forEach((pin, n) => {
    const free = (box) => box.x > 2 && box.x + box.width < size.x - 2 && !taken.some((other) => overlap(box, other)) && !discs.some((disc, m) => m !== n && overlap(box, disc));
    const side = pin.inside && n < LABELS ? SIDES.find((candidate) => free(boxOn(candidate, pin))) : undefined;
    pin.node.dataset.label = side ?? "none";
    pin.node.style.setProperty("--gm-radius", `${pin.radius}px`);
    if (side) taken.push(boxOn(side, pin));
  });
}

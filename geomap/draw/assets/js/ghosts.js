// What else a name could have meant, shown on the map while its marker is open: hollow, dashed, each tied to the marker.

const GHOSTS = 8; // so many at most, the likeliest

function startGhosts(app) {
  app.map.createPane("gm-ghost-lines").style.zIndex = 360;
  app.ghosts = L.layerGroup().addTo(app.map);
  app.map.on("popupclose", ({ popup }) => {
    if (popup === app.popup && !app.switching) lookAway(app);
  });
}

/** The other places that these mentions might denote, each with its highest confidence, likeliest first. */
function alternativesOf(mentions) {
  const best = new Map();
  for (const { alternatives } of mentions) for (const { place, confidence } of alternatives) best.set(place, Math.max(best.get(place) ?? 0, confidence));
  return [...best].map(([place, confidence]) => ({ place, confidence })).sort((one, other) => other.confidence - one.confidence);
}

/** Call when a place is opened. `mention`: the one that the reader came from, whose alternatives alone are shown; or null. */
function lookAt(app, place, mention) {
  app.ghosts.clearLayers();
  keepOnMap(app, place.index);
  const mentions = mention === null ? shownMentions(app, place) : [app.model.mentions[mention]];
  showGhosts(app, place, alternativesOf(mentions).filter((other) => other.place !== place.index).slice(0, GHOSTS));
}

function lookAway(app) {
  app.ghosts.clearLayers();
  keepOnMap(app, null);
}

function showGhosts(app, place, alternatives) {
  for (const { place: index, confidence } of alternatives) {
    const other = app.model.places[index];
    const ends = [[place.latitude, place.longitude], [other.latitude, other.longitude]];
    app.ghosts.addLayer(L.polyline(ends, { pane: "gm-ghost-lines", className: "gm-ghost-line", interactive: false }));
    app.ghosts.addLayer(createGhost(app, other, confidence));
  }
}

function createGhost(app, other, confidence) {
  const share = say(WORDS.share, { n: percent(confidence) });
  const html = el("div", { class: "gm-pin" }, symbol(other.kind, 14, { unsure: true }), el("span", { class: "gm-name", "aria-hidden": "true" }, quoted(other.name), ` ${share}`));
  const marker = L.marker([other.latitude, other.longitude], { keyboard: true, icon: L.divIcon({ className: "gm-marker gm-ghost", html, iconSize: [TARGET, TARGET] }) });
  const go = () => {
    app.map.panTo(marker.getLatLng(), { animate: false });
    announce(`${isolated(other.name)}, ${where(other)}`);
  };
  marker.on("click", go);
  marker.on("add", () => {
    const node = marker.getElement();
    node.dataset.ghost = other.index;
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", say(WORDS.ghost, { name: isolated(other.name), where: where(other), share }));
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      go();
    });
  });
  return marker;
}

// What is switched on: kinds of place (Folium's layers, so that a LayerControl stays in step) and roles (ours).

function switchRow(id, label, count, sample, checked, onchange) {
  const input = el("input", { type: "checkbox", id, checked, onchange: (event) => onchange(event.target.checked) });
  return el("div", { class: "gm-row" }, input, el("label", { for: id }, sample, el("span", { class: "gm-row-name" }, label), el("span", { class: "gm-row-count" }, String(count))));
}

function kindRows(app) {
  return Object.keys(app.groups).map((kind) => {
    const count = app.model.mapped.filter((place) => place.kind === kind).length.toLocaleString(LANGUAGE);
    const toggle = (on) => (on ? app.map.addLayer(app.groups[kind]) : app.map.removeLayer(app.groups[kind]));
    const row = switchRow(`gm-kind-${kind}`, WORDS.kinds[kind], count, el("span", { class: "gm-sample" }, symbol(kind, 12)), true, toggle);
    app.groups[kind].on("add remove", () => {
      row.querySelector("input").checked = app.map.hasLayer(app.groups[kind]);
      setTimeout(() => changeShownKinds(app)); // Leaflet adds a group's markers after it says so
    });
    return row;
  });
}

function roleRows(app) {
  const counts = new Map();
  for (const { role } of app.model.mentions) counts.set(role, (counts.get(role) ?? 0) + 1);
  return Object.keys(WORDS.roles)
    .filter((role) => app.model.roles.has(role))
    .map((role) => {
      const count = counts.get(role).toLocaleString(LANGUAGE);
      const sample = el("span", { class: "gm-sample" }, el("mark", { class: `gm-mention gm-city gm-role-${role}`, "aria-hidden": "true" }, "ab"));
      return switchRow(`gm-role-${role}`, WORDS.roles[role], count, sample, app.roles.has(role), (on) => switchRole(app, role, on));
    });
}

function markersLegend(app) {
  const steps = [1, 4, 9].map((n) => n * Math.max(1, Math.round(app.model.most / 25)));
  const sizes = el("span", { class: "gm-sizes" }, steps.map((n) => [symbol("city", diameterOf(app, n)), el("span", {}, inShort(n))]));
  const rows = [el("li", {}, sizes, WORDS.markerSize)];
  if (app.crowd) rows.push(el("li", {}, el("span", { class: "gm-sample" }, ringSymbol({ city: 5, country: 2, water: 1 }, 22)), WORDS.ringMeaning));
  if (app.model.mapped.some((place) => meanConfidence(place.mentions) < SURE)) {
    rows.push(el("li", {}, el("span", { class: "gm-sample" }, symbol("city", 14, { unsure: true })), say(WORDS.dashedLine, { n: percent(SURE) })));
  }
  if (app.model.mapped.some((place) => place.isArea)) {
    rows.push(el("li", {}, el("span", { class: "gm-sample gm-sample-area" }), WORDS.softArea));
  }
  if (app.model.mapped.some((place) => place.isWithin)) {
    rows.push(el("li", {}, el("span", { class: "gm-sample gm-sample-within" }), WORDS.withinMeaning));
  }
  return rows;
}

const MODES = ["places", "countries", "divisions", "heat"];

/** Show places, countries, divisions or heat. */
function setMode(app, mode) {
  app.mode = mode;
  byId(`gm-mode-${mode}`).checked = true;
  byId("geomap").dataset.mode = mode;
  app.map.closePopup();
  updateMarkers(app);
  showMode(app);
}

/** Draw what the way of showing needs beside markers, and say in the legend what it means. */
function showMode(app) {
  if (app.mode === "countries") showAreas(app, countryAreas(app));
  else if (app.mode === "divisions") showAreas(app, divisionAreas(app));
  else if (app.counted) showAreas(app, null);
  labelAreas(app);
  showHeat(app, app.mode === "heat");
  const rows = { places: markersLegend, countries: areasLegend, divisions: areasLegend, heat: heatLegend }[app.mode](app);
  byId("gm-legend").replaceChildren(...rows.flat(Infinity).filter(Boolean));
}

function modeRows(app) {
  return MODES.map((mode) => {
    const input = el("input", { type: "radio", name: "gm-mode", id: `gm-mode-${mode}`, value: mode, checked: mode === app.mode, onchange: () => setMode(app, mode) });
    return el("label", { class: "gm-mode" }, input, el("span", {}, WORDS.modes[mode]));
  });
}

function groupRow(app) {
  if (app.model.mapped.length <= CROWD) return null;
  return switchRow("gm-group", WORDS.groupNear, "", null, true, (on) => {
    app.groupNear = on;
    updateMarkers(app);
    showMode(app);
  });
}

function renderLayers(app) {
  if (app.model.mapped.length === 0) return null;
  const group = (title, rows, attributes = {}) => el("fieldset", attributes, el("legend", {}, title), rows);
  return el(
    "details",
    { class: "gm-layers", id: "gm-layers", open: app.map.getSize().x >= 640, ontoggle: () => refreshView(app) },
    el("summary", {}, WORDS.layers),
    el(
      "div",
      { class: "gm-layers-body" },
      group(WORDS.showAs, [el("div", { class: "gm-modes" }, modeRows(app)), groupRow(app)]),
      el("ul", { class: "gm-legend", id: "gm-legend" }),
      group(WORDS.byKind, kindRows(app)),
      group(WORDS.byRole, roleRows(app)),
      renderThreshold(app),
      renderFacets(app),
    ),
  );
}

/** Start what the layers need once they are on the page. */
function followLayers(app) {
  if (app.model.mapped.length === 0) return;
  const again = () => showMode(app);
  onShown(again);
  onColors(again);
  followAreas(app);
  followThreshold(app);
  app.map.on("moveend zoomend resize", () => labelAreas(app));
  again();
}

function switchRole(app, role, on) {
  if (on) app.roles.add(role);
  else app.roles.delete(role);
  const box = byId(`gm-role-${role}`);
  if (box) box.checked = on;
  changeShown(app);
}

/** Mentions that do not count now stay readable, but step back; those that are not sure enough say so. */
function dimHiddenRoles(app) {
  for (const [index, node] of app.text?.marks ?? []) dimIfHidden(app, index, node);
}

function dimIfHidden(app, index, node) {
  const mention = app.model.mentions[index];
  node.classList.toggle("gm-dimmed", !app.roles.has(mention.role));
  node.classList.toggle("gm-below", mention.place !== null && !isSure(app, mention));
}

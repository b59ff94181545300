// What is switched on: kinds of place (Folium's layers, so that a LayerControl stays in step) and roles (ours).

function switchRow(id, label, count, sample, checked, onchange) {
  const input = el("input", { type: "checkbox", id, checked, onchange: (event) => onchange(event.target.checked) });
  return el("div", { class: "gm-row" }, input, el("label", { for: id }, sample, el("span", { class: "gm-row-name" }, label), el("span", { class: "gm-row-count" }, String(count))));
}

function kindRows(app) {
  return Object.keys(app.groups).map((kind) => {
    const count = app.model.mapped.filter((place) => place.kind === kind).length;
    const toggle = (on) => (on ? app.map.addLayer(app.groups[kind]) : app.map.removeLayer(app.groups[kind]));
    const row = switchRow(`gm-kind-${kind}`, WORDS.kinds[kind], count, el("span", { class: "gm-sample" }, symbol(kind, 12)), true, toggle);
    app.groups[kind].on("add remove", () => {
      row.querySelector("input").checked = app.map.hasLayer(app.groups[kind]);
      setTimeout(() => updateMarkers(app)); // Leaflet adds a group's markers after it says so
    });
    return row;
  });
}

function roleRows(app) {
  return Object.keys(WORDS.roles)
    .filter((role) => app.model.roles.has(role))
    .map((role) => {
      const count = app.model.mentions.filter((mention) => mention.role === role).length;
      const sample = el("span", { class: "gm-sample" }, el("mark", { class: `gm-mention gm-city gm-role-${role}`, "aria-hidden": "true" }, "ab"));
      return switchRow(`gm-role-${role}`, WORDS.roles[role], count, sample, app.roles.has(role), (on) => switchRole(app, role, on));
    });
}

function legendRows(app) {
  const sizes = el("span", { class: "gm-sizes" }, [1, 4, 9].map((n) => [symbol("city", diameterOf(app, n)), el("span", {}, String(n))]));
  const rows = [el("li", {}, sizes, WORDS.markerSize)];
  if (app.model.mapped.some((place) => meanConfidence(place.mentions) < SURE)) {
    rows.push(el("li", {}, el("span", { class: "gm-sample" }, symbol("city", 14, { unsure: true })), say(WORDS.dashedLine, { n: percent(SURE) })));
  }
  if (app.model.mapped.some((place) => place.isArea)) {
    rows.push(el("li", {}, el("span", { class: "gm-sample gm-sample-area" }), WORDS.softArea));
  }
  return el("ul", { class: "gm-legend" }, rows);
}

function renderLayers(app) {
  if (app.model.mapped.length === 0) return null;
  const group = (title, rows) => el("fieldset", {}, el("legend", {}, title), rows);
  return el(
    "details",
    { class: "gm-layers", id: "gm-layers", open: app.map.getSize().x >= 640, ontoggle: () => refreshView(app) },
    el("summary", {}, WORDS.layers),
    el("div", { class: "gm-layers-body" }, group(WORDS.byKind, kindRows(app)), group(WORDS.byRole, roleRows(app)), legendRows(app)),
  );
}

function switchRole(app, role, on) {
  if (on) app.roles.add(role);
  else app.roles.delete(role);
  const box = byId(`gm-role-${role}`);
  if (box) box.checked = on;
  updateMarkers(app);
  dimHiddenRoles(app);
  remember(app);
}

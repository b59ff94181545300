// The state of the page in its address, so that a report can point at it: #place=geonames:169577&tab=places&view=34.7,36.7,6.
// What an address says is looked up, never run or shown; whatever leads nowhere is passed over.

const PARTS = 30; // of an address that are looked at

/** Take the fragment of an address apart; what cannot be read is left out. */
function readAddress(hash) {
  const found = new Map();
  for (const part of hash.replace(/^#/u, "").split("&").slice(0, PARTS)) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    try {
      found.set(part.slice(0, at), decodeURIComponent(part.slice(at + 1)));
    } catch {
      // half an escape: no address of ours
    }
  }
  return found;
}

/** The opposite; empty values are left out. */
function writeAddress(state) {
  const written = ([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%2F", "/")}`;
  return Object.entries(state).filter(([, value]) => value !== null && value !== undefined && value !== "").map(written).join("&");
}

/** «34.7,36.7,6» → the middle and zoom of a view; null for anything else. */
function readView(text, { least, most }) {
  const parts = /^(-?\d{1,3}(?:\.\d{1,6})?),(-?\d{1,4}(?:\.\d{1,6})?),(\d{1,2}(?:\.\d{1,2})?)$/u.exec(text ?? "");
  if (!parts) return null;
  const [latitude, longitude, zoom] = parts.slice(1).map(Number);
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 720) return null;
  return { middle: [latitude, longitude], zoom: Math.max(least, Math.min(most, zoom)) };
}

function writeView(map) {
  const { lat, lng } = map.getCenter();
  return [lat.toFixed(3), lng.toFixed(3), map.getZoom()].map(Number).join(",");
}

/** A list of names in an address, of those that there are; null where it is none. */
function readNames(text, known) {
  return text === undefined ? null : text.split(",").filter((name) => known.includes(name));
}

const placeInAddress = (app, shown) => ({
  place: shown && shown.mention === undefined ? app.model.places[shown.place].id : null,
  mention: shown?.mention ?? null,
});

const NAMED = 60; // values switched off that an address names

/** The values of a facet, each with the name that an address has for it. */
function facetNames(app, key) {
  const { documents, mapped } = app.model;
  if (key === "document") return documents.map((doc) => [doc.index, doc.id]);
  const values = key === "source" ? documents.map((doc) => doc.source ?? "") : mapped.flatMap((place) => (place.countries.length > 0 ? place.countries : [""]));
  return [...new Set(values)].map((value) => [value, value]);
}

/** Which values of a facet are switched off. */
function facetState(key) {
  const read = (app) => {
    const off = app.off[key];
    if (off.size === 0 || off.size > NAMED) return "";
    return facetNames(app, key).filter(([value]) => off.has(value)).map(([, name]) => encodeURIComponent(name)).join(",");
  };
  const put = (app, text) => {
    const off = app.off[key];
    const wanted = new Set(text === undefined ? [] : text.split(","));
    const values = facetNames(app, key).filter(([, name]) => wanted.has(encodeURIComponent(name))).map(([value]) => value);
    if (off.size === values.length && values.every((value) => off.has(value))) return;
    off.clear();
    for (const value of values) off.add(value);
    changeShown(app);
    redrawFacets(app);
  };
  return { read, restore: put };
}

// The layers that can be switched: each part of the state says how it is read off the page and put back.
const LAYER_STATE = {
  off: {
    read: (app) => Object.keys(app.groups).filter((kind) => !app.map.hasLayer(app.groups[kind])).join(","),
    restore: (app, text) => {
      const off = readNames(text, Object.keys(app.groups)) ?? [];
      for (const [kind, group] of Object.entries(app.groups)) {
        if (off.includes(kind)) app.map.removeLayer(group);
        else app.map.addLayer(group);
      }
    },
  },
  roles: {
    read: (app) => {
      const on = [...app.roles].sort().join(",");
      return on === app.firstRoles ? "" : on || "none";
    },
    restore: (app, text) => {
      const on = readNames(text ?? app.firstRoles, Object.keys(WORDS.roles));
      for (const role of Object.keys(WORDS.roles)) if (app.roles.has(role) !== on.includes(role)) switchRole(app, role, on.includes(role));
    },
  },
  show: {
    read: (app) => (app.mode === "places" ? "" : app.mode),
    restore: (app, text) => {
      const mode = MODES.includes(text) ? text : "places";
      if (mode !== app.mode) setMode(app, mode);
    },
  },
  sure: {
    read: (app) => (app.threshold > 0 ? String(percent(app.threshold)) : ""),
    restore: (app, text) => {
      const share = /^\d{1,2}$/u.test(text ?? "") ? Number(text) / 100 : 0;
      if (share !== app.threshold) app.setThreshold?.(share);
    },
  },
  days: {
    read: (app) => (app.days ? app.days.join(",") : ""),
    restore: (app, text) => {
      const [first, last] = (text ?? "").split(",");
      if (app.days || text) app.chooseDays?.(first, last);
    },
  },
  "not-country": facetState("country"),
  "not-source": facetState("source"),
  "not-document": facetState("document"),
};

/** What the page shows, by the names of an address; `whole`: with the view, even where the reader has not moved the map. */
function stateOf(app, { whole = false } = {}) {
  const { documents } = app.model;
  const layers = Object.fromEntries(Object.entries(LAYER_STATE).map(([key, { read }]) => [key, read(app)]));
  return {
    ...placeInAddress(app, app.shown),
    document: app.document ? documents[app.document].id : null,
    tab: app.tab === "text" ? null : app.tab,
    ...layers,
    view: whole || app.moved ? writeView(app.map) : null,
  };
}

/** Write where the reader is into the address, so that it can be passed on; a frame in a notebook has none. */
function remember(app) {
  if (!app.ready || !hasAddress()) return;
  const state = writeAddress(stateOf(app));
  history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search);
}

/** Bring the page into the state that an address names. */
function restore(app, { hash } = location) {
  const wanted = readAddress(hash);
  const keys = ["place", "mention", "document", "tab", "view", ...Object.keys(LAYER_STATE)];
  if (!keys.some((key) => wanted.has(key))) return;
  for (const [key, { restore: put }] of Object.entries(LAYER_STATE)) put(app, wanted.get(key));
  const document_ = app.model.documents.findIndex(({ id }) => id === wanted.get("document"));
  if (document_ >= 0) showDocument(app, document_);
  const view = readView(wanted.get("view"), { least: app.map.getMinZoom(), most: app.map.getMaxZoom() });
  if (view) app.map.setView(view.middle, view.zoom, { animate: false });
  restoreShown(app, wanted, { move: !view });
  app.moved = Boolean(view);
  if (tabsOf(app).includes(wanted.get("tab"))) selectTab(app, wanted.get("tab"));
}

function restoreShown(app, wanted, { move }) {
  const number = /^\d{1,9}$/u.test(wanted.get("mention") ?? "") ? Number(wanted.get("mention")) : -1;
  const place = app.model.mapped.find(({ id }) => id === wanted.get("place"));
  if (app.model.mentions[number]) {
    goToText(app, number);
    showMention(app, number, { move });
  } else if (place) {
    showPlace(app, place.index, { move });
  } else {
    app.map.closePopup();
    closeNote(app, false);
  }
}

/** Follow the address from now on, and keep it in step with what the reader does. */
function followAddress(app) {
  const { map } = app;
  app.shown = null;
  app.moved = false;
  restore(app);
  app.ready = true;
  for (const type of ["dragend", "overlayadd", "overlayremove"]) map.on(type, () => remember(app));
  for (const type of ["dragstart", "boxzoomend"]) map.on(type, () => { app.moved = true; });
  map.getContainer().addEventListener("wheel", () => { app.moved = true; }, { passive: true });
  map.getContainer().addEventListener("keydown", (event) => { if (event.target === map.getContainer()) app.moved = true; });
  map.zoomControl?.getContainer().addEventListener("click", () => { app.moved = true; }, { capture: true });
  map.on("moveend layeradd layerremove", afterTyping(() => remember(app)));
  // By the event's address: by now the page may have written its own over that which the reader followed.
  addEventListener("hashchange", ({ newURL }) => restore(app, new URL(newURL)));
}

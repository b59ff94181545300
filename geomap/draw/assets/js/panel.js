// The frame of the reading side: the head of the page, and the panel with its tabs.

const TABS = ["text", "documents", "places", "unplaced", "about"];

function renderHead(app) {
  const { documents, mentions, mapped, unplaced, title } = app.model;
  const counts = [
    documents.length > 1 ? say(WORDS.counts.documents, { n: documents.length }) : null,
    say(WORDS.counts.places, { n: mapped.filter((place) => !place.isWithin).length }),
    say(WORDS.counts.mentions, { n: mentions.length }),
  ].filter(Boolean);
  const missing = unplaced.length > 0 ? [" · ", el("button", { type: "button", class: "gm-link", onclick: () => selectTab(app, "unplaced", { focus: true }) }, say(WORDS.counts.unplaced, { n: unplaced.length }))] : [];
  byId("gm-head").append(el("h1", { dir: "auto" }, title || WORDS.untitled), el("p", { class: "gm-counts" }, counts.join(" · "), missing), shareButton(app));
}

const tabsOf = (app) => TABS.filter((key) => key !== "documents" || app.model.documents.length > 1);

function renderTabs(app) {
  const names = { text: WORDS.tabText, documents: WORDS.tabDocuments, places: WORDS.tabPlaces, unplaced: WORDS.tabUnplaced, about: WORDS.tabAbout };
  const counts = { documents: app.model.documents.length, places: app.model.mapped.length, unplaced: app.model.unplaced.length };
  const badge = (key) => (key in counts ? el("span", { class: "gm-badge" }, counts[key].toLocaleString(LANGUAGE)) : null);
  const keys = tabsOf(app);
  const tabs = keys.map((key) => el("button", { type: "button", role: "tab", id: `gm-tab-${key}`, "aria-controls": `gm-${key}`, onclick: () => selectTab(app, key) }, names[key], badge(key)));
  const list = el("div", { class: "gm-tabs", role: "tablist", "aria-label": WORDS.panel }, tabs);
  const target = { ArrowRight: (at) => at + 1, ArrowLeft: (at) => at - 1, Home: () => 0, End: () => -1 };
  list.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(target, event.key)) return;
    event.preventDefault();
    selectTab(app, keys.at(target[event.key](keys.indexOf(app.tab)) % keys.length), { focus: true });
  });
  return list;
}

function selectTab(app, wanted, { focus = false } = {}) {
  app.tab = wanted;
  for (const key of tabsOf(app)) {
    const tab = byId(`gm-tab-${key}`);
    tab.setAttribute("aria-selected", String(key === wanted));
    tab.tabIndex = key === wanted ? 0 : -1;
    byId(`gm-${key}`).hidden = key !== wanted;
  }
  const tab = byId(`gm-tab-${wanted}`);
  tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (focus) tab.focus();
  remember(app);
}

function renderText(app) {
  const { documents, mentions } = app.model;
  const hint = mentions.length > 0 ? el("p", { class: "gm-hint" }, WORDS.hint) : el("p", { class: "gm-empty" }, WORDS.nothingFound);
  const leads = mentions.length > 0 ? leadSwitch(app) : null;
  return [documents.length > 1 ? renderChooser(app) : null, el("div", { class: "gm-bar" }, hint, leads)];
}

function renderPanel(app) {
  const panel = byId("gm-panel");
  panel.setAttribute("aria-label", WORDS.panel);
  const renderers = { text: renderText, documents: renderDocuments, places: renderPlaces, unplaced: renderUnplaced, about: renderAbout };
  // Each tab's box scrolls, so each takes the focus: the keyboard scrolls what has it.
  const box = (key) => el("div", { role: "tabpanel", id: `gm-${key}`, class: "gm-tabpanel", tabindex: "0", "aria-labelledby": `gm-tab-${key}` }, renderers[key](app));
  panel.append(renderTabs(app), ...tabsOf(app).map(box));
  onShown(() => {
    app.refreshPlaces?.();
    showPosition(app);
    remember(app);
  });
  selectTab(app, "text");
  if (app.model.documents.length > 0) showDocument(app, 0);
}

// Text ↔ map: what happens when the reader selects a mention, a sentence or a marker, and the way back.

const COUNTRY_ZOOM = 6; // as near as a country or a whole sentence is brought
const TOWN_ZOOM = 8; // as near as all places together are

function clearMarks(app) {
  for (const node of document.querySelectorAll(".gm-current, .gm-related")) node.classList.remove("gm-current", "gm-related");
  for (const { marker, extent } of app.pins.values()) for (const layer of [marker, extent]) layer?.getElement()?.classList.remove("gm-active");
}

/** Mark a mention in the text if it is of the place that is looked at. */
function relate(app, index) {
  const node = app.text.marks.get(index);
  node?.classList.toggle("gm-related", app.shown?.place === app.model.mentions[index].place);
  node?.classList.toggle("gm-current", app.shown?.mention === index);
}

/** Mark a place as the one looked at: its marker, and its mentions in the text. */
function markPlace(app, place, mention) {
  clearMarks(app);
  app.shown = mention === null ? { place: place.index } : { place: place.index, mention };
  const { marker, extent } = app.pins.get(place.index);
  for (const layer of [marker, extent]) layer?.getElement()?.classList.add("gm-active");
  for (const index of app.text?.marks.keys() ?? []) relate(app, index);
}

/** The popup went on to another mention of its place: the text follows, the focus stays. */
function stepTo(app, place, mention, told) {
  markPlace(app, place, mention.index);
  lookAt(app, place, mention.index);
  const node = app.tab === "text" ? mentionElement(app, mention.index) : null;
  if (node) reveal(node, byId("gm-text"));
  announce(told);
  remember(app);
}

/** See to it that a place's marker is on the map, whatever the reader switched off. */
function ensureShown(app, place, mention) {
  showAgain(app, place, mention);
  const role = mention === null ? place.mentions[0].role : app.model.mentions[mention].role;
  const needsRole = mention === null ? shownMentions(app, place).length === 0 : !app.roles.has(role);
  if (needsRole) {
    switchRole(app, role, true);
    announce(say(WORDS.switchedOn, { layer: WORDS.roles[role] }));
  }
  if (!app.map.hasLayer(app.groups[place.kind])) app.map.addLayer(app.groups[place.kind]);
}

/** Bring a place into view: a country in its extent, a town with what lies around it. */
function moveTo(app, place) {
  const { map } = app;
  const target = L.latLng(place.latitude, place.longitude);
  if (map.getBounds().pad(-0.12).contains(target)) return;
  if (place.extent) map.fitBounds(place.extent, { maxZoom: COUNTRY_ZOOM, animate: false });
  else map.setView(target, Math.min(map.getZoom(), COUNTRY_ZOOM), { animate: false });
}

/** Open a place's popup. `mention`: the one that the reader came from; `opener`: where the focus returns to. */
function showPlace(app, index, { mention = null, opener = null, move = true } = {}) {
  const place = app.model.places[index];
  ensureShown(app, place, mention);
  closeNote(app, false);
  app.switching = true; // opening closes the last popup; that is no reason to lead the focus back
  if (move) moveTo(app, place);
  lookAt(app, place, mention);
  markPlace(app, place, mention);
  app.popup = openPopup(app, place, mention);
  app.switching = false;
  app.opener = opener;
  announce(say(WORDS.opened, { name: isolated(place.name), where: where(place), mentions: say(WORDS.counts.mentions, { n: shownMentions(app, place).length }) }));
  remember(app);
}

function showMention(app, index, { opener = mentionElement(app, index), move = true } = {}) {
  const mention = app.model.mentions[index];
  if (isPlaced(app, mention)) {
    showPlace(app, mention.place, { mention: index, opener, move });
    return;
  }
  app.map.closePopup();
  clearMarks(app);
  app.shown = { place: null, mention: index };
  mentionElement(app, index)?.classList.add("gm-current");
  openNote(app, mention.place === null ? mention : asUnplaced(app, mention), opener);
  remember(app);
}

/** Show all places of a sentence, and open the first. */
function showSentence(app, node) {
  const sentence = app.model.documents[app.document].sentences.get(Number(node.dataset.sentence));
  const inside = mentionsWithin(sentence.r).map((index) => app.model.mentions[index]);
  const placed = inside.filter((mention) => mention.place !== null);
  const first = placed.find((mention) => app.roles.has(mention.role)) ?? placed[0];
  if (!first) {
    showMention(app, inside[0].index, { opener: node });
    return;
  }
  const places = [...new Set(placed.filter((mention) => app.roles.has(mention.role) || mention === first).map((mention) => mention.place))];
  const bounds = L.latLngBounds(places.map((place) => [app.model.places[place].latitude, app.model.places[place].longitude]));
  if (places.length > 1 && !app.map.getBounds().pad(-0.05).contains(bounds)) {
    app.map.fitBounds(bounds, { maxZoom: COUNTRY_ZOOM, padding: [60, 60], animate: false });
  }
  showPlace(app, first.place, { mention: first.index, opener: node, move: places.length === 1 });
  node.classList.add("gm-current");
  light(app, places);
}

/** The way back: from a popup or a list to a mention in the text. */
function goToText(app, index) {
  const mention = app.model.mentions[index];
  selectTab(app, "text");
  showDocument(app, mention.document);
  const node = mentionElement(app, index);
  for (const other of document.querySelectorAll(".gm-current")) other.classList.remove("gm-current");
  if (!node) return; // a report put together by hand may name what its text does not hold
  node.classList.add("gm-current");
  node.closest(".gm-sentence")?.classList.add("gm-current");
  chunkAround(app, app.text.chunkOf.get(index));
  reveal(node, byId("gm-text"));
  node.focus({ preventScroll: true });
}

function openNote(app, mention, opener) {
  closeNote(app, false);
  const close = el("button", { type: "button", class: "gm-close", "aria-label": WORDS.close, onclick: () => closeNote(app, true) }, "×");
  const note = el("div", { class: "gm-note-box", id: "gm-note", role: "dialog", "aria-labelledby": "gm-note-title" }, close, unplacedCard(app, mention));
  byId("gm-panel").append(note);
  app.opener = opener;
  note.querySelector("h2").focus();
  announce(`${isolated(mention.text)}. ${WORDS.reasons[mention.reason]}`);
}

function closeNote(app, leadBack) {
  const note = byId("gm-note");
  if (!note) return false;
  note.remove();
  if (leadBack) {
    afterClosing(app);
    announce(WORDS.closed);
  }
  return true;
}

/** Lead the focus back to where it came from; where that is gone, to the marker, or else the map. */
function afterClosing(app) {
  const { opener, shown } = app;
  app.opener = null;
  app.shown = null;
  clearMarks(app);
  remember(app);
  const marker = typeof shown?.place === "number" ? app.pins.get(shown.place).marker.getElement() : null;
  const target = [opener, marker, app.map.getContainer()].find((node) => node?.isConnected && node.offsetParent !== null);
  target.focus({ preventScroll: true });
}

const isActivation = (event) => event.key === "Enter" || event.key === " ";

function followText(app) {
  const text = byId("gm-text");
  const select = (target) => {
    const mention = target.closest("[data-mention]");
    const sentence = target.closest("[data-sentence]");
    if (mention) showMention(app, Number(mention.dataset.mention));
    else if (sentence) showSentence(app, sentence);
    return mention ?? sentence;
  };
  text.addEventListener("click", (event) => {
    if (getSelection().isCollapsed) select(event.target); // else the reader is copying
  });
  text.addEventListener("keydown", (event) => {
    if (isActivation(event) && select(event.target)) event.preventDefault();
  });
  // The next chunk is there before the focus gets to it.
  text.addEventListener("focusin", (event) => {
    const box = event.target.closest("[data-chunk]");
    if (box) chunkAround(app, Number(box.dataset.chunk));
  });
  const follow = (event) => {
    const target = event.target.closest("[data-mention]") ?? event.target.closest("[data-sentence]");
    if (target) light(app, placesOf(app, target));
  };
  for (const type of ["mouseover", "focusin"]) text.addEventListener(type, follow);
  for (const type of ["mouseleave", "focusout"]) text.addEventListener(type, () => light(app, []));
}

function placesOf(app, node) {
  if (node.dataset.mention !== undefined) return [app.model.mentions[Number(node.dataset.mention)].place];
  const sentence = app.model.documents[app.document].sentences.get(Number(node.dataset.sentence));
  return mentionsWithin(sentence.r).map((index) => app.model.mentions[index].place);
}

function followKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (closeNote(app, true)) return;
    if (app.popup?.isOpen()) app.map.closePopup(app.popup);
  });
  app.map.on("popupclose", (event) => {
    if (event.popup !== app.popup || app.switching) return;
    afterClosing(app);
    announce(WORDS.closed);
  });
}

// What a marker tells: which place it is, where, how sure, and the sentences that name it, one after the other.

const LIST_PAGE = 8; // sentences listed at once

function namesUsed(mentions) {
  const counts = new Map();
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
}

const NAMES_SHOWN = 8; // distinct names in a popup

function namesLine(place, mentions) {
  const used = namesUsed(mentions);
  const names = used.slice(0, NAMES_SHOWN).flatMap(([text, n], index) => [index > 0 ? ", " : "", n > 1 ? phrase(WORDS.times, { n, name: quoted(text) }) : quoted(text)]);
  const rest = used.length > NAMES_SHOWN ? [" ", say(WORDS.andMore, { n: used.length - NAMES_SHOWN })] : null;
  const formal = place.formal === place.name ? null : [" · ", phrase(WORDS.formally, { name: quoted(place.formal) })];
  return el("p", { class: "gm-names" }, `${WORDS.named} `, names, rest, formal);
}

/** The id, as a link to GeoNames where it is one of theirs, and who answered. */
function sourceLine(place, mention) {
  const number = /^geonames:(\d+)$/u.exec(place.id)?.[1];
  const id = number ? el("a", { href: `https://www.geonames.org/${number}/`, target: "_blank", rel: "noopener noreferrer", "aria-label": say(WORDS.geonames, { id: place.id, name: isolated(place.formal) }) }, quoted(place.id)) : quoted(place.id);
  return el("p", { class: "gm-source" }, phrase(WORDS.source, { by: quoted(mention.by), id }));
}

function meter(confidence) {
  const bar = el("span", { class: "gm-meter", "aria-hidden": "true" }, el("span"));
  bar.firstChild.style.width = `${percent(confidence)}%`;
  return el("p", { class: `gm-sureness${confidence < SURE ? " gm-unsure" : ""}` }, bar, say(WORDS.sure, { n: percent(confidence) }));
}

function quoteOf(app, mention, tag = "span") {
  const { before, within, after } = snippet(app.model, mention);
  return el(tag, { class: "gm-quote", dir: "auto" }, before, el("mark", { class: `gm-role-${mention.role}` }, within), after);
}

/** From which document a sentence is, and what the name does in it. */
function notesOn(app, mention) {
  const doc = app.model.documents[mention.document];
  const role = WORDS.role[mention.role];
  const parts = app.model.documents.length > 1 ? [doc.title || doc.id, doc.source, doc.date].filter(Boolean).map((text) => quoted(text)) : [];
  if (role) parts.push(el("em", {}, role));
  return parts.flatMap((part, n) => [n > 0 ? " · " : "", part]);
}

function snippetList(app, mentions) {
  const list = el("ol", { class: "gm-snippets" });
  const entry = (mention) => el("li", {}, el("button", { type: "button", class: "gm-snippet", "data-to": mention.index, onclick: () => goToText(app, mention.index) }, el("span", { class: "gm-nth" }, say(WORDS.nOfM, { n: mentions.indexOf(mention) + 1, m: mentions.length }), notesOn(app, mention).map((note, n) => (n === 0 ? [" · ", note] : note))), quoteOf(app, mention)));
  const pages = paged(app, list, entry, LIST_PAGE);
  const details = el("details", { class: "gm-all" }, el("summary", {}, say(WORDS.allSentences, { n: mentions.length })), list, pages.more);
  details.addEventListener("toggle", () => {
    if (details.open && pages.count() === 0) pages.show(mentions);
  });
  return details;
}

function alternativesList(app, alternatives, title) {
  if (alternatives.length === 0) return null;
  const items = alternatives.map(({ place, confidence }) => {
    const other = app.model.places[place];
    return el("li", {}, quoted(other.name), `, ${where(other)} `, el("span", { class: "gm-share" }, say(WORDS.share, { n: percent(confidence) })));
  });
  return el("details", { class: "gm-alternatives" }, el("summary", {}, `${title} (${items.length})`), el("ul", {}, items));
}

function cluesList(clues) {
  if (clues.length === 0) return null;
  return el("details", { class: "gm-clues" }, el("summary", {}, WORDS.why), el("ul", {}, clues.map((clue) => el("li", {}, quoted(clue)))));
}

/** One sentence that names the place, and what was decided about the name there. */
function occurrence(app, mention) {
  return [
    quoteOf(app, mention, "blockquote"),
    el("p", { class: "gm-nth" }, notesOn(app, mention)),
    el("p", { class: "gm-actions" }, el("button", { type: "button", class: "gm-action gm-to-text", onclick: () => goToText(app, mention.index) }, WORDS.toText), copyButton(app, "copyCitation", () => citation(app, mention)), copyButton(app, "copyLink", () => linkTo(app, { mention: mention.index }))),
    meter(mention.confidence),
    cluesList(mention.clues),
    alternativesList(app, mention.alternatives, WORDS.alternatives),
  ];
}

/** The sentences of a place, one at a time: «2 of 7», with buttons to the previous and the next. */
function stepper(app, place, mentions, first) {
  let at = first;
  const box = el("div", { class: "gm-occurrence" });
  const source = el("div");
  const count = el("span", { class: "gm-count-of" });
  const step = (by, sign, label) => el("button", { type: "button", class: "gm-step", "aria-label": label, onclick: () => show(at + by) }, sign);
  const [back, on] = [step(-1, "‹", WORDS.previousMention), step(1, "›", WORDS.nextMention)];
  const show = (wanted, { opening = false } = {}) => {
    if (!mentions[wanted]) return;
    at = wanted;
    count.textContent = say(WORDS.nOfM, { n: at + 1, m: mentions.length });
    back.setAttribute("aria-disabled", String(at === 0));
    on.setAttribute("aria-disabled", String(at === mentions.length - 1));
    box.replaceChildren(...occurrence(app, mentions[at]).filter(Boolean));
    source.replaceChildren(sourceLine(place, mentions[at]));
    if (!opening) stepTo(app, place, mentions[at], `${count.textContent}: ${snippetText(app, mentions[at])}`);
  };
  show(at, { opening: true });
  const title = el("h3", {}, WORDS.sentences);
  const controls = el("div", { class: "gm-stepper", role: "group", "aria-label": WORDS.sentences }, title, mentions.length > 1 ? [back, count, on] : count);
  return [controls, box, mentions.length > 1 ? snippetList(app, mentions) : null, hiddenNote(place, mentions), source];
}

function snippetText(app, mention) {
  const { before, within, after } = snippet(app.model, mention);
  return isolated(`${before}${within}${after}`);
}

/** All that is known of a place, with `mention` (index or null) as the one that the reader came from. */
function placeCard(app, place, mention) {
  const mentions = shownMentions(app, place);
  const first = Math.max(0, mentions.findIndex((entry) => entry.index === mention));
  const population = place.population > 0 ? ` · ${say(WORDS.population, { n: place.population })}` : "";
  return el(
    "div",
    { class: "gm-card" },
    el("h2", { id: "gm-card-title", tabindex: "-1" }, symbol(place.kind, 13), quoted(place.name)),
    el("p", { class: "gm-where" }, where(place), population),
    namesLine(place, mentions),
    stepper(app, place, mentions, first),
  );
}

function hiddenNote(place, mentions) {
  const n = place.mentions.length - mentions.length;
  return n > 0 ? el("p", { class: "gm-note" }, say(WORDS.hiddenMentions, { n })) : null;
}

/** Why a mention is not on the map, and what was considered. */
function unplacedCard(app, mention) {
  return el(
    "div",
    { class: "gm-card" },
    el("h2", { id: "gm-note-title", tabindex: "-1" }, quoted(mention.text)),
    el("p", { class: "gm-where" }, WORDS.reasons[mention.reason]),
    mention.note ? el("p", { class: "gm-note" }, quoted(mention.note)) : null,
    alternativesList(app, mention.alternatives, WORDS.candidates),
    cluesList(mention.clues),
    el("p", { class: "gm-actions" }, copyButton(app, "copyCitation", () => citation(app, mention)), copyButton(app, "copyLink", () => linkTo(app, { mention: mention.index }))),
  );
}

const isNarrow = (app) => app.map.getSize().x < 560;

/** How a popup moves the map: out from under what stands over it. */
function clearOfControls(app) {
  const narrow = isNarrow(app);
  const layers = byId("gm-layers");
  return {
    autoPanPaddingTopLeft: narrow ? [8, 8] : [56, 14],
    autoPanPaddingBottomRight: [narrow || !layers?.open ? 14 : layers.offsetWidth + 20, 48],
  };
}

function openPopup(app, place, mention) {
  const pin = app.pins.get(place.index);
  const popup = L.popup({
    className: "gm-popup",
    maxWidth: Math.min(340, app.map.getSize().x - 48),
    minWidth: Math.min(290, app.map.getSize().x - 48),
    maxHeight: Math.max(150, Math.min(470, app.map.getSize().y * (isNarrow(app) ? 0.62 : 0.78))),
    offset: [0, -diameterOf(app, shownMentions(app, place).length) / 2 + 4],
    ...clearOfControls(app),
    closeOnEscapeKey: false, // ours leads the focus back as well
  });
  popup.setLatLng(pin.marker.getLatLng()).setContent(placeCard(app, place, mention)).openOn(app.map);
  const box = popup.getElement();
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "gm-card-title");
  box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", WORDS.close);
  box.querySelector("h2").focus({ preventScroll: true });
  return popup;
}

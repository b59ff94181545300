// What a marker tells: which place it is, where, how sure, and every sentence that names it.

const PAGE = 8; // sentences shown at once

function namesUsed(mentions) {
  const counts = new Map();
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
}

function geonamesLink(place) {
  const number = /^geonames:(\d+)$/.exec(place.id)?.[1];
  if (!number) return null;
  return el("a", { href: `https://www.geonames.org/${number}/`, target: "_blank", rel: "noopener noreferrer" }, say(WORDS.geonames, { name: isolated(place.formal) }));
}

function meter(mentions) {
  const share = meanConfidence(mentions);
  const bar = el("span", { class: "gm-meter", "aria-hidden": "true" }, el("span"));
  bar.firstChild.style.width = `${percent(share)}%`;
  return el("p", { class: `gm-sureness${share < SURE ? " gm-unsure" : ""}` }, bar, sureness(mentions));
}

function snippetButton(app, mention, n, m, current) {
  const { before, within, after } = snippet(app.model, mention);
  const doc = app.model.documents[mention.document];
  const role = WORDS.role[mention.role];
  const notes = [app.model.documents.length > 1 ? quoted(doc.title || doc.id) : null, role ? el("em", {}, role) : null].filter(Boolean);
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "gm-snippet", "data-to": mention.index, "aria-current": current ? "true" : null, onclick: () => goToText(app, mention.index) },
      el("span", { class: "gm-nth" }, say(WORDS.nOfM, { n, m }), notes.map((note) => [" · ", note])),
      el("span", { class: "gm-quote", dir: "auto" }, before, el("mark", { class: `gm-role-${mention.role}` }, within), after),
    ),
  );
}

function snippetList(app, mentions, currentMention) {
  const list = el("ol", { class: "gm-snippets" });
  const more = el("button", { type: "button", class: "gm-more" });
  let shown = 0;
  const show = (upTo) => {
    for (; shown < Math.min(upTo, mentions.length); shown += 1) {
      const mention = mentions[shown];
      list.append(snippetButton(app, mention, shown + 1, mentions.length, mention.index === currentMention));
    }
    more.hidden = shown === mentions.length;
    more.textContent = more.hidden ? "" : say(WORDS.showMore, { n: Math.min(PAGE, mentions.length - shown) });
  };
  more.addEventListener("click", () => {
    const next = shown;
    show(shown + PAGE);
    list.children[next].querySelector("button").focus();
  });
  show(Math.max(PAGE, mentions.findIndex((mention) => mention.index === currentMention) + 1));
  return [list, more];
}

function alternativesList(app, alternatives, title) {
  if (alternatives.length === 0) return null;
  const items = alternatives.map(({ place, confidence }) => {
    const other = app.model.places[place];
    return el("li", {}, quoted(other.name), `, ${where(other)} `, el("span", { class: "gm-share" }, say(WORDS.share, { n: percent(confidence) })));
  });
  return el("details", {}, el("summary", {}, title), el("ul", {}, items));
}

function cluesList(clues) {
  if (clues.length === 0) return null;
  return el("details", {}, el("summary", {}, WORDS.why), el("ul", {}, clues.map((clue) => el("li", {}, quoted(clue)))));
}

/** All that is known of a place, with `mention` (index or null) as the one that the reader came from. */
function placeCard(app, place, mention) {
  const mentions = shownMentions(app, place);
  const hidden = place.mentions.length - mentions.length;
  const leading = mentions.find((entry) => entry.index === mention) ?? mentions[0];
  const names = namesUsed(mentions).flatMap(([text, n], index) => [index > 0 ? ", " : "", n > 1 ? phrase(WORDS.times, { n, name: quoted(text) }) : quoted(text)]);
  const population = place.population > 0 ? ` · ${say(WORDS.population, { n: place.population })}` : "";
  const source = phrase(WORDS.source, { by: quoted(leading.by), id: quoted(place.id) });
  return el(
    "div",
    { class: "gm-card" },
    el("h2", { id: "gm-card-title", tabindex: "-1" }, symbol(place.kind, 13), quoted(place.name)),
    el("p", { class: "gm-where" }, where(place), population),
    el("p", { class: "gm-names" }, `${WORDS.named} `, names, place.formal === place.name ? null : [" · ", phrase(WORDS.formally, { name: quoted(place.formal) })]),
    meter(mentions),
    el("h3", {}, WORDS.sentences),
    snippetList(app, mentions, mention),
    hidden > 0 ? el("p", { class: "gm-note" }, say(WORDS.hiddenMentions, { n: hidden })) : null,
    cluesList(leading.clues),
    alternativesList(app, leading.alternatives, WORDS.alternatives),
    el("p", { class: "gm-source" }, geonamesLink(place), geonamesLink(place) ? el("br") : null, source),
  );
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
  );
}

function openPopup(app, place, mention) {
  const pin = app.pins.get(place.index);
  const narrow = app.map.getSize().x < 560;
  const content = placeCard(app, place, mention);
  const popup = L.popup({
    className: "gm-popup",
    maxWidth: Math.min(340, app.map.getSize().x - 48),
    minWidth: Math.min(280, app.map.getSize().x - 48),
    maxHeight: Math.max(150, Math.min(430, app.map.getSize().y * (narrow ? 0.62 : 0.78))),
    offset: [0, -diameterOf(app, shownMentions(app, place).length) / 2 + 4],
    autoPanPaddingTopLeft: narrow ? [8, 8] : [56, 14],
    autoPanPaddingBottomRight: [narrow || !byId("gm-layers").open ? 14 : byId("gm-layers").offsetWidth + 20, 48],
    closeOnEscapeKey: false, // ours leads the focus back as well
  });
  popup.setLatLng(pin.marker.getLatLng()).setContent(content).openOn(app.map);
  const box = popup.getElement();
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "gm-card-title");
  box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", WORDS.close);
  box.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  box.querySelector("h2").focus({ preventScroll: true });
  return popup;
}

// What is named in the texts but not on the map, and why.

const NAMES = 60; // listed at once
const OCCURRENCES = 12; // of one name, each with a button

/** Mentions that were not placed, those with the same name and reason together. */
function groupUnplaced(mentions) {
  const groups = new Map();
  for (const mention of mentions) {
    const key = JSON.stringify([mention.text, mention.reason, mention.note]);
    if (groups.has(key)) groups.get(key).push(mention);
    else groups.set(key, [mention]);
  }
  return [...groups.values()];
}

function occurrenceButtons(app, mentions) {
  const jump = (mention, n) => el("button", { type: "button", class: "gm-jump", "data-to": mention.index, "aria-label": say(WORDS.occurrence, { n: n + 1, m: mentions.length }), onclick: () => goToText(app, mention.index) }, String(n + 1));
  const rest = mentions.length > OCCURRENCES ? el("span", { class: "gm-share" }, say(WORDS.andMore, { n: mentions.length - OCCURRENCES })) : null;
  return [mentions.slice(0, OCCURRENCES).map(jump), rest];
}

function unplacedEntry(app, mentions) {
  const [first] = mentions;
  return el(
    "li",
    {},
    el("p", { class: "gm-unplaced-name" }, quoted(first.text), occurrenceButtons(app, mentions)),
    el("p", {}, WORDS.reasons[first.reason]),
    first.note ? el("p", { class: "gm-note" }, quoted(first.note)) : null,
    alternativesList(app, first.alternatives, WORDS.candidates),
  );
}

function renderUnplaced(app) {
  const unplaced = unplacedMentions(app);
  if (unplaced.length === 0) return el("p", { class: "gm-empty" }, app.model.mentions.length > 0 ? WORDS.nothingUnplaced : WORDS.nothingFound);
  const list = el("ul", { class: "gm-unplaced-list" });
  const pages = paged(app, list, (mentions) => unplacedEntry(app, mentions), NAMES);
  pages.show(groupUnplaced(unplaced));
  return [el("p", {}, WORDS.unplacedIntro), list, pages.more];
}

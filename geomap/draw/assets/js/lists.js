// Lists that grow a page at a time, and the table of places for those who would rather look than pan.

const TABLE_ROWS = 100; // of the table, shown at once

/** Fill `list` with one element an item, a page at a time; `more` is the button that adds a page. */
function paged(app, list, render, size) {
  const more = el("button", { type: "button", class: "gm-more", hidden: true });
  let items = [];
  let shown = 0;
  const grow = (until) => {
    const added = items.slice(shown, until).map(render);
    list.append(...added);
    shown = list.childElementCount;
    more.hidden = shown >= items.length;
    more.textContent = say(WORDS.showMore, { n: Math.min(size, items.length - shown) });
    return added;
  };
  const show = (wanted, until = size) => {
    items = wanted;
    shown = 0;
    list.replaceChildren();
    grow(until);
  };
  more.addEventListener("click", () => grow(shown + size)[0]?.querySelector("button")?.focus());
  return { show, more, all: (limit) => grow(limit), count: () => items.length };
}

const COLUMNS = [
  { key: "columnPlace", value: (place) => place.name },
  { key: "columnWhere", value: (place) => where(place) },
  { key: "columnMentions", value: (place, app) => -readMentions(app, place).length, number: true },
  { key: "columnSure", value: (place, app) => -meanConfidence(readMentions(app, place)), number: true },
];

const collator = new Intl.Collator(LANGUAGE);

function compare(one, other) {
  return typeof one === "number" ? one - other : collator.compare(one, other);
}

/** The mentions of a place in the documents that count now, of every role. */
const readMentions = (app, place) => place.mentions.filter((mention) => isDocumentOn(app, mention.doc));

function placeRow(app, place) {
  const open = (event) => showPlace(app, place.index, { opener: event.currentTarget });
  const name = el("button", { type: "button", class: "gm-link", "data-show": place.index, onclick: open }, symbol(place.kind, 11), quoted(place.name));
  const mentions = readMentions(app, place);
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, name),
    el("td", {}, where(place)),
    el("td", { class: "gm-number" }, mentions.length.toLocaleString(LANGUAGE)),
    el("td", { class: "gm-number" }, say(WORDS.share, { n: percent(meanConfidence(mentions)) })),
  );
}

/** Places whose name, or a name used for them, or whereabouts hold these words. */
function findPlaces(places, words) {
  const wanted = words.toLocaleLowerCase(LANGUAGE).trim();
  if (!wanted) return places;
  const texts = (place) => [place.name, place.formal, where(place), ...place.mentions.map(({ text }) => text)];
  return places.filter((place) => texts(place).some((text) => text.toLocaleLowerCase(LANGUAGE).includes(wanted)));
}

/** Places in the order of a column; equal ones in that of their first mention. */
function sortPlaces(app, places, column, reverse) {
  const keyed = places.map((place) => [column.value(place, app), place]);
  const sorted = keyed.sort(([one, first], [other, second]) => compare(one, other) || first.index - second.index).map(([, place]) => place);
  return reverse ? sorted.reverse() : sorted;
}

function renderPlaces(app) {
  if (app.model.mapped.length === 0) return el("p", { class: "gm-empty" }, app.model.unplaced.length > 0 ? WORDS.nothingPlaced : WORDS.nothingFound);
  const body = el("tbody");
  const pages = paged(app, body, (place) => placeRow(app, place), TABLE_ROWS);
  const order = { column: COLUMNS[2], reverse: false };
  const search = el("input", { type: "search", id: "gm-find", autocomplete: "off", spellcheck: "false" });
  const none = el("p", { class: "gm-empty", hidden: true }, WORDS.noSuchPlace);
  const fill = () => {
    const named = app.model.mapped.filter((place) => readMentions(app, place).length > 0);
    const found = sortPlaces(app, findPlaces(named, search.value), order.column, order.reverse);
    none.hidden = found.length > 0;
    pages.show(found);
    return found.length;
  };
  const heads = COLUMNS.map((column) => {
    const name = WORDS[column.key];
    return el("th", { scope: "col", class: column.number ? "gm-number" : null }, el("button", { type: "button", "aria-label": say(WORDS.sortBy, { column: name }), onclick: () => sort(column) }, name));
  });
  const sort = (column) => {
    Object.assign(order, { column, reverse: order.column === column && !order.reverse });
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[COLUMNS.indexOf(column)].setAttribute("aria-sort", Boolean(column.number) === order.reverse ? "ascending" : "descending");
    fill();
  };
  search.addEventListener("input", afterTyping(() => announce(say(WORDS.counts.places, { n: fill() }))));
  heads[2].setAttribute("aria-sort", "descending");
  fill();
  app.printRows = (limit) => pages.all(limit);
  app.refreshPlaces = fill;
  const field = el("p", { class: "gm-field gm-find" }, el("label", { for: "gm-find" }, WORDS.findPlaces), search);
  return [field, el("table", { class: "gm-table" }, el("thead", {}, el("tr", {}, heads)), body), none, pages.more];
}

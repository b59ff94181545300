// Several documents: which one is read, and a list of all that can be narrowed by words, source and date. What is
// narrowed there is narrowed on the map and in the table of places as well.

const DOCUMENTS_PAGE = 60; // entries listed at once
const TYPING = 180; // milliseconds without a key after which a search begins

const dayOf = (doc) => (doc.date ?? "").slice(0, 10);

/** The numbers of the documents that fit `wanted`: {words, source, from, until}, each empty for all. */
function findDocuments(documents, wanted) {
  const words = wanted.words.toLocaleLowerCase(LANGUAGE).split(/\s+/u).filter(Boolean);
  const fits = (doc) => {
    const day = dayOf(doc);
    if (wanted.source && doc.source !== wanted.source) return false;
    if (wanted.from && !(day >= wanted.from)) return false;
    if (wanted.until && !(day && day <= wanted.until)) return false;
    const text = `${doc.title} ${doc.id} ${doc.source ?? ""} ${doc.date ?? ""}`.toLocaleLowerCase(LANGUAGE);
    return words.every((word) => text.includes(word));
  };
  return documents.flatMap((doc, index) => (fits(doc) ? [index] : []));
}

/** Sources with the number of their documents, the most frequent first. */
function sourcesOf(documents) {
  const counts = new Map();
  for (const { source } of documents) if (source) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || compare(one[0], other[0]));
}

/** Show only mentions of these documents, everywhere. */
function narrowTo(app, indexes) {
  const { document: off } = app.off;
  const wanted = new Set(indexes);
  off.clear();
  for (const { index } of app.model.documents) if (!wanted.has(index)) off.add(index);
  changeShown(app);
  if (app.facets) redrawFacets(app);
}

function documentEntry(app, index) {
  const doc = app.model.documents[index];
  const meta = [doc.source ?? (doc.title ? doc.id : null), doc.date].filter(Boolean).flatMap((part) => [quoted(part), " · "]);
  const open = () => {
    showDocument(app, index);
    selectTab(app, "text");
    byId("gm-text").focus();
  };
  return el(
    "li",
    {},
    el("button", { type: "button", class: "gm-entry", "data-document": index, "aria-current": app.document === index ? "true" : null, onclick: open }, el("span", { class: "gm-entry-title", dir: "auto" }, doc.title || doc.id), el("span", { class: "gm-entry-meta" }, meta, doc.failure ? WORDS.failed : say(WORDS.counts.mentions, { n: doc.count }))),
  );
}

function renderFilters(app, onchange) {
  const sources = sourcesOf(app.model.documents);
  const words = el("input", { type: "search", id: "gm-words", autocomplete: "off", spellcheck: "false" });
  const source = el("select", { id: "gm-source", onchange }, el("option", { value: "" }, WORDS.allSources), sources.map(([name, n], index) => el("option", { value: index }, `${isolated(name)} (${n.toLocaleString(LANGUAGE)})`)));
  const days = app.model.documents.map(dayOf).filter((day) => /^\d{4}-\d\d-\d\d$/u.test(day)).sort();
  const day = (id) => el("input", { type: "date", id, min: days[0], max: days.at(-1), onchange });
  const [from, until] = [day("gm-from"), day("gm-until")];
  words.addEventListener("input", afterTyping(onchange));
  const field = (name, input) => el("p", { class: "gm-field" }, el("label", { for: input.id }, name), input);
  const form = el("div", { class: "gm-filters", role: "search", "aria-label": WORDS.filterDocuments }, field(WORDS.findDocuments, words), sources.length > 1 ? field(WORDS.documentSource, source) : null, days.length > 1 ? [field(WORDS.from, from), field(WORDS.until, until)] : null);
  const wanted = () => ({ words: words.value, source: source.value === "" ? "" : sources[Number(source.value)][0], from: from.value, until: until.value });
  const clear = () => {
    for (const input of [words, source, from, until]) input.value = "";
    onchange();
    words.focus();
  };
  return { form, wanted, clear };
}

function afterTyping(work) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, TYPING);
  };
}

function renderDocuments(app) {
  const list = el("ol", { class: "gm-entries" });
  const told = el("p", { class: "gm-told" });
  const all = app.model.documents.map((_, index) => index);
  const pages = paged(app, list, (index) => documentEntry(app, index), DOCUMENTS_PAGE);
  const change = () => {
    const found = findDocuments(app.model.documents, filters.wanted());
    const some = found.length < all.length;
    told.replaceChildren(say(WORDS.documentsShown, { n: found.length, m: all.length }), ...(some ? [" ", el("button", { type: "button", class: "gm-link", onclick: filters.clear }, WORDS.showAllDocuments)] : []));
    pages.show(found);
    narrowTo(app, found);
    announce(say(WORDS.documentsShown, { n: found.length, m: all.length }));
  };
  const filters = renderFilters(app, change);
  told.append(say(WORDS.documentsShown, { n: all.length, m: all.length }));
  pages.show(all);
  return [filters.form, told, list, pages.more];
}

/** The document before (-1) or after (1) the one that is shown, among those narrowed to; null where there is none. */
function neighbour(app, step) {
  for (let index = app.document + step; index >= 0 && index < app.model.documents.length; index += step) {
    if (isDocumentOn(app, app.model.documents[index])) return index;
  }
  return null;
}

function renderChooser(app) {
  const step = (by, sign, label) => {
    const go = () => {
      const index = neighbour(app, by);
      if (index !== null) showDocument(app, index);
    };
    return el("button", { type: "button", "aria-label": label, "data-step": by, onclick: go }, sign);
  };
  const where = el("button", { type: "button", class: "gm-position", id: "gm-position", onclick: () => selectTab(app, "documents", { focus: true }) });
  return el("div", { class: "gm-chooser", role: "group", "aria-label": WORDS.document }, step(-1, "‹", WORDS.previousDocument), where, step(1, "›", WORDS.nextDocument));
}

/** Keep what is said of the shown document in step with it. */
function showPosition(app) {
  const position = byId("gm-position");
  if (!position) return;
  position.textContent = say(WORDS.documentOf, { n: app.document + 1, m: app.model.documents.length });
  for (const button of position.parentElement.querySelectorAll("[data-step]")) button.setAttribute("aria-disabled", String(neighbour(app, Number(button.dataset.step)) === null));
  byId("gm-documents").querySelector("[aria-current]")?.removeAttribute("aria-current");
  byId("gm-documents").querySelector(`[data-document="${app.document}"]`)?.setAttribute("aria-current", "true");
}

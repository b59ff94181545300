// The text panel: one document at a time, every mention marked, every sentence that names a place selectable.
// A document is built chunk by chunk as it is read; a long one keeps only what lies near.

const KEPT = 40; // chunks: up to so many a document is built whole, when the browser has nothing else to do
const NEARBY = "1200px 0px"; // how far from what is seen chunks are built
const LINE = { height: 30, characters: 64 }; // of the text, by estimate: what is not built keeps its room

function renderHeading(app, doc) {
  const several = app.model.documents.length > 1;
  const meta = [doc.source, doc.date].filter(Boolean);
  return [
    meta.length > 0 ? el("p", { class: "gm-kicker" }, meta.flatMap((part, n) => [n > 0 ? " · " : "", quoted(part)])) : null,
    several ? el("h2", { dir: "auto" }, doc.title || doc.id) : null,
    doc.failure ? el("p", { class: "gm-failure" }, phrase(WORDS.failure, { why: quoted(doc.failure) })) : null,
    !doc.failure && doc.paragraphs.length === 0 ? el("p", { class: "gm-empty" }, WORDS.emptyText) : null,
  ];
}

function renderRuns(app, runs) {
  return runs.map((run) => {
    if (typeof run === "string") return run;
    return "s" in run ? renderSentence(app, run) : renderMention(app, run);
  });
}

function renderSentence(app, run) {
  const places = new Set(mentionsWithin(run.r).map((m) => app.model.mentions[m].place).filter((place) => place !== null));
  return el(
    "span",
    { class: "gm-sentence", tabindex: "0", role: "group", "aria-label": say(WORDS.sentenceLabel, { n: places.size }), "data-sentence": run.s },
    renderRuns(app, run.r),
  );
}

function renderMention(app, run) {
  const mention = app.model.mentions[run.m];
  const place = mention.place === null ? null : app.model.places[mention.place];
  const what = place ? `${isolated(place.name)}, ${where(place)}` : WORDS.unplacedLabel;
  const role = WORDS.role[mention.role];
  const mark = el(
    "mark",
    {
      class: `gm-mention gm-role-${mention.role} ${place ? `gm-${place.kind}` : "gm-unplaced"}`,
      tabindex: "0",
      role: "button",
      "aria-label": say(WORDS.mentionLabel, { text: isolated(mention.text), what: role ? `${what}; ${role}` : what }),
      "data-mention": run.m,
      title: role || null,
    },
    renderRuns(app, run.r),
  );
  app.text.marks.set(run.m, mark);
  dimIfHidden(app, run.m, mark);
  return mark;
}

/** Build a chunk of the text, unless it is there already. */
function fillChunk(app, n) {
  const { chunks, boxes, filled } = app.text;
  if (!chunks[n] || filled.has(n)) return;
  filled.add(n);
  boxes[n].style.minHeight = "";
  const paragraphs = chunks[n].parts.map(({ runs, wrapped, continued }) => {
    const classes = [wrapped ? "gm-wrapped" : "", continued ? "gm-continued" : ""].filter(Boolean).join(" ");
    return el("p", { dir: "auto", class: classes || null }, renderRuns(app, runs));
  });
  boxes[n].replaceChildren(...paragraphs);
  if (app.popup?.isOpen()) for (const index of chunks[n].mentions) relate(app, index);
}

/** Take a chunk down again; it keeps the room that it took. */
function emptyChunk(app, n) {
  const { chunks, boxes, filled, marks } = app.text;
  boxes[n].style.minHeight = `${boxes[n].offsetHeight}px`;
  boxes[n].replaceChildren();
  for (const index of chunks[n].mentions) marks.delete(index);
  filled.delete(n);
}

/** Of a long document, take down what lies farthest from chunk `n`; never what holds the focus. */
function emptyFarChunks(app, n) {
  const { boxes, filled } = app.text;
  const far = [...filled].sort((one, other) => Math.abs(other - n) - Math.abs(one - n));
  for (const other of far) {
    if (filled.size <= KEPT) return;
    if (!boxes[other].contains(document.activeElement)) emptyChunk(app, other);
  }
}

function chunkAround(app, n) {
  steadily(app, () => {
    for (const near of [n, n - 1, n + 1]) fillChunk(app, near);
    emptyFarChunks(app, n);
  });
}

/** Build and take down without moving what is read: the first chunk in sight stays where it is on the screen. */
function steadily(app, change) {
  const panel = byId("gm-text");
  const edge = panel.getBoundingClientRect().top;
  const inSight = [...app.text.filled].map((n) => app.text.boxes[n]).filter((box) => box.getBoundingClientRect().bottom > edge);
  const anchor = inSight.sort((one, other) => one.offsetTop - other.offsetTop)[0];
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (!anchor?.isConnected || !anchor.hasChildNodes()) return;
  const moved = anchor.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) panel.scrollTop += moved;
}

// Searching the page and selecting all of it should reach the whole of an ordinary text.
function fillWhenIdle(app, text) {
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 30));
  const next = () => {
    if (app.text !== text || text.filled.size === text.chunks.length) return;
    fillChunk(app, text.chunks.findIndex((_, n) => !text.filled.has(n)));
    idle(next);
  };
  idle(next);
}

function estimatedHeight({ length, parts }) {
  return Math.ceil(length / LINE.characters + parts.length) * LINE.height;
}

/** Show a document in the panel, unless it is there already. */
function showDocument(app, index) {
  if (app.document === index) return;
  app.document = index;
  app.text?.observer.disconnect();
  const doc = app.model.documents[index];
  const chunks = chunksOf(doc.paragraphs);
  const boxes = chunks.map((chunk, n) => el("div", { class: "gm-chunk", "data-chunk": n, style: `min-height: ${estimatedHeight(chunk)}px` }));
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && app.text.observer === observer) chunkAround(app, Number(target.dataset.chunk));
    }
  }, { root: byId("gm-text"), rootMargin: NEARBY });
  app.text = { chunks, boxes, observer, filled: new Set(), marks: new Map(), chunkOf: new Map(chunks.flatMap(({ mentions }, n) => mentions.map((m) => [m, n]))) };
  byId("gm-text").querySelector(".gm-text")?.remove();
  byId("gm-text").append(el("article", { class: "gm-text" }, renderHeading(app, doc), boxes));
  byId("gm-text").scrollTop = 0;
  fillChunk(app, 0);
  for (const box of boxes) observer.observe(box);
  if (chunks.length <= KEPT) fillWhenIdle(app, app.text);
  showPosition(app);
  remember(app);
}

/** The element of a mention in the document that is shown; null where it is in another, or its text does not hold it. */
function mentionElement(app, index) {
  const n = app.text?.chunkOf.get(index);
  if (n === undefined) return null;
  fillChunk(app, n);
  return app.text.marks.get(index);
}

// The text panel: one document at a time, every mention marked, every sentence that names a place selectable.

function renderDocument(app, index) {
  const doc = app.model.documents[index];
  const body = el("article", { class: "gm-text" });
  const meta = [doc.source, doc.date].filter(Boolean);
  if (meta.length > 0) body.append(el("p", { class: "gm-kicker" }, meta.flatMap((part, n) => [n > 0 ? " · " : "", quoted(part)])));
  if (app.model.documents.length > 1) body.append(el("h2", { dir: "auto" }, doc.title || doc.id));
  if (doc.failure) body.append(el("p", { class: "gm-failure" }, phrase(WORDS.failure, { why: quoted(doc.failure) })));
  else if (doc.paragraphs.length === 0) body.append(el("p", { class: "gm-empty" }, WORDS.emptyText));
  for (const runs of doc.paragraphs) body.append(el("p", { dir: "auto", class: isWrapped(runs) ? "gm-wrapped" : null }, renderRuns(app, runs)));
  return body;
}

// Text files are often wrapped at some 70 characters; such line ends mean nothing. Those of a poem or a list do.
function isWrapped(runs) {
  const lines = plain(runs).split("\n");
  return lines.length > 1 && lines.slice(0, -1).every((line) => line.length >= 50 && line.length <= 100);
}

function plain(runs) {
  return runs.map((run) => (typeof run === "string" ? run : plain(run.r))).join("");
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
  return el(
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
}

/** Show a document in the panel, unless it is there already. */
function showDocument(app, index) {
  if (app.document === index) return;
  app.document = index;
  byId("gm-text").querySelector(".gm-text")?.remove();
  byId("gm-text").append(renderDocument(app, index));
  byId("gm-text").scrollTop = 0;
  const chooser = byId("gm-document");
  if (chooser) chooser.value = String(index);
  dimHiddenRoles(app);
}

function mentionElement(index) {
  return byId("gm-text").querySelector(`[data-mention="${index}"]`);
}

function renderChooser(app) {
  if (app.model.documents.length < 2) return null;
  const options = app.model.documents.map((doc, index) => el("option", { value: index }, doc.title || doc.id));
  const choose = (index) => showDocument(app, Math.max(0, Math.min(options.length - 1, index)));
  return el(
    "div",
    { class: "gm-chooser" },
    el("label", { for: "gm-document" }, WORDS.document),
    el("select", { id: "gm-document", onchange: (event) => choose(Number(event.target.value)) }, options),
    el("button", { type: "button", "aria-label": WORDS.previousDocument, onclick: () => choose(app.document - 1) }, "‹"),
    el("button", { type: "button", "aria-label": WORDS.nextDocument, onclick: () => choose(app.document + 1) }, "›"),
  );
}

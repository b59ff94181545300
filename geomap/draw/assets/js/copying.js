// Taking something along: a link to what is seen, or a sentence with where it stands.

/** A sentence as one cites it: verbatim, with document, source, date and its offsets there. */
function citation(app, mention) {
  const doc = app.model.documents[mention.document];
  const sentence = sentenceOf(app.model, mention);
  const text = say(WORDS.quotation, { text: sentence ? plain(sentence.r).trim() : mention.text });
  const [start, end] = spanOf(doc, mention.sentence);
  const offsets = say(WORDS.characters, { start: String(start), end: String(end) });
  const named = doc.title && doc.title !== doc.id ? [doc.title, doc.source, doc.date, doc.id] : [doc.id, doc.source, doc.date];
  return `${text} ${[...named.filter(Boolean), offsets].join(", ")}`;
}

/** Start and end of a sentence as `Document.text` counts them, in code points. */
function spanOf(doc, sentence) {
  const [start, length] = doc.spans.slice(2 * sentence, 2 * sentence + 2);
  const counted = (offset) => Array.from(doc.text.slice(0, offset)).length + returnsBefore(doc, offset);
  return [counted(start), counted(start + length)];
}

/** How many carriage returns the document has before an offset: the page leaves them out. `returns`: true for one a line, or where they were. */
function returnsBefore({ text, returns }, offset) {
  if (returns === true) return text.slice(0, offset).split("\n").length - 1;
  return returns.filter((place) => place < offset).length;
}

/** The address of the page as it stands, with another mention or place where one is given. */
function linkTo(app, shown = app.shown) {
  return `${location.href.split("#")[0]}#${writeAddress({ ...stateOf(app, { whole: true }), ...placeInAddress(app, shown) })}`;
}

// A page within a notebook or another page has no address of its own.
const hasAddress = () => location.protocol !== "about:";

function copyButton(app, name, text) {
  if (name === "copyLink" && !hasAddress()) return null;
  return el("button", { type: "button", class: `gm-action gm-${name}`, onclick: (event) => copy(app, text(), event.currentTarget) }, WORDS[name]);
}

function shareButton(app) {
  return hasAddress() ? el("p", { class: "gm-share-page" }, copyButton(app, "copyLink", () => linkTo(app))) : null;
}

async function copy(app, text, button) {
  if ((await toClipboard(text)) || copySelected(text)) {
    announce(WORDS.copied);
    confirmOn(button);
  } else {
    showForCopying(text, button);
  }
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no such thing here, or not allowed
  }
}

/** The old way, which also works in files and frames; the focus stays where it was. */
function copySelected(text) {
  const field = el("textarea", { class: "gm-sr", readonly: true, "aria-hidden": "true", tabindex: "-1" });
  const focused = document.activeElement;
  field.value = text;
  byId("geomap").append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus({ preventScroll: true });
  }
}

const CONFIRMED = 1600; // milliseconds for which a button says that it has copied

function confirmOn(button) {
  if (button.dataset.name) return;
  button.dataset.name = button.textContent;
  button.textContent = WORDS.copied;
  setTimeout(() => {
    button.textContent = button.dataset.name;
    delete button.dataset.name;
  }, CONFIRMED);
}

/** Where nothing may be copied for the reader, the text is shown, selected. */
function showForCopying(text, button) {
  const field = el("textarea", { readonly: true, rows: 4, "aria-label": WORDS.copyByHand, dir: "auto" });
  field.value = text;
  const dialog = el("dialog", { class: "gm-copying", "aria-labelledby": "gm-copying-title" }, el("h2", { id: "gm-copying-title" }, WORDS.copyByHand), field, el("form", { method: "dialog" }, el("button", { class: "gm-action" }, WORDS.close)));
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.stopPropagation(); // closes this, not the popup below
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    button.focus();
  });
  byId("geomap").append(dialog);
  dialog.showModal();
  field.select();
}

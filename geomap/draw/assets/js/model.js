// What the report says, with the cross-references that the page needs: place → mentions, mention → sentence.

const SURE = 0.75; // below this mean probability a marker's outline is dashed
const SNIPPET = 110; // characters kept on either side of a mention in a popup

function readJson(id) {
  return JSON.parse(byId(id).textContent);
}

/** One mention. What it says stands in the report's columns; a hundred thousand objects that repeat it would not be light. */
class Mention {
  constructor(columns, index, document) {
    this.columns = columns;
    this.index = index;
    this.document = document.index;
    this.doc = document;
    this.place = columns.place[index] < 0 ? null : columns.place[index];
  }

  get text() {
    const { strays, start, length } = this.columns;
    return strays[this.index] ?? this.doc.text.slice(start[this.index], start[this.index] + length[this.index]);
  }

  get role() {
    return this.columns.roles[this.columns.role[this.index]];
  }

  get sentence() {
    return this.columns.sentence[this.index];
  }

  get confidence() {
    return this.columns.confidence[this.index];
  }

  get by() {
    return this.columns.sources[this.columns.by[this.index]];
  }

  get reason() {
    return this.columns.reasons[this.columns.by[this.index]];
  }

  get note() {
    return this.columns.notes[this.index] ?? "";
  }

  // A ground is [n, clue × n, place, confidence, place, confidence …].
  get clues() {
    const [count, ...rest] = this.columns.grounds[this.columns.ground[this.index]];
    return rest.slice(0, count).map((clue) => this.columns.clues[clue]);
  }

  get alternatives() {
    const [count, ...rest] = this.columns.grounds[this.columns.ground[this.index]];
    const pairs = rest.slice(count);
    return pairs.filter((_, n) => n % 2 === 0).map((place, n) => ({ place, confidence: pairs[2 * n + 1] }));
  }
}

/** One document. Its text is cut into runs when they are first asked for. */
class Doc {
  constructor(report, held, index, first) {
    const { sentences, manifest, ...rest } = held;
    Object.assign(this, rest, { index, first, spans: sentences, columns: report.mentions, held: null });
    this.day = /^\d{4}(-\d\d(-\d\d)?)?/.exec(held.date ?? "")?.[0] ?? null; // or its year or month, or null
    this.manifest = manifest === null ? null : report.manifests[manifest];
  }

  get paragraphs() {
    return this.runs().paragraphs;
  }

  /** Sentence number → its run. */
  get sentences() {
    return this.runs().sentences;
  }

  runs() {
    if (!this.held) {
      const { start, length } = this.columns;
      const sentences = Array.from({ length: this.spans.length / 2 }, (_, n) => ({ number: n, start: this.spans[2 * n], end: this.spans[2 * n] + this.spans[2 * n + 1] }));
      const mentions = Array.from({ length: this.count }, (_, n) => this.first + n).map((m) => ({ number: m, start: start[m], end: start[m] + length[m] }));
      const paragraphs = paragraphsOf(this.text, sentences, mentions);
      this.held = { paragraphs, sentences: new Map() };
      paragraphs.forEach((runs) => collectSentences(runs, this.held.sentences));
    }
    return this.held;
  }
}

const readModel = () => modelOf(readJson("geomap-report"));

function modelOf(report) {
  const columns = report.mentions;
  const model = { ...report, documents: [], mentions: new Array(columns.place.length), roles: new Set(columns.roles), kinds: new Set() };
  model.places.forEach((place, index) => Object.assign(place, { index, mentions: [], isArea: isArea(place) }));
  const within = new Set(columns.within);
  let first = 0;
  report.documents.forEach((held, index) => {
    const doc = new Doc(report, held, index, first);
    model.documents.push(doc);
    first += doc.count;
    for (let m = doc.first; m < first; m += 1) {
      const mention = new Mention(columns, m, doc);
      model.mentions[m] = mention;
      if (mention.place === null) continue;
      if (within.has(m)) mention.place = areaWithin(model, mention.place);
      model.places[mention.place].mentions.push(mention);
    }
  });
  model.mapped = model.places.filter((place) => place.mentions.length > 0);
  model.mapped.forEach((place) => model.kinds.add(place.kind));
  model.most = model.mapped.reduce((most, place) => Math.max(most, place.mentions.length), 1);
  model.unplaced = model.mentions.filter((mention) => mention.place === null);
  return model;
}

const NEIGHBOURHOOD = 0.12; // degrees of latitude: drawn around a place whose extent is not known

/** The index of a place's twin that holds what lies somewhere within it: an area, whose point means nothing. */
function areaWithin(model, index) {
  const place = model.places[index];
  if (place.twin === undefined) {
    const { latitude, longitude } = place;
    const wide = NEIGHBOURHOOD / Math.max(0.1, Math.cos((latitude * Math.PI) / 180));
    const extent = place.extent ?? [[latitude - NEIGHBOURHOOD, longitude - wide], [latitude + NEIGHBOURHOOD, longitude + wide]];
    place.twin = model.places.length;
    model.places.push({ ...place, id: `${place.id}/within`, name: say(WORDS.within, { name: isolated(place.name) }), index: place.twin, mentions: [], extent, isArea: true, isWithin: true });
  }
  return place.twin;
}

/** Whether to draw how far a place reaches. A town is a dot on these maps, and a river's box says little of its course. */
function isArea(place) {
  return place.extent !== null && place.kind !== "city" && !["STM", "CNL"].includes(place.code);
}

function allSentences(doc) {
  const found = new Map();
  doc.paragraphs.forEach((runs) => collectSentences(runs, found));
  return found;
}

function collectSentences(runs, into) {
  for (const run of runs) {
    if (typeof run === "string") continue;
    if ("s" in run) into.set(run.s, run);
    collectSentences(run.r, into);
  }
}

function sentenceOf(model, mention) {
  return model.documents[mention.document].sentences.get(mention.sentence);
}

/** The text of runs before, within and after one mention. */
function around(runs, wanted, parts = { before: "", within: "", after: "", state: "before" }) {
  for (const run of runs) {
    if (typeof run === "string") {
      parts[parts.state] += run;
    } else if (run.m === wanted) {
      parts.state = "within";
      around(run.r, wanted, parts);
      parts.state = "after";
    } else {
      around(run.r, wanted, parts);
    }
  }
  return parts;
}

/** A mention in its sentence, cut at words to what a popup has room for. */
function snippet(model, mention) {
  const sentence = sentenceOf(model, mention);
  const parts = sentence ? around(sentence.r, mention.index) : { before: "", within: "", after: "" };
  return { before: lastPart(parts.before), within: parts.within || mention.text, after: firstPart(parts.after) };
}

// By code points: a cut through a surrogate pair would show as a broken character.
function firstPart(text) {
  const characters = Array.from(text);
  if (characters.length <= SNIPPET) return text;
  return `${characters.slice(0, SNIPPET).join("").replace(/\s+\S*$/u, "")}…`;
}

function lastPart(text) {
  const characters = Array.from(text);
  if (characters.length <= SNIPPET) return text;
  return `…${characters.slice(-SNIPPET).join("").replace(/^\S*\s+/u, "")}`;
}

const countryNames = new Map();

function countryName(code) {
  if (!countryNames.has(code)) countryNames.set(code, lookedUpName(code));
  return countryNames.get(code);
}

function lookedUpName(code) {
  try {
    return new Intl.DisplayNames([LANGUAGE], { type: "region" }).of(code) ?? code;
  } catch {
    return code; // not a code that the browser knows; shown as it is
  }
}

const MAJOR_TOWN = 100_000; // inhabitants from which a plain populated place is called a city

function codeWord(place) {
  if (place.kind === "city" && !["PPLC", "PPLX", "PPLH", "PPLQ"].includes(place.code) && place.population >= MAJOR_TOWN) return WORDS.bigTown;
  if (place.code === "ADM1" && divisionWords(place.countries)) return divisionWords(place.countries).kind;
  return wordFor(WORDS.codes, place.code, WORDS.kind[place.kind]);
}

/** Where a place is, in words: «city in Homs, Syria». */
function where(place) {
  const code = codeWord(place);
  if (place.kind === "country") return code;
  const within = [];
  const named = place.admin1 === place.name && !divisionWords(place.countries); // Luxembourg in Luxembourg
  if (!["PPLC", "ADM1"].includes(place.code) && place.admin1 && !named) within.push(divisionName(place));
  within.push(...place.countries.slice(0, 3).map((held) => isolated(countryName(held))));
  if (place.countries.length > 3) within.push("…");
  if (within.length === 0) return code;
  const belongs = place.kind === "division" || place.code === "PPLC"; // a part of, not merely within
  return say(belongs ? WORDS.where.of : WORDS.where.in, { code, within: within.join(WORDS.where.list) });
}

// Rounding must not make a certainty of a near one.
const percent = (share) => (share < 1 ? Math.min(99, Math.round(share * 100)) : 100);

const meanConfidence = (mentions) => mentions.reduce((sum, mention) => sum + mention.confidence, 0) / mentions.length;

// Every word that the page itself says. A language is one more table; {names} are filled in by `say`.
const STRINGS = {
  en: {
    skipToText: "Skip to the text",
    skipToMap: "Skip to the map",
    panel: "Text and lists",
    stage: "Map",
    mapLabel: "Map of the places named in the text",
    counts: { places: ["{n} place", "{n} places"], mentions: ["{n} mention", "{n} mentions"], unplaced: ["{n} mention not placed", "{n} mentions not placed"], documents: ["{n} document", "{n} documents"] },
    tabText: "Text",
    tabPlaces: "Places",
    tabUnplaced: "Not placed",
    tabAbout: "About",
    document: "Document",
    previousDocument: "Previous document",
    nextDocument: "Next document",
    untitled: "Untitled",
    emptyText: "This document has no text.",
    nothingFound: "No place was found in this text.",
    nothingPlaced: "Places are named here, but none of them could be put on the map; «Not placed» says why.",
    nothingUnplaced: "Every place that was named could be put on the map.",
    failure: "This document could not be read or mapped: {why}",
    hint: "Select a name or a sentence to see it on the map.",
    kinds: { country: "Countries", region: "Regions", division: "Divisions", city: "Cities and towns", water: "Waters", other: "Other places" },
    kind: { country: "country", region: "region", division: "division", city: "place", water: "water", other: "place" },
    codes: {
      PPLC: "capital", PPL: "town", PPLA: "city", PPLA2: "city", PPLA3: "town", PPLA4: "town", PPLX: "quarter", PPLH: "historical town", PPLQ: "abandoned town", PPLL: "village",
      PCLI: "country", PCLH: "former country", PCLD: "dependent territory", PCLS: "semi-independent territory", TERR: "territory", CONT: "continent",
      ADM1: "division", ADM2: "second-order division", ADM3: "third-order division", ADM4: "local division", ADMD: "division",
      SEA: "sea", OCN: "ocean", GULF: "gulf", BAY: "bay", STM: "river", LK: "lake", STRT: "strait", CHN: "channel", CNL: "canal", RSV: "reservoir",
      ISL: "island", ISLS: "islands", MT: "mountain", MTS: "mountains", DSRT: "desert", PEN: "peninsula", VAL: "valley", AIRP: "airport", AIRB: "air base",
      RGN: "region", RGNH: "historical region", RGNE: "economic region", AREA: "area", PRK: "park", MILB: "military base",
    },
    where: { in: "{code} in {within}", of: "{code} of {within}", list: ", " },
    bigTown: "city",
    population: "{n} inhabitants",
    roles: { literal: "Named itself", metonymic: "Stands for its government or people", modifier: "Describes something else", embedded: "Within another name", demonym: "People or adjective", dateline: "Where it was filed" },
    role: { literal: "", metonymic: "stands for its government or people", modifier: "describes something else", embedded: "within another name", demonym: "people or adjective", dateline: "dateline" },
    reasons: {
      not_in_gazetteer: "No place of this name is known to the gazetteer.",
      ambiguous: "Several places bear this name, and none is clearly meant.",
      not_a_place: "Not taken for the name of a place here.",
      rejected: "Someone decided that this is no place.",
      offline: "The gazetteer does not know this name, and no online service was asked.",
      fault: "Something went wrong with this mention.",
    },
    layers: "Layers and legend",
    byKind: "Kind of place",
    byRole: "What the name does",
    markerSize: "Size: mentions",
    solidLine: "Solid line: sure",
    dashedLine: "Dashed line: less than {n} % sure",
    softArea: "Soft area: how far the place reaches",
    showAll: "Show all places",
    showMain: "Back to the first view",
    switchedOn: "“{layer}” was switched on to show this.",
    markerLabel: "{name}, {where}, {mentions}{doubt}",
    doubt: ", less than sure",
    named: "Named",
    formally: "in the gazetteer {name}",
    times: "{name} ({n}×)",
    sure: "{n} % sure",
    sureRange: "{low}–{high} % sure",
    sentences: "In the text",
    nOfM: "{n} of {m}",
    readInText: "Read in the text: {n} of {m}",
    showMore: ["Show {n} more", "Show {n} more"],
    hiddenMentions: ["{n} more mention belongs to a role that is switched off.", "{n} more mentions belong to roles that are switched off."],
    alternatives: "Could also be",
    candidates: "Considered",
    why: "Why here",
    noteOnReason: "Details",
    geonames: "{name} at GeoNames",
    source: "{id}, answered by {by}",
    close: "Close",
    popupLabel: "{name}, {where}",
    opened: "{name}, {where}. {mentions}.",
    closed: "Closed.",
    sentenceLabel: ["Sentence with {n} place", "Sentence with {n} places"],
    mentionLabel: "{text}: {what}",
    unplacedLabel: "not placed",
    sortBy: "Sort by {column}",
    columnPlace: "Place",
    columnWhere: "Where",
    columnMentions: "Mentions",
    columnSure: "Sure",
    showOnMap: "Show {name} on the map",
    unplacedIntro: "Named in the text, but not on the map:",
    occurrence: "Go to mention {n} of {m}",
    aboutTitle: "How to read this page",
    about: [
      "Each marker is one place; the larger, the more often it is named. A dashed outline says that the program was less than sure.",
      "Select a name in the text to find it on the map. Select a marker for the sentences that name it.",
      "With the keyboard: Tab moves from name to name and sentence to sentence, Enter shows the place, Esc closes it and leads back.",
      "A name that stands for something else (a government, an adjective, part of a longer name) is underlined in its own way; the legend shows how.",
    ],
    focusTitle: "What this text is about",
    share: "{n} %",
    madeTitle: "What it was made with",
    madeBy: "geomap {version}",
    model: "Recogniser",
    gazetteer: "Gazetteer",
    settings: "Settings",
    privateTitle: "What it loads",
    private: "Nothing. Text, map and places are all within this file; a link is followed only when you choose it.",
    creditsTitle: "Credits",
    bordersNote: "Borders are those of Natural Earth: they show who holds an area, not who should.",
    creditPlaces: "Places: {link} (CC BY 4.0)",
    creditLand: "Land and de facto borders: {link} (public domain)",
    creditSoftware: "{leaflet}, {folium}",
  },
};

const LANGUAGE = "en";
const WORDS = STRINGS[LANGUAGE];

/** The word for a machine name, or another where there is none; never what an object inherits. */
function wordFor(table, name, otherwise) {
  return Object.hasOwn(table, name) ? table[name] : otherwise;
}

/** Fill the {names} of a text with values that may be elements; an array is [one, several], chosen by `n`. */
function phrase(text, values = {}) {
  const chosen = Array.isArray(text) ? text[values.n === 1 ? 0 : 1] : text;
  return chosen.split(/(\{\w+\})/).map((part) => {
    const value = /^\{\w+\}$/.test(part) ? values[part.slice(1, -1)] : undefined;
    if (value === undefined) return part;
    return typeof value === "number" ? value.toLocaleString(LANGUAGE) : value;
  });
}

/** The same for values that are text. */
function say(text, values) {
  return phrase(text, values).join("");
}

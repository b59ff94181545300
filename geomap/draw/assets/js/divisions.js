// What the first-order divisions of a country are called, after the categories of ISO 3166-2; countries whose
// divisions are of several kinds (Russia, France, the United Kingdom) are left out rather than told half right.

const DIVISIONS = {
  governorate: "BH EG IQ JO KW LB OM PS SY TN YE",
  province: "AF AO AR BE BG BI CR CU DO DZ EC GA IR KE KG LA MN MZ NL PA PG RW SB TR TJ VU ZM ZW",
  state: "AT BR DE FM MM MY NG PW SD SS US VE",
  region: "BF BY CI CL CM CZ ET GH GN GR IT KZ LY MA MG ML MR NA NE NZ PE SK SN TD TG TZ UZ",
  county: "EE HR HU IE LR LT NO RO SE",
  department: "BJ BO CO GT HN HT NI PY SV UY",
  district: "BD BT BW CY IL LS LU MU NP PT SC SR",
  prefecture: "JP",
  canton: "CH",
  voivodeship: "PL",
  emirate: "AE",
  oblast: "UA",
};

const DIVISION_OF = new Map(Object.entries(DIVISIONS).flatMap(([kind, codes]) => codes.split(" ").map((code) => [code, kind])));

/** What a country calls its first-order divisions, as {kind, named}; null where that is not known. */
function divisionWords(countries) {
  const kind = countries.length === 1 ? DIVISION_OF.get(countries[0]) : undefined;
  return kind ? WORDS.divisions[kind] : null;
}

/** A division's name with what it is: «Homs Governorate»; the bare name where that says it already. */
function divisionName(place) {
  const words = divisionWords(place.countries);
  const name = isolated(place.admin1);
  if (!words || place.admin1.toLocaleLowerCase(LANGUAGE).includes(words.kind.toLocaleLowerCase(LANGUAGE))) return name;
  // Texas says enough by itself; New York in New York does not.
  return say(place.name === place.admin1 ? words.named : (words.plain ?? words.named), { name });
}

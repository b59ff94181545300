"""The tables of demonyms, abbreviations and divisions' names: each points to the place that it speaks of."""

import difflib
from collections.abc import Mapping

import pytest

from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.countries import DEPENDENT, feature_code
from geomap.gazetteer.sources.tables import read_table
from geomap.gazetteer.variants import without_feature_word
from tests.gazetteer.facts import (
    SHARED,
    all_names,
    boxes,
    cities_of,
    city,
    namesakes,
    rows_by,
    where,
)

COUNTRIES = rows_by("countries", "iso2")
DIVISIONS = rows_by("divisions", "code")
BETTER = rows_by("division_names", "code")

WITHOUT_PEOPLE = frozenset({"AQ", "VA"})
"""Nobody is born there."""

DEMONYMS = {
    "Syrian": {"SY"},
    "Iraqis": {"IQ"},
    "British": {"GB"},
    "Britons": {"GB"},
    "Danish": {"DK"},
    "Dane": {"DK"},
    "Swedes": {"SE"},
    "Dutch": {"NL"},
    "Spaniards": {"ES"},
    "Spanish": {"ES"},
    "Turks": {"TR"},
    "Poles": {"PL"},
    "Finn": {"FI"},
    "Filipina": {"PH"},
    "Philippine": {"PH"},
    "French": {"FR"},
    "Swiss": {"CH"},
    "Burmese": {"MM"},
    "Congolese": {"CD", "CG"},
    "Dominican": {"DM", "DO"},
    "Niger's": set(),
    "Nigerien": {"NE"},
    "Nigerian": {"NG"},
    "Guinean": {"GN"},
    "Georgian": {"GE", "US.GA"},
    "Palestinians": {"PS"},
    "Saudi": {"SA"},
    "Kurdish": {"geomap:kurdistan"},
    "Kurds": {"geomap:kurdistan"},
    "Soviet": {"geomap:soviet-union"},
    "European": {"geomap:europe"},
    "Balkan": {"geomap:balkans"},
    "Crimean": {"geomap:crimea"},
    "Chechen": {"RU.12"},
    "Catalan": {"ES.56"},
    "Basque": {"ES.59"},
    "Bavarian": {"DE.02"},
    "Tibetan": {"CN.14"},
    "Gazans": {"PS.GZ"},
    "English": {"GB.ENG"},
    "Scottish": {"GB.SCT"},
    "Welsh": {"GB.WLS"},
    "Texan": {"US.TX"},
    "Californians": {"US.CA"},
    "New Yorkers": {"US.NY", "city:US/New York City"},
    "Parisian": {"city:FR/Paris"},
    "Londoner": {"city:GB/London"},
    "Muscovites": {"city:RU/Moscow"},
    "Arab": set(),
    "Muslim": set(),
}
"""What some words speak of; an empty set where they name no place's people."""

ALONE = frozenset({"AK", "HI", "ID", "IA", "ME", "OH", "TX", "UT"})
"""States that newspapers write out."""

ABBREVIATIONS = {
    "Calif.": {"US.CA"},
    "CA": {"US.CA"},
    "Miss.": {"US.MS"},
    "Mo.": {"US.MO"},
    "Me.": {"US.ME"},
    "D.C.": {"US.DC"},
    "N.S.W.": {"AU.02"},
    "B.C.": {"CA.02"},
    "Nfld.": {"CA.05"},
    "W.A.": {"AU.08", "US.WA"},
    "N.T.": {"AU.03", "CA.13"},
}

OTHER_WORDS = frozenset(
    {
        "AZ.20",
        "BH.16",
        "CZ.79",
        "CZ.82",
        "CZ.89",
        "DK.17",
        "FR.24",
        "KZ.04",
        "LB.09",
        "MN.06",
        "MN.07",
        "MN.18",
        "TW.02",
        "VE.25",
    }
)
"""Divisions whose English name looks nothing like the derived one: translated, declined or of another language."""

MIN_LIKENESS = 0.5
"""Spellings of one name share half their letters in order."""

FAR_AWAY = frozenset(
    {
        "CO.25",
        "EC.01",
        "ES.53",
        "MA.11",
        "MA.12",
        "MU.21",
        "MU.22",
        "NZ.10",
        "PT.10",
        "PT.23",
    }
)
"""Islands far from the rest of their country, and Western Sahara, which GeoNames' divisions count to Morocco too."""


def targets(table: str, column: str) -> Mapping[str, set[str]]:
    """Give what the words of a table point to, by their normal form."""
    found: dict[str, set[str]] = {}
    for row in read_table(table):
        found.setdefault(normalise(row[column]), set()).add(row["target"])
    return found


def exists(target: str) -> bool:
    """Whether there is a country, division, region or city of a handle."""
    if target.startswith("city:"):
        return bool(city(target.removeprefix("city:")))
    regions = rows_by("regions", "id")
    return target in COUNTRIES or target in DIVISIONS or target.removeprefix("geomap:") in regions


@pytest.mark.parametrize("table", ["demonyms", "abbreviations"])
def test_every_target_exists(table: str) -> None:
    """As a country, a division, a region or a city."""
    assert {row["target"] for row in read_table(table) if not exists(row["target"])} == set()


def test_forms_and_styles_are_known() -> None:
    """And all of them are used."""
    assert {row["form"] for row in read_table("demonyms")} == {"adjective", "noun", "both"}
    assert {row["style"] for row in read_table("abbreviations")} == {"ap", "postal", "other"}


def test_a_city_of_a_demonym_is_the_great_one() -> None:
    """No namesake in the same country comes near it: the Parisians' Paris has two million people."""
    handles = {row["target"] for row in read_table("demonyms") if row["target"].startswith("city:")}
    for handle in handles:
        *others, largest = sorted(
            record["population"] for record in namesakes(handle.removeprefix("city:"))
        )
        assert largest >= 50_000, handle
        assert largest >= 2 * max(others, default=0), handle


def test_every_sovereign_country_has_a_people() -> None:
    """And most territories."""
    named = {row["target"] for row in read_table("demonyms")}
    nameless = set(COUNTRIES) - named
    assert {iso for iso in nameless if feature_code(iso) != DEPENDENT} == WITHOUT_PEOPLE
    assert len(nameless) <= 20


def test_every_state_of_the_usa_has_a_people() -> None:
    """Washingtonians may be of the state or of the city."""
    named = {row["target"] for row in read_table("demonyms")}
    states = {code for code in DIVISIONS if code.startswith("US.")}
    assert states - named == {"US.DC"}


@pytest.mark.parametrize(("word", "expected"), DEMONYMS.items())
def test_a_demonym_points_to_its_people_s_place(word: str, expected: set[str]) -> None:
    """And to no other."""
    assert targets("demonyms", "demonym").get(normalise(word), set()) == expected


def test_plurals_come_with_their_singular() -> None:
    """«Syrians» stands beside «Syrian»; nouns that are only plural end otherwise."""
    rows = read_table("demonyms")
    words = {(row["demonym"], row["target"]) for row in rows}
    lonely = {
        word
        for word, target in words
        if word.endswith("ans") and (word.removesuffix("s"), target) not in words
    }
    assert lonely == {"Normans"}  # Norman is a first name


@pytest.mark.parametrize(("word", "expected"), ABBREVIATIONS.items())
def test_an_abbreviation_points_to_its_division(word: str, expected: set[str]) -> None:
    """Dots or none; two countries may share one."""
    assert targets("abbreviations", "abbreviation")[normalise(word)] == expected


def test_every_state_has_its_abbreviations() -> None:
    """All of the USA, Canada and Australia a postal one; newspapers shorten all but eight American states."""
    rows = read_table("abbreviations")
    postal = {row["target"] for row in rows if row["style"] == "postal"}
    newspaper = {row["target"] for row in rows if row["style"] == "ap"}
    divisions = {code for code in DIVISIONS if code.partition(".")[0] in {"US", "CA", "AU"}}
    american = {code for code in divisions if code.startswith("US.")}
    assert divisions <= postal
    assert american - newspaper == {f"US.{code}" for code in ALONE}


def test_within_a_country_an_abbreviation_has_one_meaning() -> None:
    """Ms. is Mississippi's, not Missouri's too."""
    for word, codes in targets("abbreviations", "abbreviation").items():
        owners = [code.partition(".")[0] for code in codes]
        assert len(set(owners)) == len(owners), word


def test_an_abbreviation_is_spelt_with_letters_of_the_name() -> None:
    """In their order: a slip in a code would show."""
    for row in read_table("abbreviations"):
        if row["target"] in DIVISIONS:
            names = {DIVISIONS[row["target"]]["name"], *better_names(row["target"])}
            letters = "".join(filter(str.isalpha, row["abbreviation"].casefold()))
            assert any(spells(letters, normalise(name)) for name in names), row


def better_names(code: str) -> tuple[str, ...]:
    """Give the names that our table has for a division; none where it has no row."""
    return all_names(BETTER[code]) if code in BETTER else ()


def spells(letters: str, name: str) -> bool:
    """Whether letters occur in a name in their order."""
    rest = iter(name)
    return all(letter in rest for letter in letters)


def test_a_better_name_belongs_to_a_division() -> None:
    """Which has a row in the derived table."""
    assert set(BETTER) <= set(DIVISIONS)


def test_a_better_name_says_something() -> None:
    """Another name than the derived one, or more names."""
    idle = [code for code, row in BETTER.items() if all_names(row) == (DIVISIONS[code]["name"],)]
    assert idle == []


def test_a_better_name_is_akin_to_the_derived_one() -> None:
    """A name beside the wrong code would look nothing like it."""
    strangers = {
        code
        for code, row in BETTER.items()
        if likeness(DIVISIONS[code]["name"], all_names(row)) < MIN_LIKENESS
    }
    assert strangers == OTHER_WORDS


def test_names_of_divisions_agree_with_geonames_own_table() -> None:
    """Each in admin1CodesASCII.txt looks like one of ours of the same code."""
    path = SHARED / "admin1CodesASCII.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    lines = path.read_text(encoding="utf-8").splitlines()
    theirs = {line.split("\t")[0]: line.split("\t")[1] for line in lines}
    strangers = {
        code
        for code, row in DIVISIONS.items()
        if code in theirs
        and likeness(theirs[code], (row["name"], *better_names(code))) < MIN_LIKENESS
    }
    assert len(strangers) <= 5
    assert set(BETTER) <= set(theirs)


def likeness(name: str, others: tuple[str, ...]) -> float:
    """Give the likeness, 0 … 1, of a name and the nearest of others, feature words left out."""
    bare, _ = without_feature_word(normalise(name))
    return max(
        difflib.SequenceMatcher(None, bare, without_feature_word(normalise(other))[0]).ratio()
        for other in others
    )


def test_no_two_divisions_of_a_country_have_one_name() -> None:
    """After the better names are in."""
    owners: dict[tuple[str, str], set[str]] = {}
    for code, row in DIVISIONS.items():
        for name in better_names(code) or (row["name"],):
            owners.setdefault((code.partition(".")[0], normalise(name)), set()).add(code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_a_division_lies_in_its_country() -> None:
    """But for islands far away."""
    extents = boxes("countries", "iso2")
    centres = boxes("divisions", "code")
    outside = {
        code
        for code in DIVISIONS
        if not extents[code.partition(".")[0]].contains(centres[code].center)
    }
    assert outside == FAR_AWAY


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("IQ.01", "Anbar"),
        ("SY.07", "Deir Ezzor"),
        ("SY.04", "Raqqa"),
        ("YE.08", "Hodeidah"),
        ("DE.02", "Bavaria"),
        ("ES.56", "Catalonia"),
        ("IT.16", "Tuscany"),
        ("IT.15", "Sicily"),
        ("UA.05", "Donetsk Oblast"),
        ("RU.12", "Chechnya"),
        ("CN.13", "Xinjiang"),
        ("PK.03", "North-West Frontier Province"),
        ("PS.WE", "West Bank"),
        ("PS.GZ", "Gaza Strip"),
        ("MM.01", "Rakhine State"),
        ("ET.53", "Tigray"),
        ("CD.11", "North Kivu"),
    ],
)
def test_a_division_is_known_by_the_name_that_texts_use(code: str, name: str) -> None:
    """In English newspapers."""
    names = (DIVISIONS[code]["name"], *better_names(code))
    assert normalise(name) in map(normalise, names)


@pytest.mark.parametrize(
    ("code", "handle"),
    [
        ("PS.WE", "PS/Hebron"),
        ("PS.GZ", "PS/Rafah"),
        ("IQ.01", "IQ/Ramadi"),
        ("SY.07", "SY/Deir ez-Zor"),
        ("RU.12", "RU/Grozny"),
        ("GE.02", "GE/Sokhumi"),
        ("MD.58", "MD/Tiraspol"),
        ("ES.56", "ES/Barcelona"),
        ("UA.14", "UA/Luhansk"),
    ],
)
def test_a_division_holds_its_city(code: str, handle: str) -> None:
    """The derived box beside our name."""
    assert boxes("divisions", "code")[code].contains(city(handle))


def test_cities_of_a_renamed_division_carry_its_code() -> None:
    """Munich is in what we call Bavaria."""
    munich = next(record for record in cities_of()["DE"] if record["name"] == "Munich")
    assert f"DE.{munich['admin1code']}" == "DE.02"
    assert boxes("divisions", "code")["DE.02"].contains(where(munich))

"""The table of countries: complete, each where its cities are, each found by the names that texts use."""

import itertools
import math

import pytest

from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.tables import point
from geomap.geometry import EARTH_RADIUS_KM, BoundingBox
from tests.gazetteer.facts import (
    SHARED,
    all_names,
    boxes,
    cities_of,
    countries,
    countries_around,
    overlap,
    rows_by,
    where,
)

ROWS = rows_by("countries", "iso2")
BOXES = boxes("countries", "iso2")

HELD = 0.97
"""At least this share of a country's cities lies in its box."""
OVERSEAS = {"PT": 0.90}
"""The same where much of the country lies elsewhere: a tenth of Portugal's cities are in the Azores and Madeira."""

NO_CITIES = frozenset({"AQ", "BV", "HM", "UM"})
"""Nobody lives there, or nobody stays."""

WRONG_AREA = frozenset({"MO"})
"""GeoNames gives Macau's area with the water, seven times its land."""
SCATTERED = frozenset(
    itertools.chain(
        ("AS", "BQ", "BS", "CC", "CK", "CV", "FJ", "FM", "GG", "GQ", "GS", "IO", "JP", "KI", "KY"),
        ("MH", "MP", "MU", "MV", "PF", "PN", "PW", "SB", "SC", "SH", "SJ", "ST", "TC", "TF", "TK"),
        ("TO", "TV", "VG", "VI", "VU", "WF"),
    )
)
"""Islands far apart: the box is mostly sea."""
MOST_AIR = 12
"""A box is at most so many times the size of its country, unless that is scattered."""

NAMES = {
    "U.S.": "US",
    "United States of America": "US",
    "America": "US",
    "Britain": "GB",
    "U.K.": "GB",
    "Great Britain": "GB",
    "Ivory Coast": "CI",
    "Côte d'Ivoire": "CI",
    "Burma": "MM",
    "Myanmar": "MM",
    "Siam": "TH",
    "Persia": "IR",
    "Ceylon": "LK",
    "Rhodesia": "ZW",
    "Zaire": "CD",
    "DRC": "CD",
    "D.R. Congo": "CD",
    "Congo-Brazzaville": "CG",
    "Upper Volta": "BF",
    "Abyssinia": "ET",
    "Holland": "NL",
    "the Netherlands": "NL",
    "UAE": "AE",
    "Emirates": "AE",
    "Czechia": "CZ",
    "Czech Republic": "CZ",
    "Swaziland": "SZ",
    "Eswatini": "SZ",
    "Turkey": "TR",
    "Türkiye": "TR",
    "Macedonia": "MK",
    "North Macedonia": "MK",
    "Cape Verde": "CV",
    "Cabo Verde": "CV",
    "East Timor": "TL",
    "Timor-Leste": "TL",
    "the Gambia": "GM",
    "Vatican": "VA",
    "Holy See": "VA",
    "Republic of Korea": "KR",
    "DPRK": "KP",
    "PRC": "CN",
    "Republic of China": "TW",
    "Palestine": "PS",
    "Palestinian territories": "PS",
    "Bosnia": "BA",
    "the Bahamas": "BS",
    "the Maldives": "MV",
    "Saint Kitts and Nevis": "KN",
    "St. Lucia": "LC",
    "Hong Kong": "HK",
    "Kosovo": "XK",
    "Falklands": "FK",
}


def test_every_country_of_geonames_is_here_and_no_other() -> None:
    """Territories too; those that are no more live on among the regions."""
    assert set(ROWS) == set(countries())


def test_a_box_holds_its_point() -> None:
    """The label stands in the country."""
    assert [iso for iso, row in ROWS.items() if not BOXES[iso].contains(point(row))] == []


def test_a_point_lies_among_the_cities_of_its_country() -> None:
    """The nearest city to a country's point is in that country."""
    astray = {
        iso: nearest
        for iso, row in ROWS.items()
        if (nearest := countries_around(point(row), count=1)) != {iso}
    }
    assert set(astray) == NO_CITIES


def test_a_box_holds_the_cities_of_its_country() -> None:
    """All but a few far away."""
    shares = {
        iso: sum(BOXES[iso].contains(where(record)) for record in cities) / len(cities)
        for iso, cities in cities_of().items()
    }
    assert set(shares) == set(ROWS) - NO_CITIES
    low = {iso: share for iso, share in shares.items() if share < HELD}
    assert set(low) == set(OVERSEAS)
    assert all(share >= OVERSEAS[iso] for iso, share in low.items())


def area_km2(extent: BoundingBox) -> float:
    """Give the area of a box on the sphere."""
    height = math.sin(math.radians(extent.north)) - math.sin(math.radians(extent.south))
    return EARTH_RADIUS_KM**2 * math.radians(extent.width_degrees) * height


def test_a_box_is_as_large_as_its_country_and_not_much_larger() -> None:
    """A slip of a digit in a coordinate shows in the area."""
    known = {iso: record["areakm2"] for iso, record in countries().items() if record["areakm2"] > 1}
    air = {iso: area_km2(BOXES[iso]) / area for iso, area in known.items()}
    assert {iso for iso, times in air.items() if times < 1} == WRONG_AREA
    assert {iso for iso, times in air.items() if times > MOST_AIR} == SCATTERED


def test_boxes_of_neighbours_meet() -> None:
    """Countries with a common border have boxes that touch."""
    borders = [
        (iso, other)
        for iso, record in countries().items()
        for other in str(record["neighbours"]).split(",")
        if other in BOXES
    ]
    assert len(borders) > 600
    assert [
        (one, other)
        for one, other in borders
        if not overlap(BOXES[one], BOXES[other], margin_degrees=0.1)
    ] == []


@pytest.mark.parametrize(("name", "iso"), NAMES.items())
def test_a_country_is_known_by_the_names_that_texts_use(name: str, iso: str) -> None:
    """Short and long, old and new, abbreviated."""
    assert normalise(name) in map(normalise, all_names(ROWS[iso]))


@pytest.mark.parametrize("word", ["CAR", "the States", "ROC", "Saudi", "Emirate", "Antarctic"])
def test_words_that_mean_something_else_are_no_country(word: str) -> None:
    """A car is no Central African Republic."""
    key = normalise(word)
    assert [iso for iso, row in ROWS.items() if key in map(normalise, all_names(row))] == []


def test_names_agree_with_geonames_own_table() -> None:
    """Each name in countryInfo.txt is one of ours under the normal form."""
    path = SHARED / "countryInfo.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    lines = path.read_text(encoding="utf-8").splitlines()
    theirs = {line.split("\t")[0]: line.split("\t")[4] for line in lines if line[:1] != "#"}
    unknown = {
        iso: name
        for iso, name in theirs.items()
        if iso in ROWS and normalise(name) not in map(normalise, all_names(ROWS[iso]))
    }
    assert set(theirs) >= set(ROWS)
    assert unknown == {}

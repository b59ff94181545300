"""First-order divisions of all countries, and the counties of the USA."""

from collections.abc import Iterable, Iterator, Mapping

from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources import tables
from geomap.gazetteer.sources.geonames import Record
from geomap.gazetteer.variants import without_article, without_feature_word
from geomap.places import FeatureClass, MatchKind, Place

DIVISION = "ADM1"
COUNTY = "ADM2"

_ARAB_COUNTRIES = frozenset(
    "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split()  # noqa: SIM905 - as a list it takes a line for each code
)
"""ISO codes of the members of the Arab League, whose divisions English names with or without the article."""

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central centre center".split()  # noqa: SIM905 - as a list it takes a line for each word
)
"""What is left of «Western Region» names no place by itself."""

_USA = "US"
"""Its states have no feature words in their names, and Columbia is not the District of Columbia."""

Names = Mapping[str, tables.Row]
"""Rows of the table of better names, by division code."""


def preferred_names(rows: Iterable[tables.Row], better: Names) -> dict[str, str]:
    """Give each division's usual English name, by code."""
    return {row["code"]: better.get(row["code"], row)["name"] for row in rows}


def divisions(
    rows: Iterable[tables.Row], better: Names, states: Iterable[Record]
) -> Iterator[Entry]:
    """Make the places of the first-order divisions.

    Args:
        rows: our derived table.
        better: what English texts call some of them.
        states: GeoNames' states of the USA, for their ids.
    """
    ids = {f"US.{state['code']}": f"geonames:{state['geonameid']}" for state in states}
    for row in rows:
        code, country = row["code"], row["code"].partition(".")[0]
        name = better.get(code, row)["name"]
        place = Place(
            ids.get(code, f"geonames-adm1:{code}"),
            name,
            tables.point(row),
            FeatureClass.ADMINISTRATIVE,
            DIVISION,
            country,
            name,
            code,
            population=int(row["population"]),
            extent=tables.box(row),
        )
        yield Entry(place, tuple(_names(row, better.get(code), country)), code)


def _names(row: tables.Row, better: tables.Row | None, country: str) -> Iterator[Name]:
    if better is None or normalise(row["name"]) not in DIRECTIONS:
        yield Name(row["name"], MatchKind.PREFERRED)
    yield from tables.names(better) if better else ()
    if country == _USA:
        return
    for name in dict.fromkeys((row["name"], better["name"] if better else row["name"])):
        bare, _ = without_feature_word(normalise(name))
        if bare in DIRECTIONS:
            continue
        yield Name(bare, MatchKind.ALTERNATE)
        if country in _ARAB_COUNTRIES and (short := without_article(bare)):
            yield Name(short, MatchKind.ALTERNATE)


def counties(rows: Iterable[tables.Row], division_names: Mapping[str, str]) -> Iterator[Entry]:
    """Make the places of the counties; each is also found, partially, by its name without «County»."""
    for row in rows:
        country, state, _ = row["code"].split(".")
        division = f"{country}.{state}"
        place = Place(
            f"geonames-adm2:{row['code']}",
            row["name"],
            tables.point(row),
            FeatureClass.ADMINISTRATIVE,
            COUNTY,
            country,
            division_names[division],
            division,
            row["code"],
            population=int(row["population"]),
            extent=tables.box(row),
        )
        bare, _ = without_feature_word(normalise(row["name"]))
        yield Entry(place, (Name(row["name"], MatchKind.PREFERRED), Name(bare, MatchKind.PARTIAL)))

"""Cities: GeoNames' populated places with all their names."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.geonames import Record
from geomap.geometry import Point
from geomap.places import FeatureClass, MatchKind, Place

CAPITAL = "PPLC"
CITY = "PPL"

_NO_DIVISION = frozenset({"", "00"})
"""GeoNames' codes for «in no first-order division» and «not known»."""

GREAT_CITY = 50_000
"""Only cities of so many people are looked for by their other names; going through all villages takes seconds."""

_CODE = re.compile(r"[A-Z]{2,4}")
"""Looks like an airport's or a city's code rather than a name."""
_LATIN = re.compile(r"[a-zß-ɏ]")


def division_code(city: Record) -> str:
    """Give the GeoNames code of the division that a city lies in, as in `SY.11`; empty where unknown."""
    code = city["admin1code"]
    return "" if code in _NO_DIVISION else f"{city['countrycode']}.{code}"


def cities(
    records: Iterable[Record], capitals: Collection[str], divisions: Mapping[str, str]
) -> Iterator[Entry]:
    """Make the places of the cities.

    Args:
        records: GeoNames' cities.
        capitals: ids of those that are a country's capital.
        divisions: names of the first-order divisions by code.
    """
    for record in records:
        code = division_code(record)
        place = Place(
            f"geonames:{record['geonameid']}",
            record["name"],
            Point(record["latitude"], record["longitude"]),
            FeatureClass.POPULATED,
            CAPITAL if str(record["geonameid"]) in capitals else CITY,
            record["countrycode"],
            divisions.get(code, ""),
            code,
            population=record["population"],
            name_count=len(record["alternatenames"]),
        )
        yield Entry(place, tuple(_names(record)))


def find_capitals(records: Iterable[Record], countries: Iterable[Record]) -> frozenset[str]:
    """Give the ids of the capitals: in each country the most populous city with the capital's name.

    A city's own name goes before its other names.
    """
    wanted = {country["iso"]: normalise(country["capital"]) for country in countries}
    best: dict[str, tuple[bool, int, str]] = {}
    for record in records:
        country = record["countrycode"]
        own = normalise(record["name"]) == wanted.get(country)
        if own or _has_alternate(record, wanted.get(country, "")):
            rank = (own, record["population"], str(record["geonameid"]))
            best[country] = max(best.get(country, rank), rank)
    return frozenset(identifier for _, _, identifier in best.values())


def _has_alternate(record: Record, key: str) -> bool:
    return (
        bool(key)
        and record["population"] >= GREAT_CITY
        and any(normalise(name) == key for name in record["alternatenames"])
    )


def _names(record: Record) -> Iterator[Name]:
    preferred = record["name"]
    yield Name(preferred, MatchKind.PREFERRED)
    for name in record["alternatenames"]:
        kind = alternate_kind(name, preferred)
        if kind is not None and name != preferred:
            yield Name(name, kind)


def alternate_kind(name: str, preferred: str) -> MatchKind | None:
    """Tell what one of GeoNames' alternate names is; None where it is no name that a text would use.

    The package's list has no language tags, so codes and transliterations stand among the names.
    Short capital codes (`QHS`) are out unless they are the initials of the place (`NYC`). Words in Latin
    letters without a capital (`himasa`, `hwms`) are letter-by-letter transliterations and are out too; they would
    find places in every text.
    """
    if name.isupper() and _CODE.fullmatch(name):
        return MatchKind.ABBREVIATION if name == _initials(preferred) else None
    if name.islower() and _LATIN.search(name):
        return None
    return MatchKind.ALTERNATE if any(map(str.isalpha, name)) else None


def _initials(name: str) -> str:
    words = re.split(r"[\s-]+", name)
    return "".join(word[0] for word in words if word[:1].isupper())

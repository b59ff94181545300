"""A dump's rows as places with their names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from geomap.gazetteer.dump.alternates import Find, is_usual
from geomap.gazetteer.dump.files import Part
from geomap.gazetteer.dump.skipped import Skipped
from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.cities import alternate_kind
from geomap.gazetteer.sources.divisions import COUNTY, DIRECTIONS, DIVISION
from geomap.gazetteer.variants import without_feature_word
from geomap.geometry import Point
from geomap.places import FeatureClass, MatchKind, Place

_ID, _NAME, _ASCII, _OTHERS, _LATITUDE, _LONGITUDE, _CLASS, _CODE, _COUNTRY, _COUNTRIES = range(10)
_ADMIN1, _ADMIN2, _POPULATION, _MODIFIED = 10, 11, 14, 18
_COLUMNS = 19
_NOWHERE = frozenset({"", "00"})
_CLASSES = {item.value: item for item in FeatureClass}
_DIVISIONS = {DIVISION: MatchKind.ALTERNATE, COUNTY: MatchKind.PARTIAL}
"""What finding a division without its feature word counts as, as in `sources.divisions`."""

Tell = Callable[[str, int, int], None]
"""Told of the work: the stage's name, how much is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Names:
    """Where names come from that are not in a place's row."""

    divisions: Mapping[str, str]
    """Names of first-order divisions by code."""
    find: Find | None
    """The names in many languages; None where there are none, and the untagged ones of the row have to do."""


@dataclass(slots=True)
class Seen:
    """What is learned of a dump while its places are read."""

    skipped: Skipped
    """The rows that hold no place."""
    newest: str = ""
    """The day of the latest change, as in `2026-11-25`: the dump's date."""


def read_places(part: Part, names: Names, seen: Seen, tell: Tell) -> Iterator[tuple[int, Entry]]:
    """Give the places of one file with their numbers at GeoNames; rows that hold none are counted."""
    stage = f"reading {part.path.name}"
    for row in part.rows(lambda done, total: tell(stage, done, total)):
        try:
            number = _number(row)
            entry = _entry(number, row, names)
        except ValueError as error:
            seen.skipped.add(part.path.name, f"{row[0][:20]}: {error}")
            continue
        seen.newest = max(seen.newest, row[_MODIFIED].strip())
        yield number, entry


def _number(row: list[str]) -> int:
    if len(row) != _COLUMNS:
        message = f"{len(row)} columns, not {_COLUMNS}"
        raise ValueError(message)
    return int(row[_ID])


def _entry(number: int, row: list[str], names: Names) -> Entry:
    found = names.find(number) if names.find else []
    usual = found[0].text if found and is_usual(found[0]) else row[_NAME]
    place = _place(row, usual, names.divisions)
    return Entry(place, tuple(_names(row, place, found)))


def _place(row: list[str], name: str, divisions: Mapping[str, str]) -> Place:
    country, admin1 = row[_COUNTRY], row[_ADMIN1]
    division = f"{country}.{admin1}" if country and admin1 not in _NOWHERE else ""
    countries = tuple(dict.fromkeys(filter(None, (country, *row[_COUNTRIES].split(",")))))
    feature = _CLASSES.get(row[_CLASS])
    if feature is None:
        message = f"no feature class of GeoNames: {row[_CLASS]!r}"
        raise ValueError(message)
    return Place(
        f"geonames:{row[_ID]}",
        name,
        Point(float(row[_LATITUDE]), float(row[_LONGITUDE])),
        feature,
        row[_CODE],
        country,
        divisions.get(division, ""),
        division,
        f"{division}.{row[_ADMIN2]}" if division and row[_ADMIN2] else "",
        int(row[_POPULATION] or 0),
        countries=countries if len(countries) > 1 else (),
        name_count=row[_OTHERS].count(",") + 1 if row[_OTHERS] else 0,
    )


def _names(row: list[str], place: Place, found: list[Name]) -> Iterator[Name]:
    yield Name(place.name, MatchKind.PREFERRED)
    if row[_NAME] and row[_NAME] != place.name:
        yield Name(row[_NAME], MatchKind.PREFERRED)
    if row[_ASCII] and row[_ASCII] != row[_NAME]:
        yield Name(row[_ASCII], MatchKind.ALTERNATE)
    if found:
        yield from found
    elif row[_OTHERS]:
        yield from _untagged(row[_OTHERS], row[_NAME])
    if place.feature_class is FeatureClass.ADMINISTRATIVE and place.feature_code in _DIVISIONS:
        bare, _ = without_feature_word(normalise(place.name))
        if bare and bare not in DIRECTIONS:
            yield Name(bare, _DIVISIONS[place.feature_code])


def _untagged(cell: str, preferred: str) -> Iterator[Name]:
    for text in cell.split(","):
        kind = alternate_kind(text, preferred)
        if kind is not None:
            yield Name(text, kind)

"""The world as GeoNames' cities show it: what our tables of facts are held against."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.geonames import GeoNames, Record
from geomap.gazetteer.sources.tables import Row, box, items, read_table
from geomap.geometry import BoundingBox, Point

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gazetteer"
"""GeoNames' own files, beside the project where somebody put them."""

TOWN = 2_000
"""People that make a town; looking through the names of villages takes a while and finds nobody's namesake."""

DEFUNCT = frozenset({"AN", "CS"})
"""Countries of GeoNames' list that are no more."""


@cache
def rows_by(table: str, column: str) -> Mapping[str, Row]:
    """Give the rows of a table by a column that tells them apart."""
    return {row[column]: row for row in read_table(table)}


def all_names(row: Row) -> tuple[str, ...]:
    """Give all names in a row, without the signs of abbreviations."""
    return tuple(name.removesuffix("*") for name in (row["name"], *items(row["other_names"])))


def boxes(table: str, column: str) -> Mapping[str, BoundingBox]:
    """Give the extents in a table."""
    return {key: box(row) for key, row in rows_by(table, column).items()}


@cache
def geonames() -> GeoNames:
    """Give GeoNames' records, read once."""
    return GeoNames.load()


def countries() -> Mapping[str, Record]:
    """Give GeoNames' countries by ISO code, without the defunct ones."""
    return {
        record["iso"]: record for record in geonames().countries if record["iso"] not in DEFUNCT
    }


@cache
def cities_of() -> Mapping[str, Sequence[Record]]:
    """Give the cities of each country."""

    def country(record: Record) -> str:
        return str(record["countrycode"])

    return {
        iso: tuple(group)
        for iso, group in itertools.groupby(sorted(geonames().cities, key=country), country)
    }


def where(record: Record) -> Point:
    """Give the point of a city."""
    return Point(record["latitude"], record["longitude"])


def city(handle: str) -> Point:
    """Give the point of the most populous city of a name, as in `SY/Homs`, its own or else another name.

    Raises:
        ValueError: GeoNames knows none.
    """
    key = normalise(handle.partition("/")[2])

    def rank(record: Record) -> tuple[bool, int]:
        return normalise(record["name"]) == key, int(record["population"])

    return where(max(namesakes(handle), key=rank))


def namesakes(handle: str) -> Sequence[Record]:
    """Give the cities and towns of a name, as in `SY/Homs`, by any of their names; villages are left out."""
    country, _, name = handle.partition("/")
    return _by_name(country).get(normalise(name), ())


@cache
def _by_name(country: str) -> Mapping[str, Sequence[Record]]:
    found: dict[str, list[Record]] = {}
    towns = [record for record in cities_of()[country] if record["population"] >= TOWN]
    for record in towns:
        for key in set(map(normalise, (record["name"], *record["alternatenames"]))):
            found.setdefault(key, []).append(record)
    return found


Cell = tuple[int, int]


@cache
def _cells() -> Mapping[Cell, Sequence[tuple[str, Point]]]:
    cells: dict[Cell, list[tuple[str, Point]]] = {}
    for record in geonames().cities:
        point = where(record)
        cells.setdefault(_cell(point), []).append((record["countrycode"], point))
    return cells


def _cell(point: Point) -> Cell:
    return int(point.latitude // 1), int(point.longitude // 1)


def countries_around(point: Point, count: int = 3) -> frozenset[str]:
    """Give the countries of the nearest cities; empty where there are none within eight degrees."""
    for reach_degrees in (1, 3, 8):
        near = list(_near(point, reach_degrees))
        if len(near) >= count:
            break
    ordered = sorted(near, key=lambda item: point.distance_km(item[1]))
    return frozenset(country for country, _ in ordered[:count])


def _near(point: Point, reach_degrees: int) -> Iterator[tuple[str, Point]]:
    row, column = _cell(point)
    span = range(-reach_degrees, reach_degrees + 1)
    for down, right in itertools.product(span, span):
        yield from _cells().get((row + down, (column + right + 180) % 360 - 180), ())


def countries_in(extent: BoundingBox) -> Counter[str]:
    """Count the cities in a box by country."""
    counts: Counter[str] = Counter()
    for row in range(math.floor(extent.south), math.floor(extent.north) + 1):
        for column in _columns(extent):
            held = _cells().get((row, column), ())
            counts.update(country for country, point in held if extent.contains(point))
    return counts


def _columns(extent: BoundingBox) -> Iterator[int]:
    first = math.floor(extent.west)
    for step in range(min(math.floor(extent.west + extent.width_degrees) - first + 1, 360)):
        yield (first + step + 180) % 360 - 180


def overlap(one: BoundingBox, other: BoundingBox, margin_degrees: float = 0.0) -> bool:
    """Whether two boxes share a point, or all but share one."""
    if one.south - margin_degrees > other.north or other.south - margin_degrees > one.north:
        return False
    return any(
        west - margin_degrees <= other_east and other_west - margin_degrees <= east
        for (west, east), (other_west, other_east) in itertools.product(_arcs(one), _arcs(other))
    )


def _arcs(extent: BoundingBox) -> Iterable[tuple[float, float]]:
    if extent.crosses_antimeridian:
        return (extent.west, 180.0), (-180.0, extent.east)
    return ((extent.west, extent.east),)

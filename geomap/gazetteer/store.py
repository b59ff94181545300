"""The SQLite file of the gazetteer: its tables, and places and names as rows.

place(number, id, …)      one row a place, numbered from the most important down
name(key, place, kind)    one row a name; `key` is the normal form; without rowid, so that the table is its own index
meta(key, value)          versions, sources, checksum
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from geomap.gazetteer.entries import Entry
from geomap.gazetteer.importance import importance
from geomap.gazetteer.names import normalise
from geomap.geometry import BoundingBox, Point
from geomap.places import FeatureClass, MatchKind, Place

SCHEMA_VERSION = 2
"""Raised when the tables or the meaning of a column change."""

SCHEMA = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, admin1_code TEXT NOT NULL, admin2_code TEXT NOT NULL,
    population INTEGER NOT NULL, south REAL, west REAL, north REAL, east REAL,
    countries TEXT NOT NULL, name_count INTEGER NOT NULL, importance REAL NOT NULL
);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL,
    PRIMARY KEY (key, place, kind)
) WITHOUT ROWID;
CREATE INDEX place_code ON place (feature_code) WHERE feature_class = 'A';
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

PLACE_COLUMNS = (
    "place.id, place.name, place.latitude, place.longitude, place.feature_class, place.feature_code,"
    " place.country, place.admin1, place.admin1_code, place.admin2_code, place.population,"
    " place.south, place.west, place.north, place.east, place.countries, place.name_count, place.importance"
)
"""The columns of `place` in the order of a `PlaceRow`, for a query."""

KINDS = tuple(MatchKind)
"""The kinds of match; a row holds the place in this order, best first."""

_TOLD_EVERY = 20_000

PlaceRow = tuple[Any, ...]
"""The columns `PLACE_COLUMNS`."""


def place_row(place: Place) -> PlaceRow:
    """Give a place as a row."""
    extent = place.extent
    edges = (extent.south, extent.west, extent.north, extent.east) if extent else (None,) * 4
    return (
        place.id,
        place.name,
        place.point.latitude,
        place.point.longitude,
        place.feature_class.value,
        place.feature_code,
        place.country,
        place.admin1,
        place.admin1_code,
        place.admin2_code,
        place.population,
        *edges,
        "|".join(place.countries),
        place.name_count,
        importance(place),
    )


def place_of(row: PlaceRow) -> Place:
    """Give the place that a row holds."""
    edges = row[11:15]
    return Place(
        row[0],
        row[1],
        Point(row[2], row[3]),
        FeatureClass(row[4]),
        row[5],
        row[6],
        row[7],
        row[8],
        row[9],
        row[10],
        None if None in edges else BoundingBox(*edges),
        tuple(row[15].split("|")) if row[15] else (),
        row[16],
    )


def name_rows(entry: Entry, number: int) -> Iterable[tuple[str, int, int]]:
    """Give the names of a place as rows: under each key the best kind, and apart from it the demonym."""
    best: dict[tuple[str, bool], int] = {}
    for name in entry.names:
        kind = KINDS.index(name.kind)
        slot = (normalise(name.text), name.kind is MatchKind.DEMONYM)
        best[slot] = min(kind, best.get(slot, kind))
    return [(key, number, kind) for (key, _), kind in best.items() if key]


def checksum(
    connection: sqlite3.Connection, tell: Callable[[int], None] = lambda _done: None
) -> str:
    """Give the SHA-256 over all places and names in canonical order.

    It depends on the rows alone: not on SQLite's version, the page size or the order of insertion.

    Args:
        connection: the index.
        tell: told now and then how many rows are done.
    """
    digest = hashlib.sha256()
    done = 0
    for query in (
        "SELECT * FROM place ORDER BY number",
        "SELECT key, place, kind FROM name ORDER BY key, place, kind",
    ):
        for row in connection.execute(query):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
            digest.update(b"\n")
            done += 1
            if done % _TOLD_EVERY == 0:
                tell(done)
    return digest.hexdigest()

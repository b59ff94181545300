"""Writes a stream of entries into an index: sorted by SQLite on the disk, so that memory does not grow with it."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from geomap.gazetteer import fuzzy
from geomap.gazetteer.atomic import part_of, whole_or_nothing
from geomap.gazetteer.entries import Entry
from geomap.gazetteer.index import Gazetteer
from geomap.gazetteer.info import NAME, GazetteerInfo, gazetteer_version
from geomap.gazetteer.sources.geonames import ATTRIBUTION, PACKAGE, installed_version
from geomap.gazetteer.store import (
    PLACE_COLUMNS,
    SCHEMA,
    SCHEMA_VERSION,
    checksum,
    name_rows,
    place_row,
)

Progress = Callable[[str, int, int], None]
"""Told of the build: the stage's name, how much is done, and how much there is (0: not known)."""

Derive = Callable[[sqlite3.Connection, Progress], None]
"""Fills a table of its own from the finished rows of `place` and `name`."""

DERIVED: tuple[Derive, ...] = (fuzzy.fill,)
"""What else goes into an index, in this order; `store.SCHEMA` has the tables, `store.checksum` covers them or not."""

_BATCH = 5_000
_CACHE_KIB = 64_000
"""Memory for SQLite's pages, and as much for its sorting; what is more goes to its temporary files (SQLITE_TMPDIR, else
/var/tmp)."""

_STAGE = """
CREATE TABLE stage.place AS SELECT * FROM main.place WHERE false;
CREATE TABLE stage.name (key TEXT NOT NULL, row INTEGER NOT NULL, kind INTEGER NOT NULL);
CREATE TABLE stage.ranked (number INTEGER PRIMARY KEY, row INTEGER NOT NULL);
CREATE TABLE stage.numbered (row INTEGER PRIMARY KEY, number INTEGER NOT NULL);
"""
_BY_IMPORTANCE = "FROM stage.place ORDER BY importance DESC, id"
_PLACE_VALUES = f"place VALUES ({', '.join('?' * (PLACE_COLUMNS.count(',') + 2))})"
_NAMES_BY_KEY = """
SELECT name.key, numbered.number, name.kind
FROM stage.name JOIN stage.numbered ON numbered.row = name.row ORDER BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the entries of an index come from."""

    name: str
    """What the gazetteer is called as a candidate source."""
    version: str
    """Stamp of the schema, the sources, and geomap's tables and rules."""
    built_from: Mapping[str, str]
    """Versions of the sources."""
    attribution: str
    """What must be said wherever the data are shown."""
    features: Mapping[str, str] = field(default_factory=dict)
    """GeoNames' words for feature codes, `S.HTL`: hotel; empty where the sources have none."""


def packaged() -> Provenance:
    """Say where the gazetteer comes from that is built of the installed package.

    Raises:
        ResourceError: the package is not installed.
    """
    return Provenance(NAME, gazetteer_version(), {PACKAGE: installed_version()}, ATTRIBUTION)


def write_index(
    path: Path,
    entries: Iterable[Entry],
    *,
    progress: Progress | None = None,
    provenance: Callable[[], Provenance] = packaged,
    derive: tuple[Derive, ...] = (),
) -> GazetteerInfo:
    """Write entries into an index at `path`, atomically.

    The entries are taken one at a time, in any order; the rows are the same in whatever order they come, as
    long as no two have one id. Needs 150 MB of memory however many there are, and on the disk twice what the
    index will take, beside it and in SQLite's folder for temporary files.

    Args:
        path: where the index is to lie.
        entries: the places.
        progress: told of the work.
        provenance: says where the entries come from; asked when all of them were taken.
        derive: fills tables that this index has besides.

    Raises:
        ResourceError: the file cannot be written; the text says what to do.
    """
    tell = progress or silent
    with whole_or_nothing(path) as part, closing(sqlite3.connect(part)) as connection:
        # No journal: the file becomes visible only when it is finished and on the disk.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = FILE")  # whatever this SQLite was built to do
        connection.executescript(SCHEMA)
        with _stage(connection, path), connection:
            places = _file(connection, entries, tell)
            _sort_places(connection, places, tell)
            _sort_names(connection, tell)
        with connection:
            for fill in (*DERIVED, *derive):
                fill(connection, tell)
            _describe(connection, provenance(), tell)
    with Gazetteer.open(path) as built:
        return built.info()


def silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@contextmanager
def _stage(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Attach a file for unsorted rows while the block runs."""
    staged = part_of(path)
    try:
        connection.execute("ATTACH ? AS stage", (str(staged),))
        connection.execute("PRAGMA stage.journal_mode = OFF")
        connection.execute("PRAGMA stage.synchronous = OFF")
        connection.executescript(_STAGE)
        yield
        connection.execute("DETACH stage")
    finally:
        staged.unlink(missing_ok=True)


def _file(connection: sqlite3.Connection, entries: Iterable[Entry], tell: Progress) -> int:
    """Put all rows on the stage as they come; give the number of places."""
    expected = len(entries) if isinstance(entries, Sized) else 0
    stream, filed = iter(entries), 0
    while batch := list(islice(stream, _BATCH)):
        connection.executemany(
            f"INSERT INTO stage.{_PLACE_VALUES}",
            [(None, *place_row(entry.place)) for entry in batch],
        )
        connection.executemany(
            "INSERT INTO stage.name VALUES (?, ?, ?)",
            [
                row
                for number, entry in enumerate(batch, filed + 1)
                for row in name_rows(entry, number)
            ],
        )
        filed += len(batch)
        if expected:  # a stream tells by itself how far it has come
            tell("filing places", filed, expected)
    return filed


def _sort_places(connection: sqlite3.Connection, places: int, tell: Progress) -> None:
    """Number the places from the most important down, and remember which row of the stage became which."""
    tell("writing places", 0, places)
    rows = connection.execute(f"SELECT * {_BY_IMPORTANCE}")
    connection.executemany(
        f"INSERT INTO main.{_PLACE_VALUES}", _counted(rows, "writing places", places, tell)
    )
    connection.execute(f"INSERT INTO stage.ranked (row) SELECT rowid {_BY_IMPORTANCE}")
    connection.execute(
        "INSERT INTO stage.numbered SELECT row, number FROM stage.ranked ORDER BY row"
    )
    tell("writing places", places, places)


def _sort_names(connection: sqlite3.Connection, tell: Progress) -> None:
    """Insert the names in the order of their keys, which packs the table tightly and quickly."""
    (names,) = connection.execute("SELECT count(*) FROM stage.name").fetchone()
    tell("writing names", 0, names)
    rows = connection.execute(_NAMES_BY_KEY)
    connection.executemany(
        "INSERT INTO main.name VALUES (?, ?, ?)", _counted(rows, "writing names", names, tell)
    )
    tell("writing names", names, names)


def _counted(
    rows: Iterable[tuple[object, ...]], stage: str, total: int, tell: Progress
) -> Iterator[tuple[object, ...]]:
    for done, row in enumerate(rows):
        if done % _BATCH == 0:
            tell(stage, done, total)
        yield row


def _describe(connection: sqlite3.Connection, made: Provenance, tell: Progress) -> None:
    classes = dict(
        connection.execute("SELECT feature_class, count(*) FROM place GROUP BY 1 ORDER BY 1")
    )
    (names,) = connection.execute("SELECT count(*) FROM name").fetchone()
    rows = sum(classes.values()) + names
    tell("computing the checksum", 0, rows)
    sha256 = checksum(connection, lambda done: tell("computing the checksum", done, rows))
    tell("computing the checksum", rows, rows)
    meta = {
        "schema": str(SCHEMA_VERSION),
        "name": made.name,
        "version": made.version,
        "sha256": sha256,
        "built_from": json.dumps({**made.built_from, "sqlite": sqlite3.sqlite_version}),
        "places": str(sum(classes.values())),
        "names": str(names),
        "classes": json.dumps(classes),
        "attribution": made.attribution,
        "features": json.dumps(dict(made.features), ensure_ascii=False),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())

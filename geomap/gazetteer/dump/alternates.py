"""GeoNames' names in many languages, by place: kept on the disk, since all of them take gigabytes."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from geomap.gazetteer.atomic import part_of
from geomap.gazetteer.dump.files import Part
from geomap.gazetteer.dump.skipped import Skipped
from geomap.gazetteer.entries import Name
from geomap.gazetteer.sources.cities import alternate_kind
from geomap.places import MatchKind

Tell = Callable[[str, int, int], None]
"""Told of the work: the stage's name, how much is done, and how much there is."""
Find = Callable[[int], list[Name]]
"""Gives the names of a place by GeoNames' number, the best first; empty where there are none."""

_ID, _LANGUAGE, _TEXT, _IS_PREFERRED, _IS_SHORT, _IS_COLLOQUIAL, _IS_HISTORIC = 1, 2, 3, 4, 5, 6, 7
_COLUMNS = 10
_ENGLISH = "en"
_ABBREVIATION = "abbr"
_NO_NAMES = frozenset(
    "faac iata icao link nuts phon post tcid uicn unlc wkdt".split()  # noqa: SIM905 - as a list it takes a line for each
)
"""What stands in the column of languages and is none: codes, addresses of pages, pronunciations."""

_USUAL, _PREFERRED, _OTHER, _SHORTENED = range(4)
"""Ranks of a name: the usual English one, other main English ones, all others, abbreviations."""
_KINDS = (
    MatchKind.PREFERRED,
    MatchKind.PREFERRED,
    MatchKind.ALTERNATE,
    MatchKind.ABBREVIATION,
)

_CACHE_KIB = 64_000
"""Memory for SQLite's pages, and as much for its sorting."""

_SCHEMA = """
CREATE TABLE raw (place INTEGER NOT NULL, rank INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE alternate (place INTEGER NOT NULL, rank INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (place, rank, text)) WITHOUT ROWID;
"""


def rank_of(row: list[str]) -> int | None:
    """Tell what a row of alternateNamesV2 is: 0 the usual English name … 3 an abbreviation; None where it is no name.

    Colloquial and historic names («Big Apple», «Constantinople») are names all the same, but no usual ones. Names
    without a language are weighed as in the package's list, which has no languages either.
    """
    language, text = row[_LANGUAGE], row[_TEXT]
    if not text or language in _NO_NAMES:
        return None
    if language == _ABBREVIATION:
        return _SHORTENED
    if not language:
        kind = alternate_kind(text, "")
        return None if kind is None else _OTHER
    if language != _ENGLISH or row[_IS_COLLOQUIAL] or row[_IS_HISTORIC]:
        return _OTHER
    if row[_IS_PREFERRED]:
        return _USUAL
    return _PREFERRED if row[_IS_SHORT] else _OTHER


@contextmanager
def alternates(parts: Iterable[Part], index: Path, skipped: Skipped, tell: Tell) -> Iterator[Find]:
    """Give what finds names by place, from a file beside `index` that goes when the block ends."""
    path = part_of(index)
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            connection.execute("PRAGMA temp_store = FILE")  # whatever this SQLite was built to do
            connection.executescript(_SCHEMA)
            with connection:
                _fill(connection, parts, skipped, tell)
            yield lambda place: _find(connection, place)
    finally:
        path.unlink(missing_ok=True)


def is_usual(name: Name) -> bool:
    """Whether a name found is the usual English one or one as good."""
    return name.kind is MatchKind.PREFERRED


def _fill(
    connection: sqlite3.Connection, parts: Iterable[Part], skipped: Skipped, tell: Tell
) -> None:
    for part in parts:
        stage = f"reading {part.path.name}"
        rows = part.rows(lambda done, total, stage=stage: tell(stage, done, total))  # type: ignore[misc] # mypy cannot infer a lambda with a default
        connection.executemany(
            "INSERT INTO raw VALUES (?, ?, ?)", _ranked(f"names of {part.path.name}", rows, skipped)
        )
    tell("sorting names by place", 0, 0)
    connection.execute(
        "INSERT OR IGNORE INTO alternate SELECT * FROM raw ORDER BY place, rank, text"
    )
    connection.execute("DROP TABLE raw")
    tell("sorting names by place", 1, 1)


def _ranked(
    file: str, rows: Iterable[list[str]], skipped: Skipped
) -> Iterator[tuple[int, int, str]]:
    for row in rows:
        if len(row) != _COLUMNS or not row[_ID].isdecimal():
            skipped.add(file, f"{row[0][:20]}: no row of names")
            continue
        rank = rank_of(row)
        if rank is not None:
            yield int(row[_ID]), rank, row[_TEXT]


def _find(connection: sqlite3.Connection, place: int) -> list[Name]:
    query = "SELECT text, rank FROM alternate WHERE place = ? ORDER BY rank, text"
    return [Name(text, _KINDS[rank]) for text, rank in connection.execute(query, (place,))]

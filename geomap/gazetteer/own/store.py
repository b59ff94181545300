"""The sets of places that the user added: each a file of rows, which is kept, and an index made of it, which can be made again.

own/<set>.jsonl            the places
own/<set>-<version>.sqlite their index
"""

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import InputError, ResourceError
from geomap.gazetteer.atomic import whole_or_nothing
from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.index import Gazetteer
from geomap.gazetteer.info import makers_version
from geomap.gazetteer.own.periods import LATEST, span_of
from geomap.gazetteer.own.rows import OwnRow, loads
from geomap.gazetteer.reader import Reader
from geomap.gazetteer.write import Progress, Provenance, write_index
from geomap.geometry import BoundingBox, Point
from geomap.places import MatchKind, Place

OWN = "own:"
"""What the names of the sets as sources, and the ids of their places, begin with."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_VERSION = r"-\d+-[0-9a-f]{8}-[0-9a-f]{8}\.sqlite"
_SET = re.compile(r"(?P<name>[a-z0-9][a-z0-9_-]{0,39})\.jsonl")
_PERIODS = """
CREATE TABLE period (place INTEGER PRIMARY KEY, is_whole INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL)
"""
_IN_USE = """
CREATE TEMP VIEW place AS SELECT place.* FROM main.place AS place JOIN main.period AS period
    ON period.place = place.number WHERE {wanted};
CREATE TEMP VIEW name AS SELECT name.* FROM main.name AS name JOIN main.period AS period
    ON period.place = name.place WHERE {wanted};
"""
"""Hide what is not wanted from every query: names without a schema are looked for among the temporary ones first."""


@dataclass(frozen=True, slots=True)
class OwnSet:
    """One set of the user's places as it lies in the cache directory."""

    name: str
    """What it is called; as a source `own:` goes before it."""
    path: Path
    """The file of its rows."""
    rows: int
    """How many rows it has; a place with several periods has several."""
    sha256: str
    """Checksum of that file."""


def set_name(text: str) -> str:
    """Make the name of a set of a file's name or of what the user says.

    Raises:
        InputError: nothing is left of it.
    """
    name = re.sub(r"[^a-z0-9_]+", "-", text.lower()).strip("-_")[:40]
    if not _NAME.fullmatch(name):
        message = (
            f"cannot call a set of places {text!r}; name it with letters and digits: --name sites"
        )
        raise InputError(message)
    return name


def own_folder(cache_dir: Path) -> Path:
    """Give the folder of a cache directory that the user's places lie in."""
    return cache_dir / "own"


def own_sets(cache_dir: Path) -> tuple[OwnSet, ...]:
    """Give the sets of a cache directory, by name.

    Raises:
        ResourceError: one cannot be read.
    """
    folder = own_folder(cache_dir)
    if not folder.is_dir():
        return ()
    found = ((path, _SET.fullmatch(path.name)) for path in sorted(folder.iterdir()))
    return tuple(_described(path, named["name"]) for path, named in found if named)


def add_set(cache_dir: Path, name: str, rows: Sequence[OwnRow]) -> OwnSet:
    """Keep rows as a set, in place of the one that is so called, and make its index.

    Raises:
        ResourceError: it cannot be written; the text says what to do.
    """
    path = own_folder(cache_dir) / f"{name}.jsonl"
    with whole_or_nothing(path) as part:
        part.write_text("".join(f"{row.dumps()}\n" for row in rows), encoding="utf-8")
    held = _described(path, name)
    _index(held, None)
    return held


def remove_set(cache_dir: Path, name: str) -> None:
    """Remove a set and its indexes.

    Raises:
        InputError: there is none of that name.
        ResourceError: it cannot be removed.
    """
    path = own_folder(cache_dir) / f"{name}.jsonl"
    try:
        path.unlink()
        for index in _indexes(path.parent, name):
            index.unlink(missing_ok=True)
    except FileNotFoundError as error:
        known = ", ".join(held.name for held in own_sets(cache_dir)) or "none"
        message = f"there is no set of places {name!r}; there are: {known}"
        raise InputError(message) from error
    except OSError as error:
        message = f"cannot remove {path} ({error})"
        raise ResourceError(message) from error


def open_set(held: OwnSet, as_of: str = "", *, say: Callable[[str], None]) -> Gazetteer:
    """Open a set as a gazetteer, its index made first where it is missing or damaged.

    Args:
        held: the set.
        as_of: only names that were in use on some day of this date, as in `1950` or `1950-06`; every name if empty.
        say: told if the index is made again.

    Raises:
        InputError: the date is none.
        ResourceError: the set is damaged or its index cannot be written.
    """
    try:
        first, last = span_of(as_of) if as_of else (0, 0)
    except ValueError as error:
        raise InputError(str(error)) from error
    wanted = f"NOT is_whole AND first <= {last:d} AND last >= {first:d}" if as_of else "is_whole"
    path = index_of(held)
    try:
        reader = Reader.open(path)
    except ResourceError:
        say(f"Making the index of the places {OWN}{held.name} …")
        _index(held, None)
        reader = Reader.open(path)
    reader.script(_IN_USE.format(wanted=wanted))
    return Gazetteer(reader)


def index_of(held: OwnSet) -> Path:
    """Give the path of the index of a set; it may have to be made yet."""
    return held.path.with_name(f"{held.name}-{makers_version()}-{held.sha256[:8]}.sqlite")


def read_rows(held: OwnSet) -> Iterator[OwnRow]:
    """Give the rows of a set.

    Raises:
        ResourceError: its file is damaged.
    """
    try:
        with held.path.open(encoding="utf-8") as lines:
            for line in lines:
                yield loads(line)
    except (OSError, ValueError) as error:
        message = f"{held.path} is damaged ({error}); add the places again: geomap gazetteer add"
        raise ResourceError(message) from error


def _described(path: Path, name: str) -> OwnSet:
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read ({error})"
        raise ResourceError(message) from error
    return OwnSet(name, path, data.count(b"\n"), hashlib.sha256(data).hexdigest())


def _indexes(folder: Path, name: str) -> Iterator[Path]:
    pattern = re.compile(re.escape(name) + _VERSION)
    return (path for path in folder.iterdir() if pattern.fullmatch(path.name))


def _index(held: OwnSet, progress: Progress | None) -> None:
    """Make the index of a set, and remove those of what the set was before."""
    groups: dict[str, list[OwnRow]] = {}
    for row in read_rows(held):
        groups.setdefault(row.id, []).append(row)
    entries, periods = _entries(held.name, groups.values())
    path = index_of(held)
    made = Provenance(
        OWN + held.name,
        f"{makers_version()}-{held.sha256[:8]}",
        {held.path.name: held.sha256[:8]},
        "the user's own places",
    )

    def fill(connection: sqlite3.Connection, _: Progress) -> None:
        _fill_periods(connection, periods)

    write_index(path, entries, progress=progress, provenance=lambda: made, derive=(fill,))
    for other in _indexes(path.parent, held.name):
        if other != path:
            with suppress(OSError):
                other.unlink()


_Period = tuple[str, bool, int, int]
"""The place's id, whether it is the place of all times, first and last day."""


def _entries(
    name: str, groups: Iterable[Sequence[OwnRow]]
) -> tuple[list[Entry], dict[str, _Period]]:
    """Give each place once with the names of all times, and once for each period with those of the period.

    They have ids of their own until the index is written, where no two may be the same.
    """
    entries: list[Entry] = []
    periods: dict[str, _Period] = {}
    for rows in groups:
        latest = max(rows, key=lambda row: (row.last_day, row.first_day))
        identifier = f"{OWN}{name}/{latest.id}"
        for row, named, is_whole in ((latest, rows, True), *((row, (row,), False) for row in rows)):
            passing = f"{OWN}{len(entries)}"
            entries.append(Entry(_place(passing, row), tuple(_names(row, named))))
            days = (0, LATEST) if is_whole else (row.first_day, row.last_day)
            periods[passing] = (identifier, is_whole, *days)
    return entries, periods


def _place(identifier: str, row: OwnRow) -> Place:
    return Place(
        identifier,
        row.name,
        Point(row.latitude, row.longitude),
        row.feature_class,
        row.feature_code,
        row.country,
        population=row.population,
        extent=None if row.extent is None else BoundingBox(*row.extent),
    )


def _names(main: OwnRow, rows: Sequence[OwnRow]) -> Iterator[Name]:
    yield Name(main.name, MatchKind.PREFERRED)
    for row in rows:
        yield Name(row.name, MatchKind.PREFERRED if row is main else MatchKind.ALTERNATE)
        yield from (Name(name, MatchKind.ALTERNATE) for name in row.other_names)


def _fill_periods(connection: sqlite3.Connection, periods: dict[str, _Period]) -> None:
    """Write when each place is valid, and give it the id that it is known by."""
    connection.execute(_PERIODS)
    for number, passing in connection.execute("SELECT number, id FROM place").fetchall():
        identifier, *when = periods[passing]
        connection.execute("UPDATE place SET id = ? WHERE number = ?", (identifier, number))
        connection.execute("INSERT INTO period VALUES (?, ?, ?, ?)", (number, *when))

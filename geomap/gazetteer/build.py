"""Builds the gazetteer's index: sources in, one immutable SQLite file out, whole or not at all."""

import gc
import json
import os
import platform
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from geomap.errors import ResourceError
from geomap.gazetteer.entries import Entry
from geomap.gazetteer.importance import importance
from geomap.gazetteer.index import Gazetteer
from geomap.gazetteer.info import NAME, GazetteerInfo, gazetteer_version
from geomap.gazetteer.sources.gather import gather
from geomap.gazetteer.sources.geonames import ATTRIBUTION, PACKAGE, GeoNames, installed_version
from geomap.gazetteer.store import SCHEMA, SCHEMA_VERSION, checksum, name_rows, place_row

Progress = Callable[[str, int, int], None]
"""Told of the build: the stage's name, how much is done, and how much there is."""

_BATCH = 5_000
_PART = re.compile(r"\..+\.sqlite\.(?P<node>.*)\.(?P<pid>\d+)\.[0-9a-f]{8}\.part")
"""Name of a temporary file: whose build, on which machine, by which process."""
_ABANDONED_SECONDS = 3_600
"""A build takes under a minute; a temporary file untouched for an hour belongs to none."""


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> GazetteerInfo:
    """Build the index from the installed GeoNames package and our tables, and put it at `path`.

    The file appears whole or not at all; one that was there stays until then. Several builds at once do no
    harm: each makes its own and the last one stays. Takes 20 seconds and 650 MB.

    Raises:
        ResourceError: a source is missing or damaged, or the file cannot be written; the text says what to do.
    """
    tell = progress or _silent
    with _collector_paused():
        tell("reading GeoNames", 0, 1)
        geonames = GeoNames.load()
        tell("reading GeoNames", 1, 1)
        tell("gathering places", 0, 1)
        entries = gather(geonames)
        tell("gathering places", 1, 1)
        return write_index(path, entries, progress=tell)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Look for no cycles: a build makes millions of objects and no cycle, and looking takes a third of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def write_index(
    path: Path, entries: Sequence[Entry], *, progress: Progress | None = None
) -> GazetteerInfo:
    """Write entries into an index at `path`, atomically.

    Raises:
        ResourceError: the file cannot be written; the text says what to do.
    """
    with _whole_or_nothing(path) as part, closing(sqlite3.connect(part)) as connection:
        # No journal: the file becomes visible only when it is finished and on the disk.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(SCHEMA)
        with connection:
            tell = progress or _silent
            _insert(connection, entries, tell)
            tell("computing the checksum", 0, 1)
            _describe(connection, entries)
            tell("computing the checksum", 1, 1)
    with Gazetteer.open(path) as built:
        return built.info()


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _insert(connection: sqlite3.Connection, entries: Sequence[Entry], tell: Progress) -> None:
    ordered = sorted(entries, key=lambda entry: (-importance(entry.place), entry.place.id))
    names: list[tuple[str, int, int]] = []
    for first in range(0, len(ordered), _BATCH):
        tell("writing places", first, len(ordered))
        batch = list(enumerate(ordered[first : first + _BATCH], first))
        connection.executemany(
            f"INSERT INTO place VALUES (?{', ?' * 17})",  # noqa: S608 - no value is put into the text
            [(number, *place_row(entry.place)) for number, entry in batch],
        )
        for number, entry in batch:
            names += name_rows(entry, number)
    tell("writing places", len(ordered), len(ordered))
    names.sort()  # inserted in key order, the table is packed tightly and quickly
    for first in range(0, len(names), _BATCH):
        tell("writing names", first, len(names))
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names[first : first + _BATCH])
    tell("writing names", len(names), len(names))


def _describe(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    classes = Counter(entry.place.feature_class.value for entry in entries)
    (names,) = connection.execute("SELECT count(*) FROM name").fetchone()
    meta = {
        "schema": str(SCHEMA_VERSION),
        "name": NAME,
        "version": gazetteer_version(),
        "sha256": checksum(connection),
        "built_from": json.dumps({PACKAGE: installed_version(), "sqlite": sqlite3.sqlite_version}),
        "places": str(len(entries)),
        "names": str(names),
        "classes": json.dumps(dict(sorted(classes.items()))),
        "attribution": ATTRIBUTION,
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path` that takes its place when the block ends well."""
    part = path.with_name(
        f".{path.name}.{platform.node()}.{os.getpid()}.{os.urandom(4).hex()}.part"
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(path.parent)
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        message = (
            f"cannot write the gazetteer to {path} ({error}); free some space (200 MB)"
            " or name another folder with --cache-dir"
        )
        raise ResourceError(message) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _remove_abandoned(folder: Path) -> None:
    """Remove what builds that were killed have left in the folder."""
    for part in folder.iterdir():
        made_by = _PART.fullmatch(part.name)
        if made_by and _is_abandoned(part, made_by["node"], int(made_by["pid"])):
            part.unlink(missing_ok=True)


def _is_abandoned(part: Path, node: str, pid: int) -> bool:
    try:
        age_seconds = time.time() - part.stat().st_mtime
    except FileNotFoundError:
        return False
    if age_seconds > _ABANDONED_SECONDS:
        return True
    return os.name == "posix" and node == platform.node() and not _is_running(pid)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)  # signal 0 asks only whether the process is there
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

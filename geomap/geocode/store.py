"""The cache's file and what is done when it fails: moved aside and made again, or kept in memory for this run.

Whatever fails here, a run goes on: the user is told once, and loses at most the keeping of new answers.
"""

import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from geomap.answers import COLUMNS, Answer, answer_of, checksum
from geomap.errors import InputError
from geomap.geocode.database import (
    BUSY_SECONDS,
    DamagedError,
    Database,
    UnusableError,
    inode,
)
from geomap.geocode.lines import dumps, loads_object, read_lines

T = TypeVar("T")
Tell = Callable[[str], None]
"""Told one line for the user."""

SELECT = f"SELECT {', '.join(COLUMNS)}, sha256 FROM answer"  # noqa: S608 - constants of ours
_INSERT = f"INSERT OR REPLACE INTO answer VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"  # noqa: S608 - constants of ours
_INSERT_STATE = "INSERT OR REPLACE INTO state VALUES (?, ?, ?)"
_READ_EXPORT = "export"
_TRIES = 4


class Store:
    """The answers and states in one file, safe for several threads and processes.

    Args:
        path: the file; in memory if None. Beside it may lie its export, under the same name with
            `.jsonl`: what that holds and the file does not is taken in when the file is opened.
        tell: told once of each trouble.
        busy_seconds: how long to wait for other processes.
    """

    def __init__(
        self, path: Path | None, tell: Tell, *, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.path = path
        self._tell = tell
        self._busy_seconds = busy_seconds
        self._database = Database(path, busy_seconds=busy_seconds)
        self._lock = threading.RLock()
        self._is_open = False

    @property
    def is_kept(self) -> bool:
        """Whether what is written outlives the process."""
        return self._database.path is not None

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do work that only looks; in case of trouble once more on what took the file's place."""
        return self._do(lambda: self._database.read(work))

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do work in one transaction; in case of trouble once more on what took the file's place."""
        return self._do(lambda: self._database.write(work))

    def close(self) -> None:
        """Close the file; it opens again with the next use."""
        self._database.close()

    def _do(self, work: Callable[[], T]) -> T:
        for _ in range(_TRIES):
            try:
                if not self._is_open:
                    self._take_in_export()
                return work()
            except DamagedError as error:
                self._set_aside(error)
            except UnusableError as error:
                self._fall_back(error)
        self._fall_back(DamagedError("it is damaged again and again"))
        return work()

    def _set_aside(self, problem: Exception) -> None:
        """Move a damaged file aside and make a new one of what can be saved; never delete."""
        with self._lock:
            path, seen = self._database.path, self._database.inode
            self._database.close()
            if path is None or (seen and inode(path) != seen):
                return  # another process was quicker
            aside = path.with_name(
                f"{path.name}.corrupt-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{os.getpid()}"
            )
            try:
                _move(path, aside)
            except OSError as error:
                self._fall_back(error)
                return
            self._database = Database(path, busy_seconds=self._busy_seconds)
            self._is_open = False
            saved = salvage(aside)
            try:
                self._database.write(saved.write)
            except (DamagedError, UnusableError) as error:
                self._fall_back(error)
            self._tell(
                f"the cache {path} was damaged ({problem}); it was moved to {aside.name}, "
                f"and {len(saved.answers):,} of its answers were saved"
            )

    def _fall_back(self, problem: Exception) -> None:
        """Go on in memory, with the answers that the file holds as far as it can be read."""
        with self._lock:
            path = self._database.path
            if path is None:
                return
            self._database.close()
            self._database = Database(None)
            saved = salvage(path)
            self._database.write(saved.write)
            self._is_open = False
            self._tell(
                f"the cache {path} cannot be used ({problem}); answers of this run are not kept, "
                "and other runs do not know of its requests"
            )

    def _take_in_export(self) -> None:
        """Take in what the export beside the file has and the file does not, once for each state of the export."""
        with self._lock:
            if not self._is_open:
                self._is_open = True
                self._take_in()

    def _take_in(self) -> None:
        if self.path is None:
            return
        export = self.path.with_suffix(".jsonl")
        try:
            stamp = _stamp(export)
            if get_state(self._database, _READ_EXPORT).get("stamp") == stamp:
                return
            with export.open(encoding="utf-8", newline="\n") as lines:
                answers = tuple(read_lines(lines, str(export)))
        except (FileNotFoundError, NotADirectoryError):
            return
        except (OSError, InputError, UnicodeDecodeError) as error:
            self._tell(f"the exported cache {export} was not taken in: {error}")
            return

        def take_in(connection: sqlite3.Connection) -> None:
            keep_newer(connection, answers)
            set_state(connection, _READ_EXPORT, {"stamp": stamp})

        self._database.write(take_in)


def insert(connection: sqlite3.Connection, answers: tuple[Answer, ...]) -> None:
    """Write answers, each in place of what was there under its key."""
    connection.executemany(_INSERT, map(_row, answers))


def keep_newer(connection: sqlite3.Connection, answers: tuple[Answer, ...]) -> int:
    """Write those answers that are newer than what was there; give how many."""
    newer = []
    for answer in answers:
        row = connection.execute(f"{SELECT} WHERE key = ?", (answer.request.key,)).fetchone()
        if row is None or age_order(answer) > age_order(read_row(row)):
            newer.append(answer)
    insert(connection, tuple(newer))
    return len(newer)


def age_order(answer: Answer) -> tuple[str, ...]:
    """Give what answers under one key are compared by: the later wins, and the same one on every machine."""
    return (answer.fetched_at, *answer.columns())


def read_row(row: tuple[object, ...]) -> Answer:
    """Give the answer of a row.

    Raises:
        DamagedError: the row is not what was written.
    """
    try:
        return answer_of(row[:-1], row[-1])
    except ValueError as error:
        message = f"the answer under {str(row[0])[:12]}: {error}"
        raise DamagedError(message) from error


def get_state(database: Database | Store, name: str) -> Mapping[str, object]:
    """Give a state; empty where none was written."""
    return database.read(lambda connection: state_of(connection, name))


def state_of(connection: sqlite3.Connection, name: str) -> Mapping[str, object]:
    """Give a state within other work; empty where none was written.

    Raises:
        DamagedError: it is not what was written.
    """
    row = connection.execute("SELECT value, sha256 FROM state WHERE name = ?", (name,)).fetchone()
    if row is None:
        return {}
    if not isinstance(row[0], str) or _state_sum(name, row[0]) != row[1]:
        message = f"the state {name}: the checksum is wrong"
        raise DamagedError(message)
    return loads_object(row[0])


def set_state(connection: sqlite3.Connection, name: str, value: Mapping[str, object]) -> None:
    """Write a state."""
    text = dumps(value)
    connection.execute(_INSERT_STATE, (name, text, _state_sum(name, text)))


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be saved from a file."""

    answers: tuple[Answer, ...]
    """The answers that are whole."""
    states: tuple[tuple[str, str, str], ...]
    """The states that are whole, as rows."""

    def write(self, connection: sqlite3.Connection) -> None:
        """Write all of it."""
        insert(connection, self.answers)
        connection.executemany(_INSERT_STATE, self.states)


def salvage(path: Path) -> Salvage:
    """Give what is whole in a file, as far as it can be read: from both ends up to the damage."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)
    except sqlite3.Error:
        return Salvage((), ())
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    answers = {
        answer.request.key: answer for row in _rows(connection, SELECT) if (answer := _whole(row))
    }
    states = tuple(
        (str(name), str(value), str(held))
        for name, value, held in _rows(connection, "SELECT name, value, sha256 FROM state")
        if _state_sum(str(name), str(value)) == held
    )
    connection.close()
    return Salvage(tuple(answers.values()), states)


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    for order in ("ASC", "DESC"):
        try:
            yield from connection.execute(f"{query} ORDER BY rowid {order}")
        except sqlite3.Error:
            continue  # what lies behind the damage is met from the other end


def _whole(row: tuple[object, ...]) -> Answer | None:
    try:
        return answer_of(row[:-1], row[-1])
    except ValueError:
        return None


def _row(answer: Answer) -> tuple[str, ...]:
    columns = answer.columns()
    return (*columns, checksum(columns))


def _state_sum(name: str, value: str) -> str:
    return hashlib.sha256(f"{name}\n{value}".encode("utf-8", "surrogatepass")).hexdigest()


def _stamp(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _move(path: Path, aside: Path) -> None:
    for ending in ("-journal", "-wal", "-shm"):
        side = path.with_name(path.name + ending)
        if side.exists():
            side.rename(aside.with_name(aside.name + ending))
    path.rename(aside)

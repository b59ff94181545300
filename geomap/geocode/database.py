"""The SQLite file of the cache: its tables, how it is opened and written, and its troubles told apart.

answer(key, …, sha256)        one row an answer, with a checksum over all its columns
state(name, value, sha256)    what all processes must know of a service: turns, blocks, quotas; and of the file
tally(service, hits)          how often answers were found here; for `geomap cache info`, never relied upon
"""

import os
import sqlite3
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from geomap.answers import COLUMNS

T = TypeVar("T")

SCHEMA_VERSION = 1
"""Raised when the tables or the meaning of a column change; kept as SQLite's `user_version`."""

APPLICATION_ID = 0x67656F6D
"""Marks the file as geomap's (https://www.sqlite.org/pragma.html#pragma_application_id): «geom»."""

BUSY_SECONDS = 30.0
"""How long a transaction waits for those of other processes."""

WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3)
"""Older SQLite can damage a file in write-ahead mode when several processes write (fixed in 3.51.3)."""

_ANSWER_COLUMNS = ", ".join(f"{name} TEXT NOT NULL" for name in (*COLUMNS, "sha256"))
_SCHEMA = (
    f"CREATE TABLE IF NOT EXISTS answer ({_ANSWER_COLUMNS}, PRIMARY KEY (key))",
    "CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL, sha256 TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS tally (service TEXT PRIMARY KEY, hits INTEGER NOT NULL)",
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
)

_UNUSABLE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
"""Primary result codes that speak of the disk or of other processes, not of what the file holds."""


class DamagedError(Exception):
    """The file does not hold what was written."""


class UnusableError(Exception):
    """The file cannot be read or written here and now: read-only, full, locked, or of a newer geomap."""


class Database:
    """One file that threads and processes share; nothing is opened before the first use.

    Args:
        path: the file; a database in memory if None.
        busy_seconds: how long to wait for other processes.
    """

    def __init__(self, path: Path | None, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self.inode = 0
        """Which file was opened; another may lie under the path by now."""

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do work that only looks.

        Raises:
            DamagedError: the file is damaged.
            UnusableError: it cannot be used.
        """
        with self._lock:
            try:
                return work(self._opened())
            except sqlite3.Error as error:
                raise _told_apart(error) from error

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do work in one transaction that no other process can come between; all or nothing of it is kept.

        Raises:
            DamagedError: the file is damaged.
            UnusableError: it cannot be used.
        """
        with self._lock:
            try:
                connection = self._opened()
                connection.execute("BEGIN IMMEDIATE")
                try:
                    result = work(connection)
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
            except sqlite3.Error as error:
                raise _told_apart(error) from error
            return result

    def close(self) -> None:
        """Close the file; it opens again with the next use. Closing twice does no harm."""
        with self._lock:
            if self._connection is not None and self._process == os.getpid():
                self._connection.close()
            self._connection = None

    def _opened(self) -> sqlite3.Connection:
        # A connection must not be carried into a forked process (https://www.sqlite.org/howtocorrupt.html, 2.6).
        if self._connection is None or self._process != os.getpid():
            self._connection, self._process = self._open(), os.getpid()
            # One that is dropped unclosed leaves no open file; at the end of a process all are closed anyway.
            weakref.finalize(self, self._connection.close).atexit = False
        return self._connection

    def _open(self) -> sqlite3.Connection:
        if self.path is not None:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise UnusableError(error.strerror or str(error)) from error
        connection = sqlite3.connect(
            ":memory:" if self.path is None else self.path,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        self.inode = inode(self.path)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        self.inode = inode(self.path)
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        ((version,),) = connection.execute("PRAGMA user_version")
        ((application,),) = connection.execute("PRAGMA application_id")
        if version > SCHEMA_VERSION:
            message = f"it is of schema {version}, made by a newer geomap"
            raise UnusableError(message)
        if self.path is not None:
            connection.execute(f"PRAGMA journal_mode = {'WAL' if WAL_IS_SAFE else 'DELETE'}")
        connection.execute("PRAGMA synchronous = FULL")
        if (version, application) != (SCHEMA_VERSION, APPLICATION_ID):
            _create(connection)


def inode(path: Path | None) -> int:
    """Give the number of the file that lies under a path now; 0 where there is none."""
    try:
        return 0 if path is None else path.stat().st_ino
    except OSError:
        return 0


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    ((tables,),) = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name NOT IN ('answer', 'state', 'tally') AND type = 'table'"
    )
    if tables:
        connection.execute("ROLLBACK")
        message = "it is a database, but not geomap's"
        raise UnusableError(message)
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute("COMMIT")


def _told_apart(error: sqlite3.Error) -> DamagedError | UnusableError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code & 0xFF in _UNUSABLE:
        return UnusableError(str(error))
    return DamagedError(str(error))

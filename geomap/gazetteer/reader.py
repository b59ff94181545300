"""Reads the index file: checked when opened, and every fault of it told apart from «not found»."""

import sqlite3
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from geomap.errors import ResourceError
from geomap.gazetteer.store import SCHEMA_VERSION, checksum

BUILD_COMMAND = "geomap gazetteer build"


class Reader:
    """One read-only connection that several threads may share. Made by `open`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        # A reader that is dropped unclosed, as in a notebook, leaves no open file behind.
        self._closing = weakref.finalize(self, connection.close)
        self._lock = threading.Lock()
        self.meta: Mapping[str, str] = {}

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an index; takes a millisecond.

        Raises:
            ResourceError: it is missing, damaged, or of another schema; the text says what builds it.
        """
        if not path.is_file():
            raise _trouble(path, "is missing")
        # Immutable: no locks and no side files, so that it can lie on a disk that cannot be written.
        address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise _trouble(path, f"cannot be opened ({error})") from error
        reader = cls(path, connection)
        try:
            reader._check()
        except ResourceError:
            reader.close()
            raise
        return reader

    def rows(self, query: str, *parameters: str | int) -> list[tuple[Any, ...]]:
        """Give the rows that a query finds.

        Raises:
            ResourceError: the file is damaged or was closed.
        """
        try:
            with self._lock:
                return self._connection.execute(query, parameters).fetchall()
        except sqlite3.Error as error:
            raise _trouble(self.path, f"cannot be read ({error})") from error

    def script(self, statements: str) -> None:
        """Run statements that make temporary views, which hide parts of the tables from later queries.

        Raises:
            ResourceError: the file is damaged or was closed.
        """
        try:
            with self._lock:
                self._connection.executescript(statements)
        except sqlite3.Error as error:
            raise _trouble(self.path, f"cannot be read ({error})") from error

    def verify(self) -> None:
        """Compute the checksum over all rows again; takes seconds.

        Raises:
            ResourceError: it is not the one that the build wrote down.
        """
        try:
            with self._lock:
                found = checksum(self._connection)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _trouble(self.path, f"is damaged ({error})") from error
        if found != self.meta["sha256"]:
            raise _trouble(self.path, "is damaged (its checksum is wrong)")

    def close(self) -> None:
        """Close the connection; closing twice does no harm."""
        with self._lock:
            self._closing()

    def _check(self) -> None:
        self.meta = dict(self.rows("SELECT key, value FROM meta"))
        if self.meta.get("schema") != str(SCHEMA_VERSION):
            raise _trouble(self.path, f"has schema {self.meta.get('schema')}, not {SCHEMA_VERSION}")
        ((pages,),) = self.rows(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        )
        if pages != self.path.stat().st_size:
            raise _trouble(self.path, "is cut short")


def _trouble(path: Path, what: str) -> ResourceError:
    return ResourceError(f"the gazetteer {path} {what}; run: {BUILD_COMMAND}")

"""Lets one process at a time install in a cache directory; the others wait for it."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from geomap.errors import ResourceError

_FILE = "install.lock"
_AGAIN_SECONDS = 0.5


@contextmanager
def alone(folder: Path, say: Callable[[str], None]) -> Iterator[bool]:
    """Keep other processes out of a folder while the block runs; give whether one had to be waited for.

    The lock is SQLite's on an empty database (https://www.sqlite.org/lockingv3.html), which the system takes from a
    process that is killed.

    Args:
        folder: where the lock lies.
        say: told that another process has to be waited for.

    Raises:
        ResourceError: the folder cannot be written to; the text says what to do.
    """
    with closing(_open(folder)) as lock:
        waited = False
        while not _take(lock, folder):
            if not waited:
                say(f"Another process installs in {folder}: waiting for it …")
                waited = True
            time.sleep(_AGAIN_SECONDS)
        yield waited


def _open(folder: Path) -> sqlite3.Connection:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(folder / _FILE, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _trouble(folder, error) from error


def _take(lock: sqlite3.Connection, folder: Path) -> bool:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            return False
        raise _trouble(folder, error) from error
    return True


def _trouble(folder: Path, error: Exception) -> ResourceError:
    return ResourceError(
        f"cannot write to {folder} ({error}); name another folder with --cache-dir"
    )

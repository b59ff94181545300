"""Files that appear whole or not at all, and what builds that were killed have left of them."""

import os
import platform
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geomap.errors import ResourceError

_PART = re.compile(r"\..+\.sqlite\.(?P<node>.*)\.(?P<pid>\d+)\.[0-9a-f]{8}\.part")
"""Name of a temporary file: whose build, on which machine, by which process."""
_ABANDONED_SECONDS = 3_600
"""A temporary file that nobody has written to for an hour belongs to no build."""


def part_of(path: Path) -> Path:
    """Give a new name beside `path` for what becomes it; the next build clears it away if this one is killed."""
    return path.with_name(
        f".{path.name}.{platform.node()}.{os.getpid()}.{os.urandom(4).hex()}.part"
    )


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path` that takes its place when the block ends well.

    Raises:
        ResourceError: it cannot be written; the text says what to do.
    """
    part = part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(path.parent)
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        message = (
            f"cannot write the gazetteer to {path} ({error}); free some space"
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

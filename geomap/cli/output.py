"""Data on its way out: to standard output, or to a file that is whole or not there at all."""

import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path

from geomap.errors import InputError

STDOUT = "-"
"""What an output is called that is standard output."""


def check_output(target: str, sources: Iterable[str] = ()) -> None:
    """Refuse, before any work is done, an output that could not be written or would cost a source.

    Raises:
        InputError: its folder is missing, it is a folder, or it is one of the sources.
    """
    if target == STDOUT:
        return
    path = Path(target)
    if not target or path.is_dir():
        message = f"cannot write {target!r}: it is a directory; name a file in it"
        raise InputError(message)
    if not path.parent.is_dir():
        message = f"cannot write {target}: there is no directory {path.parent}; make it first"
        raise InputError(message)
    if path.is_file() and any(_same(path, source) for source in sources):
        message = f"cannot write {target}: it is one of the sources; name another output"
        raise InputError(message)


def write_output(pieces: Iterable[str | bytes], target: str) -> None:
    """Write text as UTF-8, or bytes as they are, to a file or to standard output for `-`.

    A file is written beside its place and put there when it is whole; until then, and if
    anything goes wrong, what was there before stays.

    Raises:
        InputError: the disk is full, or the place cannot be written.
        BrokenPipeError: who read our standard output went away.
    """
    try:
        if target == STDOUT:
            _write_stdout(pieces)
        else:
            _write_file(pieces, Path(os.path.realpath(target)))
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if target == STDOUT else target
        message = f"cannot write {name}: {error.strerror or error}"
        raise InputError(message) from error


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output; raises what `write_output` does."""
    write_output((f"{line}\n" for line in lines), STDOUT)


def _write_stdout(pieces: Iterable[str | bytes]) -> None:
    stream = sys.stdout.buffer
    try:
        for piece in pieces:
            rest = memoryview(_encoded(piece))
            while rest:  # an unbuffered stream (PYTHONUNBUFFERED) may take a part
                rest = rest[stream.write(rest) :]
        stream.flush()
    except OSError:
        # What is left in the buffer would fail again, and louder, when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise


def _write_file(pieces: Iterable[str | bytes], path: Path) -> None:
    if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        with path.open("wb") as stream:
            stream.writelines(_encoded(piece) for piece in pieces)
        return
    unfinished = path.with_name(f".geomap-{secrets.token_hex(6)}.tmp")
    try:
        with unfinished.open("xb") as file:
            file.writelines(_encoded(piece) for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            unfinished.chmod(path.stat().st_mode)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _encoded(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else piece


def _same(path: Path, source: str) -> bool:
    other = Path(source)
    return other.is_file() and path.samefile(other)

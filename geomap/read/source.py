"""Bytes of a file or of standard input, and how they become text."""

import codecs
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from geomap.errors import InputError

STDIN = "-"
"""What a source is called that is standard input."""

_BYTE_ORDER_MARKS: Mapping[bytes, str] = MappingProxyType(
    {
        # UTF-32 first: its little-endian mark begins with that of UTF-16.
        codecs.BOM_UTF32_LE: "utf-32-le",
        codecs.BOM_UTF32_BE: "utf-32-be",
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
)

_SIGNATURES: Mapping[bytes, str] = MappingProxyType(
    {
        b"%PDF-": "a PDF",
        b"PK\x03\x04": "a ZIP archive or an Office document",
        b"\xd0\xcf\x11\xe0": "an old Office document",
        b"{\\rtf": "an RTF document",
        b"%!PS": "PostScript",
        b"\x89PNG": "a PNG image",
        b"\xff\xd8\xff": "a JPEG image",
        b"GIF8": "a GIF image",
        b"\x1f\x8b": "a gzip archive",
        b"SQLite format 3": "an SQLite database",
    }
)
"""How files begin that are no text (their formats' own specifications)."""


def label(source: str) -> str:
    """Say in words what a source is: its path, or «standard input»."""
    return "standard input" if source == STDIN else source


def read_bytes(source: str, *, stdin: BinaryIO | None = None) -> bytes:
    """Read a whole file, or standard input for `-`.

    Args:
        source: a path as the user gave it, or `-`.
        stdin: what `-` means; the process's own standard input if None.

    Raises:
        InputError: it is missing, a directory, or cannot be read.
    """
    if source == STDIN:
        return (stdin or sys.stdin.buffer).read()
    try:
        # Not Path.read_bytes: an empty path would name the working directory.
        with open(source, "rb") as file:  # noqa: PTH123 - see above
            return file.read()
    except IsADirectoryError:
        message = f"cannot read {source}: it is a directory; name the files in it"
        raise InputError(message) from None
    except OSError as error:
        message = f"cannot read {source!r}: {error.strerror or error}"
        raise InputError(message) from error


def decode(data: bytes, source: str, *, encoding: str | None = None) -> str:
    r"""Turn bytes into text; a byte order mark says more than `encoding`, which says more than UTF-8.

    That order is the Encoding Standard's (https://encoding.spec.whatwg.org/#decode). The mark
    is taken off; everything else is kept, `\r\n` too: offsets are those of the text given here.

    Args:
        data: a whole file.
        source: where it is from, for messages.
        encoding: a name that Python knows; UTF-8 if None.

    Raises:
        InputError: these bytes are no text, or are not in that encoding.
    """
    mark = next((mark for mark in _BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    if not mark:
        _refuse_other_formats(data, source)
    chosen = _BYTE_ORDER_MARKS[mark] if mark else encoding or "utf-8"
    try:
        text = data[len(mark) :].decode(chosen)
    except LookupError:
        message = f"unknown encoding {chosen!r}; well known are utf-8, latin-1, cp1252, utf-16"
        raise InputError(message) from None
    except UnicodeError as error:
        raise InputError(_undecodable(data, label(source), chosen, error, len(mark))) from error
    if "\0" in text:
        raise InputError(_binary(label(source), data.find(b"\0")))
    if has_lone_surrogate(text):
        message = f"{label(source)} holds half of a surrogate pair when read as {chosen}; name another --encoding"
        raise InputError(message)
    return text


def has_lone_surrogate(text: str) -> bool:
    """Whether a text holds code points (U+D800 … U+DFFF) that no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def suffix(source: str) -> str:
    """Give the end of a path that tells its format, in lower case: `.json`; empty for `-`."""
    return "" if source == STDIN else Path(source).suffix.lower()


def _refuse_other_formats(data: bytes, source: str) -> None:
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            message = f"{label(source)} looks like {kind}, not text; save it as plain text first"
            raise InputError(message)


def _undecodable(data: bytes, name: str, encoding: str, error: UnicodeError, offset: int) -> str:
    if not isinstance(error, UnicodeDecodeError):
        return f"{name} cannot be read as {encoding}: {error}; name another --encoding"
    if encoding == "utf-8" and b"\0" in data:
        return _binary(name, data.index(b"\0"))
    first = offset + error.start
    return (
        f"{name} is not in {encoding}: byte 0x{data[first]:02x} at offset {first};"
        " name its encoding, as in --encoding latin-1"
    )


def _binary(name: str, offset: int) -> str:
    return (
        f"{name} looks binary: a NUL byte at offset {offset};"
        " if it is UTF-16 without a byte order mark, say --encoding utf-16-le"
    )

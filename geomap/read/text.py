"""Plain text → documents."""

import os
from pathlib import Path
from typing import BinaryIO

from geomap.documents import Document
from geomap.read.source import STDIN, decode, label, read_bytes

_LONGEST_HEADLINE = 120
"""Characters; longer first lines are taken for the text itself."""


def read_document(
    source: str, *, encoding: str | None = None, stdin: BinaryIO | None = None
) -> Document:
    r"""Read a text file, or standard input for `-`.

    The text is kept verbatim but for a byte order mark: `\r\n` stays two characters. The title is
    the first line that is not blank where that looks like a headline (short, no full stop, more
    text below it), else the file's name. An empty file gives an empty text.

    Args:
        source: a path as the user gave it, which becomes the document's id, or `-`.
        encoding: how the file is encoded where it has no byte order mark; UTF-8 if None.
        stdin: what `-` means; the process's own standard input if None.

    Raises:
        InputError: it cannot be read, is no text, or is in another encoding.
    """
    text = decode(read_bytes(source, stdin=stdin), source, encoding=encoding)
    # A file's name may hold bytes that are no UTF-8; an id must be text that can be written.
    identifier = os.fsencode(source).decode("utf-8", "replace")
    name = label(source) if source == STDIN else Path(identifier).name
    return Document(identifier, text, headline(text) or name)


def headline(text: str) -> str:
    """Give the first line where it looks like a headline; empty where it does not."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    if len(first) > _LONGEST_HEADLINE or first.endswith((".", ",", ";", ":")) or not rest.strip():
        return ""
    return first

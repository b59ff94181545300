"""Annotated corpora: documents with the toponyms that people marked in them.

Two layouts of JSON lines are read: `{"id", "text", "toponyms": [{"start", "end", "type"}]}`, and
`{"id", "text", "ents": [[start, end, label]]}`, of which the labels LOC, FAC and GPE are toponyms.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from geomap.documents import Document, Span
from geomap.errors import InputError

_PLACES = frozenset({"LOC", "FAC", "GPE"})


class Casing(StrEnum):
    """How a corpus is written when it is measured."""

    ORIGINAL = "original"
    """As it is."""
    LOWER = "lower"
    """All in lower case."""
    UPPER = "upper"
    """All in capitals."""


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A toponym that somebody marked."""

    span: Span
    """Where it stands."""
    kind: str
    """The corpus's own type or label, as in `Metonymic`; empty where it has none."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its toponyms."""

    document: Document
    """The text."""
    toponyms: tuple[GoldToponym, ...]
    """What was marked, in the corpus's order."""


def read_corpus(path: Path, casing: Casing = Casing.ORIGINAL) -> Iterator[GoldDocument]:
    """Give the documents of a corpus, lazily.

    Raises:
        InputError: the file cannot be read, or a line is of neither layout; the text names file and line.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _document(line, f"{path}, line {number}", casing)
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read the corpus {path}: {error}; give a file of JSON lines in UTF-8"
        raise InputError(message) from error


def recased(text: str, casing: Casing) -> str:
    """Give a text in another casing, as long as it was: letters whose other case is longer stay as they are."""
    if casing is Casing.ORIGINAL:
        return text
    change = str.lower if casing is Casing.LOWER else str.upper
    return "".join(changed if len(changed := change(letter)) == 1 else letter for letter in text)


def _document(line: str, place: str, casing: Casing) -> GoldDocument:
    try:
        record = json.loads(line)
        document = Document(str(record["id"]), recased(record["text"], casing))
        return GoldDocument(document, tuple(_toponyms(record)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = (
            f"{place}: not an annotated document ({type(error).__name__}: {error}); "
            'a line is {"id", "text", "toponyms": [{"start", "end", "type"}]}'
        )
        raise InputError(message) from error


def _toponyms(record: Mapping[str, Any]) -> Iterator[GoldToponym]:
    if "toponyms" in record:
        for toponym in record["toponyms"]:
            yield GoldToponym(Span(toponym["start"], toponym["end"]), toponym.get("type") or "")
        return
    for start, end, label in record["ents"]:
        if label in _PLACES:
            yield GoldToponym(Span(start, end), label)

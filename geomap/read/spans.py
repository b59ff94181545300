"""Toponyms that someone else found: JSON lines of a text and spans in it."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from geomap.documents import Document, Span
from geomap.read.fields import Fields, json_lines
from geomap.read.source import decode, label, read_bytes


class Toponyms(NamedTuple):
    """A document and the spans in it that are to be resolved."""

    document: Document
    """The text, with its id."""
    spans: tuple[Span, ...]
    """The toponyms in the order given; empty where there are none."""


def read_toponyms(source: str, *, stdin: BinaryIO | None = None) -> Iterator[Toponyms]:
    """Read lines of `{"id": …, "text": …, "toponyms": [{"start": …, "end": …}]}`, lazily.

    Offsets count Unicode code points from 0, half open. `title`, `date`, `source` and `near` are taken
    where they are given; fields of other names do not matter.

    Args:
        source: a path, or `-` for standard input.
        stdin: what `-` means; the process's own standard input if None.

    Raises:
        InputError: the file cannot be read, or a line is wrong: the text has its number.
    """
    text = decode(read_bytes(source, stdin=stdin), source)
    for fields in json_lines(text, label(source)):
        yield _toponyms(fields)


def _toponyms(fields: Fields) -> Toponyms:
    document = fields.make(
        Document,
        fields.text("id"),
        fields.text("text"),
        fields.text("title", ""),
        fields.optional_text("date"),
        fields.optional_text("source"),
        fields.optional_text("near"),
    )
    return Toponyms(document, tuple(_span(item, document) for item in fields.parts("toponyms")))


def _span(fields: Fields, document: Document) -> Span:
    span = fields.make(Span, fields.whole("start"), fields.whole("end"))
    fields.make(document.quote, span)
    return span

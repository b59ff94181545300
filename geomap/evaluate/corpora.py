"""Annotated corpora: documents with the toponyms that people marked in them.

Two layouts of JSON lines are read: `{"id", "text", "toponyms": [{"start", "end", "type", "group", "lat", "lon",
"geonameid", "alternatives": [{"lat", "lon"}]}], "title", "near", "meta": {…}}`, of which offsets alone must be there; and
`{"id", "text", "ents": [[start, end, label]]}`, of which the labels LOC, FAC and GPE are toponyms.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from geomap.documents import Document, Span
from geomap.errors import InputError
from geomap.geometry import Point

UNKNOWN = "unknown"
"""Group of a toponym whose corpus does not say what kind of place it is."""

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
    group: str = UNKNOWN
    """Kind of place: `country`, `admin1`, `admin2+`, `ppl`, `continent`, `other` or `unknown`."""
    point: Point | None = None
    """Where the place is; None where the corpus does not say."""
    alternatives: tuple[Point, ...] = ()
    """Other points that the corpus holds for as good."""
    geonameid: str = ""
    """The place's number at GeoNames; empty where the corpus has none."""

    def error_km(self, point: Point) -> float:
        """Give the distance from a point to the nearest of the gold points, in kilometres.

        Raises:
            ValueError: the corpus does not say where the place is.
        """
        if self.point is None:
            message = f"the gold toponym at {self.span.start} has no coordinates"
            raise ValueError(message)
        return min(point.distance_km(gold) for gold in (self.point, *self.alternatives))


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its toponyms."""

    document: Document
    """The text."""
    toponyms: tuple[GoldToponym, ...]
    """What was marked, in the corpus's order."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """What the corpus says of the document besides, as text: `split`, `domain` …"""


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


def point_of(record: Mapping[str, Any]) -> Point | None:
    """Give the point that `lat` and `lon` say; None where either is absent or null.

    Raises:
        ValueError: it is not on the globe.
    """
    latitude, longitude = record.get("lat"), record.get("lon")
    return None if latitude is None or longitude is None else Point(latitude, longitude)


def geonameid_of(record: Mapping[str, Any]) -> str:
    """Give the `geonameid` as text; empty where it is absent or null."""
    identifier = record.get("geonameid")
    return "" if identifier is None else str(identifier)


def _document(line: str, place: str, casing: Casing) -> GoldDocument:
    try:
        record = json.loads(line)
        document = Document(
            str(record["id"]),
            recased(record["text"], casing),
            record.get("title") or "",
            near=record.get("near"),
        )
        meta = {key: str(value) for key, value in (record.get("meta") or {}).items()}
        toponyms = tuple(_toponyms(record))
        for toponym in toponyms:
            document.quote(toponym.span)
        return GoldDocument(document, toponyms, meta)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = (
            f"{place}: not an annotated document ({type(error).__name__}: {error}); "
            'a line is {"id", "text", "toponyms": [{"start", "end", "type"}]}'
        )
        raise InputError(message) from error


def _toponyms(record: Mapping[str, Any]) -> Iterator[GoldToponym]:
    if "toponyms" in record:
        for toponym in record["toponyms"]:
            points = (point_of(other) for other in toponym.get("alternatives") or ())
            yield GoldToponym(
                Span(toponym["start"], toponym["end"]),
                toponym.get("type") or "",
                toponym.get("group") or UNKNOWN,
                point_of(toponym),
                tuple(point for point in points if point),
                geonameid_of(toponym),
            )
        return
    for start, end, label in record["ents"]:
        if label in _PLACES:
            yield GoldToponym(Span(start, end), label)

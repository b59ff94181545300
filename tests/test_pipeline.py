"""The pipeline through its seams alone, with parts that are made of shape only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from geomap.documents import Document
from geomap.errors import GeomapError, Offline, ResourceError, Unavailable
from geomap.mentions import Mention, Role
from geomap.pipeline import Pipeline
from geomap.places import (
    Candidate,
    Focus,
    Manifest,
    MatchKind,
    Query,
    Reason,
    Resolution,
    Resolved,
    Unresolved,
)
from tests.builders import mention, place

MANIFEST = Manifest("0", "words", {}, {})
HOMS = Candidate(place(), MatchKind.PREFERRED, "list")


TROUBLES: dict[str, type[GeomapError]] = {
    "Trouble": Unavailable,
    "Offline": Offline,
    "Damage": ResourceError,
}
"""Name → what the source raises over it."""


class Words:
    """Recognises the words it is told, the first in each text as a demonym."""

    name = "words"

    def __init__(self, *words: str) -> None:
        self.words = words
        self.seen: list[str] = []

    def pipe(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
        """Find the words in text order."""
        for document in documents:
            self.seen.append(document.id)
            yield document, self.at(document, ())

    def at(self, document: Document, _spans: Sequence[object]) -> tuple[Mention, ...]:
        """Find the words, whatever the spans."""
        return tuple(
            mention(document, word, occurrence=occurrence)
            for word in self.words
            for occurrence in range(document.text.count(word))
        )


@dataclass
class Listed:
    """Knows Homs, and remembers what it was asked."""

    name: str = "list"
    version: str = "1"
    asked: list[Query] = field(default_factory=list)

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Give Homs for «Homs», and break at the names of troubles."""
        self.asked.append(query)
        if query.toponym in TROUBLES:
            message = "out of reach"
            raise TROUBLES[query.toponym](message)
        return (HOMS,) if query.toponym == "Homs" else ()


class First:
    """Takes the first candidate."""

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Decide each mention by itself."""
        assert all(document.quote(item.span) == item.text for item in mentions)
        return tuple(
            Resolved(item, offered[0].place, 1.0, offered[0].source)
            if offered
            else Unresolved(item, Reason.NOT_IN_GAZETTEER)
            for item, offered in zip(mentions, candidates, strict=True)
        )

    def focus(self, _document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Take the first place for what all is about."""
        placed = [item.place for item in resolutions if isinstance(item, Resolved)]
        return tuple(Focus(item, 1.0) for item in placed[:1])


def pipeline(recognizer: Words, source: Listed | None = None) -> Pipeline:
    """Put fakes together."""
    return Pipeline(recognizer, source or Listed(), First(), MANIFEST)


def test_a_document_becomes_a_report() -> None:
    document = Document("a", "Homs and Atlantis.")
    report = pipeline(Words("Homs", "Atlantis"))(document)
    assert report.document is document
    assert [item.mention.text for item in report.resolutions] == ["Homs", "Atlantis"]
    assert [item.place for item in report.resolved] == [HOMS.place]
    assert report.focus == (Focus(HOMS.place, 1.0),)
    assert report.manifest is MANIFEST
    assert report.failure == ""


def test_documents_are_read_one_at_a_time_as_reports_are_wanted() -> None:
    recognizer = Words("Homs")
    reports = pipeline(recognizer).pipe(Document(name, "Homs.") for name in "abc")
    assert recognizer.seen == []
    assert next(reports).document.id == "a"
    assert recognizer.seen == ["a"]
    assert [report.document.id for report in reports] == ["b", "c"]


def test_a_name_is_asked_for_once_a_document_and_role() -> None:
    source = Listed()
    parts = pipeline(Words("Homs"), source)
    document = Document("a", "Homs, Homs, Homs.")
    parts(document)
    assert source.asked == [Query("Homs")]
    parts.decide(
        document, (mention(document, "Homs", role=Role.DEMONYM), mention(document, "Homs"))
    )
    assert source.asked[1:] == [Query("Homs", Role.DEMONYM), Query("Homs")]


def test_nothing_named_asks_for_nothing() -> None:
    source = Listed()
    report = pipeline(Words("Homs"), source)(Document("a", ""))
    assert (report.resolutions, report.focus, source.asked) == ((), (), [])


def test_a_service_that_fails_for_one_name_loses_no_other() -> None:
    report = pipeline(Words("Trouble", "Homs"))(Document("a", "Trouble in Homs."))
    trouble, homs = report.resolutions
    assert isinstance(trouble, Unresolved)
    assert (trouble.reason, trouble.note) == (Reason.FAULT, "out of reach")
    assert isinstance(homs, Resolved)


def test_a_name_that_may_not_be_asked_for_is_told_from_one_that_is_not_known() -> None:
    report = pipeline(Words("Offline"))(Document("a", "Offline."))
    assert [item.reason for item in report.unresolved] == [Reason.OFFLINE]


def test_trouble_with_the_gazetteer_is_never_nothing_found() -> None:
    with pytest.raises(ResourceError):
        pipeline(Words("Damage"))(Document("a", "Damage."))

"""The pipeline through its seams alone, with parts that are made of shape only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from geomap.decisions import Decision, Quote, Verdict
from geomap.documents import Document, Sentence, Span
from geomap.errors import GeomapError, InputError, Offline, ResourceError, Unavailable
from geomap.mentions import Mention, Role
from geomap.pipeline import Pipeline, replayed
from geomap.places import (
    Candidate,
    Focus,
    Manifest,
    MatchKind,
    Place,
    Query,
    Reason,
    Resolution,
    Resolved,
    Undecided,
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
            yield document, self._found(document)

    def at(self, document: Document, spans: Sequence[Span]) -> tuple[Mention, ...]:
        """Take the spans."""
        whole = Sentence(0, len(document.text))
        return tuple(Mention(span, document.quote(span), whole) for span in spans)

    def _found(self, document: Document) -> tuple[Mention, ...]:
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

    def resolve_all(self, texts: Sequence[Undecided]) -> list[tuple[Resolution, ...]]:
        """Decide one document after the other."""
        return [self.resolve(text.document, text.mentions, text.candidates) for text in texts]

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


@dataclass(frozen=True)
class Ruled:
    """Decides on names: for a place, or, without one, that there is none; and remembers nothing."""

    places: Mapping[str, Place | None]
    digest: str = "abc"

    def placed(self, document: Document) -> tuple[Span, ...]:
        """Give where the placed names stand first."""
        text = document.text
        return tuple(
            Span(text.index(name), text.index(name) + len(name))
            for name, held in self.places.items()
            if held and name in text
        )

    def decided(
        self, document: Document, mentions: Sequence[Mention]
    ) -> tuple[Decision | None, ...]:
        """Give what is decided on each."""
        return tuple(self._on(document, item.text) for item in mentions)

    def _on(self, document: Document, name: str) -> Decision | None:
        if name not in self.places:
            return None
        held = self.places[name]
        verdict = Verdict.POINT if held else Verdict.REJECT
        return Decision(document.id, Quote(name), verdict, held, note="told")


LIBYAN = place("Al Khums", country="LY")


def decided(
    recognizer: Words, places: Mapping[str, Place | None], source: Listed | None = None
) -> Pipeline:
    """Put fakes together, with decisions."""
    parts = pipeline(recognizer, source)
    return replace(parts, decisions=Ruled(places))


def test_what_a_person_decided_goes_before_all_sources_and_none_is_asked() -> None:
    source = Listed()
    parts = decided(Words("Homs", "Trouble"), {"Homs": LIBYAN, "Trouble": None}, source)
    report = parts(Document("a", "Homs, Trouble."))
    homs, trouble = report.resolutions
    assert isinstance(homs, Resolved)
    assert (homs.place, homs.confidence, homs.answered_by) == (LIBYAN, 1.0, "decision")
    assert [clue.text for clue in homs.clues] == ["decided: told"]
    assert isinstance(trouble, Unresolved)
    assert (trouble.reason, trouble.note) == (Reason.REJECTED, "decided: told")
    assert report.focus == (Focus(LIBYAN, 1.0),)
    assert source.asked == []


def test_the_resolver_knows_the_place_decided_on_and_no_other_of_that_name() -> None:
    seen: list[tuple[tuple[Candidate, ...], ...]] = []

    class Looking(First):
        def resolve(
            self,
            document: Document,
            mentions: Sequence[Mention],
            candidates: Sequence[tuple[Candidate, ...]],
        ) -> tuple[Resolution, ...]:
            seen.append(tuple(candidates))
            return super().resolve(document, mentions, candidates)

    parts = replace(
        decided(Words("Homs", "Rain", "Trouble"), {"Homs": LIBYAN, "Trouble": None}),
        resolver=Looking(),
    )
    parts(Document("a", "Homs, Rain, Trouble."))
    assert seen == [((Candidate(LIBYAN, MatchKind.PREFERRED, "decision"),), (), ())]


def test_a_name_that_a_person_placed_is_a_mention_though_nobody_recognised_it() -> None:
    parts = decided(Words("Homs", "York"), {"New York": LIBYAN})
    report = parts(Document("a", "Homs, New York."))
    assert [item.mention.text for item in report.resolutions] == ["Homs", "New York"]
    assert report.resolved[1].place == LIBYAN
    given = parts.decide(report.document, (mention(report.document, "Homs"),))
    assert len(given.resolutions) == 1, "who gives spans gets no others"


def test_a_report_made_earlier_takes_decisions_and_keeps_what_was_found_beside_them() -> None:
    report = pipeline(Words("Homs", "Rain"))(Document("a", "Homs, Rain."))
    assert replayed(report, Ruled({"Hama": LIBYAN}), First()) is report
    held = replayed(report, Ruled({"Homs": LIBYAN}), First())
    (homs,) = held.resolved
    assert (homs.place, homs.answered_by) == (LIBYAN, "decision")
    assert [item.place for item in homs.alternatives] == [HOMS.place]
    assert held.resolutions[1] == report.resolutions[1]
    assert held.manifest
    assert held.manifest.settings == {"decisions": "abc"}
    assert held.focus == (Focus(LIBYAN, 1.0),)
    assert replayed(held, Ruled({"Homs": LIBYAN}), First()) == held
    rejected = replayed(report, Ruled({"Homs": None}), First())
    assert rejected.unresolved[0].reason is Reason.REJECTED
    assert rejected.resolutions[0].alternatives[0].place == HOMS.place


def test_many_documents_are_resolved_as_each_by_itself_and_in_order() -> None:
    parts = pipeline(Words("Homs", "Trouble"))
    texts = [Document(str(number), "Homs, Trouble." * (number % 3)) for number in range(150)]
    given = list(parts.recognizer.pipe(texts))
    assert list(parts.decide_all(given)) == [parts.decide(*item) for item in given]


def test_what_came_before_a_trouble_is_not_lost() -> None:
    parts = pipeline(Words("Homs"))

    def given() -> Iterator[tuple[Document, tuple[Mention, ...]]]:
        document = Document("a", "Homs.")
        yield document, (mention(document, "Homs"),)
        message = "line 2 is wrong"
        raise InputError(message)

    found = parts.decide_all(given())
    assert next(found).resolved[0].place == HOMS.place
    with pytest.raises(InputError, match="line 2"):
        next(found)

"""Corpora through the pipeline."""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.documents import Document
from geomap.evaluate import Answered, GoldDocument, GoldToponym, answer, answers_from
from geomap.gazetteer import Gazetteer
from geomap.mentions import Mention
from geomap.pipeline import Pipeline
from geomap.places import (
    Candidate,
    Focus,
    Manifest,
    Reason,
    Resolution,
    Resolved,
    Undecided,
    Unresolved,
)
from geomap.recognize import RuleRecognizer
from tests.evaluate.worlds import ANSWERED, GOLD, TEXT, span


@dataclass(frozen=True)
class FirstResolver:
    """Takes the first candidate there is."""

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Decide each mention by itself."""
        assert document.text
        return tuple(
            Resolved(mention, held[0].place, 0.5, held[0].source)
            if held
            else Unresolved(mention, Reason.NOT_IN_GAZETTEER)
            for mention, held in zip(mentions, candidates, strict=True)
        )

    def resolve_all(self, texts: Sequence[Undecided]) -> list[tuple[Resolution, ...]]:
        """Decide one document after the other."""
        return [self.resolve(text.document, text.mentions, text.candidates) for text in texts]

    def focus(self, document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Say nothing."""
        assert document.text or resolutions
        return ()


def pipeline(gazetteer: Gazetteer) -> Pipeline:
    """Put the parts together."""
    manifest = Manifest("0", "rules", {}, {})
    return Pipeline(RuleRecognizer(gazetteer), gazetteer, FirstResolver(), manifest)


def told(gazetteer: Gazetteer, *, on_gold_spans: bool) -> Answered:
    """Answer one document."""
    (found,) = answer(pipeline(gazetteer), [GOLD], on_gold_spans=on_gold_spans)
    return found


def test_gold_spans_are_decided_and_no_others(gazetteer: Gazetteer) -> None:
    """One answer a span, each with all that came into question."""
    found = told(gazetteer, on_gold_spans=True)
    assert {item.span for item in found.predictions} == {item.span for item in GOLD.toponyms}
    places = found.offered[span("Paris")]
    assert len(places) > 5
    assert found.resolutions[span("Paris")].mention.text == "Paris"


def test_the_pipeline_finds_the_toponyms_itself(gazetteer: Gazetteer) -> None:
    """Zorn is marked and no place that the rules would know."""
    found = {item.span for item in told(gazetteer, on_gold_spans=False).predictions}
    assert span("Springfield") in found
    assert span("Zorn") not in found


def test_documents_are_answered_one_by_one_and_keep_their_own_candidates(
    gazetteer: Gazetteer,
) -> None:
    """What was offered in the first document is not lost to the second."""
    other = GoldDocument(Document("b", "Rome"), (GoldToponym(span("Homs"), ""),))
    first, second = answer(pipeline(gazetteer), [GOLD, other], on_gold_spans=True)
    assert set(first.offered) == {item.span for item in GOLD.toponyms}
    assert [place.name for place in second.offered[span("Homs")]][:1] == ["Rome"]


def test_a_document_that_somebody_left_out_has_no_predictions() -> None:
    """It counts all the same."""
    held, bare = answers_from(
        {"a.txt": ANSWERED.predictions},
        [GOLD, GoldDocument(Document("b", TEXT), GOLD.toponyms)],
    )
    assert held.predictions == ANSWERED.predictions
    assert bare.predictions == ()

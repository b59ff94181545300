"""Corpora through the pipeline: what it says of each document, and what it had to choose from."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geomap.documents import Document, Span
from geomap.evaluate.corpora import GoldDocument
from geomap.evaluate.predictions import Prediction, predictions_of
from geomap.mentions import Mention
from geomap.pipeline import Pipeline
from geomap.places import Candidate, Focus, Place, Report, Resolution, Undecided
from geomap.protocols import Resolver

Tell = Callable[[int], None]
"""Told how many documents are done."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said of one gold document."""

    gold: GoldDocument
    """The document."""
    predictions: tuple[Prediction, ...]
    """What was found and where it was placed."""
    resolutions: Mapping[Span, Resolution] = field(default_factory=dict)
    """The decisions, by span; empty for somebody else's predictions."""
    offered: Mapping[Span, tuple[Place, ...]] = field(default_factory=dict)
    """The places that came into question, by span; empty for somebody else's predictions."""


def answer(
    pipeline: Pipeline, corpus: Iterable[GoldDocument], *, on_gold_spans: bool
) -> Iterator[Answered]:
    """Give what the pipeline says of each document, in order.

    Args:
        pipeline: the parts of a run; its resolver may be one that was never fitted on these documents.
        corpus: the documents.
        on_gold_spans: the spans of all gold toponyms are given and only their places are asked for; otherwise the
            pipeline finds the toponyms itself.
    """
    recorder = _Recorder(pipeline.resolver)
    recorded = replace(pipeline, resolver=recorder)
    documents = list(corpus)
    reports = _given(recorded, documents) if on_gold_spans else _found(recorded, documents)
    for gold, report in zip(documents, reports, strict=True):
        yield Answered(
            gold,
            predictions_of(report.resolutions),
            {item.mention.span: item for item in report.resolutions},
            recorder.offered.popleft(),
        )


def answers_from(
    predictions: Mapping[str, tuple[Prediction, ...]], corpus: Iterable[GoldDocument]
) -> Iterator[Answered]:
    """Give what somebody else said of each document; a document they left out has no predictions."""
    for gold in corpus:
        yield Answered(gold, predictions.get(gold.document.id, ()))


def _given(pipeline: Pipeline, documents: Iterable[GoldDocument]) -> Iterator[Report]:
    at = pipeline.recognizer.at
    return pipeline.decide_all(
        (gold.document, at(gold.document, [toponym.span for toponym in gold.toponyms]))
        for gold in documents
    )


def _found(pipeline: Pipeline, documents: Iterable[GoldDocument]) -> Iterator[Report]:
    return pipeline.pipe(gold.document for gold in documents)


class _Recorder:
    """A resolver that also keeps the candidates of the documents that it decided, until they are taken."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self.offered: deque[Mapping[Span, tuple[Place, ...]]] = deque()

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Decide as the resolver within does."""
        (found,) = self.resolve_all((Undecided(document, mentions, candidates),))
        return found

    def resolve_all(self, texts: Sequence[Undecided]) -> Sequence[tuple[Resolution, ...]]:
        """Decide as the resolver within does."""
        for text in texts:
            self.offered.append(
                {
                    mention.span: tuple(candidate.place for candidate in held)
                    for mention, held in zip(text.mentions, text.candidates, strict=True)
                }
            )
        return self._resolver.resolve_all(texts)

    def focus(self, document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Ask the resolver within."""
        return self._resolver.focus(document, resolutions)

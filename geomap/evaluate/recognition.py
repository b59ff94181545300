"""Recognition against annotated corpora: the table of `geomap evaluate`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geomap.documents import Span
from geomap.evaluate.corpora import GoldDocument
from geomap.evaluate.scores import Score, score_spans
from geomap.mentions import Mention, Role
from geomap.protocols import Recognizer

BINS = 10
"""Ranges of the recognition score in a reliability table, each as wide as the others."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts."""

    excluded_kinds: frozenset[str] = frozenset()
    """Gold toponyms of these types are neither wanted nor wrong to find."""
    excluded_roles: frozenset[Role] = frozenset()
    """Mentions of these roles are left aside."""


@dataclass(slots=True)
class Tally:
    """What was counted over a corpus."""

    exact: Score = field(default_factory=Score)
    """By spans that start and end alike."""
    overlap: Score = field(default_factory=Score)
    """By spans that share a character."""
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a gold toponym of a type was found, with just its span, under a role; the role is empty where it was not."""
    reliability: list[Score] = field(default_factory=lambda: [Score()] * BINS)
    """Exact score of the mentions by their recognition score, lowest range first; `gold` is not counted."""

    def add(self, gold: GoldDocument, mentions: Sequence[Mention], scope: Scope) -> None:
        """Count one document."""
        wanted = [t.span for t in gold.toponyms if t.kind not in scope.excluded_kinds]
        ignored = [t.span for t in gold.toponyms if t.kind in scope.excluded_kinds]
        held = [mention for mention in mentions if mention.role not in scope.excluded_roles]
        found = [mention.span for mention in held]
        self.exact += score_spans(wanted, found, ignored=ignored)
        self.overlap += score_spans(wanted, found, ignored=ignored, exact=False)
        self._add_roles(gold, mentions)
        self._add_reliability(held, wanted, ignored)

    def _add_roles(self, gold: GoldDocument, mentions: Iterable[Mention]) -> None:
        roles = {mention.span: str(mention.role) for mention in mentions}
        for toponym in gold.toponyms:
            self.roles[toponym.kind, roles.get(toponym.span, "")] += 1

    def _add_reliability(
        self, mentions: Iterable[Mention], wanted: list[Span], ignored: list[Span]
    ) -> None:
        for mention in mentions:
            score = score_spans(wanted, [mention.span], ignored=ignored)
            held = min(int(mention.score * BINS), BINS - 1)
            self.reliability[held] += Score(score.right, score.predicted, 0)


def tally(recognizer: Recognizer, corpus: Iterable[GoldDocument], scope: Scope) -> Tally:
    """Recognise a corpus's documents and count."""
    counted = Tally()
    documents = list(corpus)
    found = recognizer.pipe(gold.document for gold in documents)
    for gold, (_, mentions) in zip(documents, found, strict=True):
        counted.add(gold, mentions, scope)
    return counted

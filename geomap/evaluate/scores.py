"""Precision, recall and F1 of spans: exact, and by overlap."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from geomap.documents import Span


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over documents; they add up."""

    right: int = 0
    """Predictions that are matched with a gold span."""
    predicted: int = 0
    """Predictions that count."""
    gold: int = 0
    """Gold spans."""

    def __add__(self, other: "Score") -> "Score":
        """Put the counts of two sets of documents together."""
        return Score(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Share of the predictions that are right, 0 … 1; 0 where there are none."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold spans that were found, 0 … 1; 0 where there are none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 … 1."""
        counted = self.predicted + self.gold
        return 2 * self.right / counted if counted else 0.0


def score_spans(
    gold: Collection[Span],
    predicted: Collection[Span],
    *,
    ignored: Collection[Span] = (),
    exact: bool = True,
) -> Score:
    """Score one document's predictions, each span once.

    Args:
        gold: what should be found.
        predicted: what was found.
        ignored: spans that are neither right nor wrong: an unmatched prediction that overlaps one does not count.
        exact: start and end must be the same; otherwise spans that overlap are paired one to one, equal ones first,
            then those that share most.
    """
    wanted, found = set(gold), set(predicted)
    same = wanted & found
    right = set(same) if exact else same | _paired(wanted - same, found - same)
    wrong = {span for span in found - right if not any(span.overlaps(other) for other in ignored)}
    return Score(len(right), len(right) + len(wrong), len(wanted))


def _paired(wanted: Iterable[Span], found: Iterable[Span]) -> set[Span]:
    """Give the found spans that are paired with a wanted one, those that share most first."""
    found = sorted(found)
    pairs = sorted(
        (-_shared(one, other), len(one) + len(other), one, other)
        for one in wanted
        for other in found
        if one.overlaps(other)
    )
    used: set[Span] = set()
    matched: set[Span] = set()
    for _, _, one, other in pairs:
        if one not in used and other not in matched:
            used.add(one)
            matched.add(other)
    return matched


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)

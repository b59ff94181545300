"""Precision, recall and F1 of spans: exact, and by overlap."""

from collections import defaultdict
from collections.abc import Collection, Sequence
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


def pair_spans(
    gold: Sequence[Span], predicted: Sequence[Span], *, exact: bool = True
) -> tuple[tuple[int, int], ...]:
    """Pair gold spans with predicted ones, one to one: pairs of their indexes.

    Args:
        gold: what should be found.
        predicted: what was found, each span once.
        exact: start and end must be the same; otherwise spans that overlap are paired too, equal ones first,
            then those that share most characters, the shorter pair before the longer.
    """
    waiting: dict[Span, list[int]] = defaultdict(list)
    for index in reversed(range(len(gold))):
        waiting[gold[index]].append(index)
    pairs = [
        (waiting[span].pop(), index) for index, span in enumerate(predicted) if waiting.get(span)
    ]
    if exact:
        return tuple(pairs)
    golds, founds = {one for one, _ in pairs}, {other for _, other in pairs}
    open_golds = [index for index in range(len(gold)) if index not in golds]
    open_founds = [index for index in range(len(predicted)) if index not in founds]
    for _, _, one, other in sorted(
        (-_shared(gold[i], predicted[j]), len(gold[i]) + len(predicted[j]), i, j)
        for i in open_golds
        for j in open_founds
        if gold[i].overlaps(predicted[j])
    ):
        if one not in golds and other not in founds:
            golds.add(one)
            founds.add(other)
            pairs.append((one, other))
    return tuple(pairs)


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
        exact: start and end must be the same; otherwise spans that overlap are paired as `pair_spans` does.
    """
    wanted, found = sorted(set(gold)), sorted(set(predicted))
    pairs = pair_spans(wanted, found, exact=exact)
    matched = {index for _, index in pairs}
    wrong = [
        span
        for index, span in enumerate(found)
        if index not in matched and not any(span.overlaps(other) for other in ignored)
    ]
    return Score(len(pairs), len(pairs) + len(wrong), len(wanted))


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)

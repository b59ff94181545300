"""Whether the confidence can be believed: how often answers of each confidence are right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geomap.evaluate.verdicts import Judged

BINS = 10
"""Ranges of a reliability table, each as wide as the others."""

THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Confidences at which a user might cut; 0.7 is what the literature reports."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers of one range of confidence, or the mentions of one of recognition score."""

    low: float
    """Lower end of the range, 0 … 0.9; the upper end is 0.1 more and belongs to the next, but for the last."""
    count: int
    """Answers in it; never 0."""
    confidence: float
    """Their mean confidence, 0 … 1."""
    right: float
    """Share of them that is right, 0 … 1."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left when answers below a confidence are left out."""

    threshold: float
    """The confidence, 0 … 1."""
    kept: float
    """Share of the answers that is kept, 0 … 1."""
    right: float
    """Share of the kept that is right, 0 … 1; 0 where none is kept."""
    recall: float
    """Share of the gold toponyms with coordinates that is kept and right, 0 … 1."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the confidence can be believed."""

    answers: int
    """Answers that count; each has a confidence."""
    bins: tuple[Bin, ...]
    """The ranges that hold answers, lowest first."""
    error: float
    """Expected calibration error, 0 … 1: mean distance of confidence and share right over the bins, by their size (Naeini et al. 2015)."""
    cuts: tuple[Cut, ...]
    """One for each of `THRESHOLDS`."""


def reliability(documents: Iterable[Judged]) -> Reliability | None:
    """Measure the confidence of the answers that count for the end-to-end figures, by overlap; None where there are none.

    An answer is right within 161 km of the gold toponym that it meets; one that meets none is wrong. On gold spans
    that is resolution alone.
    """
    held = list(documents)
    answers = [
        (prediction.confidence, is_right)
        for judged in held
        for prediction, is_right in judged.overlap.answers
        if prediction.confidence is not None
    ]
    if not answers:
        return None
    gold = sum(judged.overlap.placed.gold for judged in held)
    bins = _bins(answers)
    error = sum(item.count * abs(item.confidence - item.right) for item in bins) / len(answers)
    cuts = tuple(_cut(answers, threshold, gold) for threshold in THRESHOLDS)
    return Reliability(len(answers), bins, error, cuts)


def recognition_bins(documents: Iterable[Judged]) -> tuple[Bin, ...]:
    """Measure the recognition score in the same ranges: a mention is right that has just the span of a gold toponym.

    Empty for predictions without a score.
    """
    return _bins(
        [
            (prediction.score, is_right)
            for judged in documents
            for prediction, is_right in judged.exact.found
            if prediction.score is not None
        ]
    )


def _bins(answers: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    ranges: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in answers:
        ranges[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return tuple(
        Bin(
            index / BINS,
            len(held),
            sum(confidence for confidence, _ in held) / len(held),
            sum(is_right for _, is_right in held) / len(held),
        )
        for index, held in enumerate(ranges)
        if held
    )


def _cut(answers: Sequence[tuple[float, bool]], threshold: float, gold: int) -> Cut:
    kept = [is_right for confidence, is_right in answers if confidence >= threshold]
    right = sum(kept)
    return Cut(
        threshold,
        len(kept) / len(answers),
        right / len(kept) if kept else 0.0,
        right / gold if gold else 0.0,
    )

"""Figures over documents: recognition, resolution and both together, with intervals by resampling documents."""

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geomap.evaluate.scores import Score
from geomap.evaluate.verdicts import Judged, Marks
from geomap.geometry import RIGHT_KM

FARTHEST_KM = 20_039.0
"""Half of the Earth's circumference: the error of an unanswered toponym (Gritta et al. 2018, who normalise by it)."""

CLOSE_KM = 20.0
"""A place within so many kilometres is in the right town."""

Interval = tuple[float, float]
"""Lower and upper end of a 95 % interval."""

_SHARE_OUTSIDE = 0.025


@dataclass(frozen=True, slots=True)
class Errors:
    """A summary of errors in kilometres; its figures are NaN where there are none."""

    count: int
    """How many errors."""
    near: float
    """Share within 161 km, 0 … 1."""
    close: float
    """Share within 20 km, 0 … 1."""
    mean_km: float
    """Mean."""
    median_km: float
    """Median."""
    auc: float
    """Area under the sorted curve of ln(error + 1) / ln(20039), by trapezoids, 0 … 1; 0 is perfect (Gritta et al. 2018)."""

    @classmethod
    def of(cls, errors: Iterable[float]) -> "Errors":
        """Summarise errors in kilometres."""
        held = sorted(errors)
        if not held:
            return cls(0, *(math.nan,) * 5)
        count = len(held)
        median = (held[(count - 1) // 2] + held[count // 2]) / 2
        return cls(
            count,
            sum(error <= RIGHT_KM for error in held) / count,
            sum(error <= CLOSE_KM for error in held) / count,
            sum(held) / count,
            median,
            _area(held),
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures under one way of pairing spans."""

    recognition: Score
    """Of spans."""
    end_to_end: Score
    """Of spans that are also placed within 161 km."""
    matched: Errors
    """Of the toponyms with coordinates that were found and placed."""
    strict: Errors
    """Of all toponyms with coordinates in scope; one without an answer is 20,039 km off."""
    with_id: float | None
    """Share of the toponyms with a GeoNames number that were given it; None where no prediction has one."""

    @classmethod
    def of(cls, marks: Sequence[Marks], *, has_ids: bool = True) -> "Figures":
        """Add up the marks of documents."""
        verdicts = [verdict for mark in marks for verdict in mark.verdicts]
        errors = [verdict.error_km for verdict in verdicts if verdict.error_km is not None]
        located = sum(verdict.gold.point is not None for verdict in verdicts)
        numbered = sum(bool(verdict.gold.geonameid) for verdict in verdicts)
        same = sum(verdict.has_id for verdict in verdicts)
        return cls(
            sum((mark.spans for mark in marks), Score()),
            sum((mark.placed for mark in marks), Score()),
            Errors.of(errors),
            Errors.of(errors + [FARTHEST_KM] * (located - len(errors))),
            same / numbered if numbered and has_ids else None,
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a corpus."""

    documents: int
    """How many documents."""
    gold: int
    """Gold toponyms in scope."""
    located: int
    """Those with coordinates."""
    numbered: int
    """Those with a GeoNames number."""
    predictions: int
    """Distinct spans that were found."""
    on_gold_spans: bool
    """Whether all of them are gold spans: then `strict` measures resolution alone."""
    exact: Figures
    """By spans that start and end alike."""
    overlap: Figures
    """By spans that share a character."""


def summarise(documents: Sequence[Judged]) -> Summary:
    """Add up the documents of a corpus."""
    verdicts = [verdict for judged in documents for verdict in judged.exact.verdicts]
    predicted = sum(judged.predicted for judged in documents)
    has_ids = any(judged.with_id for judged in documents)
    return Summary(
        len(documents),
        len(verdicts),
        sum(verdict.gold.point is not None for verdict in verdicts),
        sum(bool(verdict.gold.geonameid) for verdict in verdicts),
        predicted,
        0 < predicted == sum(judged.on_gold for judged in documents),
        Figures.of([judged.exact for judged in documents], has_ids=has_ids),
        Figures.of([judged.overlap for judged in documents], has_ids=has_ids),
    )


def intervals(documents: Sequence[Judged], rounds: int) -> Mapping[str, Interval]:
    """Give 95 % intervals by the bootstrap over documents (Efron 1979), the percentiles of `rounds` resamples.

    The same documents in the same order give the same intervals. Keys: `exact_f1`, `overlap_f1`, `end_to_end_f1`
    (overlap), `matched` and `strict` (A@161 of the found and placed, by overlap, and of all, by exact spans).
    Empty without documents or rounds.
    """
    if not documents or rounds < 1:
        return {}
    counts = [_counts(judged) for judged in documents]
    chosen = random.Random(0)  # noqa: S311 - resampling is no secret
    samples: dict[str, list[float]] = {name: [] for name in counts[0]}
    for _ in range(rounds):
        drawn = [counts[chosen.randrange(len(counts))] for _ in counts]
        for name, values in samples.items():
            numerator = sum(item[name][0] for item in drawn)
            denominator = sum(item[name][1] for item in drawn)
            values.append(numerator / denominator if denominator else 0.0)
    return {name: _percentiles(values) for name, values in samples.items()}


def _counts(judged: Judged) -> dict[str, tuple[int, int]]:
    """Give what each figure divides, for one document; F1 is 2 right / (predicted + gold)."""
    exact, overlap = judged.exact, judged.overlap
    matched = [item for item in overlap.verdicts if item.error_km is not None]
    return {
        "exact_f1": _f1(exact.spans),
        "overlap_f1": _f1(overlap.spans),
        "end_to_end_f1": _f1(overlap.placed),
        "matched": (sum(item.is_near for item in matched), len(matched)),
        "strict": (sum(item.is_near for item in exact.verdicts), exact.placed.gold),
    }


def _f1(score: Score) -> tuple[int, int]:
    return 2 * score.right, score.predicted + score.gold


def _percentiles(values: Sequence[float]) -> Interval:
    held, last = sorted(values), len(values) - 1
    lower = int(_SHARE_OUTSIDE * len(held))
    upper = min(last, int((1.0 - _SHARE_OUTSIDE) * len(held)))
    return held[lower], held[upper]


def _area(errors: Sequence[float]) -> float:
    heights = [math.log(min(error, FARTHEST_KM) + 1.0) / math.log(FARTHEST_KM) for error in errors]
    if len(heights) == 1:
        return heights[0]
    inner = sum(heights) - (heights[0] + heights[-1]) / 2
    return inner / (len(heights) - 1)

"""All that `geomap evaluate` says of one corpus."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from geomap.evaluate.causes import Causes, causes
from geomap.evaluate.figures import Interval, Summary, intervals, summarise
from geomap.evaluate.parts import Part, by_group, by_kind, roles
from geomap.evaluate.reliability import Bin, Reliability, recognition_bins, reliability
from geomap.evaluate.runs import Answered
from geomap.evaluate.verdicts import Judged, Scope, judge


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one corpus, or of several pooled."""

    name: str
    """What the corpus is called."""
    summary: Summary
    """The figures by the field's conventions."""
    intervals: Mapping[str, Interval]
    """95 % intervals of some of them, as `figures.intervals` names them; empty where none were asked for."""
    groups: Mapping[str, Part]
    """Resolution by kind of place."""
    kinds: Mapping[str, Part]
    """Resolution by the corpus's own type or role."""
    roles: Mapping[tuple[str, str], int]
    """How often each type was found, exactly, under each of our roles; empty: not found, or somebody else's."""
    reliability: Reliability | None
    """How far the confidence can be believed; None where there is none."""
    scores: tuple[Bin, ...]
    """How far the recognition score can be believed; empty for somebody else's predictions."""
    causes: Causes | None
    """Why toponyms were missed; None for somebody else's predictions, of which we know no candidates."""


def evaluate(
    name: str,
    answers: Sequence[Answered],
    scope: Scope,
    *,
    known: Collection[str] | None = None,
    rounds: int = 0,
) -> Evaluation:
    """Measure what was said of a corpus.

    Args:
        name: what the corpus is called.
        answers: what was said of each document.
        scope: what counts.
        known: the GeoNames numbers of the corpus that our gazetteer holds; None: the predictions are somebody else's.
        rounds: resamples of the intervals; 0: no intervals.
    """
    judged = judge_all(answers, scope)
    return Evaluation(
        name,
        summarise(judged),
        intervals(judged, rounds),
        by_group(judged),
        by_kind(judged),
        roles(judged),
        reliability(judged),
        recognition_bins(judged),
        None if known is None else causes(answers, judged, known),
    )


def judge_all(answers: Sequence[Answered], scope: Scope) -> tuple[Judged, ...]:
    """Judge each document."""
    return tuple(judge(answered.gold, answered.predictions, scope) for answered in answers)

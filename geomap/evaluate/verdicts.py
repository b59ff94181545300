"""One document judged: which gold toponym met which prediction, and how far it was off.

The conventions are the field's (Gritta, Pilehvar and Collier 2019, «A pragmatic guide to geoparsing evaluation»): spans
are paired one to one, exactly or by overlap; the error is the great-circle distance to the gold point; a prediction
that meets no gold toponym in scope but overlaps one out of scope is neither right nor wrong.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geomap.documents import Span
from geomap.evaluate.corpora import GoldDocument, GoldToponym
from geomap.evaluate.predictions import Prediction
from geomap.evaluate.scores import Score, pair_spans
from geomap.geometry import RIGHT_KM
from geomap.mentions import Role


class Gold(StrEnum):
    """Which gold toponyms count."""

    ALL = "all"
    """All that are marked; those with coordinates for resolution."""
    COORDS = "coords"
    """Only those with coordinates."""
    IDS = "ids"
    """Only those with a GeoNames number."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts, and by which conventions."""

    kinds: frozenset[str] = frozenset()
    """Only gold toponyms of these types are wanted; empty: all."""
    excluded_kinds: frozenset[str] = frozenset()
    """Gold toponyms of these types are neither wanted nor wrong to find."""
    groups: frozenset[str] = frozenset()
    """Only gold toponyms of these kinds of place are wanted; empty: all."""
    gold: Gold = Gold.ALL
    """Which gold toponyms are wanted at all."""
    excluded_roles: frozenset[Role] = frozenset()
    """Mentions of ours in these roles are left aside."""
    trusts_id: bool = False
    """The same GeoNames number is an error of 0 km: GeoNames has moved some points since corpora were made."""
    strict: bool = False
    """A prediction that overlaps a gold toponym out of scope is wrong, and not left aside."""

    def wants(self, toponym: GoldToponym) -> bool:
        """Whether a gold toponym is to be found."""
        return (
            (not self.kinds or toponym.kind in self.kinds)
            and toponym.kind not in self.excluded_kinds
            and (not self.groups or toponym.group in self.groups)
            and (self.gold is not Gold.COORDS or toponym.point is not None)
            and (self.gold is not Gold.IDS or bool(toponym.geonameid))
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one gold toponym in scope."""

    gold: GoldToponym
    """The toponym."""
    prediction: Prediction | None
    """What met it; None: nothing did."""
    error_km: float | None
    """How far off the prediction is; None where there is none, or either side has no coordinates."""

    @property
    def is_near(self) -> bool:
        """Whether it was placed within 161 km of the gold point."""
        return self.error_km is not None and self.error_km <= RIGHT_KM

    @property
    def has_id(self) -> bool:
        """Whether it was given the GeoNames number that the corpus has."""
        return self.prediction is not None and is_same_id(self.gold, self.prediction)


@dataclass(frozen=True, slots=True)
class Marks:
    """One document judged under one way of pairing; what counts is added up from these."""

    verdicts: tuple[Verdict, ...]
    """One a gold toponym in scope, in the corpus's order."""
    spans: Score
    """Recognition."""
    placed: Score
    """End to end: right are spans that met a gold toponym with coordinates and lie within 161 km of it."""
    answers: tuple[tuple[Prediction, bool], ...]
    """The predictions that `placed` counts, each with whether it is right."""
    found: tuple[tuple[Prediction, bool], ...]
    """The predictions that `spans` counts, each with whether it met a gold toponym."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One document judged."""

    gold: GoldDocument
    """The document."""
    exact: Marks
    """By spans that start and end alike."""
    overlap: Marks
    """By spans that share a character."""
    predicted: int
    """Distinct spans that were found."""
    on_gold: int
    """Those of them that are gold spans, in scope or not."""
    with_id: int
    """Those of them that were given a GeoNames number."""


def judge(gold: GoldDocument, predictions: Iterable[Prediction], scope: Scope) -> Judged:
    """Judge one document; of predictions with the same span the first counts."""
    first: dict[Span, Prediction] = {}
    for prediction in predictions:
        if prediction.role is None or prediction.role not in scope.excluded_roles:
            first.setdefault(prediction.span, prediction)
    found = tuple(first.values())
    spans = {toponym.span for toponym in gold.toponyms}
    return Judged(
        gold,
        _mark(gold.toponyms, found, scope, exact=True),
        _mark(gold.toponyms, found, scope, exact=False),
        len(found),
        sum(span in spans for span in first),
        sum(bool(prediction.geonameid) for prediction in found),
    )


def is_same_id(gold: GoldToponym, prediction: Prediction) -> bool:
    """Whether both have a GeoNames number and it is the same."""
    return bool(gold.geonameid) and gold.geonameid == prediction.geonameid


def _mark(
    toponyms: Sequence[GoldToponym], found: Sequence[Prediction], scope: Scope, *, exact: bool
) -> Marks:
    wanted = [toponym for toponym in toponyms if scope.wants(toponym)]
    others = [] if scope.strict else [t.span for t in toponyms if not scope.wants(t)]
    pairs = pair_spans([t.span for t in wanted], [p.span for p in found], exact=exact)
    met = {one: found[other] for one, other in pairs}
    verdicts = tuple(
        Verdict(toponym, met.get(index), _error_km(toponym, met.get(index), scope))
        for index, toponym in enumerate(wanted)
    )
    golds = {other: verdicts[one] for one, other in pairs}
    counted = [
        (prediction, golds.get(index))
        for index, prediction in enumerate(found)
        if index in golds or not any(prediction.span.overlaps(span) for span in others)
    ]
    answers = tuple(
        (prediction, verdict is not None and verdict.is_near)
        for prediction, verdict in counted
        if prediction.point is not None
        and (scope.strict or verdict is None or verdict.gold.point is not None)
    )
    located = sum(toponym.point is not None for toponym in wanted)
    right = sum(is_right for _, is_right in answers)
    return Marks(
        verdicts,
        Score(len(pairs), len(counted), len(wanted)),
        Score(right, len(answers), located),
        answers,
        tuple((prediction, verdict is not None) for prediction, verdict in counted),
    )


def _error_km(gold: GoldToponym, prediction: Prediction | None, scope: Scope) -> float | None:
    if gold.point is None or prediction is None or prediction.point is None:
        return None
    if scope.trusts_id and is_same_id(gold, prediction):
        return 0.0
    return gold.error_km(prediction.point)

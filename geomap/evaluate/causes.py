"""Why a toponym was not placed within 161 km: what each miss would have needed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geomap.evaluate.corpora import GoldToponym
from geomap.evaluate.parts import in_order
from geomap.evaluate.predictions import Prediction, geonameid
from geomap.evaluate.runs import Answered
from geomap.evaluate.verdicts import Judged, Verdict
from geomap.geometry import RIGHT_KM
from geomap.places import FeatureClass, Place, Reason, Resolution, Unresolved


class Cause(StrEnum):
    """What became of a gold toponym with coordinates."""

    RIGHT = "right"
    """Placed within 161 km."""
    DISPUTED = "gold disputed"
    """The answer has the gold number and lies elsewhere, or the corpus gives the same name in the same document that place."""
    NOT_FOUND = "not found"
    """No mention of ours meets it."""
    OTHER_POINT = "point elsewhere"
    """A candidate that is no town reaches over the gold point, but is drawn more than 161 km from it: a wide division, a sea."""
    NOT_IN_GAZETTEER = "not in gazetteer"
    """The gazetteer holds neither the gold number nor a place of that name at the gold point."""
    NOT_A_CANDIDATE = "not among candidates"
    """The gazetteer holds the place, under other names than the one written."""
    RANKED_WRONG = "ranked wrong"
    """The place was among the candidates and another was chosen."""
    AMBIGUOUS = "left ambiguous"
    """The place was among the candidates and none was sure enough."""
    UNANSWERED = "unanswered"
    """The place was among the candidates, and the name was held for no place or could not be looked up."""


@dataclass(frozen=True, slots=True)
class Causes:
    """The causes of a corpus's misses, and how often the candidates held the place."""

    counts: Mapping[str, Mapping[Cause, int]]
    """By kind of place: how many gold toponyms with coordinates in scope have each cause."""
    offered: Mapping[str, int]
    """By kind of place: for how many of them the place was among the candidates."""
    held: Mapping[str, int]
    """By kind of place: for how many of them the gazetteer holds the place at all."""


def causes(answers: Sequence[Answered], judged: Sequence[Judged], known: Collection[str]) -> Causes:
    """Find the cause of each miss.

    Args:
        answers: what we said of each document.
        judged: the same documents, judged.
        known: the GeoNames numbers of the corpus that the gazetteer holds.
    """
    counts: dict[str, Counter[Cause]] = {}
    offered: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for answered, document in zip(answers, judged, strict=True):
        for verdict in document.overlap.verdicts:
            if verdict.gold.point is None:
                continue
            group, candidates = verdict.gold.group, candidates_for(verdict, answered)
            is_offered = any(is_place(place, verdict.gold) for place in candidates)
            is_held = is_offered or _reaches(candidates, verdict.gold)
            counts.setdefault(group, Counter())[cause_of(verdict, answered, known)] += 1
            offered[group] += is_offered
            held[group] += is_held or verdict.gold.geonameid in known
    return Causes({group: counts[group] for group in in_order(counts)}, offered, held)


def cause_of(verdict: Verdict, answered: Answered, known: Collection[str]) -> Cause:
    """Say what became of one gold toponym with coordinates."""
    if verdict.is_near:
        return Cause.RIGHT
    if verdict.prediction is None:
        return Cause.NOT_FOUND
    if verdict.has_id or _is_contradicted(verdict.gold, verdict.prediction, answered):
        return Cause.DISPUTED
    candidates = candidates_for(verdict, answered)
    if not any(is_place(place, verdict.gold) for place in candidates):
        return _missing(candidates, verdict.gold, known)
    return _undecided(answered.resolutions.get(verdict.prediction.span))


def candidates_for(verdict: Verdict, answered: Answered) -> tuple[Place, ...]:
    """Give the places that came into question for the mention that met a gold toponym; empty where none did."""
    return answered.offered.get(verdict.prediction.span, ()) if verdict.prediction else ()


def is_place(place: Place, gold: GoldToponym) -> bool:
    """Whether a place is the gold one: by its number, or within 161 km of its point."""
    if gold.geonameid and geonameid(place) == gold.geonameid:
        return True
    return gold.point is not None and gold.error_km(place.point) <= RIGHT_KM


def _missing(candidates: Iterable[Place], gold: GoldToponym, known: Collection[str]) -> Cause:
    if _reaches(candidates, gold):
        return Cause.OTHER_POINT
    return Cause.NOT_A_CANDIDATE if gold.geonameid in known else Cause.NOT_IN_GAZETTEER


def _undecided(resolution: Resolution | None) -> Cause:
    if not isinstance(resolution, Unresolved):
        return Cause.RANKED_WRONG
    return Cause.AMBIGUOUS if resolution.reason is Reason.AMBIGUOUS else Cause.UNANSWERED


def _reaches(places: Iterable[Place], gold: GoldToponym) -> bool:
    return gold.point is not None and any(
        place.feature_class is not FeatureClass.POPULATED
        and place.extent is not None
        and place.extent.contains(gold.point)
        for place in places
    )


def _is_contradicted(gold: GoldToponym, prediction: Prediction, answered: Answered) -> bool:
    """Whether the corpus itself has the answer for another mention of the same name in the same document."""
    if prediction.point is None:
        return False
    text = answered.gold.document
    return any(
        other.point is not None
        and text.quote(other.span).casefold() == text.quote(gold.span).casefold()
        and other.error_km(prediction.point) <= RIGHT_KM
        for other in answered.gold.toponyms
        if other is not gold
    )

"""The mistakes one by one, for a person to read: what the text says, what was wanted, what was answered and why."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from geomap.documents import Document, Span
from geomap.evaluate.causes import Cause, candidates_for, cause_of, is_place
from geomap.evaluate.corpora import GoldToponym
from geomap.evaluate.predictions import Prediction
from geomap.evaluate.runs import Answered
from geomap.evaluate.verdicts import Judged, Verdict
from geomap.places import Alternative, Place, Resolution, Resolved
from geomap.protocols import Atlas
from geomap.resolve import Explainer

_AROUND = 90
"""Characters of the text that are shown before and after the name."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One mistake."""

    document: str
    """The document's id."""
    span: Span
    """Where the name stands."""
    before: str
    """The text before it."""
    text: str
    """The name."""
    after: str
    """The text after it."""
    cause: Cause | None
    """Why the gold toponym was missed; None: no gold toponym is here, and a place was answered."""
    gold: GoldToponym | None
    """What was wanted; None: nothing."""
    prediction: Prediction | None
    """What was answered; None: nothing."""
    error_km: float | None
    """How far off the answer is; None without an answer, or nothing to compare it with."""
    place: Place | None
    """The place that was answered; None: none, or somebody else's."""
    explanation: str
    """Why it was answered, or left open; empty for somebody else's answer and where nothing was found."""
    wanted: Place | None
    """The right place among the candidates; None where it is not."""
    chance: float | None
    """The probability that we gave it; None where it is not told."""


def misses(
    answers: Sequence[Answered],
    judged: Sequence[Judged],
    known: Collection[str],
    atlas: Atlas | None = None,
) -> tuple[Miss, ...]:
    """Give all mistakes by overlap: the surest wrong answers first, then by distance, then what was not answered.

    Args:
        answers: what was said of each document, by a resolver that explains itself where explanations are wanted.
        judged: the same documents, judged.
        known: the GeoNames numbers that the gazetteer holds; for causes.
        atlas: knows the names of countries.
    """
    found = [
        miss
        for answered, document in zip(answers, judged, strict=True)
        for miss in _of_document(answered, document, known, Explainer((*answered.resolutions.values(),), atlas))
    ]  # fmt: skip
    return tuple(sorted(found, key=_badness))


def _of_document(
    answered: Answered, judged: Judged, known: Collection[str], explainer: Explainer
) -> Iterator[Miss]:
    for verdict in judged.overlap.verdicts:
        if verdict.gold.point is not None and not verdict.is_near:
            yield _missed(answered, verdict, cause_of(verdict, answered, known), explainer)
    met = {verdict.prediction for verdict in judged.overlap.verdicts}
    for prediction, _ in judged.overlap.answers:
        if prediction not in met:
            yield _invented(answered, prediction, explainer)


def _missed(answered: Answered, verdict: Verdict, cause: Cause, explainer: Explainer) -> Miss:
    prediction = verdict.prediction
    resolution = answered.resolutions.get(prediction.span) if prediction else None
    right = (place for place in candidates_for(verdict, answered) if is_place(place, verdict.gold))
    wanted = next(right, None)
    return Miss(
        answered.gold.document.id,
        verdict.gold.span,
        *_shown(answered.gold.document, verdict.gold.span),
        cause,
        verdict.gold,
        prediction,
        verdict.error_km,
        *_told(resolution, explainer),
        wanted,
        _chance(resolution, wanted),
    )


def _invented(answered: Answered, prediction: Prediction, explainer: Explainer) -> Miss:
    return Miss(
        answered.gold.document.id,
        prediction.span,
        *_shown(answered.gold.document, prediction.span),
        None,
        None,
        prediction,
        None,
        *_told(answered.resolutions.get(prediction.span), explainer),
        None,
        None,
    )


def _shown(document: Document, span: Span) -> tuple[str, str, str]:
    text = document.text
    before = text[max(0, span.start - _AROUND) : span.start]
    return before, document.quote(span), text[span.end : span.end + _AROUND]


def _told(resolution: Resolution | None, explainer: Explainer) -> tuple[Place | None, str]:
    if resolution is None:
        return None, ""
    place = resolution.place if isinstance(resolution, Resolved) else None
    return place, explainer.sentence(resolution)


def _chance(resolution: Resolution | None, wanted: Place | None) -> float | None:
    held: Sequence[Alternative] = resolution.alternatives if resolution else ()
    if wanted is None:
        return None
    return next((item.confidence for item in held if item.place.id == wanted.id), None)


def _badness(miss: Miss) -> tuple[bool, float, float, str, Span]:
    answer = miss.prediction
    confidence = answer.confidence if answer and answer.confidence is not None else 0.0
    unanswered = answer is None or answer.point is None
    return unanswered, -confidence, -(miss.error_km or 0.0), miss.document, miss.span

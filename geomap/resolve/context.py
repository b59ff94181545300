"""What the other names of a document say about where it plays."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.places import FeatureClass, Place
from geomap.resolve.geography import FIRST_ORDER, SECOND_ORDER
from geomap.resolve.names import Name
from geomap.resolve.situation import Anchor, Belief, Context

_MAX_ANCHORS = 40
"""Neighbours looked at for each candidate; keeps long documents linear in their names."""

_BELIEVED = 0.3
"""An anchor is a place that is at least this likely."""

_PRIOR_WEIGHT = 0.5
"""Added to the total weight, so that a single other name does not make a share of 1."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """What one name says about countries, divisions and neighbourhood."""

    weight: float
    countries: dict[str, float]
    divisions: dict[str, float]
    anchor: Anchor | None


def read_contexts(
    names: Sequence[Name], beliefs: Sequence[tuple[Belief, ...]]
) -> tuple[Context, ...]:
    """Give each name the context that the *other* names make, by what is believed of them so far."""
    voices = [_voice(name, held) for name, held in zip(names, beliefs, strict=True)]
    countries = _total([(voice.countries, voice.weight) for voice in voices])
    divisions = _total([(voice.divisions, voice.weight) for voice in voices])
    total = sum(voice.weight for voice in voices)
    anchors = sorted(
        ((voice.anchor, index) for index, voice in enumerate(voices) if voice.anchor),
        key=lambda pair: (-pair[0].weight, pair[1]),
    )
    return tuple(
        Context(
            _without(countries, voice.countries, voice.weight, total),
            _without(divisions, voice.divisions, voice.weight, total),
            tuple(anchor for anchor, owner in anchors[: _MAX_ANCHORS + 1] if owner != index),
        )
        for index, voice in enumerate(voices)
    )


def _voice(name: Name, beliefs: tuple[Belief, ...]) -> _Voice:
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    for belief in beliefs:
        place = belief.candidate.place
        codes = place.all_countries
        for code in codes:
            countries[code] += belief.probability / len(codes)
        if place.admin1_code:
            divisions[place.admin1_code] += belief.probability
    best = max(beliefs, key=lambda belief: belief.probability)
    anchored = best.probability >= _BELIEVED and _is_small(best.candidate.place)
    anchor = Anchor(best.candidate.place, best.probability) if anchored else None
    return _Voice(name.weight, countries, divisions, anchor)


def _is_small(place: Place) -> bool:
    """Whether a distance to the place means something: towns, counties, small divisions."""
    if place.feature_code == FIRST_ORDER:
        return False
    return place.feature_class is FeatureClass.POPULATED or place.feature_code == SECOND_ORDER


def _total(parts: list[tuple[dict[str, float], float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for shares, weight in parts:
        for code, share in shares.items():
            total[code] += share * weight
    return total


def _without(
    total: dict[str, float], own: dict[str, float], weight: float, weight_total: float
) -> dict[str, float]:
    others = weight_total - weight + _PRIOR_WEIGHT
    return {
        code: max(0.0, sum_ - own.get(code, 0.0) * weight) / others for code, sum_ in total.items()
    }

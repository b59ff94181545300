"""What a document is about, as against what it names in passing.

After CLIFF-CLAVIN (D'Ignazio, Bhargava, Zuckerman and Beck 2014, «CLIFF-CLAVIN: Determining
geographic focus for news articles»): the most mentioned places, counted also for the countries and
divisions that hold them; here weighted by confidence, and an early mention counts more.
"""

from collections import defaultdict
from collections.abc import Sequence

from geomap.documents import Document
from geomap.places import Focus, Place, Resolution, Resolved
from geomap.resolve.geography import is_country
from geomap.resolve.names import ROLE_WEIGHTS

_MAX_FOCUS = 5
_MIN_WEIGHT = 0.05
"""A place with a smaller share of the mentions is named in passing."""

_LEAD = 0.2
"""The first fifth of a news text tells what it is about; mentions there count double."""


def find_focus(document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
    """Weigh the places of a document: heaviest first, weights summing to at most 1; empty where nothing was placed."""
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    countries = _countries(resolutions)
    for resolution in resolutions:
        if isinstance(resolution, Resolved):
            place = resolution.place
            # A town speaks for its country where the text names that country too.
            held = countries.get(place.country, place)
            weight = _weight(document, resolution)
            for part in {place.id: place, held.id: held}.values():
                places[part.id] = part
                weights[part.id] += weight
    total = sum(weights.values())
    ranked = sorted(weights, key=lambda key: (-weights[key], key))
    return tuple(
        Focus(places[key], round(weights[key] / total, 4))
        for key in ranked[:_MAX_FOCUS]
        if weights[key] / total >= _MIN_WEIGHT
    )


def _countries(resolutions: Sequence[Resolution]) -> dict[str, Place]:
    return {
        resolution.place.country: resolution.place
        for resolution in resolutions
        if isinstance(resolution, Resolved) and is_country(resolution.place)
    }


def _weight(document: Document, resolution: Resolved) -> float:
    leads = resolution.mention.span.start < _LEAD * len(document.text)
    role = ROLE_WEIGHTS[resolution.mention.role]
    return role * resolution.confidence * (2.0 if leads else 1.0)

"""What a document is about, as against what it names in passing.

After CLIFF-CLAVIN (D'Ignazio, Bhargava, Zuckerman and Beck 2014, «CLIFF-CLAVIN: Determining
geographic focus for news articles»): the most mentioned places, each mention counted also for the
division and the country that hold its place, whether the text names them or not. Here mentions are
weighed by confidence and by what they do, and an early one counts more.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from geomap.documents import Document
from geomap.mentions import Role
from geomap.places import Focus, Place, Resolution, Resolved
from geomap.protocols import Atlas
from geomap.resolve.geography import FIRST_ORDER, is_country

_PASSING = 0.15
"""A place with a smaller share of the attention that its level (countries, divisions, others) gets is named in passing."""

_OF_EACH_LEVEL = 3
"""So many countries, so many divisions, so many other places."""

_LEAD = 0.2
"""The first fifth of a news text tells what it is about; mentions there count double."""

_DIVISION_SHARE = 0.5
"""What a mention counts for the division that holds its place; for the country it counts in full."""

_PLACES_OF_A_DIVISION = 2
"""A division that the text does not name is told of when so many places in it are named: else it says what its town says."""


class _Regard(NamedTuple):
    """What a mention in some role counts."""

    place: float
    """For the place itself."""
    holders: float
    """For what holds the place."""


_REGARD: Mapping[Role, _Regard] = MappingProxyType(
    {
        Role.LITERAL: _Regard(1.0, 1.0),
        Role.MODIFIER: _Regard(1.0, 1.0),
        # «Washington said»: the government's country acts, and nothing happens in the town.
        Role.METONYMIC: _Regard(0.25, 1.0),
        # Who acts is told more often than where: «Russian jets struck Homs».
        Role.DEMONYM: _Regard(0.5, 0.5),
        Role.EMBEDDED: _Regard(0.4, 0.4),
        # Where a report was filed is not what it is about.
        Role.DATELINE: _Regard(0.25, 0.25),
    }
)


def find_focus(
    document: Document, resolutions: Sequence[Resolution], atlas: Atlas | None = None
) -> tuple[Focus, ...]:
    """Weigh the places of a document: heaviest first, weights summing to at most 1; empty where nothing was placed.

    A place is not told of without its country: it is named in passing like that.

    Args:
        document: the document.
        resolutions: what its mentions mean.
        atlas: knows the countries and divisions that hold the places; None: only those that the text names count.
    """
    placed = [item for item in resolutions if isinstance(item, Resolved)]
    holders = _Holders([item.place for item in placed], atlas)
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    for item in placed:
        for place, weight in _shares(item, holders):
            places.setdefault(place.id, place)
            weights[place.id] += weight * _attention(document, item)
    levels = [0.0] * 3
    for key, weight in weights.items():
        levels[_level(places[key])] += weight
    told = [
        key
        for key in sorted(weights, key=lambda key: (-weights[key], _level(places[key]), key))
        if weights[key] >= _PASSING * levels[_level(places[key])]
        and holders.is_telling(places[key])
    ]
    total = sum(levels)
    if total == 0.0:
        return ()  # nothing was placed, or nothing with any confidence
    few = set(_few(told, places))
    return tuple(
        Focus(places[key], round(weights[key] / total, 4))
        for key in told
        if key in few and holders.country_id(places[key]) in {"", *few}
    )


def _shares(item: Resolved, holders: "_Holders") -> Iterator[tuple[Place, float]]:
    regard = _REGARD[item.mention.role]
    country, division = holders.country(item.place), holders.division(item.place)
    # A country that acts through its own name («Syria says») acts as itself.
    yield item.place, regard.holders if is_country(item.place) else regard.place
    if country is not None:
        yield country, regard.holders
    if division is not None:
        yield division, regard.holders * _DIVISION_SHARE


def _attention(document: Document, item: Resolved) -> float:
    leads = item.mention.span.start < _LEAD * len(document.text)
    return item.confidence * (2.0 if leads else 1.0)


def _level(place: Place) -> int:
    """Give 0 for a country, 1 for a division, 2 for all others: of equals the wider goes first."""
    if is_country(place):
        return 0
    return 1 if place.feature_code == FIRST_ORDER else 2


def _few(ranked: Sequence[str], places: Mapping[str, Place]) -> Iterator[str]:
    left = [_OF_EACH_LEVEL] * 3
    for key in ranked:
        level = _level(places[key])
        if left[level]:
            left[level] -= 1
            yield key


class _Holders:
    """The countries and divisions that hold the places of a document."""

    def __init__(self, places: Sequence[Place], atlas: Atlas | None) -> None:
        self._atlas = atlas
        self._countries = {place.country: place for place in places if is_country(place)}
        self._divisions = {
            place.admin1_code: place for place in places if place.feature_code == FIRST_ORDER
        }
        self._within: dict[str, set[str]] = defaultdict(set)
        for place in places:
            self._within[place.admin1_code].add(place.id)

    def country(self, place: Place) -> Place | None:
        """Give the country that holds a place; None for a country, and where it lies in none or several."""
        if is_country(place) or not place.country:
            return None
        named = self._countries.get(place.country)
        return named or (self._atlas.country(place.country) if self._atlas else None)

    def country_id(self, place: Place) -> str:
        """Give the id of the country that holds a place; empty where `country` gives None."""
        country = self.country(place)
        return country.id if country else ""

    def division(self, place: Place) -> Place | None:
        """Give the first-order division that holds a place; None for a division, and where it lies in none."""
        if place.feature_code == FIRST_ORDER or not place.admin1_code:
            return None
        named = self._divisions.get(place.admin1_code)
        return named or (self._atlas.division(place.admin1_code) if self._atlas else None)

    def is_telling(self, place: Place) -> bool:
        """Whether a place says more than the others do: all but a division that only one named town lies in."""
        if place.feature_code != FIRST_ORDER or place.admin1_code in self._divisions:
            return True
        return len(self._within[place.admin1_code]) >= _PLACES_OF_A_DIVISION

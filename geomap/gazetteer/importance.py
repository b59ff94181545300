"""How important a place is as the meaning of its name, when nothing else is known.

The scale is the decimal logarithm of a number of inhabitants, so that one point is a factor of ten. What has no
inhabitants, or is written about more than its inhabitants say, gets a figure of the same order by its kind. The
figures are set by judgement so that the reader of an English newspaper finds what he expects; the ranking they
give is held by tests/gazetteer/test_candidates.py.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType

from geomap.gazetteer.sources.cities import CAPITAL
from geomap.gazetteer.sources.countries import CODES as COUNTRY_CODES
from geomap.places import FeatureClass, MatchKind, Place

_COUNTRY_BONUS = 3.0
"""A country is its name's first meaning: Georgia, Lebanon, Jordan, Mexico."""
_CAPITAL_BONUS = 0.5
"""A capital stands for a state: San José, Costa Rica, goes with San Jose, California, three times its size."""

_FIGURES: Mapping[str, float] = MappingProxyType(
    {"CONT": 9.5, "OCN": 9.0, "SEA": 7.0, "PCLH": 7.4, "RGN": 7.4, "RGNH": 7.0}
)
"""Figures for places of our own table by feature code."""
_OTHER_AREA = 7.0
_OTHER_WATER = 5.5
"""Below the states that rivers gave their names to: Mississippi, Delaware."""
_OTHER_FEATURE = 6.0

_PENALTIES: Mapping[MatchKind, float] = MappingProxyType(
    {
        MatchKind.PREFERRED: 0.0,
        MatchKind.ALTERNATE: 0.7,
        MatchKind.ABBREVIATION: 0.0,
        MatchKind.DEMONYM: 0.0,
        MatchKind.PARTIAL: 1.5,
    }
)
"""What a match counts less than one of a preferred name, on the same scale."""

EPONYM_SHARE = 0.1
"""A city with this share of the people of the division that bears its name is what the name means first."""


def importance(place: Place) -> float:
    """Give a place's importance, about 0 … 12; for an ordinary city log10 of its population.

    Rounded, so that it is the same on every machine's mathematics library.
    """
    return round(_importance(place), 4)


def _importance(place: Place) -> float:
    figure = math.log10(place.population + 1)
    if place.feature_code in COUNTRY_CODES and place.feature_class is FeatureClass.ADMINISTRATIVE:
        return figure + _COUNTRY_BONUS
    if place.feature_code == CAPITAL:
        return figure + _CAPITAL_BONUS
    return max(figure, _figure_of_kind(place))


def _figure_of_kind(place: Place) -> float:
    if place.feature_class in {FeatureClass.POPULATED, FeatureClass.ADMINISTRATIVE} and (
        place.feature_code not in _FIGURES
    ):
        return 0.0
    other = {FeatureClass.AREA: _OTHER_AREA, FeatureClass.HYDROGRAPHIC: _OTHER_WATER}
    return _FIGURES.get(place.feature_code, other.get(place.feature_class, _OTHER_FEATURE))


def penalty(match: MatchKind) -> float:
    """Give what a match of this kind takes off a place's importance."""
    return _PENALTIES[match]

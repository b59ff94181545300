"""How important a place is as the meaning of its name, when nothing else is known.

The scale is the decimal logarithm of a number of inhabitants, so that one point is a factor of ten. What is written
about more or less than its inhabitants say gets a bonus by its kind; what has none counts by its size. The figures are
set by judgement so that the reader of an English newspaper finds what he expects first; the order they give is held
by tests/gazetteer/test_candidates.py.
"""

import math

from geomap.gazetteer.sources.cities import CAPITAL
from geomap.gazetteer.sources.countries import CODES as COUNTRY_CODES
from geomap.gazetteer.sources.divisions import DIVISION
from geomap.places import FeatureClass, Place

_COUNTRY_BONUS = 3.0
"""A country is its name's first meaning: Georgia, Lebanon, Jordan, Mexico."""
_CAPITAL_BONUS = 0.6
"""A capital stands for a state: Washington goes before the state of that name, ten times its size."""
_DIVISION_BONUS = -0.4
"""A division is named less often than a city of as many people: St. Louis before the region of Saint-Louis in Senegal."""

_SIZE_BASE = 3.5
"""A region, island or range of 100 km to its corner counts as a city of 300,000."""
_STREAM = "STM"
_STREAM_BONUS = -0.8
"""A river gave its name to a state or a town that is named more often: Mississippi, Delaware, Ottawa."""

_LANDMARK_BONUS = 1.2
"""A landmark that has an extent stands in our table because it is named: the White House before Casablanca."""


def importance(place: Place) -> float:
    """Give a place's importance, about 0 … 12; for an ordinary city log10 of its population.

    Rounded, so that it is the same on every machine's mathematics library.
    """
    return round(max(_by_population(place), _by_size(place)), 4)


def _by_population(place: Place) -> float:
    figure = math.log10(place.population + 1)
    if place.feature_class is FeatureClass.ADMINISTRATIVE:
        if place.feature_code in COUNTRY_CODES:
            return figure + _COUNTRY_BONUS
        return figure + _DIVISION_BONUS if place.feature_code == DIVISION else figure
    return figure + _CAPITAL_BONUS if place.feature_code == CAPITAL else figure


def _by_size(place: Place) -> float:
    if place.population or place.extent is None:
        return 0.0
    bonus = _STREAM_BONUS if place.feature_code == _STREAM else 0.0
    if place.feature_class is FeatureClass.SPOT:
        bonus = _LANDMARK_BONUS
    return _SIZE_BASE + math.log10(place.extent.radius_km + 1) + bonus

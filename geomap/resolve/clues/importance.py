"""How likely a place is to be written about at all."""

import math
from types import MappingProxyType

from geomap.places import Candidate, FeatureClass
from geomap.resolve.clues.clue import Clueing
from geomap.resolve.geography import (
    CAPITAL,
    FIRST_ORDER,
    SECOND_ORDER,
    is_country,
    lies_within,
)
from geomap.resolve.situation import Situation

_LOG_TEN_MILLION = 7.0

_BY_CLASS = MappingProxyType(
    {
        FeatureClass.AREA: 0.7,
        FeatureClass.TERRAIN: 0.6,
        FeatureClass.HYDROGRAPHIC: 0.6,
    }
)
_COUNTRY, _DIVISION, _COUNTY = 1.0, -0.3, 0.05

_TOWN_SHARE = 0.1


def population_value(candidate: Candidate, _situation: Situation) -> float:
    """Logarithm of the population: 0 for nobody, 1 for ten million and more.

    Population is the strongest single clue there is (most populous place: 70 to 80 % right in
    the field's corpora); its logarithm, because a town of 10,000 is less than half as likely as
    one of 100,000, not a tenth.
    """
    return min(1.0, math.log10(candidate.place.population + 1) / _LOG_TEN_MILLION)


def kind_value(candidate: Candidate, _situation: Situation) -> float:
    """1 for a country, less for regions and waters, below 0 for a division.

    A division has all the people of its towns, and yet is named less often than a town of that
    size. Our own regions have no population; standing in a table of what people write about
    speaks for them instead.
    """
    place = candidate.place
    if is_country(place):
        return _COUNTRY
    if place.feature_code == FIRST_ORDER:
        return _DIVISION
    if place.feature_code == SECOND_ORDER:
        return _COUNTY
    return _BY_CLASS.get(place.feature_class, 0.0)


def capital_value(candidate: Candidate, _situation: Situation) -> float:
    """1 for the capital of a country: it is named for its government too."""
    return 1.0 if candidate.place.feature_code == CAPITAL else 0.0


def overshadowed_value(candidate: Candidate, situation: Situation) -> float:
    """−1 for a division that a town in it, of the same name and with a good part of its people, outshines.

    Homs, New York, Alexandria: without a feature word the name means the town, though the
    division, which holds it, always has more people.
    """
    place = candidate.place
    if place.feature_code != FIRST_ORDER:
        return 0.0
    towns = (
        other.place
        for other in situation.namesakes
        if other.place.feature_class is FeatureClass.POPULATED and lies_within(other.place, place)
    )
    outshone = any(town.population >= _TOWN_SHARE * place.population for town in towns)
    return -1.0 if outshone else 0.0


def _population_words(candidate: Candidate, _situation: Situation) -> str:
    return f"{candidate.place.population:,} people"


def _kind_words(candidate: Candidate, _situation: Situation) -> str:
    if is_country(candidate.place):
        return "a country"
    if candidate.place.feature_code == FIRST_ORDER:
        return "a division, named less than its people are many"
    return "a region that people write about"


def _overshadowed_words(_candidate: Candidate, _situation: Situation) -> str:
    return "the name means the town in it first"


def _capital_words(_candidate: Candidate, _situation: Situation) -> str:
    return "a capital"


POPULATION = Clueing("population", 6.3, population_value, _population_words)
KIND_OF_PLACE = Clueing("kind_of_place", 3.2, kind_value, _kind_words)
CAPITAL_CITY = Clueing("capital", 1.6, capital_value, _capital_words)
OVERSHADOWED = Clueing("overshadowed", 3.5, overshadowed_value, _overshadowed_words)

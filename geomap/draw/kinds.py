"""The kinds of place that a reader switches on and off, told from GeoNames' classes and codes."""

from enum import StrEnum
from types import MappingProxyType

from geomap.places import COUNTRY_CODES, FeatureClass, Place


class Kind(StrEnum):
    """What a place is to a reader; the order is that of the legend."""

    COUNTRY = "country"
    """A state, dependent territory, or one of history."""
    REGION = "region"
    """An area with no government of its own: the Middle East, Donbas; also continents."""
    DIVISION = "division"
    """A part of a country with a government: province, state, county."""
    CITY = "city"
    """A populated place, from capital to hamlet."""
    WATER = "water"
    """Sea, river, lake."""
    OTHER = "other"
    """Mountain, island, airport, road and what else there is."""


_BY_CLASS = MappingProxyType(
    {
        FeatureClass.ADMINISTRATIVE: Kind.DIVISION,
        FeatureClass.AREA: Kind.REGION,
        FeatureClass.POPULATED: Kind.CITY,
        FeatureClass.HYDROGRAPHIC: Kind.WATER,
        FeatureClass.UNDERSEA: Kind.WATER,
    }
)

_STATES = COUNTRY_CODES | {"PCLH"}
"""Codes of what a reader takes for a country: those of today, and historic ones."""


def kind_of(place: Place) -> Kind:
    """Tell what a place is to a reader."""
    if place.feature_class is FeatureClass.ADMINISTRATIVE and place.feature_code in _STATES:
        return Kind.COUNTRY
    return _BY_CLASS.get(place.feature_class, Kind.OTHER)

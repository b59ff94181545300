"""What sort of place a candidate is, as far as it matters for what a name means."""

from enum import IntEnum

from geomap.places import FeatureClass, Place
from geomap.resolve.geography import CAPITAL, FIRST_ORDER, SECOND_ORDER, is_country


class Kind(IntEnum):
    """The sorts that the ranker tells apart."""

    TOWN = 0
    """A city, town or village."""
    CAPITAL = 1
    """A country's capital."""
    COUNTRY = 2
    """A country or territory."""
    DIVISION = 3
    """A first-order division."""
    COUNTY = 4
    """A second-order division."""
    REGION = 5
    """A region, continent or park."""
    WATER = 6
    """A sea, river or lake."""
    TERRAIN = 7
    """A mountain, island or desert."""
    OTHER = 8
    """Anything else: a building, a road, a smaller division."""


_BY_CLASS = {
    FeatureClass.POPULATED: Kind.TOWN,
    FeatureClass.AREA: Kind.REGION,
    FeatureClass.HYDROGRAPHIC: Kind.WATER,
    FeatureClass.TERRAIN: Kind.TERRAIN,
}
_BY_CODE = {CAPITAL: Kind.CAPITAL, FIRST_ORDER: Kind.DIVISION, SECOND_ORDER: Kind.COUNTY}


def kind_of(place: Place) -> Kind:
    """Tell what sort of place it is."""
    if is_country(place):
        return Kind.COUNTRY
    return _BY_CODE.get(place.feature_code) or _BY_CLASS.get(place.feature_class, Kind.OTHER)

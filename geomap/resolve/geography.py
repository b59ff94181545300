"""Whether one place lies in another, as far as their codes and extents tell."""

from geomap.places import COUNTRY_CODES, FeatureClass, Place

CAPITAL = "PPLC"
"""GeoNames' code of a country's capital."""

FIRST_ORDER = "ADM1"
"""GeoNames' code of a first-order division."""

SECOND_ORDER = "ADM2"
"""GeoNames' code of a second-order division, such as a county."""


def is_country(place: Place) -> bool:
    """Whether the place is a country or a territory with an ISO code."""
    return place.feature_code in COUNTRY_CODES and bool(place.country)


def is_container(place: Place) -> bool:
    """Whether other places can be said to lie in this one: countries, divisions, regions with an extent."""
    return place.feature_class is FeatureClass.ADMINISTRATIVE or (
        place.feature_class is not FeatureClass.POPULATED and place.extent is not None
    )


def lies_within(inner: Place, outer: Place) -> bool:
    """Whether `inner` is stated by its codes, or shown by the extent of `outer`, to lie in `outer`.

    A place does not lie within itself. Divisions are compared by code, regions (which have no
    codes) by their extent and, where both sides name them, their countries.
    """
    if inner.id == outer.id or not is_container(outer):
        return False
    if is_country(outer):
        return outer.country in inner.all_countries
    if outer.feature_code == FIRST_ORDER:
        return bool(outer.admin1_code) and inner.admin1_code == outer.admin1_code
    if outer.feature_code == SECOND_ORDER:
        return bool(outer.admin2_code) and inner.admin2_code == outer.admin2_code
    if outer.extent is None or not outer.extent.contains(inner.point):
        return False
    theirs = set(outer.all_countries)
    return not theirs or not inner.all_countries or not theirs.isdisjoint(inner.all_countries)

"""Cities: which of GeoNames' names are names, and which cities are capitals."""

import pytest

from geomap.gazetteer.sources.cities import alternate_kind, cities, find_capitals
from geomap.places import FeatureClass, MatchKind
from tests.gazetteer.records import AMERICA, DAMASCUS, GEONAMES, HOMS, SYRIA, city


@pytest.mark.parametrize(
    ("name", "preferred", "kind"),
    [
        ("Kiev", "Kyiv", MatchKind.ALTERNATE),
        ("al-Qusayr", "Al Qusayr", MatchKind.ALTERNATE),
        ("حمص", "Homs", MatchKind.ALTERNATE),
        ("Химс", "Homs", MatchKind.ALTERNATE),
        ("霍姆斯", "Homs", MatchKind.ALTERNATE),
        ("NYC", "New York City", MatchKind.ABBREVIATION),
        ("KL", "Kuala Lumpur", MatchKind.ABBREVIATION),
        ("CAN", "Guangzhou", None),
        ("IST", "Istanbul", None),
        ("himasa", "Homs", None),
        ("mdynt hms", "Homs", None),
        ("hoምsi", "Homs", None),
        ("", "Homs", None),
        ("123", "Homs", None),
    ],
)
def test_codes_and_transliterations_are_no_names(
    name: str, preferred: str, kind: MatchKind | None
) -> None:
    """They would find places in every text: «CAN», «IST», «of»."""
    assert alternate_kind(name, preferred) is kind


def test_a_city_becomes_a_place_with_its_names() -> None:
    """Every field of the record arrives, and the division by name and code."""
    (entry,) = cities([HOMS], frozenset(), {"SY.11": "Homs Governorate"})
    place = entry.place
    assert (place.id, place.name, place.country) == ("geonames:169577", "Homs", "SY")
    assert (place.point.latitude, place.point.longitude) == (34.72, 36.72)
    assert (place.feature_class, place.feature_code) == (FeatureClass.POPULATED, "PPL")
    assert (place.admin1, place.admin1_code) == ("Homs Governorate", "SY.11")
    assert (place.population, place.extent) == (775_404, None)
    assert [(name.text, name.kind.value) for name in entry.names] == [
        ("Homs", "preferred"),
        ("حمص", "alternate"),
    ]


@pytest.mark.parametrize("code", ["", "00"])
def test_a_city_in_no_division_has_no_code(code: str) -> None:
    """GeoNames' «00» and «» are no divisions."""
    (entry,) = cities([city(1, "Singapore", country="SG", division=code)], frozenset(), {})
    assert entry.place.admin1_code == entry.place.admin1 == ""


def test_the_capital_is_the_most_populous_city_of_that_name_in_the_country() -> None:
    """Not a namesake elsewhere or a village, and an own name goes before an alternate one."""
    village = city(2, "Damascus", population=500)
    abroad = city(3, "Damascus", country="US", population=9_999_999)
    nicknamed = city(4, "Aleppo", population=2_098_210, others=("Damascus",))
    found = find_capitals([village, DAMASCUS, abroad, nicknamed], [SYRIA, AMERICA])
    assert found == {"170654"}


def test_a_capital_may_bear_the_name_as_an_alternate() -> None:
    """Washington is called «Washington, D.C.» in one list and not in the other."""
    city_of_washington = city(
        5, "Washington, D.C.", country="US", population=689_545, others=("Washington",)
    )
    assert find_capitals([city_of_washington], [AMERICA]) == {"5"}
    (entry,) = cities([city_of_washington], {"5"}, {})
    assert entry.place.feature_code == "PPLC"


def test_a_country_without_a_capital_has_none() -> None:
    """An empty name is nobody's."""
    nowhere = {**SYRIA, "capital": ""}
    assert find_capitals(GEONAMES.cities, [nowhere]) == frozenset()

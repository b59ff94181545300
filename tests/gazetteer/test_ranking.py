"""The order of the places of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer.importance import importance
from geomap.gazetteer.ranking import Hit, fitting, rank
from geomap.gazetteer.variants import PartialForm
from geomap.geometry import BoundingBox
from geomap.places import FeatureClass, MatchKind, Place
from tests import builders


def hit(place: Place, match: MatchKind = MatchKind.PREFERRED, *, verbatim: bool = False) -> Hit:
    """Make a hit with the place's own importance."""
    return Hit(place, importance(place), match, verbatim)


def city(name: str, population: int, *, country: str = "SY", admin1: str = "") -> Place:
    """Make a city."""
    return builders.place(name, population=population, country=country, admin1=admin1)


GEORGIA = builders.place("Georgia", feature="A/PCLI", country="GE", population=3_704_500)
GEORGIA_US = builders.place(
    "Georgia", feature="A/ADM1", country="US", admin1="US.GA", population=4_835_606
)
VILLAGE = city("Georgia", 900, country="BR")
NILE = builders.place("Nile", feature="H/STM", country="", extent=BoundingBox(-4, 29, 32, 36))
MIDDLE_EAST = builders.place(
    "Middle East", feature="L/RGN", country="", extent=BoundingBox(12, 25, 42, 63)
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (hit(GEORGIA), hit(GEORGIA_US)),
        (hit(GEORGIA_US), hit(VILLAGE)),
        (hit(MIDDLE_EAST), hit(city("Middle East", 1_872))),
        (hit(NILE), hit(city("Nile", 300))),
        (hit(city("Kyiv", 900_000)), hit(city("Kiev", 1_000_000), MatchKind.ALTERNATE)),
        (hit(city("Kyiv", 9_000_000), MatchKind.ALTERNATE), hit(city("Kiev", 1_000_000))),
        (hit(city("Homs", 1)), hit(city("Hims", 0), MatchKind.ALTERNATE)),
        (hit(city("San Jose", 335_000), verbatim=True), hit(city("San José", 350_000))),
        (
            hit(city("Jefferson", 5_000)),
            hit(
                builders.place("Jefferson County", feature="A/ADM2", population=600_000),
                MatchKind.PARTIAL,
            ),
        ),
        (
            hit(builders.place("Washington", feature="P/PPLC", population=689_545)),
            hit(builders.place("Washington", feature="A/ADM1", population=6_544_495)),
        ),
        (
            hit(builders.place("Mississippi", feature="A/ADM1", population=1_692_110)),
            hit(
                builders.place("Mississippi", feature="H/STM", extent=BoundingBox(29, -97, 48, -88))
            ),
        ),
    ],
)
def test_the_likelier_meaning_comes_first(first: Hit, second: Hit) -> None:
    """Whichever was found first."""
    assert rank([first, second]) == rank([second, first]) == [first, second]


def test_a_city_goes_before_the_division_that_it_gave_its_name() -> None:
    """And takes its weight: Valencia is in Spain, though Venezuela's is the larger city."""
    spain = city("Valencia", 824_340, country="ES", admin1="ES.60")
    province = builders.place(
        "Valencia", feature="A/ADM1", country="ES", admin1="ES.60", population=4_949_852
    )
    venezuela = city("Valencia", 1_619_470, country="VE", admin1="VE.07")
    ranked = rank([hit(venezuela), hit(province), hit(spain)])
    assert [item.place for item in ranked] == [spain, province, venezuela]


def test_a_small_part_of_a_division_stays_behind_it() -> None:
    """Québec is the province first, the city then."""
    town = city("Quebec", 531_902, country="CA", admin1="CA.10")
    province = builders.place(
        "Quebec", feature="A/ADM1", country="CA", admin1="CA.10", population=10_712_244
    )
    assert [item.place for item in rank([hit(town), hit(province)])] == [province, town]


def test_each_place_is_there_once_with_its_best_match() -> None:
    """Found by two names, it counts by the better."""
    homs = city("Homs", 775_404)
    ranked = rank([hit(homs, MatchKind.ALTERNATE), hit(homs), hit(homs, MatchKind.PARTIAL)])
    assert ranked == [hit(homs)]


@given(st.permutations([GEORGIA, GEORGIA_US, VILLAGE, NILE, MIDDLE_EAST]))
def test_the_order_found_does_not_matter(places: list[Place]) -> None:
    """Equal scores go by id, so that the same question has the same answer."""
    assert rank(map(hit, places)) == rank(map(hit, sorted(places, key=lambda place: place.id)))


def test_a_feature_word_puts_its_class_first() -> None:
    """The province of Homs is the division; the city is still a possibility."""
    homs = hit(city("Homs", 775_404))
    governorate = hit(builders.place("Homs", feature="A/ADM1", population=1_063_969))
    form = PartialForm("homs", frozenset({FeatureClass.ADMINISTRATIVE}))
    found = fitting([homs, governorate], form)
    assert [item.place for item in found] == [governorate.place, homs.place]
    assert {item.match for item in found} == {MatchKind.PARTIAL}


def test_a_word_for_water_rules_out_the_land() -> None:
    """The Ohio River is not the state."""
    form = PartialForm("ohio", frozenset({FeatureClass.HYDROGRAPHIC}))
    assert fitting([hit(GEORGIA_US)], form) == []


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_more_people_are_never_less_important(one: int, other: int) -> None:
    """For cities, importance follows population."""
    few, many = sorted((one, other))
    assert importance(city("A", few)) <= importance(city("A", many))

"""One place in another."""

import pytest

from geomap.geometry import BoundingBox
from geomap.places import Place
from geomap.resolve.geography import is_country, lies_within
from tests.builders import place

SYRIA = place("Syria", 35.0, 38.0, feature="A/PCLI")
HOMS = place("Homs", admin1="SY.11")
HOMS_DIVISION = place("Homs", 34.4, 38.0, feature="A/ADM1", admin1="SY.11")
IDLIB = place("Idlib", 35.9, 36.6, admin1="SY.12")
MOSUL = place("Mosul", 36.3, 43.1, country="IQ", admin1="IQ.15")
MIDDLE_EAST = place(
    "Middle East",
    29.0,
    42.0,
    feature="L/RGN",
    country="",
    extent=BoundingBox(12, 25, 42, 63),
    countries=("SY", "IQ"),
)
ATHENS = place("Athens", 37.98, 23.73, country="GR")


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        (HOMS, SYRIA, True),
        (MOSUL, SYRIA, False),
        (HOMS, HOMS_DIVISION, True),
        (IDLIB, HOMS_DIVISION, False),
        (HOMS_DIVISION, SYRIA, True),
        (SYRIA, HOMS_DIVISION, False),
        (HOMS, MIDDLE_EAST, True),
        (SYRIA, MIDDLE_EAST, True),
        (ATHENS, MIDDLE_EAST, False),
        (SYRIA, SYRIA, False),
        (SYRIA, HOMS, False),
    ],
)
def test_says_what_lies_in_what(inner: Place, outer: Place, *, expected: bool) -> None:
    """Codes decide for divisions and countries, extents for regions; nothing lies in itself or in a town."""
    assert lies_within(inner, outer) is expected


def test_a_region_does_not_hold_a_point_of_a_foreign_country_in_its_box() -> None:
    """A box is wider than the region: the countries settle what the corners catch."""
    outsider = place("Elsewhere", 40.0, 30.0, country="TR")
    assert MIDDLE_EAST.extent is not None
    assert MIDDLE_EAST.extent.contains(outsider.point)
    assert not lies_within(outsider, MIDDLE_EAST)


def test_divisions_without_a_code_hold_nothing() -> None:
    """Two unknown codes are not equal codes."""
    assert not lies_within(place("A"), place("B", feature="A/ADM1"))


def test_tells_countries_from_divisions() -> None:
    """A historic country without an ISO code is a region of its own kind."""
    assert is_country(SYRIA)
    assert not is_country(HOMS_DIVISION)
    assert not is_country(place("Soviet Union", feature="A/PCLH", country=""))

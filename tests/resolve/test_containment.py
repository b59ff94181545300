"""Which candidates lie in which, all at once."""

from collections.abc import Sequence

import numpy as np
import pytest

from geomap.geometry import BoundingBox
from geomap.places import Place
from geomap.resolve.containment import lies_in
from geomap.resolve.rows import Rows
from geomap.resolve.sheet import Sheets
from tests.builders import place
from tests.resolve.scenes import candidate

SYRIA = place("Syria", 35, 38, feature="A/PCLI")
HOMS = place("Homs", 34.72, 36.72, admin1="SY.11")
HOMS_DIVISION = place(
    "Homs", 34.2, 38.3, feature="A/ADM1", admin1="SY.11", extent=BoundingBox(33, 36, 35, 40)
)
COUNTY = place(
    "Fulton County",
    33.8,
    -84.4,
    feature="A/ADM2",
    country="US",
    admin1="US.GA",
    extent=BoundingBox(33.5, -84.9, 34.2, -84.1),
)
ATLANTA = place("Atlanta", 33.75, -84.39, country="US", admin1="US.GA")
LEVANT = place(
    "Levant",
    33.5,
    36.5,
    feature="L/RGN",
    country="",
    countries=("SY", "LB"),
    extent=BoundingBox(29, 32, 37, 42),
)
FIJI = place(
    "Lau", -18, 179.5, feature="T/ISLS", country="", extent=BoundingBox(-20, 177, -16, -178)
)
SUVA = place("Suva", -18.1, -178.5, country="FJ")


def told(inner: Sequence[Place], outer: Sequence[Place]) -> list[list[bool]]:
    """Tell of all pairs at once; each of `inner` has a list of its own."""
    sheets = Sheets()
    rows = Rows([sheets.sheet(tuple(map(candidate, part))) for part in (inner, outer)])
    one, other = np.divmod(np.arange(len(inner) * len(outer)), len(outer))
    found = lies_in(rows, one, len(inner) + other)
    return [[bool(value) for value in row] for row in found.reshape(len(inner), len(outer))]


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        (HOMS, SYRIA, True),
        (HOMS, HOMS_DIVISION, True),
        (HOMS_DIVISION, SYRIA, True),
        (SYRIA, HOMS, False),
        (SYRIA, SYRIA, False),
        (HOMS_DIVISION, HOMS, False),
        (HOMS_DIVISION, HOMS_DIVISION, False),
        (ATLANTA, COUNTY, True),
        (HOMS, COUNTY, False),
        (HOMS, LEVANT, True),
        (LEVANT, SYRIA, True),
        (ATLANTA, LEVANT, False),
        (SUVA, FIJI, True),
        (ATLANTA, FIJI, False),
    ],
)
def test_lies_in_what_holds_it(inner: Place, outer: Place, inside: bool) -> None:  # noqa: FBT001 - the expected value
    """By codes, by extent where there are none, across the 180° meridian too; never in itself."""
    assert told((inner,), (outer,)) == [[inside]]


def test_every_pair_is_told() -> None:
    """Whatever the other pairs are."""
    found = told((HOMS, ATLANTA), (SYRIA, COUNTY, LEVANT))
    assert found == [[True, False, True], [False, True, False]]

"""Projections, and what is cut to a window."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.draw.figure import land
from geomap.draw.figure.projection import Azimuthal, EqualEarth
from geomap.draw.figure.shapes import Box, clipped, pieces
from geomap.draw.figure.topology import world
from geomap.geometry import EARTH_RADIUS_KM, Point
from tests.strategies import points


@given(points, points)
def test_the_azimuthal_projection_keeps_chords_from_its_middle(middle: Point, point: Point) -> None:
    x, y = Azimuthal(middle).flat(point.longitude, point.latitude)
    angle = middle.distance_km(point) / EARTH_RADIUS_KM
    assert math.hypot(x, y) == pytest.approx(2 * math.sin(angle / 2), abs=1e-4)


@given(points, st.floats(-1.2, 1.2), st.floats(-1.2, 1.2))
def test_the_azimuthal_projection_can_be_undone(middle: Point, x: float, y: float) -> None:
    projection = Azimuthal(middle)
    assert projection.flat(*projection.globe(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_equal_earth_agrees_with_its_paper() -> None:
    """The map is 2.05 times as wide as high (Šavrič, Patterson and Jenny 2018, table 1), and the poles are 0.59 of the equator."""
    projection = EqualEarth(0.0)
    half_width, half_height = projection.flat(180.0, 0.0)[0], projection.flat(0.0, 90.0)[1]
    assert half_width / half_height == pytest.approx(2.05, abs=0.005)
    assert projection.flat(180.0, 90.0)[0] / half_width == pytest.approx(0.59, abs=0.005)


@pytest.mark.parametrize("meridian", [0.0, 150.0, -90.0])
def test_land_has_the_area_of_the_earths_on_any_world_map(meridian: float) -> None:
    projection = EqualEarth(meridian)
    rings = list(land.world_areas(world("110m").rings, projection))
    assert abs(sum(map(_area, rings))) / (4 * math.pi) == pytest.approx(0.289, abs=0.005)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(35.0, 38.0), (-17.0, 179.0), (-20.0, -70.0), (89.0, 0.0), (-80.0, 90.0)]
)  # fmt: skip
def test_land_has_the_area_of_the_earths_around_any_middle(
    latitude: float, longitude: float
) -> None:
    """Also where a continent holds the point opposite the middle, and comes out as the disc without it."""
    areas = list(land.azimuthal_areas(world("110m").rings, Azimuthal(Point(latitude, longitude))))
    disc = 4 * math.pi
    found = abs(sum(map(_area, areas[:-1] if len(areas) > len(world("110m").rings) else areas)))
    share = found / disc
    assert min(abs(share - 0.289), abs(1 - share - 0.289)) < 0.02


def _area(ring: list[tuple[float, float]]) -> float:
    closed = [*ring, ring[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(closed)) / 2


coordinates = st.floats(-50, 50)
BOX = Box(-10, -5, 10, 5)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=12))
def test_what_is_cut_to_a_box_lies_in_it(ring: list[tuple[float, float]]) -> None:
    held = BOX.grown(1e-6)
    assert all(map(held.contains, clipped(ring, BOX)))
    for piece in pieces(ring, BOX, 1000.0):
        assert all(map(held.contains, piece))
        assert len(piece) > 1


def test_a_jump_over_the_edge_of_the_map_is_no_line() -> None:
    line = [(-9.0, 0.0), (-8.0, 0.0), (8.0, 0.0), (9.0, 0.0)]
    assert list(pieces(line, BOX, 10.0)) == [line[:2], line[2:]]

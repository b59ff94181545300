"""Points, boxes and distances, where the globe is awkward: the equator, the poles, 180°."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.geometry import EARTH_RADIUS_KM, BoundingBox, Point
from tests.strategies import boxes, latitudes, longitudes, points

HALF_WAY_ROUND_KM = math.pi * EARTH_RADIUS_KM
SUVA, APIA = Point(-18.14, 178.44), Point(-13.83, -171.77)
HOMS, DAMASCUS = Point(34.7324, 36.7137), Point(33.5102, 36.2913)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(0.0, 0.0), (-0.0, -0.0), (90.0, 180.0), (-90.0, -180.0), (34.7, 36.7)],
)
def test_points_on_the_globe_are_taken(latitude: float, longitude: float) -> None:
    point = Point(latitude, longitude)
    assert (point.latitude, point.longitude) == (latitude, longitude)


@pytest.mark.parametrize("value", [90.01, -90.01, math.nan, math.inf])
def test_latitudes_off_the_globe_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="latitude must lie in -90 … 90 degrees"):
        Point(value, 0.0)


@pytest.mark.parametrize("value", [180.01, -180.01, math.nan, -math.inf])
def test_longitudes_off_the_globe_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="longitude must lie in -180 … 180 degrees"):
        Point(0.0, value)


@pytest.mark.parametrize(
    ("one", "other", "expected_km"),
    [
        (HOMS, DAMASCUS, 141.3),
        (SUVA, APIA, 1150.66),
        (Point(0, 0), Point(0, 1), 111.195),
        (Point(0, 0), Point(1, 0), 111.195),
        (Point(90, 0), Point(-90, 0), HALF_WAY_ROUND_KM),
        (Point(0, 0), Point(0, 180), HALF_WAY_ROUND_KM),
        (Point(0, 180), Point(0, -180), 0.0),
        (Point(90, 17), Point(90, -120), 0.0),
    ],
)
def test_distances_are_those_of_a_sphere(one: Point, other: Point, expected_km: float) -> None:
    assert one.distance_km(other) == pytest.approx(expected_km, rel=1e-3, abs=1e-6)


@given(points, points)
def test_distance_is_the_same_both_ways_and_at_most_half_way_round(
    one: Point, other: Point
) -> None:
    distance = one.distance_km(other)
    assert 0 <= distance <= HALF_WAY_ROUND_KM + 1e-6
    assert distance == pytest.approx(other.distance_km(one), abs=1e-6)
    assert one.distance_km(one) == 0


@given(points, points, points)
def test_no_detour_is_shorter(one: Point, via: Point, other: Point) -> None:
    direct = one.distance_km(other)
    assert direct <= one.distance_km(via) + via.distance_km(other) + 1e-3


@pytest.mark.parametrize(
    ("corners", "problem"),
    [
        ((1, 0, 0, 0), "lies above north"),
        ((-91, 0, 0, 0), "south must lie"),
        ((0, 0, 91, 0), "north must lie"),
        ((0, -181, 0, 0), "west must lie"),
        ((0, 0, 0, 181), "east must lie"),
    ],
)
def test_impossible_boxes_are_refused(
    corners: tuple[float, float, float, float], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        BoundingBox(*corners)


@given(st.lists(points, min_size=1, max_size=8))
def test_a_box_around_points_holds_them_all(held: list[Point]) -> None:
    box = BoundingBox.around(held)
    assert all(box.contains(point) for point in held)
    assert box.width_degrees <= 360 - 360 / (len(held) + 1) + 1e-9


def test_a_box_around_fiji_crosses_the_date_line() -> None:
    box = BoundingBox.around([Point(-18.1, 178.4), Point(-16.8, -179.9), Point(-17.7, 177.4)])
    assert (box.west, box.east) == (177.4, -179.9)
    assert box.crosses_antimeridian
    assert box.width_degrees == pytest.approx(2.7)


def test_a_box_needs_a_point() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        BoundingBox.around([])


@pytest.mark.parametrize(
    ("box", "width", "center"),
    [
        (BoundingBox(-1, 10, 1, 20), 10, Point(0, 15)),
        (BoundingBox(-1, 170, 1, -170), 20, Point(0, 180)),
        (BoundingBox(-1, 175, 1, -165), 20, Point(0, -175)),
        (BoundingBox(0, 0, 0, 0), 0, Point(0, 0)),
        (BoundingBox(-90, -180, 90, 180), 360, Point(0, 0)),
    ],
)
def test_width_and_middle_of_a_box(box: BoundingBox, width: float, center: Point) -> None:
    assert box.width_degrees == pytest.approx(width)
    assert box.center.distance_km(center) == pytest.approx(0, abs=1e-6)


@given(boxes())
def test_the_middle_of_a_box_lies_in_it(box: BoundingBox) -> None:
    # Rounding may put the middle of a box without width a hair beside it.
    assert box.distance_km(box.center) < 1e-6
    assert box.radius_km >= 0


@given(boxes(), points)
def test_only_what_lies_in_a_box_is_no_way_from_it(box: BoundingBox, point: Point) -> None:
    if box.contains(point):
        assert box.distance_km(point) == 0
    else:
        assert box.distance_km(point) >= 0


@given(boxes(), latitudes, longitudes)
def test_a_box_across_180_degrees_holds_what_its_complement_does_not(
    box: BoundingBox, latitude: float, longitude: float
) -> None:
    complement = BoundingBox(box.south, box.east, box.north, box.west)
    point = Point(min(max(latitude, box.south), box.north), longitude)
    if box.west != box.east:
        assert box.contains(point) or complement.contains(point)


def test_distance_to_a_box_is_that_to_its_nearest_edge() -> None:
    box = BoundingBox(-10, 170, 10, -170)
    assert box.distance_km(Point(0, 175)) == 0
    assert box.distance_km(Point(11, 180)) == pytest.approx(111.195, rel=1e-3)
    assert box.distance_km(Point(0, -169)) == pytest.approx(111.195, rel=1e-3)

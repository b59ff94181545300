"""The nearest places to a point, as a look at every one of them would find them."""

from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer.neighbours import Neighbours
from geomap.geometry import Point
from tests.strategies import points


@given(st.lists(points, max_size=30), points, st.integers(1, 5))
def test_the_nearest_are_found_wherever_they_lie(
    places: list[Point], point: Point, limit: int
) -> None:
    rows = sorted((held.latitude, held.longitude, number) for number, held in enumerate(places))
    found = Neighbours(rows).nearest(point, limit)
    slowly = sorted((point.distance_km(held), number) for number, held in enumerate(places))
    assert list(found) == [number for _, number in slowly[:limit]]


def test_no_places_have_no_neighbours() -> None:
    assert Neighbours([]).nearest(Point(0.0, 0.0), 3) == ()

"""What a map shows when it is opened."""

from hypothesis import given
from hypothesis import strategies as st

from geomap.draw.view import View, first_view
from geomap.geometry import BoundingBox
from geomap.places import Place
from tests.builders import place
from tests.strategies import places

HOMS = place("Homs", 34.72, 36.72)
IDLIB = place("Idlib", 35.93, 36.63)
ALEPPO = place("Aleppo", 36.2, 37.16)
WELLINGTON = place("Wellington", -41.29, 174.78, country="NZ")
SUVA = place("Suva", -18.14, 178.44, country="FJ")
APIA = place("Apia", -13.83, -171.77, country="WS")

weighted = st.lists(st.tuples(places, st.integers(1, 50)), min_size=1, max_size=8)


def view_of(*weights: tuple[Place, int]) -> View:
    """Give the first view on places that are all on the stage."""
    view = first_view(weights, weights)
    assert view is not None
    return view


def test_nothing_mapped_has_no_view() -> None:
    assert first_view((), ()) is None


def test_a_single_far_place_is_left_to_the_whole() -> None:
    view = view_of((HOMS, 5), (IDLIB, 2), (ALEPPO, 2), (WELLINGTON, 1))
    assert view.main.north < 37
    assert not view.main.contains(WELLINGTON.point)
    assert view.whole.contains(WELLINGTON.point)


def test_a_place_close_behind_the_others_is_shown_with_them() -> None:
    damascus = place("Damascus", 33.51, 36.29)
    view = view_of((HOMS, 9), (IDLIB, 3), (ALEPPO, 3), (damascus, 1), (WELLINGTON, 1))
    assert view.main.contains(damascus.point)
    assert not view.main.contains(WELLINGTON.point)


def test_two_places_of_equal_weight_are_both_shown() -> None:
    view = view_of((HOMS, 1), (WELLINGTON, 1))
    assert view.main == view.whole


def test_a_place_alone_is_shown_in_its_extent() -> None:
    extent = BoundingBox(32.3, 35.7, 37.3, 42.4)
    assert view_of((place("Syria", 35.0, 38.0, extent=extent), 3)) == View(extent, extent)


def test_places_off_the_stage_are_within_the_whole_only() -> None:
    view = first_view([(HOMS, 1), (IDLIB, 1)], [(HOMS, 1), (IDLIB, 1), (WELLINGTON, 30)])
    assert view is not None
    assert not view.main.contains(WELLINGTON.point)
    assert view.whole.contains(WELLINGTON.point)


def test_the_pacific_is_shown_in_one_piece() -> None:
    view = view_of((SUVA, 2), (APIA, 2))
    assert view.main.crosses_antimeridian
    (_, west), (_, east) = view.corners(view.main)
    assert 9 < east - west < 10
    assert view.unrolled(SUVA.point.longitude) == SUVA.point.longitude - 360
    assert view.unrolled(APIA.point.longitude) == APIA.point.longitude


@given(weighted)
def test_every_place_unrolls_into_the_whole(entries: list[tuple[Place, int]]) -> None:
    view = view_of(*entries)
    (south, west), (north, east) = view.corners(view.whole)
    assert west <= east <= west + 360
    for held, _ in entries:
        if len(entries) > 1:
            assert south <= held.point.latitude <= north
            assert west - 1e-6 <= view.unrolled(held.point.longitude) <= east + 1e-6


@given(weighted)
def test_the_order_of_places_changes_nothing(entries: list[tuple[Place, int]]) -> None:
    distinct = list({held.id: (held, weight) for held, weight in entries}.values())
    shuffled = sorted(distinct, key=lambda entry: entry[0].id, reverse=True)
    assert first_view(distinct, distinct) == first_view(shuffled, shuffled)

"""The search for places of labels."""

from hypothesis import given
from hypothesis import strategies as st

from geomap.draw.figure.placing import Wish, place_labels
from geomap.draw.figure.shapes import Box, around

FRAME = Box(0, 0, 300, 200)
wishes = st.lists(
    st.builds(
        Wish,
        key=st.integers(0, 1000),
        anchor=st.tuples(st.floats(0, 300), st.floats(0, 200)),
        radius=st.floats(2, 10),
        width=st.floats(5, 90),
        height=st.floats(8, 14),
        may_be_far=st.booleans(),
    ),
    max_size=30,
    unique_by=lambda wish: wish.key,
)


@given(wishes)
def test_placed_labels_are_apart_within_the_frame_and_off_obstacles(asked: list[Wish]) -> None:
    obstacles = [around(wish.anchor, wish.radius) for wish in asked]
    placed = place_labels(asked, FRAME, obstacles)
    boxes = [held.box for held in placed.values()]
    for index, box in enumerate(boxes):
        assert FRAME.holds(box)
        assert not any(map(box.overlaps, (*boxes[index + 1 :], *obstacles)))
    assert placed == place_labels(asked, FRAME, obstacles)


def test_a_label_alone_stands_to_the_right() -> None:
    placed = place_labels([Wish(1, (100, 100), 4, 40, 12)], FRAME, [around((100, 100), 4)])
    assert placed[1].box.left > 104
    assert placed[1].box.center[1] == 100


def test_a_label_gives_way_to_one_that_has_no_other_place() -> None:
    """The first takes the right side; the second fits nowhere but there, and pushes the first away."""
    first = Wish(1, (100, 100), 4, 40, 12)
    second = Wish(2, (160, 100), 4, 46, 12)
    walls = [Box(166, 0, 300, 200), Box(0, 0, 300, 92), Box(0, 108, 300, 200)]
    markers = [around(wish.anchor, 4) for wish in (first, second)]
    alone = place_labels([first], FRAME, [*walls, *markers])
    both = place_labels([first, second], FRAME, [*walls, *markers])
    assert alone[1].box.left > 100
    assert both[1].box.right < 100
    assert both[2].box.right < 160


def test_only_what_may_be_far_stands_far_away() -> None:
    marker = around((100, 100), 4)
    ring = [
        Box(85, 85, 115, 97),
        Box(85, 103, 115, 115),
        Box(85, 97, 97, 103),
        Box(103, 97, 115, 103),
    ]
    near, far = Wish(1, (100, 100), 4, 8, 8), Wish(2, (100, 100), 4, 8, 8, may_be_far=True)
    placed = place_labels([near, far], FRAME, [marker, *ring])
    assert 1 not in placed
    assert placed[2].is_far

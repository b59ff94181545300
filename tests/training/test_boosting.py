"""Trees that are grown tell what they were shown."""

import random

from geomap.recognize.measures import NAMES
from geomap.training.boosting import Example, grow

DICE = random.Random(3)  # noqa: S311 - to make examples


def example(*, is_toponym: bool) -> Example:
    """Make one that a number above 1 or the piece «near» gives away, among others that say nothing."""
    numbers = [DICE.random() for _ in NAMES]
    pieces = {piece for piece in ("windy", "rainy") if DICE.random() < 0.5}
    if is_toponym and DICE.random() < 0.5:
        numbers[3] = 1 + DICE.random()
    elif is_toponym:
        pieces.add("near")
    return Example((frozenset(pieces), numbers), is_toponym, 1.0)


def test_tells_by_numbers_and_by_pieces() -> None:
    """Those it has not seen as well; the same examples give the same trees."""
    shown = [example(is_toponym=bool(number % 2)) for number in range(600)]
    asked = [example(is_toponym=bool(number % 2)) for number in range(200)]
    trees = grow(shown, ["near", "rainy", "windy"], trees=100)
    scores = list(trees.scores([item.evidence for item in asked]))
    told = zip(scores, asked, strict=True)
    assert sum((score > 0.5) is item.is_toponym for score, item in told) > 190
    again = grow(shown, ["near", "rainy", "windy"], trees=100)
    assert list(again.scores([item.evidence for item in asked])) == scores


def test_weights_count() -> None:
    """Of two that contradict each other the heavier wins."""
    heavy, light = (
        [Example((frozenset({"near"}), [0.0] * len(NAMES)), is_toponym, weight)] * 50
        for is_toponym, weight in ((True, 1.0), (False, 0.1))
    )
    other = [Example((frozenset(), [0.0] * len(NAMES)), is_toponym=False, weight=1.0)] * 50
    (score,) = grow([*heavy, *light, *other], ["near"], trees=40).scores([heavy[0].evidence])
    assert score > 0.7

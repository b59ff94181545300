"""Whether the confidence can be believed."""

from dataclasses import replace

import pytest

from geomap.evaluate import Scope, judge_all
from geomap.evaluate.reliability import recognition_bins, reliability
from tests.evaluate.worlds import ANSWERED

JUDGED = judge_all([ANSWERED], Scope())


def test_answers_are_counted_by_confidence() -> None:
    """Six answers: one right at 0.95, one wrong there, and four wrong below; Rome meets no toponym and is wrong."""
    found = reliability(JUDGED)
    assert found is not None
    assert found.answers == 6
    assert [(item.low, item.count) for item in found.bins] == [
        (0.4, 1),
        (0.7, 1),
        (0.8, 1),
        (0.9, 3),
    ]
    assert [item.right for item in found.bins] == pytest.approx([0.0, 0.0, 0.0, 1 / 3])
    gaps = (0.4, 0.75, 0.85, 3 * abs((0.95 + 0.95 + 0.9) / 3 - 1 / 3))
    assert found.error == pytest.approx(sum(gaps) / 6)


def test_cutting_keeps_the_surer_answers() -> None:
    """Shares are of the answers; recall is of all toponyms with coordinates."""
    found = reliability(JUDGED)
    assert found is not None
    cuts = {cut.threshold: cut for cut in found.cuts}
    assert cuts[0.0].kept == 1.0
    assert [cuts[0.8].kept, cuts[0.8].right] == pytest.approx([4 / 6, 1 / 4])
    assert cuts[0.8].recall == pytest.approx(1 / 9)
    assert all(
        one.kept >= other.kept for one, other in zip(found.cuts, found.cuts[1:], strict=False)
    )


def test_without_a_confidence_there_is_nothing_to_believe() -> None:
    """Somebody else's predictions need none."""
    bare = tuple(replace(item, confidence=None, score=None) for item in ANSWERED.predictions)
    judged = judge_all([replace(ANSWERED, predictions=bare)], Scope())
    assert reliability(judged) is None
    assert recognition_bins(judged) == ()


def test_recognition_scores_are_counted_in_the_same_ranges() -> None:
    """A mention is right that has just the span of a toponym; Rome has none."""
    (only,) = recognition_bins(JUDGED)
    assert (only.low, only.count) == (0.9, 10)
    assert only.right == pytest.approx(9 / 10)

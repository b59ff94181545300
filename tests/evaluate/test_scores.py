"""Precision, recall and F1 of spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents import Span
from geomap.evaluate import Score, score_spans

_spans = st.lists(
    st.builds(
        lambda start, length: Span(start, start + length),
        st.integers(0, 40),
        st.integers(1, 8),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("gold", "predicted", "ignored", "exact", "overlap"),
    [
        ([(0, 5)], [(0, 5)], [], (1, 1, 1), (1, 1, 1)),
        ([(0, 5)], [(0, 9)], [], (0, 1, 1), (1, 1, 1)),
        ([(0, 5)], [], [], (0, 0, 1), (0, 0, 1)),
        ([], [(3, 4)], [], (0, 1, 0), (0, 1, 0)),
        ([], [(3, 4)], [(0, 4)], (0, 0, 0), (0, 0, 0)),
        ([(0, 5)], [(0, 5), (2, 7)], [], (1, 2, 1), (1, 2, 1)),
        ([(0, 5), (6, 9)], [(0, 9)], [], (0, 1, 2), (1, 1, 2)),
        ([(0, 5)], [(0, 5), (0, 5)], [], (1, 1, 1), (1, 1, 1)),
    ],
)
def test_counts(
    gold: list[tuple[int, int]],
    predicted: list[tuple[int, int]],
    ignored: list[tuple[int, int]],
    exact: tuple[int, int, int],
    overlap: tuple[int, int, int],
) -> None:
    """What is right, predicted and wanted, by exact spans and by overlap."""
    spans = [[Span(*pair) for pair in pairs] for pairs in (gold, predicted, ignored)]
    assert score_spans(spans[0], spans[1], ignored=spans[2]) == Score(*exact)
    assert score_spans(spans[0], spans[1], ignored=spans[2], exact=False) == Score(*overlap)


@given(gold=_spans, predicted=_spans)
def test_overlap_is_never_stricter_than_exact(gold: list[Span], predicted: list[Span]) -> None:
    """Whatever is right exactly is right by overlap, and nothing is counted twice."""
    exact = score_spans(gold, predicted)
    overlap = score_spans(gold, predicted, exact=False)
    assert exact.right <= overlap.right <= min(len(set(gold)), len(set(predicted)))
    assert exact.predicted == overlap.predicted == len(set(predicted))


@given(spans=_spans)
def test_the_gold_scores_full_marks(spans: list[Span]) -> None:
    """Predicting just the gold spans is perfect."""
    score = score_spans(spans, spans)
    assert score.precision == score.recall == score.f1 == (1.0 if spans else 0.0)


def test_scores_add_up() -> None:
    """Counts of documents add; the shares are those of the sums."""
    total = Score(1, 2, 4) + Score(3, 4, 4)
    assert total == Score(4, 6, 8)
    assert (total.precision, total.recall) == (4 / 6, 4 / 8)
    assert total.f1 == pytest.approx(2 * (4 / 6) * 0.5 / (4 / 6 + 0.5))

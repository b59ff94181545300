"""Runs of unequal length, against the same said with lists."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.resolve.ragged import Runs, crossed, ranges

runs = st.lists(st.lists(st.integers(-9, 9).map(float), max_size=4), max_size=5)
"""Some runs, empty ones among them."""


def flat(
    held: Sequence[Sequence[float]],
) -> tuple[Runs, "np.ndarray[tuple[int], np.dtype[np.float64]]"]:
    """Lay runs out."""
    return Runs([len(run) for run in held]), np.array([value for run in held for value in run])


@given(runs)
def test_runs_are_added_up_and_their_greatest_found(held: list[list[float]]) -> None:
    """An empty run has nothing: 0."""
    laid, values = flat(held)
    assert laid.sums(values).tolist() == [sum(run) for run in held]
    assert laid.tops(values).tolist() == [max(run, default=0.0) for run in held]
    assert [values[laid.slice(at)].tolist() for at in range(len(laid))] == held
    assert laid.owner.tolist() == [at for at, run in enumerate(held) for _ in run]


@given(runs)
def test_of_equals_the_first_is_the_top(held: list[list[float]]) -> None:
    """Empty runs are passed over."""
    laid, values = flat(held)
    starts = [sum(map(len, held[:at])) for at in range(len(held))]
    wanted = [start + run.index(max(run)) for start, run in zip(starts, held, strict=True) if run]
    assert laid.where_top(values).tolist() == wanted


@given(st.lists(st.lists(st.integers(-9, 9).map(float), min_size=2, max_size=4), max_size=4))
def test_the_greatest_of_the_others_is_never_the_value_itself(held: list[list[float]]) -> None:
    laid, values = flat(held)
    found = laid.where_others_top(values)
    for at, run in enumerate(held):
        part = laid.slice(at)
        for place in range(part.start, part.stop):
            others = [value for index, value in enumerate(run) if index != place - part.start]
            assert found[place] != place
            assert values[found[place]] == max(others)


@given(runs)
def test_chances_and_none_sum_to_one(held: list[list[float]]) -> None:
    laid, values = flat(held)
    against = np.linspace(-2.0, 2.0, len(held))
    found = laid.softmax(values, against)
    for at, run in enumerate(held):
        none = math.exp(against[at]) / (math.exp(against[at]) + sum(map(math.exp, run)))
        assert sum(found[laid.slice(at)]) == pytest.approx(1.0 - none)


@given(st.lists(st.tuples(*[st.integers(0, 9), st.integers(0, 3)] * 2), max_size=5))
def test_ranges_are_paired_number_by_number(pairs: list[tuple[int, int, int, int]]) -> None:
    starts, lengths, others, widths = np.array(pairs, dtype=np.int64).reshape(-1, 4).T
    left, right = crossed((starts, lengths), (others, widths))
    wanted = [
        (one, other)
        for start, length, begin, width in pairs
        for one in range(start, start + length)
        for other in range(begin, begin + width)
    ]
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == wanted
    assert ranges(starts, lengths).tolist() == [
        number for start, length, _, _ in pairs for number in range(start, start + length)
    ]

"""Figures over documents: what the scorer's conventions leave open, and what must always hold."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.evaluate import Scope, evaluate, judge_all
from geomap.evaluate.figures import FARTHEST_KM, Errors, intervals
from geomap.evaluate.parts import by_group, by_kind, in_order, roles
from tests.evaluate.worlds import ANSWERED

JUDGED = judge_all([ANSWERED], Scope())


def test_no_errors_have_no_figures() -> None:
    """NaN is not nought."""
    none = Errors.of([])
    assert none.count == 0
    assert all(math.isnan(value) for value in (none.near, none.mean_km, none.auc))


@given(errors=st.lists(st.floats(0.0, FARTHEST_KM), min_size=1))
def test_figures_of_errors_stay_in_their_ranges(errors: list[float]) -> None:
    """Shares and the area lie in 0 … 1, the median between the extremes, and worse errors give a larger area."""
    found = Errors.of(errors)
    assert 0.0 <= found.close <= found.near <= 1.0
    assert min(errors) <= found.median_km <= max(errors)
    assert -1e-9 <= found.auc <= 1.0 + 1e-4
    worse = Errors.of([min(error + 100.0, FARTHEST_KM) for error in errors])
    assert worse.auc >= found.auc - 1e-9


def test_an_interval_holds_its_figure_and_is_the_same_again() -> None:
    """Resampling is seeded; without rounds or documents there are no intervals."""
    documents = JUDGED * 5
    found = intervals(documents, 200)
    assert found == intervals(documents, 200)
    low, high = found["strict"]
    assert low <= 1 / 9 <= high
    assert intervals(documents, 0) == intervals((), 10) == {}


def test_parts_are_ordered_and_count_every_toponym() -> None:
    """Kinds of place in the order of the tables; types by size."""
    groups = by_group(JUDGED)
    assert {name: part.gold for name, part in groups.items()} == {"ppl": 8, "other": 1}
    assert groups["ppl"].strict.near == pytest.approx(1 / 8)
    assert groups["ppl"].answered.count == 4
    assert {name: part.gold for name, part in by_kind(JUDGED).items()} == {"Literal": 9}
    assert in_order(["sea", "ppl", "country"]) == ["country", "ppl", "sea"]


def test_roles_count_exact_spans() -> None:
    """Each gold toponym once, under the role that it was found in."""
    assert roles(JUDGED) == {("Literal", "literal"): 9}


def test_an_evaluation_is_its_parts_put_together() -> None:
    """Nothing is asked of the gazetteer for somebody else's predictions."""
    found = evaluate("small", [ANSWERED], Scope())
    assert found.causes is None
    assert found.intervals == {}
    assert found.summary.located == 9

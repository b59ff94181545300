"""Logistic regression over named pieces of evidence."""

import math

import pytest

from geomap.training.regression import regress


def test_weights_follow_the_odds() -> None:
    """With next to no penalty the weights are the log-odds of the table."""
    rows = [
        *[(["near"], True)] * 8,
        *[(["near"], False)] * 2,
        *[((), True)] * 2,
        *[((), False)] * 8,
    ]
    weights = regress(rows, penalty=1e-6)
    assert weights[""] == pytest.approx(math.log(2 / 8), abs=1e-2)
    assert weights[""] + weights["near"] == pytest.approx(math.log(8 / 2), abs=1e-2)


def test_a_penalty_draws_weights_to_nothing() -> None:
    """The stronger the penalty, the smaller the weight; the bias is free of it."""
    rows = [(["a"], True), (["a"], True), (["b"], False), ([], False)] * 5
    sizes = [abs(regress(rows, penalty=penalty)["a"]) for penalty in (0.1, 1.0, 10.0)]
    assert sizes[0] > sizes[1] > sizes[2] > 0


def test_is_deterministic_and_names_every_piece() -> None:
    """The same rows give the same weights, one a piece, and the bias first."""
    rows = [(["b", "a"], True), (["c"], False)]
    assert regress(rows, penalty=1.0) == regress(rows, penalty=1.0)
    assert list(regress(rows, penalty=1.0)) == ["", "a", "b", "c"]

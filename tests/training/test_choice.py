"""Choices learned."""

import numpy as np
import pytest

from geomap.training.choice import Case, calibrate, choose

RANDOM = np.random.default_rng(17)


def drawn(weights: np.ndarray, count: int) -> list[Case]:
    """Draw choices among four by known weights."""
    cases = []
    for _ in range(count):
        measures = RANDOM.normal(size=(4, len(weights)))
        chances = np.exp(measures @ weights)
        right = np.zeros(4)
        right[RANDOM.choice(4, p=chances / chances.sum())] = 1.0
        cases.append(Case(measures, right, 1.0))
    return cases


def test_finds_the_weights_that_choices_were_drawn_by() -> None:
    """Three thousand choices tell weights to a tenth or so."""
    weights = np.array([1.5, -0.8, 0.0])
    assert choose(drawn(weights, 3_000), penalty=0.01) == pytest.approx(weights, abs=0.2)


def test_stays_with_what_is_expected_where_nothing_is_told() -> None:
    """Cases in which none is right teach nothing, and measures that never differ keep their weight."""
    cases = [Case(np.array([[1.0, 3.0], [0.0, 3.0]]), np.array([1.0, 0.0]), 1.0)] * 50
    cases.append(Case(np.array([[9.0, 9.0]]), np.zeros(1), 1.0))
    found = choose(cases, penalty=1.0, expected=np.array([0.0, 2.0]))
    assert found[0] > 1.0
    assert found[1] == pytest.approx(2.0)


def test_a_weight_that_can_but_be_upward_is_nothing_where_the_choices_say_otherwise() -> None:
    """And the others are fitted as if its measure were not there."""
    cases = drawn(np.array([1.5, -0.8]), 1_000)
    alone = choose([Case(case.measures[:, :1], case.rightness, 1.0) for case in cases], penalty=1.0)
    found = choose(cases, penalty=1.0, upward=np.array([True, True]))
    assert found == pytest.approx([alone[0], 0.0], abs=0.02)


def test_shares_what_may_have_been_meant() -> None:
    """Of two right ones, the one that other cases speak for is held to be meant."""
    first, second = (
        np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]),
        np.array([[1.0, 0.0], [0.0, 0.0]]),
    )
    cases = [
        Case(first, np.array([1.0, 1.0, 0.0]), 1.0),
        Case(second, np.array([1.0, 0.0]), 20.0),
    ]
    found = choose(cases, penalty=0.1)
    assert found[0] > 2.0 > found[1]


def test_calibrates_what_is_too_sure() -> None:
    """Answers said to be 95 % sure, of which 80 % are right, come down to 80 %."""
    chances = np.concatenate([np.full(500, 0.95), np.full(500, 0.6)])
    right = np.concatenate([np.arange(500) < 400, np.arange(500) < 275])
    found = calibrate(chances, right)
    assert found.confidence(np.array([0.95])) == pytest.approx(0.8, abs=0.02)

"""Conditional logistic regression: which of several alternatives is chosen (McFadden 1974), where several may be right.

The likelihood of a case is the share of its right alternatives, each by how right it is; maximised by Newton steps on
the expectation over which of them was meant, under an L2 penalty on each weight in units of its measure's spread.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geomap.resolve.weights import log_odds

Numbers = NDArray[np.float64]

_STEPS = 14
_ENOUGH = 1e-2
_LONGEST = 3.0
"""No weight moves farther in a step: the first steps overshoot where the data are separable."""
_LEAST_VARIANCE = 0.05
"""Of a measure, for its penalty: weights of what hardly ever holds are kept small."""
_TINY = 1e-30


@dataclass(frozen=True, slots=True)
class Case:
    """One choice."""

    measures: Numbers
    """Alternatives by measures."""
    rightness: Numbers
    """Of each alternative, 0 … 1; a case in which none is right teaches nothing."""
    weight: float
    """How often it counts."""


def choose(
    cases: Sequence[Case],
    *,
    penalty: float | Numbers,
    expected: Numbers | None = None,
    start: Numbers | None = None,
) -> Numbers:
    """Fit the weights of the measures.

    Args:
        cases: the choices; not empty.
        penalty: of a weight's distance from what is expected, in units of the variance of its measure; one for all, or one a measure.
        expected: what each weight is held to be until the cases say otherwise; 0 if None.
        start: where to begin; at what is expected if None.
    """
    told = [case for case in cases if case.rightness.any()]
    table = np.concatenate([case.measures for case in told])
    right = np.concatenate([case.rightness for case in told])
    lengths = np.array([len(case.rightness) for case in told])
    first = np.cumsum(lengths) - lengths
    case_of = np.repeat(np.arange(len(told)), lengths)
    counts = np.array([case.weight for case in told])
    ridge = penalty * np.maximum(table.var(axis=0), _LEAST_VARIANCE)
    held = np.zeros(table.shape[1]) if expected is None else expected
    weights = held.copy() if start is None else start.copy()
    for _ in range(_STEPS):
        chances = _shares(table @ weights, first, case_of)
        agreeing = chances * right
        meant = agreeing / np.maximum(np.add.reduceat(agreeing, first), _TINY)[case_of]
        slope = table.T @ (counts[case_of] * (chances - meant)) + ridge * (weights - held)
        means = np.add.reduceat(table * chances[:, None], first) * np.sqrt(counts)[:, None]
        curvature = table.T @ (table * (counts[case_of] * chances)[:, None]) - means.T @ means
        step = np.linalg.solve(curvature + np.diag(ridge), slope)
        longest = float(np.abs(step).max())
        weights -= step * min(1.0, _LONGEST / max(longest, _TINY))
        if longest < _ENOUGH:
            break
    return weights


def _shares(scores: Numbers, first: NDArray[np.int64], case_of: NDArray[np.int64]) -> Numbers:
    powers = np.exp(scores - np.maximum.reduceat(scores, first)[case_of])
    return np.asarray(powers / np.add.reduceat(powers, first)[case_of])


def calibrate(chances: Numbers, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Fit scale and shift of a probability's log-odds so that it is right as often as it says (Platt 1999).

    Args:
        chances: probabilities, 0 … 1.
        right: whether each was right.
    """
    odds = log_odds(chances)
    cases = [
        Case(
            np.array([[odd, 1.0], [0.0, 0.0]]),
            np.array([float(is_right), float(not is_right)]),
            1.0,
        )
        for odd, is_right in zip(odds, right, strict=True)
    ]
    scale, shift = choose(cases, penalty=1.0, expected=np.array([1.0, 0.0]))
    return float(scale), float(shift)

"""Conditional logistic regression: which of several alternatives is chosen (McFadden 1974), where several may be right.

The likelihood of a case is the share of its right alternatives, each by how right it is; maximised by Newton steps on
the expectation over which of them was meant, under an L2 penalty on each weight in units of its measure's spread.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geomap.resolve.confidence import Calibration, log_odds

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

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
    upward: Flags | None = None,
) -> Numbers:
    """Fit the weights of the measures.

    Args:
        cases: the choices; not empty.
        penalty: of a weight's distance from what is expected, in units of the variance of its measure; one for all, or one a measure.
        expected: what each weight is held to be until the cases say otherwise; 0 if None.
        start: where to begin; at what is expected if None.
        upward: of each measure, whether it can but speak for an alternative: where the cases say otherwise its weight is 0. None: no such.
    """
    choices = _Choices.of([case for case in cases if case.rightness.any()])
    width = choices.table.shape[1]
    ridge = penalty * np.maximum(choices.table.var(axis=0), _LEAST_VARIANCE)
    held = np.zeros(width) if expected is None else expected
    weights = held.copy() if start is None else start.copy()
    free = np.ones(width, dtype=np.bool_)
    below = np.zeros(width, dtype=np.bool_) if upward is None else upward & (weights < 0.0)
    while True:
        free &= ~below
        weights[below] = 0.0
        weights = choices.fitted(weights, held, ridge, free)
        below = np.zeros(width, dtype=np.bool_) if upward is None else upward & (weights < 0.0)
        if not below.any():
            return weights


@dataclass(frozen=True, slots=True)
class _Choices:
    """The cases, one below the other."""

    table: Numbers
    right: Numbers
    first: NDArray[np.int64]
    case_of: NDArray[np.int64]
    counts: Numbers

    @classmethod
    def of(cls, cases: Sequence[Case]) -> "_Choices":
        lengths = np.array([len(case.rightness) for case in cases])
        return cls(
            np.concatenate([case.measures for case in cases]),
            np.concatenate([case.rightness for case in cases]),
            np.cumsum(lengths) - lengths,
            np.repeat(np.arange(len(cases)), lengths),
            np.array([case.weight for case in cases]),
        )

    def fitted(self, weights: Numbers, held: Numbers, ridge: Numbers, free: Flags) -> Numbers:
        """Give the weights fitted from these on; those that are not free stay as they are."""
        found = weights.copy()
        for _ in range(_STEPS):
            slope, curvature = self._slopes(found)
            slope += ridge * (found - held)
            curvature += np.diag(ridge)
            step = np.zeros(len(found))
            step[free] = np.linalg.solve(curvature[np.ix_(free, free)], slope[free])
            longest = float(np.abs(step).max())
            found -= step * min(1.0, _LONGEST / max(longest, _TINY))
            if longest < _ENOUGH:
                break
        return found

    def _slopes(self, weights: Numbers) -> tuple[Numbers, Numbers]:
        """Give slope and curvature of the cases' log-likelihood, turned round."""
        table, first, case_of, counts = self.table, self.first, self.case_of, self.counts
        chances = _shares(table @ weights, first, case_of)
        agreeing = chances * self.right
        meant = agreeing / np.maximum(np.add.reduceat(agreeing, first), _TINY)[case_of]
        slope = table.T @ (counts[case_of] * (chances - meant))
        means = np.add.reduceat(table * chances[:, None], first) * np.sqrt(counts)[:, None]
        curvature = table.T @ (table * (counts[case_of] * chances)[:, None]) - means.T @ means
        return slope, curvature


def _shares(scores: Numbers, first: NDArray[np.int64], case_of: NDArray[np.int64]) -> Numbers:
    powers = np.exp(scores - np.maximum.reduceat(scores, first)[case_of])
    return np.asarray(powers / np.add.reduceat(powers, first)[case_of])


def calibrate(chances: Numbers, right: NDArray[np.bool_]) -> Calibration:
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
    return Calibration(float(scale), float(shift))

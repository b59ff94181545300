"""Logistic regression over named pieces of evidence, sparse, by Newton's method with conjugate gradients."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Row = tuple[Collection[str], float]
"""The pieces that hold for an example, and whether it is positive, or with which chance."""

_NEWTON_STEPS, _GRADIENT_STEPS = 12, 30
_TINY = 1e-8
_ENOUGH = 1e-2


class _Matrix:
    """Examples by pieces, ones alone."""

    def __init__(self, columns: Sequence[Sequence[int]], width: int) -> None:
        self.width = width
        self.column = np.concatenate([np.asarray(row, dtype=np.int64) for row in columns])
        lengths = [len(row) for row in columns]
        self.row = np.repeat(np.arange(len(columns)), lengths)
        self.height = len(columns)

    def times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(self.row, weights[self.column], self.height).astype(np.float64)

    def transposed_times(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(self.column, values[self.row], self.width).astype(np.float64)


def regress(
    rows: Sequence[Row], *, penalty: float, counts: Sequence[int] | None = None
) -> dict[str, float]:
    """Fit weights (log-odds) under an L2 penalty; the bias is named "". `counts` says how often each row is there, if not once."""
    names = ["", *sorted(frozenset().union(*(pieces for pieces, _ in rows)))]
    column = {name: index for index, name in enumerate(names)}
    matrix = _Matrix(
        [[0, *(column[piece] for piece in pieces)] for pieces, _ in rows],
        len(names),
    )
    wanted = np.array([label for _, label in rows], dtype=np.float64)
    often = np.ones(len(rows)) if counts is None else np.array(counts, dtype=np.float64)
    ridge = np.full(len(names), penalty)
    ridge[0] = _TINY
    weights = np.zeros(len(names))
    for _ in range(_NEWTON_STEPS):
        probability = 1 / (1 + np.exp(-matrix.times(weights)))
        slope = matrix.transposed_times(often * (probability - wanted)) + ridge * weights
        step = _solve(matrix, often * probability * (1 - probability), ridge, slope)
        weights -= step
        if np.abs(step).max() < _ENOUGH:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def _solve(
    matrix: _Matrix,
    curvature: NDArray[np.float64],
    ridge: NDArray[np.float64],
    target: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Solve (XᵀCX + R) x = target by conjugate gradients, preconditioned by the diagonal."""
    diagonal = matrix.transposed_times(curvature) + ridge
    found = np.zeros_like(target)
    rest = target.copy()
    scaled = rest / diagonal
    direction = scaled.copy()
    energy = float(rest @ scaled)
    for _ in range(_GRADIENT_STEPS):
        image = matrix.transposed_times(curvature * matrix.times(direction)) + ridge * direction
        length = energy / float(direction @ image)
        found += length * direction
        rest -= length * image
        scaled = rest / diagonal
        fresh = float(rest @ scaled)
        if fresh < _TINY:
            break
        direction = scaled + (fresh / energy) * direction
        energy = fresh
    return found

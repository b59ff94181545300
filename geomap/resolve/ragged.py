"""Runs of unequal length in one flat array, such as the candidates of many names: worked on all at once."""

from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from geomap.resolve.sheet import Codes, Numbers

Scalar = TypeVar("Scalar", bound=np.generic)


class Runs:
    """Where the runs of an array lie: run `i` is `values[first[i] : first[i + 1]]`.

    Args:
        lengths: how long each is, 0 or more.
    """

    def __init__(self, lengths: Iterable[int] | Codes) -> None:
        self.lengths: Codes = (
            lengths if isinstance(lengths, np.ndarray) else np.fromiter(lengths, dtype=np.int64)
        )
        """How long each run is."""
        ends = self.lengths.cumsum()
        self.starts: Codes = ends - self.lengths
        """Where each run begins."""
        self.total = int(ends[-1]) if len(ends) else 0
        """How many values there are."""

    def __len__(self) -> int:
        """How many runs there are."""
        return len(self.lengths)

    def slice(self, run: int) -> slice:
        """Give where the values of a run lie."""
        start = int(self.starts[run])
        return slice(start, start + int(self.lengths[run]))

    @cached_property
    def owner(self) -> Codes:
        """Of each value, its run."""
        return self.spread(np.arange(len(self.lengths)))

    @cached_property
    def places(self) -> Codes:
        """Of each value, how many of its run stand before it."""
        return np.arange(self.total) - self.spread(self.starts)

    def spread(self, held: NDArray[Scalar]) -> NDArray[Scalar]:
        """Give for each value what is held for its run."""
        return held.repeat(self.lengths)

    def sums(self, values: Numbers) -> Numbers:
        """Add up each run; 0 for an empty one."""
        return self._reduced(np.add, values)

    def tops(self, values: Numbers) -> Numbers:
        """Give the greatest of each run; 0 for an empty one."""
        return self._reduced(np.maximum, values)

    def where_top(self, values: Numbers) -> Codes:
        """Give where the greatest of each run stands, the first of equals; empty runs are passed over."""
        if not self.total:
            return np.zeros(0, dtype=np.int64)
        is_top = values == self.tops(values)[self.owner]
        at = np.where(is_top, np.arange(self.total), self.total)
        return np.asarray(np.minimum.reduceat(at, self._begin))

    def where_others_top(self, values: Numbers) -> Codes:
        """Give for each value where the greatest of the *others* of its run stands; every run has two or more."""
        top = self.where_top(values)
        rest = values.copy()
        rest[top] = -np.inf
        top, next_ = top[self.owner], self.where_top(rest)[self.owner]
        return np.where(np.arange(self.total) == top, next_, top)

    def softmax(self, scores: Numbers, against: Numbers) -> Numbers:
        """Turn the scores of each run into probabilities that, with that of a score against them all, sum to 1."""
        top = np.maximum(self.tops(scores), against)
        powers = np.exp(scores - top[self.owner])
        whole = self.sums(powers) + np.exp(against - top)
        return np.asarray(powers / whole[self.owner])

    @cached_property
    def _full(self) -> Codes | None:
        """The runs that are not empty; None where all are so."""
        return None if self.lengths.all() else self.lengths.nonzero()[0]

    @cached_property
    def _begin(self) -> Codes:
        return self.starts if self._full is None else self.starts[self._full]

    def _reduced(self, operation: np.ufunc, values: Numbers) -> Numbers:
        if not self.total:
            return np.zeros(len(self.lengths))
        held = operation.reduceat(values, self._begin)
        if self._full is None:
            return np.asarray(held)
        found = np.zeros(len(self.lengths))
        found[self._full] = held
        return found


def ranges(starts: Codes, lengths: Codes) -> Codes:
    """Give `start, start + 1, …` for each start, so many as its length says, one after the other."""
    runs = Runs(lengths)
    return np.arange(runs.total) + runs.spread(starts - runs.starts)


def crossed(ones: tuple[Codes, Codes], others: tuple[Codes, Codes]) -> tuple[Codes, Codes]:
    """Pair every number of a range with every number of another, for many pairs of ranges.

    Args:
        ones: starts and lengths of the first ranges.
        others: those of the second ranges, one for each of the first.
    """
    left = ranges(*ones)
    lengths = others[1].repeat(ones[1])
    return left.repeat(lengths), ranges(others[0].repeat(ones[1]), lengths)

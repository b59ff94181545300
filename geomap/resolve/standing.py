"""Which names of a document stand together in a sentence, and which close by."""

from functools import cached_property

import numpy as np

from geomap.resolve.ragged import Runs
from geomap.resolve.sheet import Codes, Flags

CLOSE_CHARACTERS = 400
"""Characters between mentions that stand close by: some three sentences."""


class Standing:
    """Tells of pairs of names of one document how they stand; a name does not stand beside itself.

    Args:
        starts: of each mention of a name, where it starts, counted through all documents.
        sentences: of each, where its sentence starts, counted so too.
        names: of each, its name.
        documents: the names of each document.
    """

    def __init__(self, starts: Codes, sentences: Codes, names: Codes, documents: Runs) -> None:
        order = np.argsort(starts, kind="stable")
        # In text order; documents lie too far apart to be close.
        self._starts = starts[order]
        self._sentences = sentences[order]
        self._names = names[order]
        # The pairs of a document are a square of their own, the squares of all one flat array.
        self._squares = Runs(documents.lengths * documents.lengths)
        self._size = documents.spread(documents.lengths)
        self._start = documents.spread(self._squares.starts)
        self._local = documents.places

    def together(self, names: Codes, others: Codes) -> Flags:
        """Tell of each pair whether mentions of both stand in one sentence."""
        return np.asarray(self._found[0][self._pair(names, others)])

    def close(self, names: Codes, others: Codes) -> Flags:
        """Tell of each pair whether mentions of both stand within some sentences."""
        return np.asarray(self._found[1][self._pair(names, others)])

    def _pair(self, names: Codes, others: Codes) -> Codes:
        return np.asarray(
            self._start[names] + self._local[names] * self._size[names] + self._local[others]
        )

    @cached_property
    def _found(self) -> tuple[Flags, Flags]:
        together, close = (np.zeros(self._squares.total, dtype=np.bool_) for _ in range(2))
        starts, names = self._starts, self._names
        for step in range(1, len(names)):
            near = np.flatnonzero(starts[step:] - starts[:-step] <= CLOSE_CHARACTERS)
            if not len(near):
                break
            near = near[names[near] != names[near + step]]
            one, other = names[near], names[near + step]
            same = self._sentences[near] == self._sentences[near + step]
            for pairs in (self._pair(one, other), self._pair(other, one)):
                close[pairs] = True
                together[pairs[same]] = True
        return together, close

"""What spoke for and against candidates, in log-odds and in words."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from geomap.places import Clue
from geomap.resolve.clues import DOCUMENT_CLUES, LOCAL_CLUES, NAME_CLUES, Clueing, LocalClueing
from geomap.resolve.ragged import Runs
from geomap.resolve.sheet import Codes, Numbers
from geomap.resolve.view import View
from geomap.resolve.weights import vector

_DIGITS = 3


class _Told(NamedTuple):
    """One clue for many slots."""

    name: str
    worth: Numbers
    """Log-odds, of each slot."""
    words: Callable[[View, int], str]
    """What it says of a row or a slot."""
    at: Codes
    """The row or slot to ask it of, of each slot."""


class Reasons:
    """Gives the clues of candidates. Made once, used for many views.

    Args:
        weights: of the later passes.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def of(self, view: View, slots: Codes) -> list[tuple[Clue, ...]]:
        """Say what spoke for and against each slot, strongest first; what says nothing is left out.

        The weights are log-odds, and add up to the slot's score.
        """
        if not len(slots):
            return []
        told = [*self._common(view, slots), *self._local(view, slots)]
        worth = np.round(np.stack([part.worth for part in told]), _DIGITS)
        numbers, clues = worth.T.nonzero()
        held = worth[clues, numbers]
        order = np.lexsort((clues, -np.abs(held), numbers))
        at = np.stack([part.at for part in told])[clues, numbers]
        said = zip(clues[order].tolist(), held[order].tolist(), at[order].tolist(), strict=True)
        made = [
            Clue(told[clue].name, much, told[clue].words(view, one)) for clue, much, one in said
        ]
        counts = Runs(np.bincount(numbers, minlength=len(slots)))
        return [tuple(made[counts.slice(number)]) for number in range(len(slots))]

    @cached_property
    def _by_clue(self) -> Mapping[str, Numbers]:
        """The weights of each clue, in the order of its columns."""
        clues: list[Clueing | LocalClueing] = [*NAME_CLUES, *DOCUMENT_CLUES, *LOCAL_CLUES]
        return {clue.name: vector(self._weights, clue.keys) for clue in clues}

    def _common(self, view: View, slots: Codes) -> list[_Told]:
        rows = view.scene.slot_row[slots]
        found = []
        for clue in (*NAME_CLUES, *DOCUMENT_CLUES):
            measures = np.stack([column[rows] for column in clue.measures(view)], axis=1)
            worth = (measures * self._by_clue[clue.name]).sum(axis=1)
            found.append(_Told(clue.name, worth, clue.words, rows))
        return found

    def _local(self, view: View, slots: Codes) -> list[_Told]:
        found = []
        for clue in LOCAL_CLUES:
            here, there = self._by_clue[clue.name].tolist()
            most, where = clue.elsewhere(view)
            found.append(_Told(clue.name, here * clue.measure(view)[slots], clue.words, slots))
            found.append(
                _Told(clue.name, there * most[slots], _elsewhere(clue.words), where[slots])
            )
        return found


def _elsewhere(words: Callable[[View, int], str]) -> Callable[[View, int], str]:
    return lambda view, slot: f"elsewhere {words(view, slot)}"

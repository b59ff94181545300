"""What a clue is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geomap.resolve.sheet import Codes, Numbers
from geomap.resolve.view import View


@dataclass(frozen=True, slots=True)
class Clueing:
    """A clue that says the same for every mention of a name; `geomap.places.Clue` is what it found for one candidate."""

    name: str
    """Machine name, as in `same_country`."""
    columns: tuple[str, ...]
    """What its measures are called; the weights are filed under `name.column`."""
    measure: Callable[[View], tuple[Numbers, ...]]
    """Gives each measure for every row of the scene; 0 says nothing either way."""
    words: Callable[[View, int], str]
    """The evidence for one row, in a phrase that a reader understands; asked only where a measure is not 0."""
    is_lasting: bool = False
    """Whether it measures the same whatever is believed of the other names."""

    def measures(self, view: View) -> tuple[Numbers, ...]:
        """Give the measures for every row; they are taken once for a view, or once for all where they last."""
        holder = view.setting if self.is_lasting else view
        return holder.once(self.name, lambda: self.measure(view))

    @property
    def keys(self) -> tuple[str, ...]:
        """What the weights of its columns are filed under."""
        return tuple(f"{self.name}.{column}" for column in self.columns)


@dataclass(frozen=True, slots=True)
class LocalClueing:
    """A clue that the words beside one mention give.

    It has two measures: what is said beside the mention itself, and the most that is said beside another of its name.
    """

    name: str
    """Machine name, as in `stated_within`."""
    measure: Callable[[View], Numbers]
    """Gives the measure for each slot; 0 says nothing either way."""
    words: Callable[[View, int], str]
    """The evidence for one slot, in a phrase that a reader understands; asked only where the measure is not 0."""

    def elsewhere(self, view: View) -> tuple[Numbers, Codes]:
        """Give for each slot the most that is said beside another mention of its name, and the slot of that; taken once for a view."""
        return view.once(self.name, lambda: self._elsewhere(view))

    def _elsewhere(self, view: View) -> tuple[Numbers, Codes]:
        here = self.measure(view)
        found, where = np.zeros(len(here)), np.arange(len(here))
        shared, by_row = view.setting.links.shared
        if len(shared):
            where[shared] = shared[by_row.where_others_top(here[shared])]
            found[shared] = here[where[shared]]
        return found, where

    @property
    def keys(self) -> tuple[str, str]:
        """What the weights of its two columns are filed under."""
        return f"{self.name}.here", f"{self.name}.elsewhere"

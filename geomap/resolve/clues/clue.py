"""What a clue is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geomap.resolve.scene import Unit
from geomap.resolve.sheet import Numbers
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

    def table(self, view: View) -> Numbers:
        """Give the measures as rows by columns; they are taken once for a view."""
        return view.once(self.name, lambda: np.stack(self.measure(view), axis=1))

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
    measure: Callable[[View, Unit], Numbers]
    """Gives the measure for each candidate of the unit's name; 0 says nothing either way."""
    words: Callable[[View, Unit, int], str]
    """The evidence for one candidate, in a phrase that a reader understands."""

    def column(self, view: View, unit: Unit) -> Numbers:
        """Give the measure for each candidate; it is taken once for a view."""
        return view.once((self.name, unit.name, *unit.members), lambda: self.measure(view, unit))

    @property
    def keys(self) -> tuple[str, str]:
        """What the weights of its two columns are filed under."""
        return f"{self.name}.here", f"{self.name}.elsewhere"

"""What a clue is."""

from collections.abc import Callable
from dataclasses import dataclass

from geomap.resolve.scene import Unit
from geomap.resolve.sheet import Numbers
from geomap.resolve.view import View


@dataclass(frozen=True, slots=True)
class Clueing:
    """A clue that says the same for every mention of a name; `geomap.places.Clue` is what it found for one candidate."""

    name: str
    """Machine name, as in `same_country`."""
    value: Callable[[View], Numbers]
    """How much of the clue each row of the scene has; 0 says nothing either way."""
    words: Callable[[View, int], str]
    """The evidence for one row, in a phrase that a reader understands; asked only where the value is not 0."""


@dataclass(frozen=True, slots=True)
class LocalClueing:
    """A clue that the words beside one mention give."""

    name: str
    """Machine name, as in `stated_within`."""
    value: Callable[[View, Unit], Numbers]
    """How much of the clue each candidate of the unit's name has; 0 says nothing either way."""
    words: Callable[[View, Unit, int], str]
    """The evidence for one candidate, in a phrase that a reader understands."""

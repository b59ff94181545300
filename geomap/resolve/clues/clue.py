"""What a clue is."""

from collections.abc import Callable
from dataclasses import dataclass

from geomap.places import Candidate
from geomap.resolve.situation import Situation


@dataclass(frozen=True, slots=True)
class Clueing:
    """A clue's functions and weight; `geomap.places.Clue` is what it found for one candidate."""

    name: str
    """Machine name, as in `stated_within`."""
    weight: float
    """Log-odds for a value of 1."""
    value: Callable[[Candidate, Situation], float]
    """How much of the clue the candidate has; 0 says nothing either way."""
    words: Callable[[Candidate, Situation], str]
    """The evidence in a phrase that a reader understands; asked only where the value is not 0."""

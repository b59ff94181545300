"""How sure an answer is: the probability that it lies within 161 km of the place that is meant."""

from dataclasses import dataclass

import numpy as np

from geomap.geometry import EARTH_RADIUS_KM, RIGHT_KM
from geomap.resolve.ragged import Runs
from geomap.resolve.sheet import Codes, Numbers

_EDGE = 1e-6
_CHORD = (RIGHT_KM / EARTH_RADIUS_KM) ** 2
"""Square of the chord between unit vectors so far apart; on so short a way it is as long as the arc."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns what is believed into a confidence that is right as often as it says (Platt 1999)."""

    scale: float = 1.0
    """What log-odds are multiplied with."""
    shift: float = 0.0
    """What is added to them then."""

    def confidence(self, chances: Numbers) -> Numbers:
        """Give the confidence, 0 … 1, of answers that are believed to be right with a probability."""
        odds = self.scale * log_odds(chances) + self.shift
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


AS_IT_IS = Calibration()
"""What is believed is the confidence."""


def near_chances(vectors: Numbers, chances: Numbers, runs: Runs, best: Codes) -> Numbers:
    """Give for each run the probability that what is meant lies within 161 km of the best: a county is as good as its town.

    Args:
        vectors: unit vectors to the places, rows by three.
        chances: of each, how likely it is what is meant, 0 … 1.
        runs: the places that are weighed with each other.
        best: of each run that is not empty, where its best place stands.
    """
    chosen = np.zeros((len(runs), 3))
    chosen[runs.lengths > 0] = vectors[best]
    apart = 2.0 * (1.0 - np.einsum("ij,ij->i", vectors, chosen[runs.owner]))
    return runs.sums(np.where(apart <= _CHORD, chances, 0.0))


def log_odds(chances: Numbers) -> Numbers:
    """Give the log-odds of probabilities, held off 0 and 1 by a millionth."""
    held = np.clip(chances, _EDGE, 1.0 - _EDGE)
    return np.asarray(np.log(held / (1.0 - held)))

"""The learned weights: log-odds for each measure of each clue, from a small file beside this module."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

from geomap.errors import ResourceError
from geomap.resolve.sheet import Numbers

FILE = "weights.json"
"""In `geomap/resolve/model/`, where CARD.md says what it was learned from."""

_EDGE = 1e-6


@dataclass(frozen=True, slots=True)
class Weights:
    """What each measure counts."""

    first: Mapping[str, float]
    """In the first pass, which knows names and importance alone."""
    later: Mapping[str, float]
    """In the passes after it, which know what is believed of the other names."""
    within: Mapping[str, float]
    """For places that an unknown name may lie in."""
    scale: float = 1.0
    """What the log-odds of the best candidate are multiplied with to become its confidence."""
    shift: float = 0.0
    """What is added to them then."""

    def confidence(self, chances: Numbers) -> Numbers:
        """Give the confidence, 0 … 1, of answers that the passes hold for so likely.

        It is the probability that an answer lies within 161 km of the place that is meant, which it does too where a county is
        taken for its town.
        """
        odds = self.scale * log_odds(chances) + self.shift
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))

    @classmethod
    def load(cls) -> "Weights":
        """Read the weights that geomap comes with.

        Raises:
            ResourceError: the file is missing or damaged; geomap is installed badly.
        """
        path = resources.files("geomap.resolve") / "model" / FILE
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            calibrated = held["confidence"]
            return cls(
                held["first"],
                held["later"],
                held["within"],
                calibrated["scale"],
                calibrated["shift"],
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"geomap's weights {path} cannot be read ({error}); install geomap again"
            raise ResourceError(message) from error


def log_odds(chances: Numbers) -> Numbers:
    """Give the log-odds of probabilities, held off 0 and 1 by a millionth."""
    held = np.clip(chances, _EDGE, 1.0 - _EDGE)
    return np.asarray(np.log(held / (1.0 - held)))


def vector(weights: Mapping[str, float], keys: Sequence[str]) -> Numbers:
    """Give weights in the order of keys; a measure that was not learned counts nothing."""
    return np.array([weights.get(key, 0.0) for key in keys])


def dump(weights: Weights) -> str:
    """Write weights as the file holds them."""
    parts = {
        "first": weights.first,
        "later": weights.later,
        "within": weights.within,
        "confidence": {"scale": weights.scale, "shift": weights.shift},
    }
    rounded = {
        part: {key: round(value, 4) for key, value in held.items()} for part, held in parts.items()
    }
    return json.dumps(rounded, indent=1) + "\n"

"""The learned weights: log-odds for each measure of each clue, from a small file beside this module."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import resources

import numpy as np

from geomap.errors import ResourceError
from geomap.resolve.confidence import AS_IT_IS, Calibration
from geomap.resolve.sheet import Numbers

FILE = "weights.json"
"""In `geomap/resolve/model/`, where CARD.md says what it was learned from."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each measure counts."""

    first: Mapping[str, float]
    """In the first pass, which knows names and importance alone."""
    later: Mapping[str, float]
    """In the passes after it, which know what is believed of the other names."""
    within: Mapping[str, float]
    """For places that an unknown name may lie in."""
    sure: Calibration = AS_IT_IS
    """Of the answers that are candidates of their names."""
    within_sure: Calibration = AS_IT_IS
    """Of the places that unknown names are said to lie in."""

    @classmethod
    def load(cls) -> "Weights":
        """Read the weights that geomap comes with.

        Raises:
            ResourceError: the file is missing or damaged; geomap is installed badly.
        """
        path = resources.files("geomap.resolve") / "model" / FILE
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                held["first"],
                held["later"],
                held["within"],
                Calibration(**held["sure"]),
                Calibration(**held["within_sure"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"geomap's weights {path} cannot be read ({error}); install geomap again"
            raise ResourceError(message) from error


def vector(weights: Mapping[str, float], keys: Sequence[str]) -> Numbers:
    """Give weights in the order of keys; a measure that was not learned counts nothing."""
    return np.array([weights.get(key, 0.0) for key in keys])


def dump(weights: Weights) -> str:
    """Write weights as the file holds them."""
    parts = {
        "first": weights.first,
        "later": weights.later,
        "within": weights.within,
        "sure": asdict(weights.sure),
        "within_sure": asdict(weights.within_sure),
    }
    rounded = {
        part: {key: round(value, 4) for key, value in held.items()} for part, held in parts.items()
    }
    return json.dumps(rounded, indent=1) + "\n"

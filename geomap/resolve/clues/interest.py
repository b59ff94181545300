"""What is known of the texts before they are read: where they are published, and which countries they are about.

The corpora that the weights are learned from do not say; these two are set by judgement (`GIVEN_WEIGHTS`).
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from geomap.geometry import EARTH_RADIUS_KM
from geomap.resolve.clues.clue import Clueing
from geomap.resolve.sheet import Numbers, vectors
from geomap.resolve.view import View

_HOME_KM = 100.0
"""Distance from home at which a place counts half: the reach of a local paper."""


def home_measure(view: View) -> tuple[Numbers, ...]:
    """How close the candidate lies to the publisher's home, 0 … 1: a paper in Georgia writes Athens for its own."""
    home = view.scene.interest.home
    if home is None:
        return (np.zeros(len(view.belief)),)
    cosines = np.concatenate([sheet.vectors for sheet in view.scene.sheets]) @ vectors([home])[0]
    gaps = EARTH_RADIUS_KM * np.arccos(np.clip(cosines, -1.0, 1.0))
    return (1.0 / (1.0 + (gaps / _HOME_KM) ** 2),)


def interest_measure(view: View) -> tuple[Numbers, ...]:
    """1 where the candidate lies in a country that the texts are about."""
    wanted = view.scene.interest.countries
    return (
        np.array(
            [
                float(not wanted.isdisjoint(candidate.place.all_countries))
                for sheet in view.scene.sheets
                for candidate in sheet.candidates
            ]
        ),
    )


def _home_words(view: View, _row: int) -> str:
    home = view.scene.interest.home
    return f"near {home.name}, where the text was published" if home else ""


def _interest_words(_view: View, _row: int) -> str:
    return "in a country that the texts are about"


NEAR_HOME = Clueing("near_home", ("within_100_km",), home_measure, _home_words)
OF_INTEREST = Clueing("of_interest", ("country",), interest_measure, _interest_words)

GIVEN_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"near_home.within_100_km": 3.0, "of_interest.country": 2.0}
)
"""Log-odds: home outweighs a namesake twenty times as populous, a country of interest one ten times as populous."""

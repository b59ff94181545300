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
    scene = view.scene
    found = np.zeros(len(scene.rows))
    homes = {at: item.home for at, item in enumerate(scene.interests) if item.home is not None}
    if not homes:
        return (found,)
    towards = np.zeros((len(scene.texts), 3))
    towards[list(homes)] = vectors(list(homes.values()))
    rows = np.flatnonzero(np.any(towards != 0.0, axis=1)[scene.row_document])
    home = towards[scene.row_document[rows]]
    cosines = np.einsum("ij,ij->i", scene.rows.column("vectors")[rows], home)
    gaps = EARTH_RADIUS_KM * np.arccos(np.clip(cosines, -1.0, 1.0))
    found[rows] = 1.0 / (1.0 + (gaps / _HOME_KM) ** 2)
    return (found,)


def interest_measure(view: View) -> tuple[Numbers, ...]:
    """1 where the candidate lies in a country that the texts are about."""
    found = np.zeros(len(view.scene.rows))
    for name, start in zip(view.scene.names, view.scene.rows.names.starts.tolist(), strict=True):
        if wanted := view.scene.interests[name.document].countries:
            for row, candidate in enumerate(name.sheet.candidates, start):
                found[row] = not wanted.isdisjoint(candidate.place.all_countries)
    return (found,)


def _home_words(view: View, row: int) -> str:
    home = view.scene.interests[int(view.scene.row_document[row])].home
    return f"near {home.name}, where the text was published" if home else ""


def _interest_words(_view: View, _row: int) -> str:
    return "in a country that the texts are about"


NEAR_HOME = Clueing("near_home", ("within_100_km",), home_measure, _home_words, is_lasting=True)
OF_INTEREST = Clueing(
    "of_interest", ("country",), interest_measure, _interest_words, is_lasting=True
)

GIVEN_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"near_home.within_100_km": 3.0, "of_interest.country": 2.0}
)
"""Log-odds: home outweighs a namesake twenty times as populous, a country of interest one ten times as populous."""

"""From clues to probabilities: a log-linear model over the candidates of each name, and «none of these», in a few passes.

Each pass weighs every candidate in the light of what the pass before believed of the other names; the first knows
only names, importance and how the name was met. Mentions of one name are taken to mean one place unless the words beside one of
them say otherwise (Gale, Church and Yarowsky 1992, «One sense per discourse»): what is said beside one counts for the others too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from geomap.mentions import Role
from geomap.resolve.clues import DOCUMENT_CLUES, LOCAL_CLUES, NAME_CLUES, Clueing
from geomap.resolve.scene import Scene
from geomap.resolve.setting import Setting
from geomap.resolve.sheet import Numbers
from geomap.resolve.view import View
from geomap.resolve.weights import Weights, vector

PASSES = 3
"""Passes after the first; a fourth changes next to nothing."""

NONE_KEYS = (
    "none.of_these",
    "none.no_main_name",
    "none.indirect",
    "none.embedded",
    "none.demonym",
    "none.population",
    "none.single",
    "none.asked",
)
"""What speaks for the name's meaning none of its candidates."""

NONE_GIVEN: Mapping[str, float] = MappingProxyType({"none.asked": -5.0})
"""Set by judgement, as the corpora say nothing of it: a service, or a list of the user's own, holds the name and little else about it."""


def _keys(clues: Iterable[Clueing]) -> tuple[str, ...]:
    return tuple(key for clue in clues for key in clue.keys)


NAME_KEYS = _keys(NAME_CLUES)
DOCUMENT_KEYS = _keys(DOCUMENT_CLUES)
LOCAL_KEYS = tuple(clue.keys[0] for clue in LOCAL_CLUES) + tuple(
    clue.keys[1] for clue in LOCAL_CLUES
)
FIRST_KEYS = NAME_KEYS + NONE_KEYS
"""Columns of the first pass, in the order of its tables."""
LATER_KEYS = NAME_KEYS + DOCUMENT_KEYS + LOCAL_KEYS + NONE_KEYS
"""Columns of the later passes."""


@dataclass(frozen=True, slots=True)
class Beliefs:
    """How likely each candidate is; what is missing to 1 is «none of these»."""

    rows: Numbers
    """For each row of the scene, averaged over the mentions of its name."""
    slots: Numbers
    """For each slot of the scene."""


class _Parts(NamedTuple):
    """Weights that a pass has of its own."""

    named: Numbers
    """By `NAME_KEYS`."""
    none: Numbers
    """By `NONE_KEYS`."""


class Ranker:
    """Weighs a scene. Made once, used for many."""

    def __init__(self, weights: Weights) -> None:
        first, later = weights.first, weights.later
        self._first = _Parts(vector(first, NAME_KEYS), vector(first, NONE_KEYS))
        self._later = _Parts(vector(later, NAME_KEYS), vector(later, NONE_KEYS))
        self._document = vector(later, DOCUMENT_KEYS)
        self._local = vector(later, LOCAL_KEYS)

    def weigh(self, scene: Scene) -> tuple[View, Beliefs]:
        """Give what is believed in the end, and the view from which it was."""
        view = first_view(scene)
        none, named = none_table(scene).T, _measures(view, NAME_CLUES)
        scores = _weighed(named, self._first.named)
        beliefs = believe(scene, scores[scene.slot_row], _weighed(none, self._first.none))
        lasting = _weighed(named, self._later.named)
        against = _weighed(none, self._later.none)
        for _ in range(PASSES):
            view = View(view.setting, beliefs.rows, beliefs.slots)
            common = lasting + _weighed(_measures(view, DOCUMENT_CLUES), self._document)
            local = _weighed(_local_measures(view), self._local)
            beliefs = believe(scene, common[scene.slot_row] + local, against)
        return view, beliefs


def first_view(scene: Scene) -> View:
    """Give the view of the first pass: nothing is believed yet."""
    return View(Setting(scene), np.zeros(len(scene.rows)), np.zeros(len(scene.slot_row)))


def _measures(view: View, clues: Iterable[Clueing]) -> list[Numbers]:
    return [column for clue in clues for column in clue.measures(view)]


def _local_measures(view: View) -> list[Numbers]:
    here = [clue.measure(view) for clue in LOCAL_CLUES]
    return [*here, *(clue.elsewhere(view)[0] for clue in LOCAL_CLUES)]


def _weighed(columns: Sequence[Numbers] | Numbers, weights: Numbers) -> Numbers:
    """Add up columns by their weights; not as a product of matrices, whose last bit depends on how many rows there are."""
    found = np.zeros(len(columns[0]))
    for column, weight in zip(columns, weights.tolist(), strict=True):
        found += column * weight
    return found


def name_table(view: View) -> Numbers:
    """Measure what needs no beliefs: slots by `NAME_KEYS`."""
    return np.stack(_measures(view, NAME_CLUES), axis=1)[view.scene.slot_row]


def slot_table(view: View, named: Numbers) -> Numbers:
    """Measure each slot by `LATER_KEYS` without those of none; `named` is its `name_table`."""
    document = np.stack(_measures(view, DOCUMENT_CLUES), axis=1)[view.scene.slot_row]
    return np.hstack([named, document, np.stack(_local_measures(view), axis=1)])


def none_table(scene: Scene) -> Numbers:
    """Measure what speaks for «none of these»: units by `NONE_KEYS`."""
    roles = scene.roles[scene.unit_first]
    matched = np.array([name.sheet.matched for name in scene.names], dtype=np.float64)
    unnamed, indirect, asked = matched[scene.unit_name].T
    columns = (
        np.ones(len(roles)),
        unnamed,
        indirect,
        (roles == Role.EMBEDDED).astype(np.float64),
        (roles == Role.DEMONYM).astype(np.float64),
        scene.rows.names.tops(scene.rows.column("population"))[scene.unit_name],
        (scene.unit_slots.lengths == 1).astype(np.float64),
        asked,
    )
    return np.stack(columns, axis=1)


def believe(scene: Scene, scores: Numbers, against: Numbers) -> Beliefs:
    """Turn scores into probabilities.

    Args:
        scene: the documents.
        scores: of each slot, in log-odds.
        against: of each unit, the score of «none of these».
    """
    slots = scene.unit_slots.softmax(scores, against)
    weights = slots * scene.unit_size[scene.slot_unit]
    rows = np.bincount(scene.slot_row, weights=weights, minlength=len(scene.rows))
    return Beliefs(rows / scene.name_mentions.lengths[scene.rows.owner], slots)

"""From clues to probabilities: a log-linear model over the candidates of each name, and «none of these», in a few passes.

Each pass weighs every candidate in the light of what the pass before believed of the other names; the first knows
only names, importance and how the name was met. Mentions of one name are taken to mean one place unless the words beside one of
them say otherwise (Gale, Church and Yarowsky 1992, «One sense per discourse»): what is said beside one counts for the others too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from geomap.mentions import Role
from geomap.places import Clue, MatchKind
from geomap.resolve.clues import DOCUMENT_CLUES, LOCAL_CLUES, NAME_CLUES, Clueing
from geomap.resolve.scene import Scene, Unit
from geomap.resolve.sheet import Numbers, Sheet
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
_LISTED = "gazetteer"
"""What the names of sources begin with that hold every name that there is."""

_ORDER = tuple(MatchKind)
_MAIN = tuple(
    _ORDER.index(kind) for kind in (MatchKind.PREFERRED, MatchKind.ABBREVIATION, MatchKind.DEMONYM)
)
_INDIRECT = _ORDER.index(MatchKind.PARTIAL)


def _keys(clues: Iterable[Clueing]) -> tuple[str, ...]:
    return tuple(key for clue in clues for key in clue.keys)


NAME_KEYS = _keys(NAME_CLUES)
DOCUMENT_KEYS = _keys(DOCUMENT_CLUES)
LOCAL_KEYS = tuple(clue.keys[0] for clue in LOCAL_CLUES) + tuple(
    clue.keys[1] for clue in LOCAL_CLUES
)
FIRST_KEYS = NAME_KEYS + NONE_KEYS
"""Columns of the first pass, in the order of `Tables`."""
LATER_KEYS = NAME_KEYS + DOCUMENT_KEYS + LOCAL_KEYS + NONE_KEYS
"""Columns of the later passes."""


@dataclass(frozen=True, slots=True)
class Beliefs:
    """How likely each candidate is; what is missing to 1 is «none of these»."""

    rows: Numbers
    """For each row of the scene, averaged over the mentions of its name."""
    units: tuple[Numbers, ...]
    """For each unit, over the candidates of its name."""


class Ranker:
    """Weighs a scene. Made once, used for many documents."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    @cached_property
    def _first(self) -> Numbers:
        return vector(self._weights.first, FIRST_KEYS)

    @cached_property
    def _later(self) -> Numbers:
        return vector(self._weights.later, LATER_KEYS)

    def weigh(self, scene: Scene) -> tuple[View, Beliefs]:
        """Give what is believed in the end, and the view from which it was."""
        named = name_table(scene)
        none = none_table(scene)
        beliefs = believe(
            scene, [named[scene.rows(unit.name)] for unit in scene.units], none, self._first
        )
        view = View(scene, beliefs.rows, beliefs.units)
        for _ in range(PASSES):
            view = View(scene, beliefs.rows, beliefs.units)
            beliefs = believe(scene, unit_tables(view, named), none, self._later)
        return view, beliefs

    def explain(self, view: View, unit: Unit, candidate: int) -> tuple[Clue, ...]:
        """Say what spoke for and against a candidate of a unit, strongest first; what says nothing is left out.

        The weights are log-odds, and add up to the candidate's score.
        """
        row = int(view.scene.first[unit.name]) + candidate
        found = [
            Clue(clue.name, value, clue.words(view, row))
            for clue in (*NAME_CLUES, *DOCUMENT_CLUES)
            if (value := self._worth(clue.name, clue.table(view)[row]))
        ]
        others = [other for other in view.scene.units if other.name == unit.name and other != unit]
        for clue in LOCAL_CLUES:
            here, there = self._by_clue[clue.name]
            value = round(float(here * clue.column(view, unit)[candidate]), 3)
            if value:
                found.append(Clue(clue.name, value, clue.words(view, unit, candidate)))
            said = [(clue.column(view, other)[candidate], other) for other in others]
            most, other = max(said, key=lambda pair: pair[0], default=(0.0, unit))
            value = round(float(there * most), 3)
            if value:
                words = clue.words(view, other, candidate)
                found.append(Clue(clue.name, value, f"elsewhere {words}"))
        return tuple(sorted(found, key=lambda item: -abs(item.weight)))

    @cached_property
    def _by_clue(self) -> Mapping[str, Numbers]:
        """The later passes' weights of each clue, in the order of its columns."""
        later = self._weights.later
        whole = {clue.name: vector(later, clue.keys) for clue in (*NAME_CLUES, *DOCUMENT_CLUES)}
        return whole | {clue.name: vector(later, clue.keys) for clue in LOCAL_CLUES}

    def _worth(self, clue: str, measures: Numbers) -> float:
        return round(float(self._by_clue[clue] @ measures), 3)


def name_table(scene: Scene) -> Numbers:
    """Measure what needs no beliefs: rows by `NAME_KEYS`."""
    view = View(scene, np.zeros(len(scene.owner)), ())
    return np.hstack([clue.table(view) for clue in NAME_CLUES])


def none_table(scene: Scene) -> Numbers:
    """Measure what speaks for «none of these»: units by `NONE_KEYS`."""
    return np.array([_none(scene, unit, scene.sheets[unit.name]) for unit in scene.units])


def _none(scene: Scene, unit: Unit, sheet: Sheet) -> tuple[float, ...]:
    role = scene.mentions[unit.members[0]].role
    return (
        1.0,
        float(not np.isin(sheet.matches, _MAIN).any()),
        float(sheet.matches.min() >= _INDIRECT),
        float(role is Role.EMBEDDED),
        float(role is Role.DEMONYM),
        float(sheet.population.max()),
        float(len(sheet) == 1),
        float(not any(item.source.startswith(_LISTED) for item in sheet.candidates)),
    )


def unit_tables(view: View, named: Numbers) -> list[Numbers]:
    """Measure each unit's candidates: rows by `LATER_KEYS` without those of none."""
    scene = view.scene
    common = np.hstack([named, *(clue.table(view) for clue in DOCUMENT_CLUES)])
    here = [_local(view, unit) for unit in scene.units]
    of_name: dict[int, list[int]] = {}
    for number, unit in enumerate(scene.units):
        of_name.setdefault(unit.name, []).append(number)
    tables = []
    for number, unit in enumerate(scene.units):
        others = [here[other] for other in of_name[unit.name] if other != number]
        there = np.max(others, axis=0) if others else np.zeros_like(here[number])
        tables.append(np.hstack([common[scene.rows(unit.name)], here[number], there]))
    return tables


def _local(view: View, unit: Unit) -> Numbers:
    if not unit.around.says_something:
        return np.zeros((len(view.scene.sheets[unit.name]), len(LOCAL_CLUES)))
    return np.stack([clue.column(view, unit) for clue in LOCAL_CLUES], axis=1)


def believe(scene: Scene, tables: Sequence[Numbers], none: Numbers, weights: Numbers) -> Beliefs:
    """Turn measures into probabilities.

    Args:
        scene: the document.
        tables: of each unit, its candidates' measures.
        none: of each unit, the measures of «none of these».
        weights: of the measures, and then of those of none.
    """
    width = tables[0].shape[1]
    units = []
    for table, against in zip(tables, none @ weights[width:], strict=True):
        scores = table @ weights[:width]
        top = max(float(scores.max()), float(against))
        powers = np.exp(scores - top)
        units.append(powers / (powers.sum() + np.exp(against - top)))
    rows = np.zeros(len(scene.owner))
    counts = np.zeros(len(scene.sheets))
    for unit, held in zip(scene.units, units, strict=True):
        rows[scene.rows(unit.name)] += len(unit.members) * held
        counts[unit.name] += len(unit.members)
    return Beliefs(rows / counts[scene.owner], tuple(units))

"""What the words beside mentions say of their candidates, as far as it holds whatever is believed.

«Paris, Texas» links those slots of Paris and of Texas of which the one lies in the other.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from geomap.resolve.containment import lies_in
from geomap.resolve.ragged import Runs, crossed
from geomap.resolve.scene import Scene
from geomap.resolve.sheet import Codes, Flags, Numbers, Sheet
from geomap.resolve.surroundings import FEATURE_WORDS, Surroundings

_AT_ONCE = 512
"""So many statements are looked at together: a long text has thousands, each with up to 3,600 pairs of candidates."""


class Linked(NamedTuple):
    """Pairs of slots of which the text states something that is so."""

    slots: Codes
    """The slots of which it is stated, ascending."""
    others: Codes
    """Those that it is stated with."""


class Links:
    """The links of a scene, made when first asked for."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def within(self) -> Linked:
        """Slots that lie in a slot of what the text states to contain their mention."""
        rows = self._scene.rows
        return self._linked(
            lambda around: around.within, lambda one, other: lies_in(rows, one, other)
        )

    @cached_property
    def holds(self) -> Linked:
        """Slots in which a slot lies of what the text states to lie in their mention."""
        rows = self._scene.rows
        return self._linked(
            lambda around: around.holds, lambda one, other: lies_in(rows, other, one)
        )

    @cached_property
    def alike(self) -> Linked:
        """Slots that are of one kind with a slot of what is listed beside their mention."""
        kinds = self._scene.rows.codes("kinds")
        return self._linked(
            lambda around: around.listed, lambda one, other: kinds[one] == kinds[other]
        )

    @cached_property
    def listed(self) -> tuple[Codes, Codes]:
        """Pairs of a unit and one that is listed beside it."""
        return self._stated(lambda around: around.listed)

    @cached_property
    def called(self) -> Numbers:
        """Of each slot, 1 where it is of the kind that the text says outright, −1 where it is not, 0 where nothing is said."""
        return self._fitting(lambda around: around.called)

    @cached_property
    def feature(self) -> Numbers:
        """Of each slot, the same for the feature word beside the name."""
        return self._fitting(lambda around: around.feature)

    @cached_property
    def shared(self) -> tuple[Codes, Runs]:
        """The slots of names that have several units, by rows; and those of each row."""
        scene = self._scene
        counts = scene.name_units.lengths
        slots = (counts[scene.unit_name] > 1)[scene.slot_unit].nonzero()[0]
        slots = slots[scene.slot_row[slots].argsort(kind="stable")]
        return slots, Runs(counts[counts > 1].repeat(scene.rows.names.lengths[counts > 1]))

    def _stated(self, of: Callable[[Surroundings], Iterable[int]]) -> tuple[Codes, Codes]:
        scene = self._scene
        pairs = [
            (number, scene.unit_of[mention])
            for number, unit in enumerate(scene.units)
            for mention in of(unit.around)
            if mention in scene.unit_of
        ]
        units, others = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return units, others

    def _linked(
        self,
        of: Callable[[Surroundings], Iterable[int]],
        holds: Callable[[Codes, Codes], Flags],
    ) -> Linked:
        scene = self._scene
        starts, lengths = scene.unit_slots.starts, scene.unit_slots.lengths
        found = [Linked(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
        for units, others in _few(*self._stated(of)):
            one, other = crossed(
                (starts[units], lengths[units]),
                (starts[others], lengths[others]),
            )
            kept = holds(scene.slot_row[one], scene.slot_row[other])
            found.append(Linked(one[kept], other[kept]))
        slots, others = (np.concatenate(part) for part in zip(*found, strict=True))
        order = np.argsort(slots, kind="stable")
        return Linked(slots[order], others[order])

    def _fitting(self, of: Callable[[Surroundings], str]) -> Numbers:
        found = np.zeros(len(self._scene.slot_row))
        for number, unit in enumerate(self._scene.units):
            if word := of(unit.around):
                sheet = self._scene.names[unit.name].sheet
                found[self._scene.unit_slots.slice(number)] = list(_fit(sheet, word))
        return found


def _few(units: Codes, others: Codes) -> Iterator[tuple[Codes, Codes]]:
    for start in range(0, len(units), _AT_ONCE):
        yield units[start : start + _AT_ONCE], others[start : start + _AT_ONCE]


def _fit(sheet: Sheet, word: str) -> Iterator[float]:
    allowed = FEATURE_WORDS[word]
    for candidate in sheet.candidates:
        place = candidate.place
        fits = place.feature_code in allowed or place.feature_class.value in allowed
        yield 1.0 if fits else -1.0

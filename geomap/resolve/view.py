"""A scene in the light of what is believed: what the *other* names of a document say about each row."""

from functools import cached_property

import numpy as np

from geomap.places import Candidate
from geomap.resolve.anchors import Anchors
from geomap.resolve.kinds import Kind
from geomap.resolve.links import Linked
from geomap.resolve.setting import Setting, Taken
from geomap.resolve.sheet import Codes, Numbers

_DOUBT = 0.02
"""Belief below which a container is too unlikely for the statement to have meant it."""


class View(Taken):
    """What the clues look at; its columns are made when first asked for.

    Args:
        setting: the documents, and what of them stays as it is.
        belief: for each row, how likely it is what its name means, 0 … 1.
        held: for each slot, the same for its unit alone.
    """

    def __init__(self, setting: Setting, belief: Numbers, held: Numbers) -> None:
        super().__init__()
        self.setting = setting
        self.scene = setting.scene
        self.belief = belief
        self.held = held

    def candidate(self, row: int) -> Candidate:
        """Give the candidate of a row."""
        return self.scene.rows.candidates[row]

    @property
    def kinds(self) -> Codes:
        """What each row is, as in `Kind`."""
        return self.scene.rows.codes("kinds")

    @cached_property
    def anchors(self) -> Anchors:
        """The small places that the documents name, to measure distances from."""
        return Anchors(self.scene, self.belief)

    @cached_property
    def countries(self) -> Numbers:
        """Share of the other names that lie in each row's country (the best of its countries), 0 … 1."""
        return self.setting.countries.shares(self.belief)

    @cached_property
    def named_countries(self) -> Numbers:
        """Share of the other names that *are* each row's country, or its people, 0 … 1."""
        return self.setting.countries.shares(self.belief * self.scene.rows.are(Kind.COUNTRY))

    @cached_property
    def divisions(self) -> Numbers:
        """Share of the other names that lie in each row's first-order division, 0 … 1."""
        return self.setting.divisions.shares(self.belief)

    @cached_property
    def named_divisions(self) -> Numbers:
        """Share of the other names that *are* each row's first-order division, 0 … 1."""
        return self.setting.divisions.shares(self.belief * self.scene.rows.are(Kind.DIVISION))

    @cached_property
    def within(self) -> Numbers:
        """For each slot how well it agrees to lie where the text puts it, 0 … 1.

        Measured against the namesake that does it best: «Athens, Georgia» is said of the Athens
        that lies in some Georgia, however unlikely that Georgia was before.
        """
        return self._against_best(self.setting.links.within)

    @cached_property
    def holds(self) -> Numbers:
        """For each slot how well it agrees to hold what the text puts in it, 0 … 1."""
        return self._against_best(self.setting.links.holds)

    @cached_property
    def alike(self) -> Numbers:
        """For each slot how surely the places listed beside it are of its kind, 0 … 1."""
        scene = self.scene
        units, others = self.setting.links.listed
        mass = scene.unit_slots.sums(self.held)[others]
        total = np.bincount(units, weights=mass, minlength=len(scene.units))
        return self._supported(self.setting.links.alike) / np.maximum(1.0, total)[scene.slot_unit]

    @cached_property
    def best(self) -> Codes:
        """Of each unit, its likeliest slot."""
        return self.scene.unit_slots.where_top(self.held)

    def partner(self, slot: int, linked: Linked) -> Candidate:
        """Give the likeliest place that a slot is linked with; there must be one."""
        low, high = np.searchsorted(linked.slots, (slot, slot + 1))
        others = linked.others[low:high]
        return self.candidate(int(self.scene.slot_row[others[np.argmax(self.held[others])]]))

    def _supported(self, linked: Linked) -> Numbers:
        weights = self.held[linked.others]
        return np.asarray(np.bincount(linked.slots, weights, len(self.held)), dtype=np.float64)

    def _against_best(self, linked: Linked) -> Numbers:
        found = self._supported(linked)
        best = self.scene.unit_slots.tops(found) + _DOUBT
        return np.asarray(found / best[self.scene.slot_unit])

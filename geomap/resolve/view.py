"""A scene in the light of what is believed: what the *other* names of the document say about each row."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from geomap.geometry import EARTH_RADIUS_KM
from geomap.places import Candidate
from geomap.resolve.containment import within_table
from geomap.resolve.kinds import Kind
from geomap.resolve.scene import Scene, Unit
from geomap.resolve.sheet import NO_CODE, Codes, Numbers

_MAX_ANCHORS = 40
"""Neighbours that distances are measured to; keeps long documents linear in their names."""
_BELIEVED = 0.3
"""An anchor is a place that is at least this likely."""
_PRIOR_WEIGHT = 0.5
"""Added to the total weight, so that a single other name does not make a share of 1."""
_DOUBT = 0.02
"""Belief below which a container is too unlikely for the statement to have meant it."""
_AREAS = (Kind.COUNTRY, Kind.DIVISION, Kind.REGION)
"""Too wide for a distance to their middle to mean anything."""


@dataclass(frozen=True)
class Anchors:
    """Small places that the document names, to measure distances from."""

    rows: Codes
    """Their rows, likeliest first."""
    owners: Codes
    """Their names."""
    weights: Numbers
    """How sure they are, 0 … 1."""


class View:
    """What the clues look at; its columns are made when first asked for.

    Args:
        scene: the document.
        belief: for each row, how likely it is what its name means, 0 … 1.
        units: for each unit, the same over the rows of its name.
    """

    def __init__(self, scene: Scene, belief: Numbers, units: tuple[Numbers, ...]) -> None:
        self.scene = scene
        self.belief = belief
        self.units = units
        self._taken: dict[Hashable, Numbers] = {}

    def once(self, key: Hashable, measure: Callable[[], Numbers]) -> Numbers:
        """Give what was measured under a key, measured now if it was not before."""
        taken = self._taken.get(key)
        if taken is None:
            taken = self._taken[key] = measure()
        return taken

    def candidate(self, row: int) -> Candidate:
        """Give the candidate of a row."""
        name = int(self.scene.owner[row])
        return self.scene.sheets[name].candidates[row - int(self.scene.first[name])]

    @cached_property
    def kinds(self) -> Codes:
        """What each row is, as in `Kind`."""
        return self.scene.codes("kinds")

    @cached_property
    def countries(self) -> Numbers:
        """Share of the other names that lie in each row's country (the best of its countries), 0 … 1."""
        rows, codes = self._lying
        return self._share(rows, codes, np.ones(len(self.belief)))

    @cached_property
    def named_countries(self) -> Numbers:
        """Share of the other names that *are* each row's country, or its people, 0 … 1."""
        rows, codes = self._lying
        return self._share(rows, codes, (self.kinds == Kind.COUNTRY).astype(np.float64))

    @cached_property
    def divisions(self) -> Numbers:
        """Share of the other names that lie in each row's first-order division, 0 … 1."""
        return self._share(*self._coded("division"), np.ones(len(self.belief)))

    @cached_property
    def named_divisions(self) -> Numbers:
        """Share of the other names that *are* each row's first-order division, 0 … 1."""
        is_division = (self.kinds == Kind.DIVISION).astype(np.float64)
        return self._share(*self._coded("division"), is_division)

    @cached_property
    def anchors(self) -> Anchors:
        """The likeliest place of each name, where it is small and likely enough."""
        scene = self.scene
        best = np.array(
            [
                scene.first[name] + int(np.argmax(self.belief[scene.rows(name)]))
                for name in range(len(scene.sheets))
            ],
            dtype=np.int64,
        )
        weights = self.belief[best]
        kept = np.flatnonzero((weights >= _BELIEVED) & ~np.isin(self.kinds[best], _AREAS))
        kept = kept[np.argsort(-weights[kept], kind="stable")][:_MAX_ANCHORS]
        return Anchors(best[kept], kept, weights[kept])

    @cached_property
    def gaps_km(self) -> Numbers:
        """Distance from each row's extent to that of each anchor, rows by anchors; infinite to the row's own name."""
        vectors, radius_km = self._vectors, self.scene.column("radius_km")
        cosines = np.clip(vectors @ vectors[self.anchors.rows].T, -1.0, 1.0)
        between = EARTH_RADIUS_KM * np.arccos(cosines)
        gaps = between - radius_km[:, None] - radius_km[self.anchors.rows][None, :]
        own = self.scene.owner[:, None] == self.anchors.owners[None, :]
        return np.where(own, np.inf, np.maximum(gaps, 0.0))

    def pull(self, half_km: float, mask: Numbers | None = None) -> Numbers:
        """Give for each row the summed weight of the anchors, halved at a distance.

        Args:
            half_km: the distance at which an anchor counts half.
            mask: names by names: how far an anchor counts for a name; all fully if None.
        """
        return np.asarray(self._kernel(half_km, mask).sum(axis=1))

    def touch(self, half_km: float, mask: Numbers | None = None) -> Numbers:
        """Give for each row the weight of the one anchor that pulls most, as `pull` counts it."""
        kernel = self._kernel(half_km, mask)
        return kernel.max(axis=1) if kernel.shape[1] else np.zeros(len(self.belief))

    def beside_country(self) -> Numbers:
        """Give for each row how likely its country is named in a sentence with it, 0 … 1."""
        scene = self.scene
        is_country = self.kinds == Kind.COUNTRY
        found = np.zeros(len(self.belief))
        country = scene.codes("country")
        for row in np.flatnonzero(is_country & (self.belief >= _DOUBT)):
            mates = scene.together[scene.owner[row]][scene.owner] > 0
            inside = mates & (country == country[row]) & ~is_country
            found[inside] = np.maximum(found[inside], self.belief[row])
        return found

    def within(self, unit: Unit) -> Numbers:
        """Say for each candidate of a unit how well it agrees to lie where the text puts it, 0 … 1.

        Measured against the namesake that does it best: «Athens, Georgia» is said of the Athens
        that lies in some Georgia, however unlikely that Georgia was before.
        """
        sheet = self.scene.sheets[unit.name]
        sums = np.zeros(len(sheet))
        for mention in unit.around.within:
            if mention in self.scene.name_of:
                outer = self.scene.sheets[self.scene.name_of[mention]]
                sums += within_table(sheet, outer) @ self.units[self.scene.unit_of[mention]]
        return _against_best(sums)

    def holds(self, unit: Unit) -> Numbers:
        """Say for each candidate of a unit how well it agrees to hold what the text puts in it, 0 … 1."""
        sheet = self.scene.sheets[unit.name]
        sums = np.zeros(len(sheet))
        for mention in unit.around.holds:
            if mention in self.scene.name_of:
                inner = self.scene.sheets[self.scene.name_of[mention]]
                sums += self.units[self.scene.unit_of[mention]] @ within_table(inner, sheet)
        return _against_best(sums)

    def alike(self, unit: Unit) -> Numbers:
        """Say for each candidate of a unit how surely the places listed beside it are of its kind, 0 … 1."""
        sheet = self.scene.sheets[unit.name]
        sums, total = np.zeros(len(sheet)), 0.0
        for mention in unit.around.listed:
            if mention in self.scene.name_of:
                other = self.scene.sheets[self.scene.name_of[mention]]
                held = self.units[self.scene.unit_of[mention]]
                sums += (sheet.kinds[:, None] == other.kinds[None, :]) @ held
                total += float(held.sum())
        return sums / max(1.0, total)

    @cached_property
    def _vectors(self) -> Numbers:
        return np.concatenate([sheet.vectors for sheet in self.scene.sheets])

    @cached_property
    def _lying(self) -> tuple[Codes, Codes]:
        """Pairs of a row and a country that it lies in."""
        pairs = [
            (int(first) + row, code)
            for first, sheet in zip(self.scene.first, self.scene.sheets, strict=False)
            for row, code in sheet.lies_in
        ]
        if not pairs:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        rows, codes = np.array(pairs, dtype=np.int64).T
        return rows, codes

    def _coded(self, of: str) -> tuple[Codes, Codes]:
        codes = self.scene.codes(of)
        rows = np.flatnonzero(codes != NO_CODE)
        return rows, codes[rows]

    def _share(self, rows: Codes, codes: Codes, counted: Numbers) -> Numbers:
        """Give each row the weight of the other names that have its code, as a share of all others' weight."""
        scene = self.scene
        known, local = np.unique(codes, return_inverse=True)
        mass = np.zeros((len(scene.sheets), len(known)))
        spread = np.bincount(rows, minlength=len(self.belief)).clip(1)
        weight = scene.weight[scene.owner[rows]]
        parts = weight * self.belief[rows] * counted[rows] / spread[rows]
        np.add.at(mass, (scene.owner[rows], local), parts)
        others = mass.sum(axis=0)[None, :] - mass
        shares = others / (scene.weight.sum() - scene.weight + _PRIOR_WEIGHT)[:, None]
        found = np.zeros(len(self.belief))
        np.maximum.at(found, rows, shares[scene.owner[rows], local])
        return found

    def _kernel(self, half_km: float, mask: Numbers | None) -> Numbers:
        weights = np.broadcast_to(self.anchors.weights[None, :], self.gaps_km.shape)
        if mask is not None:
            weights = weights * mask[self.scene.owner][:, self.anchors.owners]
        near = weights / (1.0 + (self.gaps_km / half_km) ** 2)
        return np.where((self.kinds == Kind.COUNTRY)[:, None], 0.0, near)


def _against_best(sums: Numbers) -> Numbers:
    return np.asarray(sums / (sums.max() + _DOUBT))

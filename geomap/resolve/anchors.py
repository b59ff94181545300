"""Distances from every row to the small places that its document names."""

from functools import cached_property

import numpy as np

from geomap.geometry import EARTH_RADIUS_KM
from geomap.resolve.kinds import Kind
from geomap.resolve.ragged import Runs, ranges
from geomap.resolve.scene import Scene
from geomap.resolve.sheet import Codes, Flags, Numbers

_MAX_ANCHORS = 40
"""Neighbours that distances are measured to; keeps long documents linear in their names."""
_BELIEVED = 0.3
"""An anchor is a place that is at least this likely."""
_AREAS = (Kind.COUNTRY, Kind.DIVISION, Kind.REGION)
"""Too wide for a distance to their middle to mean anything."""


class Anchors:
    """The likeliest place of each name, where it is small and likely enough, and how far each row of its document lies from it.

    Rows by the anchors of their document are pairs; columns of them have one value a pair, by rows.

    Args:
        scene: the documents.
        belief: of each row, how likely it is what its name means, 0 … 1.
    """

    def __init__(self, scene: Scene, belief: Numbers) -> None:
        self._scene = scene
        best = scene.rows.names.where_top(belief)
        likely = belief[best]
        kept = np.flatnonzero((likely >= _BELIEVED) & ~scene.rows.are(*_AREAS)[best])
        kept = kept[np.lexsort((-likely[kept], scene.document[kept]))]
        by_document = Runs(np.bincount(scene.document[kept], minlength=len(scene.texts)))
        kept = kept[by_document.places < _MAX_ANCHORS]
        self.rows: Codes = best[kept]
        """Their rows, by document and then the likeliest first."""
        self.owners: Codes = kept
        """Their names."""
        self.weights: Numbers = likely[kept]
        """How sure they are, 0 … 1."""
        self._documents = Runs(np.bincount(scene.document[kept], minlength=len(scene.texts)))
        counts = self._documents.lengths[scene.row_document]
        self.pairs = Runs(counts)
        """The pairs of each row."""
        self.anchor: Codes = ranges(self._documents.starts[scene.row_document], counts)
        """Of each pair, its anchor."""
        self._kernels: dict[float, Numbers] = {}

    @cached_property
    def is_own(self) -> Flags:
        """Whether the anchor is of the row's own name."""
        kin = self._scene.kin
        own = self.pairs.spread(kin[self._scene.rows.owner])
        return np.asarray(own == kin[self.owners][self.anchor])

    @cached_property
    def gaps_km(self) -> Numbers:
        """Distance from the row's extent to that of the anchor."""
        rows, others = self._scene.rows, self.rows[self.anchor]
        axes, radius_km = rows.column("vectors").T, rows.column("radius_km")
        x, y, z = (self.pairs.spread(axis) * axis[others] for axis in axes)
        between = EARTH_RADIUS_KM * np.arccos(np.clip(x + y + z, -1.0, 1.0))
        apart = between - self.pairs.spread(radius_km) - radius_km[others]
        return np.asarray(np.maximum(apart, 0.0))

    @cached_property
    def together(self) -> Flags:
        """Whether the anchor's name stands in one sentence with the row's."""
        return self._scene.standing.together(*self._names)

    @cached_property
    def close(self) -> Flags:
        """Whether the anchor's name stands within some sentences of the row's."""
        return self._scene.standing.close(*self._names)

    @cached_property
    def is_first(self) -> Flags:
        """Whether the anchor is the one that its document names first."""
        found = np.zeros(len(self.owners), dtype=np.bool_)
        found[self._documents.where_top(self._scene.earliest[self.owners])] = True
        return np.asarray(found[self.anchor])

    @cached_property
    def is_filed(self) -> Flags:
        """Whether the anchor is where the report was filed."""
        return np.asarray((self._scene.filed[self.owners] > 0)[self.anchor])

    def pull(self, half_km: float) -> Numbers:
        """Give for each row the summed weight of the anchors, halved at a distance."""
        return self.pairs.sums(self._kernel(half_km))

    def touch(self, half_km: float, counted: Flags | None = None) -> Numbers:
        """Give for each row the weight of the one anchor that pulls most, as `pull` counts it.

        Args:
            half_km: the distance at which an anchor counts half.
            counted: whether the anchor counts for the row, of each pair; all do if None.
        """
        kernel = self._kernel(half_km)
        return self.pairs.tops(kernel if counted is None else kernel * counted)

    def nearest(self, counted: Flags | None = None) -> tuple[Numbers, Codes]:
        """Give for each row the distance in km of the nearest anchor that counts for it, and the row of that; infinite where none counts."""
        left_out = self.is_own if counted is None else self.is_own | ~counted
        gaps = np.where(left_out, np.inf, self.gaps_km)
        full = self.pairs.lengths.nonzero()[0]
        found, where = np.full(len(self.pairs), np.inf), np.zeros(len(self.pairs), dtype=np.int64)
        at = self.pairs.where_top(-gaps)
        found[full], where[full] = gaps[at], self.rows[self.anchor[at]]
        return found, where

    @cached_property
    def _names(self) -> tuple[Codes, Codes]:
        return self.pairs.spread(self._scene.rows.owner), self.owners[self.anchor]

    @cached_property
    def _counted(self) -> Numbers:
        """Of each pair, the anchor's weight; 0 for the row's own name, and for a country, which is nowhere in particular."""
        is_country = self.pairs.spread(self._scene.rows.are(Kind.COUNTRY))
        return np.where(self.is_own | is_country, 0.0, self.weights[self.anchor])

    @cached_property
    def _squared(self) -> Numbers:
        return np.asarray(self.gaps_km**2)

    def _kernel(self, half_km: float) -> Numbers:
        held = self._kernels.get(half_km)
        if held is None:
            held = self._kernels[half_km] = self._counted / (1.0 + self._squared / half_km**2)
        return held

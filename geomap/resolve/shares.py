"""What share of a document's names lie in one country or division, or are it."""

from dataclasses import dataclass

import numpy as np

from geomap.resolve.scene import Scene
from geomap.resolve.sheet import Codes, Numbers

_PRIOR_WEIGHT = 0.5
"""Added to the total weight, so that a single other name does not make a share of 1."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Rows and the areas that they lie in; stays as it is while beliefs change."""

    scene: Scene
    """The documents."""
    rows: Codes
    """The rows, once for each area, ascending."""
    areas: Codes
    """The area, told apart by documents."""
    own: Codes
    """The area, told apart by names that are not kin."""
    attention: Numbers
    """The attention that the row's name has, shared among its areas."""
    others: Numbers
    """The attention that all names of the document have that are not kin."""

    @classmethod
    def of(cls, scene: Scene, rows: Codes, codes: Codes) -> "Sharing":
        """Take pairs of a row and the code of an area that it lies in, by rows."""
        names, documents = scene.rows.owner[rows], scene.row_document[rows]
        width = int(codes.max(initial=0)) + 1
        spread = np.bincount(rows, minlength=len(scene.rows))[rows]
        return cls(
            scene,
            rows,
            np.unique(documents * width + codes, return_inverse=True)[1],
            np.unique(scene.kin[names] * width + codes, return_inverse=True)[1],
            scene.weight[names] / spread,
            others_weight(scene)[names],
        )

    def shares(self, belief: Numbers) -> Numbers:
        """Give each row the weight of the other names that lie in its area, as a share of all others' weight; of several areas the best.

        Args:
            belief: of each row, how far it counts, 0 … 1.
        """
        parts = self.attention * belief[self.rows]
        mass = np.bincount(self.areas, weights=parts)[self.areas]
        own = np.bincount(self.own, weights=parts)[self.own]
        found = np.zeros(len(self.scene.rows))
        np.maximum.at(found, self.rows, (mass - own) / self.others)
        return found


def others_weight(scene: Scene) -> Numbers:
    """Give for each name the attention that the names of its document have that are not its kin."""
    total = np.bincount(scene.document, weights=scene.weight, minlength=len(scene.texts))
    kin = np.bincount(scene.kin, weights=scene.weight, minlength=len(scene.names))
    return np.asarray(total[scene.document] - kin[scene.kin] + _PRIOR_WEIGHT)

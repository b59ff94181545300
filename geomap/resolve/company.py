"""How near the other names of a document *may* lie to each row, whatever is believed of them.

Beliefs begin with what each name means by itself, and a document of small namesakes can be led astray by the great ones:
where many of its names have a place in one corner of the Earth is seen before anything is believed.
"""

from collections.abc import Iterator

import numpy as np

from geomap.geometry import EARTH_RADIUS_KM
from geomap.resolve.kinds import Kind
from geomap.resolve.ragged import Runs, ranges
from geomap.resolve.scene import Scene
from geomap.resolve.shares import others_weight
from geomap.resolve.sheet import Codes, Flags, Numbers

REACH_KM = 100.0
"""A name whose place lies so far from the row counts half."""
_AREAS = (Kind.COUNTRY, Kind.DIVISION, Kind.REGION)
"""Too wide for a distance to them to mean anything."""
_RENOWNED = (Kind.COUNTRY, Kind.CAPITAL)
"""Names that may mean such a place say nothing of where their namesakes lie: Washington, Moscow and Damascus do not make a text one about Maryland."""
_MAX_NAMES = 40
"""Names that distances are measured to, those with the most attention; keeps long documents linear in their names."""
_AT_ONCE = 200_000
"""About so many pairs of rows are looked at together: they stay in the processor's cache, and a long text in memory."""


def possible_company(scene: Scene) -> Numbers:
    """Give for each row the weight of the other names of its document, each by its place nearest to the row.

    Of the weight of all other names, 0 … 1; 0 for areas.
    """
    vectors, owner = scene.rows.column("vectors"), scene.rows.owner
    found = np.zeros(len(scene.rows))
    for rows, others in _pairs(scene):
        cosines = np.einsum("ij,ij->i", vectors[rows], vectors[others])
        # By the chord, which is as long as the arc where it counts.
        apart = 2.0 * (1.0 - cosines) * (EARTH_RADIUS_KM / REACH_KM) ** 2
        names = owner[others]
        starts = ((np.diff(rows, prepend=-1) != 0) | (np.diff(names, prepend=-1) != 0)).nonzero()[0]
        nearest = np.maximum.reduceat(1.0 / (1.0 + apart), starts)
        found += np.bincount(rows[starts], nearest * scene.weight[names[starts]], len(found))
    return np.asarray(found / others_weight(scene)[owner])


def _pairs(scene: Scene) -> Iterator[tuple[Codes, Codes]]:
    """Give pairs of a row and one of another name of its document, by rows and then by names; never none at once."""
    owner, small = scene.rows.owner, ~scene.rows.are(*_AREAS)
    others = (small & _telling(scene)[owner]).nonzero()[0]
    by_document = Runs(np.bincount(scene.row_document[others], minlength=len(scene.texts)))
    rows = small.nonzero()[0]
    parts = by_document.lengths[scene.row_document[rows]].cumsum() // _AT_ONCE
    for part in np.split(rows, np.diff(parts).nonzero()[0] + 1):
        documents = scene.row_document[part]
        counts = by_document.lengths[documents]
        one = part.repeat(counts)
        other = others[ranges(by_document.starts[documents], counts)]
        kept = (scene.kin[owner[one]] != scene.kin[owner[other]]).nonzero()[0]
        if len(kept):
            yield one[kept], other[kept]


def _telling(scene: Scene) -> Flags:
    """Tell which names say where their document plays."""
    order = np.lexsort((-scene.weight, scene.document))
    found = np.zeros(len(scene.names), dtype=np.bool_)
    found[order] = scene.document_names.places < _MAX_NAMES
    found[scene.rows.owner[scene.rows.are(*_RENOWNED)]] = False
    return found

"""How near the other names of a document *may* lie to each row, whatever is believed of them.

Beliefs begin with what each name means by itself, and a document of small namesakes can be led astray by the great ones:
where many of its names have a place in one corner of the Earth is seen before anything is believed.
"""

from collections.abc import Iterator

import numpy as np

from geomap.resolve.kinds import Kind
from geomap.resolve.ragged import Runs, ranges
from geomap.resolve.scene import Scene
from geomap.resolve.shares import PRIOR_WEIGHT
from geomap.resolve.sheet import Codes, Numbers

_AREAS = (Kind.COUNTRY, Kind.DIVISION, Kind.REGION)
"""Too wide for a distance to them to mean anything."""
_MAX_NAMES = 40
"""Names that distances are measured to, those with the most attention; keeps long documents linear in their names."""
_AT_ONCE = 200_000
"""About so many pairs of rows are looked at together: they stay in the processor's cache, and a long text in memory."""


def possible_company(scene: Scene, reaches_km: tuple[float, ...]) -> tuple[Numbers, ...]:
    """Give for each row, at each reach, the weight of the other names of its document, each by its place nearest to the row.

    A name counts half where that place lies at the reach. Of the weight of all other names, 0 … 1; 0 for areas.

    Args:
        scene: the documents.
        reaches_km: the reaches.
    """
    total = np.bincount(scene.document, weights=scene.weight, minlength=len(scene.texts))
    others = (total[scene.document] - scene.weight + PRIOR_WEIGHT)[scene.rows.owner]
    found = np.zeros((len(reaches_km), len(scene.rows)))
    for rows, near in _pairs(scene):
        gaps = scene.rows.gaps_km(rows, near)
        names = scene.rows.owner[near]
        starts = (np.diff(rows, prepend=-1) | np.diff(names, prepend=-1)).nonzero()[0]
        first, weight = rows[starts], scene.weight[names[starts]]
        for number, reach_km in enumerate(reaches_km):
            nearest = np.maximum.reduceat(1.0 / (1.0 + (gaps / reach_km) ** 2), starts)
            found[number] += np.bincount(first, nearest * weight, len(scene.rows))
    return tuple(found / others)


def _pairs(scene: Scene) -> Iterator[tuple[Codes, Codes]]:
    """Give pairs of a row and one of another name of its document, by rows and then by names; never none at once."""
    is_small = ~scene.rows.are(*_AREAS)
    order = np.lexsort((-scene.weight, scene.document))
    is_told = np.zeros(len(scene.names), dtype=np.bool_)
    is_told[order] = scene.document_names.places < _MAX_NAMES
    near = (is_small & is_told[scene.rows.owner]).nonzero()[0]
    by_document = Runs(np.bincount(scene.row_document[near], minlength=len(scene.texts)))
    rows = is_small.nonzero()[0]
    parts = by_document.lengths[scene.row_document[rows]].cumsum() // _AT_ONCE
    for part in np.split(rows, np.diff(parts).nonzero()[0] + 1):
        documents = scene.row_document[part]
        counts = by_document.lengths[documents]
        one = part.repeat(counts)
        other = near[ranges(by_document.starts[documents], counts)]
        kept = scene.rows.owner[one] != scene.rows.owner[other]
        if kept.any():
            yield one[kept], other[kept]

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
    axes = np.ascontiguousarray(scene.rows.column("vectors").T)
    small = ~scene.rows.are(*_AREAS)
    places = (small & _telling(scene)[scene.rows.owner]).nonzero()[0]
    by_name = Runs(np.bincount(scene.rows.owner[places], minlength=len(scene.names)))
    found = np.zeros(len(scene.rows))
    for rows, names in _pairs(scene, small, by_name.lengths):
        runs = Runs(by_name.lengths[names])
        others = places[ranges(by_name.starts[names], runs.lengths)]
        x, y, z = (runs.spread(axis[rows]) * axis[others] for axis in axes)
        # By the chord, which is as long as the arc where it counts.
        apart = 2.0 * (1.0 - runs.tops(x + y + z)) * (EARTH_RADIUS_KM / REACH_KM) ** 2
        found += np.bincount(rows, scene.weight[names] / (1.0 + apart), len(found))
    return np.asarray(found / others_weight(scene)[scene.rows.owner])


def _pairs(scene: Scene, small: Flags, counts: Codes) -> Iterator[tuple[Codes, Codes]]:
    """Give pairs of a small row and another name of its document, by rows and then by names; never none at once.

    Args:
        scene: the documents.
        small: whether a row is no area.
        counts: how many places of each name are looked at; names without any have no part.
    """
    named = counts.nonzero()[0]
    by_document = Runs(np.bincount(scene.document[named], minlength=len(scene.texts)))
    many = np.bincount(scene.document, counts, len(scene.texts))
    rows = small.nonzero()[0]
    parts = many[scene.row_document[rows]].cumsum() // _AT_ONCE
    for part in np.split(rows, np.diff(parts).nonzero()[0] + 1):
        documents = scene.row_document[part]
        lengths = by_document.lengths[documents]
        one = part.repeat(lengths)
        other = named[ranges(by_document.starts[documents], lengths)]
        kept = (scene.kin[scene.rows.owner[one]] != scene.kin[other]).nonzero()[0]
        if len(kept):
            yield one[kept], other[kept]


def _telling(scene: Scene) -> Flags:
    """Tell which names say where their document plays."""
    order = np.lexsort((-scene.weight, scene.document))
    found = np.zeros(len(scene.names), dtype=np.bool_)
    found[order] = scene.document_names.places < _MAX_NAMES
    found[scene.rows.owner[scene.rows.are(*_RENOWNED)]] = False
    return found

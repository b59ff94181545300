"""Which names of a document may mean no place but what another may mean: «Dublin» and «Dublin Road»."""

from collections.abc import Sequence

import numpy as np

from geomap.resolve.ragged import ranges
from geomap.resolve.rows import Rows
from geomap.resolve.sheet import Codes


def find_kin(rows: Rows, documents: Codes) -> Codes:
    """Give for each name the first of its document that it is kin to, or to whose kin; itself for want of one.

    Args:
        rows: the candidates of all names, by document; the first of a name is what leads it.
        documents: of each row, its document.
    """
    found = list(range(len(rows.sheets)))
    sets = [sheet.place_set for sheet in rows.sheets]
    for name, other in zip(*_sharing(rows, documents), strict=True):
        if found[name] == name and (sets[name] <= sets[other] or sets[other] <= sets[name]):
            found[name] = found[other]
    return np.array(found, dtype=np.int64)


def _sharing(rows: Rows, documents: Codes) -> tuple[Sequence[int], Sequence[int]]:
    """Pair names with earlier ones of their document where what leads the one is among the places of the other; by both."""
    places = rows.codes("places")
    keys = documents * (int(places.max(initial=0)) + 1) + places
    order = keys.argsort()
    leaders = keys[rows.names.starts]
    low, high = (np.searchsorted(keys[order], leaders, side) for side in ("left", "right"))
    ones = np.arange(len(leaders)).repeat(high - low)
    others = rows.owner[order[ranges(low, high - low)]]
    width = len(leaders)
    pairs = np.maximum(ones, others) * width + np.minimum(ones, others)
    names, earlier = np.divmod(np.unique(pairs[ones != others]), width)
    return names.tolist(), earlier.tolist()

"""GeoNames' own points of divisions and regions, in place of the middle of their towns or of our boxes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geomap.gazetteer.entries import Entry
from geomap.gazetteer.sources import tables
from geomap.gazetteer.sources.regions import OWN


def with_points(entries: Iterable[Entry], rows: Iterable[tables.Row]) -> Iterator[Entry]:
    """Move the entries that the table speaks of to GeoNames' points; divisions take GeoNames' ids too.

    A region of ours keeps its own id: what we call by a name and what GeoNames does may reach differently far.
    """
    known = {row["target"]: row for row in rows}
    for entry in entries:
        row = known.get(entry.handle) if entry.handle else None
        if row is None:
            yield entry
            continue
        place = replace(entry.place, point=tables.point(row))
        if not entry.handle.startswith(OWN):
            place = replace(place, id=f"geonames:{row['geonames_id']}")
        yield replace(entry, place=place)

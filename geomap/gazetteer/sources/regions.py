"""Regions, seas, rivers, continents and historic countries: geomap's own table, continents with GeoNames' ids."""

from collections.abc import Iterable, Iterator

from geomap.gazetteer.entries import Entry
from geomap.gazetteer.sources import tables
from geomap.gazetteer.sources.geonames import Record
from geomap.places import FeatureClass, Place

CONTINENT = "CONT"
OWN = "geomap:"
"""What the ids of our own places begin with."""


def regions(rows: Iterable[tables.Row], continents: Iterable[Record]) -> Iterator[Entry]:
    """Make the places of our table.

    Args:
        rows: our table.
        continents: GeoNames' continents; those of our table that bear the same name take their ids and populations.
    """
    known = {record["name"]: record for record in continents}
    for row in rows:
        own = OWN + row["id"]
        same = known.get(row["name"]) if row["feature_code"] == CONTINENT else None
        countries = tables.items(row["countries"])
        place = Place(
            f"geonames:{same['geonameId']}" if same else own,
            row["name"],
            tables.point(row),
            FeatureClass(row["feature_class"]),
            row["feature_code"],
            countries[0] if len(countries) == 1 else "",
            population=same["population"] if same else 0,
            extent=tables.box(row),
            countries=countries if len(countries) > 1 else (),
        )
        yield Entry(place, tables.names(row), own)

"""Landmarks, quarters of cities and second-order divisions: geomap's tables of places that lie in one division."""

import math
from collections.abc import Iterable, Iterator, Mapping

from geomap.gazetteer.entries import Entry
from geomap.gazetteer.sources import tables
from geomap.gazetteer.sources.regions import OWN
from geomap.geometry import EARTH_RADIUS_KM, BoundingBox, Point
from geomap.places import FeatureClass, Place

TABLES = ("landmarks", "quarters", "districts")
"""The tables of this form, by name."""

_KM_A_DEGREE = math.radians(1) * EARTH_RADIUS_KM


def spots(rows: Iterable[tables.Row], division_names: Mapping[str, str]) -> Iterator[Entry]:
    """Make the places of a table.

    Args:
        rows: the table.
        division_names: names of the first-order divisions by code.
    """
    for row in rows:
        division = row["division"]
        own = OWN + row["id"]
        place = Place(
            own,
            row["name"],
            tables.point(row),
            FeatureClass(row["feature_class"]),
            row["feature_code"],
            division.partition(".")[0],
            division_names[division] if "." in division else "",
            division if "." in division else "",
            extent=box_around(tables.point(row), float(row["radius_km"])),
        )
        yield Entry(place, tables.names(row), own)


def box_around(point: Point, radius_km: float) -> BoundingBox:
    """Give the box whose sides are so many kilometres from a point; the point lies far from the poles and from 180°."""
    up = radius_km / _KM_A_DEGREE
    aside = up / math.cos(math.radians(point.latitude))
    return BoundingBox(
        point.latitude - up,
        point.longitude - aside,
        point.latitude + up,
        point.longitude + aside,
    )

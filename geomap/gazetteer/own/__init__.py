"""The user's own places: read from CSV and GeoJSON, kept beside the gazetteer, with the times that names were in use."""

from geomap.gazetteer.own.rows import OwnRow
from geomap.gazetteer.own.store import (
    OwnSet,
    add_set,
    index_of,
    open_set,
    own_sets,
    remove_set,
    set_name,
)
from geomap.gazetteer.own.tables import Problem, read_own

__all__ = [
    "OwnRow",
    "OwnSet",
    "Problem",
    "add_set",
    "index_of",
    "open_set",
    "own_sets",
    "read_own",
    "remove_set",
    "set_name",
]

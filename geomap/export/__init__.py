"""Reports → text in the formats of other tools: one module a format.

Each format is a function that takes reports and gives the pieces of a file, lazily where the
format allows it; put together and encoded as UTF-8 they are the file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from geomap.export.csv import csv_pieces
from geomap.export.geojson import geojson_pieces
from geomap.export.json import dumps, json_pieces, jsonl_pieces
from geomap.export.records import place_record
from geomap.places import Report

Export = Callable[[Iterable[Report]], Iterator[str]]
"""Reports → the pieces of a file."""

FORMATS: Mapping[str, Export] = MappingProxyType(
    {"json": json_pieces, "jsonl": jsonl_pieces, "csv": csv_pieces, "geojson": geojson_pieces}
)
"""All formats by the name that the command line gives them."""

__all__ = [
    "FORMATS",
    "Export",
    "csv_pieces",
    "dumps",
    "geojson_pieces",
    "json_pieces",
    "jsonl_pieces",
    "place_record",
]

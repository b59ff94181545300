"""The offline list of named features: built once into an index, then asked for candidates and for facts of names."""

from geomap.gazetteer.build import build_gazetteer
from geomap.gazetteer.combined import Combined, CombinedLexicon
from geomap.gazetteer.ensure import Build, ensure_indexes, unready
from geomap.gazetteer.index import Gazetteer
from geomap.gazetteer.info import NAME, GazetteerInfo, gazetteer_path
from geomap.gazetteer.installed import chosen_path
from geomap.gazetteer.names import normalise

__all__ = [
    "NAME",
    "Build",
    "Combined",
    "CombinedLexicon",
    "Gazetteer",
    "GazetteerInfo",
    "build_gazetteer",
    "chosen_path",
    "ensure_indexes",
    "gazetteer_path",
    "normalise",
    "unready",
]

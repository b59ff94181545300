"""The offline list of named features: built once into an index, then asked for candidates and for facts of names."""

from geomap.gazetteer.build import build_gazetteer
from geomap.gazetteer.index import Gazetteer
from geomap.gazetteer.info import GazetteerInfo, gazetteer_path
from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.countries import country_names

__all__ = ["Gazetteer", "GazetteerInfo", "build_gazetteer", "country_names", "gazetteer_path", "normalise"]

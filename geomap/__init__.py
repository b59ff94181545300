"""Finds the places a text names, decides which place on Earth each means, and maps them, offline."""

from geomap.assembly import Mapper, ensure_gazetteer
from geomap.documents import Document, Sentence, Span
from geomap.draw import to_map
from geomap.errors import GeomapError, InputError, ResourceError, ServiceError
from geomap.geometry import BoundingBox, Point
from geomap.mentions import Mention, Role
from geomap.places import Place, Reason, Report, Resolution, Resolved, Unresolved
from geomap.resolve import Explainer
from geomap.settings import Settings, load_settings

__version__ = "0.1.0"

__all__ = [
    "BoundingBox",
    "Document",
    "Explainer",
    "GeomapError",
    "InputError",
    "Mapper",
    "Mention",
    "Place",
    "Point",
    "Reason",
    "Report",
    "Resolution",
    "Resolved",
    "ResourceError",
    "Role",
    "Sentence",
    "ServiceError",
    "Settings",
    "Span",
    "Unresolved",
    "ensure_gazetteer",
    "load_settings",
    "to_map",
]

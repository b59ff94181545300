"""Reports that show every part of an export."""

from dataclasses import replace

from geomap.documents import Document
from geomap.geometry import BoundingBox
from geomap.mentions import Role
from geomap.places import Alternative, Clue, Focus, Manifest, Reason, Report, Resolved, Unresolved
from tests.builders import mention, place

_TEXT = Document(
    "mixed.txt",
    "=Jets struck Homs (حمص). Fiji, Homs and Atlantis watched.",
    "Mixed",
    "2015-10-01",
    "a test",
)
_HOMS = replace(
    place(identifier="geonames:169577", feature="P/PPLA", admin1="SY.11", population=775_404),
    admin1="Homs",
)
_FIJI = place(
    "Fiji",
    -18.0,
    178.0,
    identifier="geonames:2205218",
    feature="A/PCLI",
    country="FJ",
    extent=BoundingBox(-21.0, 176.0, -12.0, -178.0),
)
_CLUE = Clue("importance", 2.5, "775,404 inhabitants")

MIXED = Report(
    _TEXT,
    (
        Resolved(
            mention(_TEXT, "Homs"),
            _HOMS,
            0.97,
            "gazetteer",
            (Alternative(place("Homs", 32.6, 14.3, country="LY"), 0.02),),
            (_CLUE,),
        ),
        Resolved(mention(_TEXT, "Fiji", role=Role.METONYMIC), _FIJI, 1.0, "gazetteer"),
        Resolved(mention(_TEXT, "Homs", occurrence=1), _HOMS, 0.97, "gazetteer"),
        Unresolved(mention(_TEXT, "Atlantis"), Reason.NOT_IN_GAZETTEER, note="sunk"),
    ),
    (Focus(_HOMS, 0.6),),
    Manifest(
        "0.0.0",
        "rules",
        {"name": "gazetteer", "version": "1", "sha256": "0" * 64},
        {"min_confidence": 0.2},
    ),
)
"""Two places, one named twice and one across 180°, and a name that is no place; a text that looks like a formula."""

HAND_MADE = Report(Document("empty.txt", ""), ())
"""Nothing found, made by nobody."""

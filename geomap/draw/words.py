"""The few words of ours that a page needs before its scripts run, in every language that pages come in.

All others stand in `assets/js/strings.js` and its neighbours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geomap.draw.kinds import Kind
from geomap.settings import Language


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in one language."""

    documents: str
    """Title of a page of several documents; `{n}` is their number."""
    map: str
    """What a frame that shows a page is called where the page has no title."""
    no_script: str
    """What stands on the page where scripts are switched off."""
    layers: Mapping[Kind, str]
    """What Folium's LayerControl calls our layers; never text from a document."""


WORDS: Mapping[Language, Words] = MappingProxyType(
    {
        "en": Words(
            documents="{n} documents",
            map="Map",
            no_script="This page draws its text and its map with JavaScript, which is switched off here.",
            layers={
                Kind.COUNTRY: "Countries",
                Kind.REGION: "Regions",
                Kind.DIVISION: "Divisions",
                Kind.CITY: "Cities and towns",
                Kind.WATER: "Waters",
                Kind.OTHER: "Other places",
            },
        ),
        "de": Words(
            documents="{n} Dokumente",
            map="Karte",
            no_script="Diese Seite zeichnet Text und Karte mit JavaScript, das hier ausgeschaltet ist.",
            layers={
                Kind.COUNTRY: "Länder",
                Kind.REGION: "Regionen",
                Kind.DIVISION: "Verwaltungsgebiete",
                Kind.CITY: "Städte und Orte",
                Kind.WATER: "Gewässer",
                Kind.OTHER: "Andere Orte",
            },
        ),
    }
)
"""Words by language."""

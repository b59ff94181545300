"""What a place is called on the page: as the text calls it, where that is a name a reader knows it by."""

from collections import Counter

from geomap.draw.kinds import Kind, kind_of
from geomap.places import Place

_SHORTEST_NAME = 4
"""Letters; what is shorter and in capitals («NYC», «UAE») is an abbreviation."""


def label(place: Place, toponyms: Counter[str]) -> str:
    """Give the toponym that the texts use most for a place, else the gazetteer's name.

    A gazetteer's names are often transliterations that no newspaper prints: Hama is Ḩamāh, Palmyra
    is Tadmur. A country keeps its name («U.S.» is no better), and so does a place that the texts call by it
    too, or only by abbreviations or in capitals.

    Args:
        place: the place.
        toponyms: how often each toponym denotes it, peoples and names within names left out.
    """
    folded = place.name.casefold()
    if kind_of(place) is Kind.COUNTRY or any(name.casefold() == folded for name in toponyms):
        return place.name
    # Equally frequent ones in the order of their letters: the same page from the same reports.
    usual = sorted(filter(_reads_well, toponyms), key=lambda name: (-toponyms[name], name))
    return usual[0] if usual else place.name


def _reads_well(toponym: str) -> bool:
    plain = toponym.isprintable() and not toponym.endswith(".")
    return plain and not toponym.isupper() and len(toponym) >= _SHORTEST_NAME

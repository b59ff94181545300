"""Places and reasons in words that a reader understands."""

from collections.abc import Sequence

from geomap.places import Place
from geomap.protocols import Atlas
from geomap.resolve.geography import FIRST_ORDER, SECOND_ORDER, is_country

_WITH_ARTICLE = frozenset(
    {"Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles"}
)
_ARTICLE_WORDS = frozenset({"United", "Republic", "Islands", "Territory", "Territories"})
"""Countries named with such a word take an article: the United States, the Marshall Islands."""


def country_name(place: Place, atlas: Atlas | None) -> str:
    """Give the name of the country that a place lies in, or its code where no name is known; empty for none and for a country itself."""
    if is_country(place) or not place.country:
        return ""
    country = atlas.country(place.country) if atlas else None
    return country.name if country else place.country


def label(place: Place, atlas: Atlas | None, *, with_division: bool = False) -> str:
    """Name a place with what holds it: `Homs, Syria`, `Paris, Texas, United States`."""
    division = place.admin1 if with_division and place.admin1 != place.name else ""
    parts = (place.name, division, country_name(place, atlas))
    return ", ".join(part for part in parts if part)


def described(place: Place, atlas: Atlas | None, *, by_division: bool = False) -> str:
    """Name a place within a sentence: `Al Khums in Libya`, `the division Homs in Syria`, by its division `Paris in Texas`."""
    if is_country(place):
        return f"the country {place.name}"
    kind = "the division " if place.feature_code in {FIRST_ORDER, SECOND_ORDER} else ""
    country = country_name(place, atlas)
    within = place.admin1 if by_division and place.feature_code != FIRST_ORDER else country
    within = country if within in {"", place.name} else within
    return f"{kind}{place.name} in {_with_article(within)}" if within else f"{kind}{place.name}"


def listed(words: Sequence[str]) -> str:
    """Give words as a list in a sentence: `a`, `a and b`, `a, b and c`; empty for none."""
    if not words:
        return ""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _with_article(name: str) -> str:
    takes_one = name in _WITH_ARTICLE or not _ARTICLE_WORDS.isdisjoint(name.split())
    return f"the {name}" if takes_one else name

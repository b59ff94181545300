"""Short ways to make values for tests; every default is harmless."""

from geomap.documents import Document, Sentence, Span
from geomap.geometry import BoundingBox, Point
from geomap.mentions import Mention, Role
from geomap.places import FeatureClass, Place


def document(text: str, *, identifier: str = "test", title: str = "") -> Document:
    """Make a document of a text."""
    return Document(identifier, text, title)


def mention(
    source: Document, toponym: str, *, role: Role = Role.LITERAL, occurrence: int = 0
) -> Mention:
    """Make a mention of the n-th occurrence of a toponym; its sentence is the whole text."""
    start = -1
    for _ in range(occurrence + 1):
        start = source.text.index(toponym, start + 1)
    return Mention(Span(start, start + len(toponym)), toponym, Sentence(0, len(source.text)), role)


def place(  # noqa: PLR0913 - a builder names every field of what it builds
    name: str = "Homs",
    latitude: float = 34.72,
    longitude: float = 36.72,
    *,
    identifier: str = "",
    feature: str = "P/PPL",
    country: str = "SY",
    admin1: str = "",
    population: int = 0,
    extent: BoundingBox | None = None,
    countries: tuple[str, ...] = (),
) -> Place:
    """Make a place; `feature` is class/code, `admin1` a code such as `SY.11`."""
    feature_class, _, feature_code = feature.partition("/")
    return Place(
        identifier or f"test:{name.lower()}-{country.lower()}-{feature_code.lower()}",
        name,
        Point(latitude, longitude),
        FeatureClass(feature_class),
        feature_code,
        country,
        admin1_code=admin1,
        population=population,
        extent=extent,
        countries=countries,
    )

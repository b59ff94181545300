"""A document of eight toponyms, and answers to it that miss each for another reason."""

from collections.abc import Mapping

from geomap.documents import Document, Sentence, Span
from geomap.evaluate import Answered, GoldDocument, GoldToponym, predictions_of
from geomap.geometry import BoundingBox, Point
from geomap.mentions import Mention, Role
from geomap.places import Alternative, Place, Reason, Resolution, Resolved, Unresolved
from tests.builders import place

TEXT = "Homs, Paris, Tripoli, Zorn, Emesa, Springfield, Pacific, Reading and Homs; <b>Rome</b> too."

HOMS = place("Homs", 34.73, 36.71, identifier="geonames:1", population=775_404)
PARIS_FRANCE = place("Paris", 48.85, 2.35, identifier="geonames:2", country="FR")
PARIS_TEXAS = place("Paris", 33.66, -95.55, identifier="geonames:3", country="US")
TRIPOLI = place("Tripoli", 32.89, 13.19, identifier="geonames:4", country="LY")
SPRINGFIELD = place("Springfield", 39.8, -89.64, identifier="geonames:7", country="US")
READING = place("Reading", 51.45, -0.97, identifier="geonames:8", country="GB")
ROME = place("Rome", 41.9, 12.48, identifier="geonames:9", country="IT")
PACIFIC = place(
    "Pacific", 0.0, -160.0, identifier="own:pacific", feature="H/OCN", country="",
    extent=BoundingBox(-60.0, 120.0, 60.0, -70.0),
)  # fmt: skip

KNOWN = frozenset({"1", "2", "3", "4", "5", "7", "8"})
"""GeoNames numbers that the gazetteer holds; 6 is not among them, and 5 is there under another name."""


def span(name: str, occurrence: int = 0) -> Span:
    """Give where a name stands."""
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(name, start + 1)
    return Span(start, start + len(name))


def mention(at: Span) -> Mention:
    """Make the mention at a span."""
    return Mention(at, TEXT[at.start : at.end], Sentence(0, len(TEXT)), Role.LITERAL, 0.9)


def gold(at: Span, point: Point, number: int, group: str = "ppl") -> GoldToponym:
    """Mark a toponym."""
    return GoldToponym(at, "Literal", group, point, (), str(number))


GOLD = GoldDocument(
    Document("a.txt", TEXT),
    (
        gold(span("Homs"), HOMS.point, 1),
        gold(span("Paris"), PARIS_TEXAS.point, 3),
        gold(span("Tripoli"), Point(34.43, 35.84), 4),
        gold(span("Zorn"), Point(10.0, 10.0), 6),
        gold(span("Emesa"), HOMS.point, 5),
        gold(span("Springfield"), SPRINGFIELD.point, 7),
        gold(span("Pacific"), Point(40.0, 170.0), 10, "other"),
        gold(span("Reading"), READING.point, 8),
        gold(span("Homs", 1), Point(0.0, 0.0), 11),
    ),
)
"""Homs is marked twice, as two places; Tripoli has the number of one place and the point of another."""


def placed(at: Span, where: Place, confidence: float, *others: Alternative) -> Resolved:
    """Place a mention."""
    return Resolved(mention(at), where, confidence, "test", others)


def left(at: Span, reason: Reason) -> Unresolved:
    """Leave a mention open."""
    return Unresolved(mention(at), reason)


RESOLUTIONS: tuple[Resolution, ...] = (
    placed(span("Homs"), HOMS, 0.95),
    placed(span("Paris"), PARIS_FRANCE, 0.85, Alternative(PARIS_TEXAS, 0.1)),
    placed(span("Tripoli"), TRIPOLI, 0.75),
    left(span("Zorn"), Reason.NOT_IN_GAZETTEER),
    left(span("Emesa"), Reason.NOT_IN_GAZETTEER),
    left(span("Springfield"), Reason.AMBIGUOUS),
    placed(span("Pacific"), PACIFIC, 0.9),
    left(span("Reading"), Reason.NOT_A_PLACE),
    placed(span("Homs", 1), HOMS, 0.95),
    placed(span("Rome"), ROME, 0.4),
)

OFFERED: Mapping[Span, tuple[Place, ...]] = {
    span("Homs"): (HOMS,),
    span("Paris"): (PARIS_FRANCE, PARIS_TEXAS),
    span("Tripoli"): (TRIPOLI,),
    span("Springfield"): (SPRINGFIELD,),
    span("Pacific"): (PACIFIC,),
    span("Reading"): (READING,),
    span("Homs", 1): (HOMS,),
    span("Rome"): (ROME,),
}

ANSWERED = Answered(
    GOLD,
    predictions_of(RESOLUTIONS),
    {item.mention.span: item for item in RESOLUTIONS},
    OFFERED,
)

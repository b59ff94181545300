"""Reports to draw: our own sentences, with every role, kind, doubt and reason in them."""

from dataclasses import replace

from geomap.documents import Document, Sentence, Span
from geomap.geometry import BoundingBox
from geomap.mentions import Mention, Role
from geomap.places import (
    Alternative,
    Clue,
    Focus,
    Manifest,
    Place,
    Reason,
    Report,
    Resolution,
    Resolved,
    Unresolved,
)
from tests.builders import place

HOMS = replace(
    place(
        "Homs",
        34.72405,
        36.72559,
        identifier="geonames:169577",
        feature="P/PPLA",
        population=775404,
    ),
    admin1="Homs",
)
HOMS_PROVINCE = place(
    "Homs",
    34.25,
    38.0,
    identifier="geonames:169575",
    feature="A/ADM1",
    extent=BoundingBox(33.0, 36.2, 35.4, 39.3),
)
SYRIA = place(
    "Syria", 35.0, 38.0, identifier="geonames:163843", feature="A/PCLI", population=22_000_000,
    extent=BoundingBox(32.31, 35.72, 37.32, 42.38),
)  # fmt: skip
IRAQ = place(
    "Iraq",
    33.0,
    44.0,
    identifier="geonames:99237",
    feature="A/PCLI",
    country="IQ",
    extent=BoundingBox(29.07, 38.79, 37.38, 48.6),
)
RUSSIA = place(
    "Russia", 60.0, 100.0, identifier="geonames:2017370", feature="A/PCLI", country="RU",
    extent=BoundingBox(41.2, 19.64, 81.86, -169.05),
)  # fmt: skip
UNITED_STATES = place(
    "United States",
    39.76,
    -98.5,
    identifier="geonames:6252001",
    feature="A/PCLI",
    country="US",
    extent=BoundingBox(24.5, -125.0, 49.4, -66.9),
)
BAGHDAD = replace(
    place(
        "Baghdad",
        33.34058,
        44.40088,
        identifier="geonames:98182",
        feature="P/PPLC",
        country="IQ",
        population=7216000,
    ),
    admin1="Baghdad",
)
ALEPPO = replace(
    place(
        "Aleppo",
        36.20124,
        37.16117,
        identifier="geonames:170063",
        feature="P/PPLA",
        population=1602264,
    ),
    admin1="Aleppo",
)
IDLIB = place(
    "Idlib",
    35.83,
    36.7,
    identifier="geonames:169387",
    feature="A/ADM1",
    extent=BoundingBox(35.3, 36.0, 36.3, 37.2),
)
MIDDLE_EAST = place(
    "Middle East", 30.0, 43.0, identifier="geomap:middle-east", feature="L/RGN", country="",
    countries=("SY", "IQ", "TR", "JO"), extent=BoundingBox(12.0, 24.0, 42.0, 63.0),
)  # fmt: skip
EUPHRATES = place(
    "Euphrates",
    34.8,
    40.9,
    identifier="geonames:365224",
    feature="H/STM",
    country="",
    countries=("SY", "IQ", "TR"),
    extent=BoundingBox(30.4, 36.5, 39.9, 48.0),
)
HMEIMIM = place("Hmeimim", 35.4, 35.95, identifier="geonames:9887842", feature="S/AIRB")
SPRINGFIELD = place(
    "Springfield",
    39.80172,
    -89.64371,
    identifier="geonames:4250542",
    feature="P/PPLA",
    country="US",
    population=116565,
)
SPRINGFIELD_MO = place(
    "Springfield",
    37.21533,
    -93.29824,
    identifier="geonames:4409896",
    feature="P/PPLA2",
    country="US",
    population=166810,
)

TEXT = """\
BAGHDAD — Jets struck Homs on Tuesday, and drones circled the province of Idlib, people in Aleppo said. \
Syria called it an outrage; Washington and Moscow said little.

The University of Aleppo closed its doors. In Homs the Syrian army held the citadel, and Homs slept badly. \
A convoy crossed the Euphrates into Iraq, bound for Baghdad.

No one in the Middle East had heard of Qafr al-Zahra. A woman from Springfield, whose brother lives in Homs, \
wrote to the Baghdad police.
Planes of the Russian fleet took off from Hmeimim. Iraq, Syria and Russia will talk in Homs next week.
"""

MANIFEST = Manifest(
    "0.1.0",
    "rules 1",
    {"name": "geonames", "version": "2026-01", "sha256": "0" * 64},
    {"min_confidence": 0.2, "basemap": "50m"},
)


def _sentences(text: str) -> list[Sentence]:
    found, start = [], 0
    for index, character in enumerate(text):
        if character == "." and (index + 1 == len(text) or text[index + 1].isspace()):
            while text[start].isspace():
                start += 1
            found.append(Sentence(start, index + 1))
            start = index + 1
    return found


def mention_of(
    document: Document, toponym: str, occurrence: int = 0, role: Role = Role.LITERAL
) -> Mention:
    """Make a mention whose sentence ends at full stops."""
    start = -1
    for _ in range(occurrence + 1):
        start = document.text.index(toponym, start + 1)
    span = Span(start, start + len(toponym))
    sentence = next(held for held in _sentences(document.text) if held.contains(span))
    return Mention(span, toponym, sentence, role)


def _placed(
    document: Document, toponym: str, occurrence: int, target: Place, role: Role = Role.LITERAL
) -> Resolved:
    return Resolved(mention_of(document, toponym, occurrence, role), target, 0.97, "gazetteer")


def report(identifier: str = "homs.txt") -> Report:
    """Make a report in which every part of the page has something to show."""
    document = Document(identifier, TEXT, "A quiet week in Homs", "2015-10-01", "The Example")
    resolutions: list[Resolution] = [
        Resolved(mention_of(document, "BAGHDAD", 0, Role.DATELINE), BAGHDAD, 0.99, "gazetteer"),
        *(_placed(document, "Homs", number, HOMS) for number in range(5)),
        _placed(document, "province of Idlib", 0, IDLIB),
        _placed(document, "Aleppo", 0, ALEPPO),
        _placed(document, "Aleppo", 1, ALEPPO, Role.EMBEDDED),
        _placed(document, "Syria", 0, SYRIA, Role.METONYMIC),
        _placed(document, "Syrian", 0, SYRIA, Role.DEMONYM),
        _placed(document, "Syria", 2, SYRIA),
        _placed(document, "Washington", 0, UNITED_STATES, Role.METONYMIC),
        _placed(document, "Moscow", 0, RUSSIA, Role.METONYMIC),
        _placed(document, "Russian", 0, RUSSIA, Role.DEMONYM),
        _placed(document, "Russia", 1, RUSSIA),
        _placed(document, "Euphrates", 0, EUPHRATES),
        _placed(document, "Iraq", 0, IRAQ),
        _placed(document, "Iraq", 1, IRAQ),
        _placed(document, "Baghdad", 0, BAGHDAD),
        _placed(document, "Baghdad", 1, BAGHDAD, Role.MODIFIER),
        _placed(document, "Middle East", 0, MIDDLE_EAST),
        _placed(document, "Hmeimim", 0, HMEIMIM),
        Unresolved(mention_of(document, "Qafr al-Zahra"), Reason.NOT_IN_GAZETTEER),
        Resolved(
            mention_of(document, "Springfield"),
            SPRINGFIELD,
            0.41,
            "gazetteer",
            (Alternative(SPRINGFIELD_MO, 0.38),),
            (Clue("population", 0.2, "one of the larger places of this name"),),
        ),
    ]
    resolutions.sort(key=lambda item: item.mention.span)
    return Report(document, tuple(resolutions), (Focus(SYRIA, 0.6), Focus(HOMS, 0.2)), MANIFEST)

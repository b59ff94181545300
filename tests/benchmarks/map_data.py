"""Reports to draw, as many mentions as wanted: made up, but shaped as a collection of news is."""

import math
import random

from geomap.documents import Document, Sentence, Span
from geomap.geometry import BoundingBox, Point
from geomap.mentions import Mention, Role
from geomap.places import (
    Alternative,
    Clue,
    FeatureClass,
    Focus,
    Manifest,
    Place,
    Report,
    Resolution,
    Resolved,
)

MENTIONS_A_DOCUMENT = 20
SENTENCE_LENGTH = 140
"""Characters."""
_COUNTRIES = ("SY", "IQ", "TR", "DE", "FR", "US", "BR", "IN", "NG", "CN", "AU", "RU")
_CLUES = tuple(
    Clue(f"clue{number}", 1.0, f"it lies near {number} other places of this text")
    for number in range(40)
)
_ROLES = (Role.LITERAL,) * 7 + (Role.METONYMIC, Role.DEMONYM, Role.DATELINE)
_MANIFEST = Manifest("0", "none", {"name": "none"}, {})


def place_count(mentions: int) -> int:
    """Give how many places so many mentions name: about their number to the power of three quarters (100 000: 5 600)."""
    return max(1, round(math.pow(mentions, 0.75)))


def reports(mentions: int, seed: int = 5) -> list[Report]:
    """Give reports with so many mentions; the same numbers give the same reports."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    places = [_place(number, chance) for number in range(place_count(mentions))]
    weights = [1 / (rank + 1) ** 0.8 for rank in range(len(places))]
    named = [*places, *chance.choices(places, weights, k=max(0, mentions - len(places)))]
    chance.shuffle(named)
    named = named[:mentions]
    chunks = [
        named[first : first + MENTIONS_A_DOCUMENT]
        for first in range(0, mentions, MENTIONS_A_DOCUMENT)
    ]
    return [_report(number, chunk, places, chance) for number, chunk in enumerate(chunks)]


def _place(number: int, chance: random.Random) -> Place:
    point = Point(round(chance.uniform(-50, 65), 5), round(chance.uniform(-170, 179), 5))
    country = _COUNTRIES[number % len(_COUNTRIES)]
    is_division = number % 12 == 0
    reach = BoundingBox(
        max(point.latitude - 1, -90), max(point.longitude - 1, -180),
        min(point.latitude + 1, 90), min(point.longitude + 1, 180),
    )  # fmt: skip
    return Place(
        f"geonames:{number + 1}",
        f"Place-{number}",
        point,
        FeatureClass.ADMINISTRATIVE if is_division else FeatureClass.POPULATED,
        "ADM1" if is_division else "PPL",
        country,
        f"Division {number % 300}",
        f"{country}.{number % 300}",
        population=number * 10,
        extent=reach if is_division else None,
    )


def _report(number: int, named: list[Place], places: list[Place], chance: random.Random) -> Report:
    sentences, resolutions, at = [], list[Resolution](), 0
    for place in named:
        before = "Some people said on Tuesday that in "
        text = f"{before}{place.name} there was rain".ljust(SENTENCE_LENGTH - 1, "x") + "."
        sentence = Sentence(at, at + len(text))
        start = at + len(before)
        mention = Mention(
            Span(start, start + len(place.name)), place.name, sentence, chance.choice(_ROLES)
        )
        resolutions.append(
            Resolved(
                mention,
                place,
                round(chance.uniform(0.4, 1.0), 3),
                "gazetteer",
                (Alternative(chance.choice(places), 0.1),) if chance.random() < 0.2 else (),
                tuple(chance.sample(_CLUES, 2)),
            )
        )
        sentences.append(text)
        at += len(text) + 1
    day = f"2015-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    document = Document(f"{number}.txt", " ".join(sentences), f"Document {number}", day, "A source")
    return Report(document, tuple(resolutions), (Focus(named[0], 0.5),), _MANIFEST)

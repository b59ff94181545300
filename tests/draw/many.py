"""Reports of many places and several days, to draw."""

from dataclasses import replace

from geomap.documents import Document, Sentence, Span
from geomap.geometry import BoundingBox
from geomap.mentions import Mention
from geomap.places import Alternative, Place, Report, Resolved
from tests.builders import place

_COUNTRIES = ("SY", "IQ", "TR", "SG")


def report_of(
    places: list[Place], identifier: str, date: str | None = None, source: str | None = None
) -> Report:
    """Make a report that names each of these places in a sentence of its own, all of it sure."""
    text, resolutions = "", []
    for held in places:
        start = len(text)
        text += f"It rained in {held.name}. "
        at = start + len("It rained in ")
        mention = Mention(Span(at, at + len(held.name)), held.name, Sentence(start, len(text) - 1))
        resolutions.append(Resolved(mention, held, 0.95, "gazetteer"))
    return Report(
        Document(identifier, text, f"About {identifier}", date, source), tuple(resolutions)
    )


def towns(count: int) -> list[Place]:
    """Make so many towns on a grid of half degrees, by turns in four countries, each in one of ten divisions."""
    made = []
    for number in range(count):
        country = _COUNTRIES[number % len(_COUNTRIES)]
        made.append(
            replace(
                place(
                    f"Town{number}",
                    30.0 + number // 20 * 0.5,
                    30.0 + number % 20 * 0.5,
                    identifier=f"geonames:{number + 1}",
                    country=country,
                ),
                admin1=f"Part {number % 10}",
                admin1_code=f"{country}.{number % 10}",
            )
        )
    return made


def many() -> list[Report]:
    """Make reports of three hundred towns on three days and one of no day, from two sources."""
    held = towns(300)
    return [
        report_of(held[:100], "one", "2015-10-01", "The Example"),
        report_of(held[100:200], "two", "2015-10-03", "The Sample"),
        report_of(held[200:290], "three", "2015-10-04", "The Sample"),
        report_of(held[290:], "four"),
    ]


def divided() -> Report:
    """Make a report of a division with an extent and a town in it, and of one town in another."""
    extent = BoundingBox(35.3, 36.0, 36.3, 37.2)
    idlib = replace(
        place("Idlib", 35.8, 36.6, identifier="geonames:1", feature="A/ADM1", extent=extent),
        admin1="Idlib",
        admin1_code="SY.12",
    )
    town = replace(
        place("Saraqib", 35.86, 36.8, identifier="geonames:2"), admin1="Idlib", admin1_code="SY.12"
    )
    other = replace(
        place("Rastan", 34.9, 36.7, identifier="geonames:3"), admin1="Homs", admin1_code="SY.11"
    )
    sea = place(
        "Mediterranean",
        35.0,
        20.0,
        identifier="geonames:4",
        feature="H/SEA",
        country="",
        countries=("SY", "TR"),
    )
    return report_of([idlib, town, other, sea], "divided")


def doubtful() -> Report:
    """Make a report of one sure town and one that might be another, 41 % against 38 %."""
    sure, unsure, else_ = (
        place("Homs", 34.7, 36.7, identifier="geonames:1"),
        place("Hama", 35.1, 36.75, identifier="geonames:2"),
        place("Hama", 36.9, 39.0, identifier="geonames:3"),
    )
    made = report_of([sure, unsure], "doubtful")
    first, second = made.resolved
    return replace(
        made,
        resolutions=(
            first,
            replace(second, confidence=0.41, alternatives=(Alternative(else_, 0.38),)),
        ),
    )


def unlisted() -> Report:
    """Make a report of a town, and of two streets that are said only to lie somewhere within it."""
    town = place("Homs", 34.7, 36.7, identifier="geonames:1")
    made = report_of(
        [
            town,
            *(
                place(f"{name} Street", 34.7, 36.7, identifier="geonames:1")
                for name in ("Royal", "Mill")
            ),
        ],
        "unlisted",
    )
    first, *streets = made.resolved
    return replace(
        made,
        resolutions=(
            first,
            *(replace(item, place=town, confidence=0.6, within=True) for item in streets),
        ),
    )

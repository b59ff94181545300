"""Evidence for a place, and its weights."""

import re
from pathlib import Path

import pytest

import geomap.recognize.evidence
from geomap.recognize.evidence import evidence, is_weighty, weigh
from geomap.recognize.gazetteer_core import surroundings
from geomap.recognize.organizations import find_organizations
from geomap.recognize.people import find_people
from geomap.recognize.weights import WEIGHTS
from tests.recognize.fakes import city, country, people, read, region


def pieces(text: str, name: str) -> set[str]:
    """Give the evidence for a name's first match in a text."""
    reading = read(text)
    for around in surroundings(reading, find_people(reading), find_organizations(reading)):
        for index, match in enumerate(around.matches):
            if reading.name(match.first, match.stop) == name:
                return set(evidence(around, index))
    message = f"{name} is no match in {text!r}"
    raise AssertionError(message)


@pytest.mark.parametrize(
    ("text", "name", "piece"),
    [
        ("Jets flew near Homs today.", "Homs", "after a locating word"),
        ("He sailed from Homs today.", "Homs", "after «from»"),
        ("It is the city of Homs.", "Homs", "after «province of» or the like"),
        ("It is in western Syria now.", "Syria", "after a direction"),
        ("It is the Homs countryside.", "Homs", "after an article"),
        ("Homs residents fled.", "Homs", "before a word of kind"),
        ("The Moscow-based firm left.", "Moscow", "before «-based» or the like"),
        ("It is Iraq's oil.", "Iraq", "possessive"),
        ("Then Moscow said no.", "Moscow", "before a verb of speech"),
        ("Then Moscow said no.", "Moscow", "large place before a verb of speech"),
        ("She lives in Gary, Ind., now.", "Gary", "before the division or country it lies in"),
        (
            "She lives in Gary, Ind., now.",
            "Ind.",
            "after a name and a comma, as a division or country",
        ),
        ("Homs, Aleppo and Damascus fell.", "Damascus", "listed after a place"),
        ("Syria, Iraq and Jordan met.", "Iraq", "listed before a place"),
        ("Then Mr. Breedlove spoke.", "Breedlove", "in a titled person's name"),
        ("Then Philip Breedlove spoke.", "Breedlove", "in a full name"),
        ("Mr. Breedlove spoke. No Breedlove came.", "Breedlove", "in a titled person's name"),
        ("Reading is fun.", "Reading", "common word opens the sentence"),
        ("She likes Nice, which is nice.", "Nice", "common word also in lower case"),
        ("The Homs Zorks won.", "Homs", "before a capitalised word"),
        ("The Zork Homs won.", "Homs", "after a capitalised word"),
        ("On “Homs” she wrote.", "Homs", "in quotation marks"),
        ("Take US 24 west.", "US", "before a number"),
        ("The senator, D-Homs, spoke.", "Homs", "after a party's letter"),
        ("In Idlib Province it rains.", "Idlib Province", "feature word"),
        ("In Wyandot County it rains.", "Wyandot County", "unknown to the gazetteer"),
        ("In New York it rains.", "New York", "several words"),
        ("In Springdale it rains.", "Springdale", "preferred name of a small town"),
        ("In Iraq it rains.", "Iraq", "country"),
        ("In Idlib it rains.", "Idlib", "division"),
        ("In West Bank towns it rains.", "West Bank", "region"),
    ],
)
def test_what_counts_as_evidence(text: str, name: str, piece: str) -> None:
    """Each piece is noticed where it holds."""
    assert piece in pieces(text, name)
    assert piece in WEIGHTS


def test_every_weight_is_of_a_piece_that_exists() -> None:
    """A piece renamed without a new fit would silently weigh nothing."""
    source = Path(geomap.recognize.evidence.__file__).read_text(encoding="utf-8")
    composed = re.compile(r"(preferred|some) name of a |after «|in a sentence of ")
    assert [name for name in WEIGHTS if name not in source and not composed.match(name)] == []


def test_evidence_adds_up_to_a_probability() -> None:
    """More for a place is more, and no evidence can leave 0 … 1."""
    weak = weigh(iter(["common word", "opens the sentence"]))
    strong = weigh(iter(["country", "after a locating word"]))
    assert 0 < weak < 0.5 < strong < 1


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (None, False),
        (country(), True),
        (region(), True),
        (city(100_000), True),
        (city(99_999), False),
        (people(), False),
    ],
)
def test_weighty_names(facts: object, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """Countries, divisions, regions and large cities are first of all places."""
    assert is_weighty(facts) is expected  # type: ignore[arg-type] # the table holds facts and None

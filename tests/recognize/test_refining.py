"""Trimming, embedding, propagation, and how the rules put findings together."""

import pytest

from geomap.documents import Document
from geomap.mentions import Role
from geomap.recognize.embedding import find_embedded
from geomap.recognize.findings import Finding
from geomap.recognize.organizations import find_organizations
from geomap.recognize.propagation import propagate
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.rules import find_mentions
from geomap.recognize.trimming import trim
from tests.recognize.fakes import bounds, read


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("western Syria", "Syria"),
        ("the U.S.", "U.S."),
        ("Iraq's", "Iraq"),
        ("[Syria’s]", "Syria"),
        ("mid-Ohio", "Ohio"),
        ("the province of Idlib", "Idlib"),
        ("Idlib province", "Idlib"),
        ("US-based", "US"),
        ("“Homs”", "Homs"),
        ("The Hague", "The Hague"),
        ("The Lebanon", "Lebanon"),
        ("South Korea", "South Korea"),
        ("northern Unheardof", "Unheardof"),
        ("Unheardof Province", "Unheardof Province"),
        ("the west", None),
        ("the", None),
    ],
)
def test_trimming_leaves_the_toponym(span: str, name: str | None) -> None:
    """Articles, directions, possessives, brackets and feature words in lower case go; known names stay whole."""
    reading = read(f"go {span} now")
    trimmed = trim(reading, 1, len(reading.tokens) - 1)
    assert (trimmed and reading.name(*trimmed)) == name


@pytest.mark.parametrize(
    ("text", "secure", "expected"),
    [
        ("The University of Aleppo reopened.", (), ["Aleppo"]),
        ("The Texas Department of Homeland Security met.", (), ["Texas"]),
        ("The German Marshall Fund met.", (), ["German"]),
        ("The Springdale Police Department called.", (), ["Springdale"]),
        ("The First Springdale Bank closed.", (), []),
        ("The Zorn Police Department called.", (), []),
        ("The Irving Foundation met.", (), []),
        ("The Irving Foundation met.", ("Irving",), ["Irving"]),
        ("It is on Aleppo Street.", (), []),
        ("The Reading Club met.", (), []),
    ],
)
def test_names_embedded_in_organisations(
    text: str, secure: tuple[str, ...], expected: list[str]
) -> None:
    """Names that begin or end the organisation's or follow «of»; streets and usual words embed nothing."""
    reading = read(text)
    found = list(find_embedded(reading, find_organizations(reading), frozenset(secure)))
    assert [reading.name(finding.first, finding.stop) for finding in found] == expected
    assert all(finding.role is Role.EMBEDDED for finding in found)


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("In Zorn it rained. Zorn was wet, said Zorn people.", "Zorn", 2),
        ("In Zorn it rained. Mount Zorn was wet. Zorn Smith left.", "Zorn", 0),
        ("BEIRUT (AP) — Rain fell on Beirut.", "BEIRUT", 1),
        ("She is in Reading. The Reading was long.", "Reading", 0),
    ],
)
def test_a_secure_name_is_found_again(text: str, source: str, found: int) -> None:
    """Elsewhere it stands by itself; longer names and words of general use are left alone."""
    reading = read(text)
    first, stop = bounds(reading, source)
    again = list(propagate(reading, [Finding(first, stop, 0.9)], set(range(first, stop))))
    assert len(again) == found
    assert list(propagate(reading, [Finding(first, stop, 0.5)], set())) == []


def test_propagation_takes_nothing_that_is_taken() -> None:
    """A person of the same name stays one."""
    reading = read("In Zorn it rained. Then Zorn left.")
    assert list(propagate(reading, [Finding(1, 2, 0.9)], set(range(len(reading.tokens))))) == []


def test_of_equal_spans_the_better_score_stays_and_of_overlaps_the_first() -> None:
    """A pattern may be surer of a name than the core, and mentions do not overlap."""
    document = Document("text", "It hit the city of Baiji Dam, and more.")
    reading = read(document.text)
    first, stop = bounds(reading, "Baiji Dam")
    proposals = (
        Proposal(first, stop, Label.PLACE, 0.6),
        Proposal(first, stop - 1, Label.PLACE, 0.9),
    )
    (mention,) = find_mentions(document, reading, proposals)
    assert mention.text == "Baiji Dam"
    assert mention.score == 0.85


def test_persons_keep_patterns_away_and_organisations_embed() -> None:
    """What the core calls a person is no town, and a town in an organisation's name is embedded."""
    document = Document("text", "They met John Zorn, Ind., at Homs General Hospital.")
    reading = read(document.text)
    person = Proposal(*bounds(reading, "John Zorn"), Label.PERSON, 0.9)
    hospital = Proposal(*bounds(reading, "Homs General Hospital"), Label.ORGANIZATION, 0.9)
    place = Proposal(*bounds(reading, "Homs"), Label.PLACE, 0.9)
    mentions = find_mentions(document, reading, (person, hospital, place))
    assert [(mention.text, mention.role) for mention in mentions] == [
        ("Ind.", Role.LITERAL),
        ("Homs", Role.EMBEDDED),
    ]

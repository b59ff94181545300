"""Persons, who are not towns."""

import pytest

from geomap.recognize.people import find_people
from tests.recognize.fakes import read


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The head, Gen. Philip Breedlove, spoke.", ["Philip Breedlove"]),
        ("Russian President Vladimir Putin and Mr. Mosul met.", ["Vladimir Putin", "Mosul"]),
        ("Reports reached Kimberly Dozier on Tuesday.", ["Kimberly Dozier"]),
        ("It was won by Xerxes Q. Smithers.", ["Xerxes Q. Smithers"]),
        ("In it Zanele Mbokazi said so.", ["Zanele Mbokazi"]),
        (
            "Bashar al-Assad fled. Later Assad spoke, and Bashar wept.",
            ["Bashar al-Assad", "Assad", "Bashar"],
        ),
        ("Houston is large. Sam Houston was tall.", ["Houston", "Sam Houston"]),
    ],
)
def test_persons_by_title_first_name_initial_or_speech(text: str, people: list[str]) -> None:
    """Titles are left out; a name that was a person's once is one elsewhere."""
    reading = read(text)
    found = find_people(reading)
    assert [reading.name(person.first, person.stop) for person in found] == people


@pytest.mark.parametrize(
    "text",
    [
        "Jets struck Homs on Tuesday in May.",
        "She flew to New York.",
        "The President spoke on Monday.",
        "They went from London to Paris Monday.",
        "Paris Police said so.",
        "THE TROOPS LEFT IRAQ",
    ],
)
def test_no_persons(text: str) -> None:
    """Places, weekdays and bodies are nobody."""
    assert find_people(read(text)) == ()


def test_a_country_stays_one_beside_a_person_of_that_name() -> None:
    """«to Jordan» is no person, though Jordan Smith was named."""
    reading = read("Jordan Smith flew to Jordan.")
    assert [reading.name(person.first, person.stop) for person in find_people(reading)] == [
        "Jordan Smith"
    ]


def test_better_evidence_scores_higher() -> None:
    """A title is worth more than a first name, that more than speech, that more than an echo."""
    reading = read("Mr. Adams met John Baker. Quentz Rumbold said so. Rumbold left.")
    scores = [person.score for person in find_people(reading)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4

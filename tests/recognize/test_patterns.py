"""Datelines, pairs and appositions: names that their surroundings alone make toponyms."""

from collections.abc import Callable, Iterator

import pytest

from geomap.mentions import Role
from geomap.recognize.appositions import find_apposed
from geomap.recognize.datelines import find_datelines
from geomap.recognize.findings import Finding
from geomap.recognize.pairs import find_pairs
from geomap.recognize.reading import Reading
from tests.recognize.fakes import read


def names(find: Callable[[Reading], Iterator[Finding]], text: str) -> list[str]:
    """Give the names that a rule finds in a text."""
    reading = read(text)
    return [reading.name(finding.first, finding.stop) for finding in find(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIRUT, Lebanon (AP) — Calm returned.", ["BEIRUT", "Lebanon"]),
        ("PARIS — Farmers blocked roads.", ["PARIS"]),
        ("KANSAS CITY, Mo. (Reuters) - Trains stopped.", ["KANSAS CITY", "Mo."]),
        ("Title\n\nPORT-AU-PRINCE, Oct. 1 (AFP) -- Rain fell.", ["PORT-AU-PRINCE"]),
        ("UNHEARDOF (AP) — Nothing happened.", ["UNHEARDOF"]),
        ("Beirut (AP) \ufffd Calm returned.", ["Beirut"]),
        ("BAGHDAD The minister left.", ["BAGHDAD"]),
        ("UNHEARDOF — Nothing happened.", []),
        ("Paris — the city — is calm.", []),
        ("He said: BEIRUT (AP) is a dateline.", []),
        ("A — first item", []),
        ("Paris-based firms left.", []),
        ("Smith (left) — a farmer — spoke.", []),
    ],
)
def test_datelines(text: str, expected: list[str]) -> None:
    """An agency or capitals at the start of a line, and a dash; without an agency the name must be known."""
    assert names(find_datelines, text) == expected
    assert all(finding.role is Role.DATELINE for finding in find_datelines(read(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She moved to Glen Zorn, Ind., in May.", ["Glen Zorn", "Ind."]),
        ("She moved to Zorn, TX.", ["Zorn", "TX"]),
        ("She moved to Zorn, W. Va., in May.", ["Zorn", "W. Va."]),
        ("She moved to Zorn, Man., in May.", ["Zorn", "Man."]),
        ("From Zorn, Ind., to Gary, Mo., he ran.", ["Zorn", "Ind.", "Gary", "Mo."]),
        ("On Monday, Ind. officials met.", []),
        ("Take it, OR else.", []),
        ("It was Smith v. Jones, U.S. officials said.", []),
        ("He came, Mo said.", []),
    ],
)
def test_pairs_of_town_and_abbreviation(text: str, expected: list[str]) -> None:
    """The gazetteer need not know the town; days, lower case and full names make no pair."""
    assert names(find_pairs, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hit the city of Baiji.", ["Baiji"]),
        ("It hit the villages of Foua, Zorn and Kfraya.", ["Foua", "Zorn", "Kfraya"]),
        ("It hit the village of Glen Carbon’s budget.", ["Glen Carbon"]),
        ("It hit the city of Foua and Hama.", ["Foua"]),
        ("In the town of Mayor Smith.", []),
        ("In a city of Syrian exiles.", []),
        ("It is a state of emergency, a city of Hope.", []),
    ],
)
def test_names_after_a_word_of_kind(text: str, expected: list[str]) -> None:
    """«city of» makes a name a place; a plural makes a list of them."""
    assert names(find_apposed, text) == expected

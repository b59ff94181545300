"""What a place is called on the page."""

from collections import Counter

import pytest

from geomap.draw.labels import label
from tests.builders import place

HAMA = place("Ḩamāh", 35.13, 36.75)
STATES = place("United States", 39.8, -98.5, feature="A/PCLI", country="US")


@pytest.mark.parametrize(
    ("toponyms", "expected"),
    [
        ({}, "Ḩamāh"),
        ({"Hama": 2}, "Hama"),
        ({"Hama": 1, "Hamah": 2}, "Hamah"),
        ({"Hamah": 1, "Hama": 1}, "Hama"),
        ({"Hama": 5, "ḩamāh": 1}, "Ḩamāh"),
        ({"HAMA": 3}, "Ḩamāh"),
        ({"Ham.": 3}, "Ḩamāh"),
        ({"HMA": 3}, "Ḩamāh"),
        ({"Ha\u0000ma": 3}, "Ḩamāh"),
        ({"Ha\u202ema": 3}, "Ḩamāh"),
        ({"\ud800ama": 3}, "Ḩamāh"),
    ],
)
def test_a_place_is_called_as_the_text_calls_it(toponyms: dict[str, int], expected: str) -> None:
    """By its most frequent toponym, unless that is the gazetteer's, an abbreviation or unfit to print."""
    assert label(HAMA, Counter(toponyms)) == expected


def test_a_country_keeps_its_name() -> None:
    """«U.S.» is no better a label than the name."""
    assert label(STATES, Counter({"America": 4})) == "United States"

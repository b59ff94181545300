"""Cities that divisions are named after."""

import pytest

from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.sources.eponyms import with_eponyms
from geomap.places import MatchKind
from tests.builders import place


def named(name: str, *others: str, feature: str, people: int) -> Entry:
    """Make an entry of one division; its first name is the main one."""
    kinds = (MatchKind.PREFERRED,) * (1 + len(others))
    item = place(name, feature=feature, admin1="SY.04", population=people)
    return Entry(item, tuple(Name(*pair) for pair in zip((name, *others), kinds, strict=True)))


@pytest.mark.parametrize(
    ("city", "division", "people", "gained"),
    [
        ("Ar Raqqah", "Raqqa", 220_000, {"Raqqa"}),
        ("Deir ez-Zor", "Deir al-Zour", 240_000, {"Deir al-Zour"}),
        ("Ar Raqqah", "Raqqa", 900, set()),
        ("Oklahoma City", "Oklahoma", 680_000, set()),
        ("New York City", "New York", 8_000_000, set()),
        ("Ar Raqqah", "Raqqa Governorate", 220_000, set()),
    ],
)
def test_a_great_city_bears_the_name_of_the_division_that_is_one_with_its_own(
    city: str, division: str, people: int, gained: set[str]
) -> None:
    """In other letters alone; a village does not, nor a city whose name says more."""
    town = named(city, feature="P/PPL", people=people)
    held = list(with_eponyms([named(division, feature="A/ADM1", people=900_000), town]))
    assert {name.text for name in held[1].names} - {city} == gained
    assert len(held) == 2

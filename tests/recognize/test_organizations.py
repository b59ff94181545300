"""Organisations, which hold toponyms and are none."""

import pytest

from geomap.recognize.organizations import find_organizations
from tests.recognize.fakes import read


@pytest.mark.parametrize(
    ("text", "organizations"),
    [
        ("The University of Aleppo reopened.", ["University of Aleppo"]),
        ("He heads U.S. European Command in Europe.", ["U.S. European Command"]),
        ("She told the German Marshall Fund in Washington.", ["German Marshall Fund"]),
        (
            "The Bank of England and the Kansas Department of Transportation met.",
            ["Bank of England", "Kansas Department of Transportation"],
        ),
        ("Homs Hospital was hit on Monday.", ["Homs Hospital"]),
        ("In London Police Federation members voted.", ["London Police Federation"]),
        ("The Rapides Parish Sheriff’s Office called.", ["Rapides Parish Sheriff’s Office"]),
    ],
)
def test_organisations_by_the_word_of_their_kind(text: str, organizations: list[str]) -> None:
    """A capitalised run around «University», «Fund» or «Police» is one name, «of …» included."""
    reading = read(text)
    found = find_organizations(reading)
    assert [reading.name(item.first, item.stop) for item in found] == organizations


@pytest.mark.parametrize(
    "text",
    [
        "Paris police said so.",
        "The University reopened.",
        "West Bank residents voted.",
        "In Homs the council met.",
        "PARIS POLICE DEPARTMENT CLOSES",
    ],
)
def test_no_organisations(text: str) -> None:
    """Common nouns, a lone word of kind, and places that the gazetteer has as a whole."""
    assert find_organizations(read(text)) == ()

"""What toponyms do in their sentences."""

import pytest

from geomap.mentions import Role
from geomap.recognize.roles import tell_role
from tests.recognize.fakes import bounds, read


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Jets struck Homs.", "Homs", Role.LITERAL),
        ("He went to Homs yesterday.", "Homs", Role.LITERAL),
        ("In Homs the council met.", "Homs", Role.LITERAL),
        ("Homs is a city.", "Homs", Role.LITERAL),
        ("Aid reached Homs, and more came.", "Homs", Role.LITERAL),
        ("It was shelled in Homs and Hama.", "Hama", Role.LITERAL),
        ("U.S. officials agreed.", "U.S.", Role.MODIFIER),
        ("The Paris police came.", "Paris", Role.MODIFIER),
        ("A US-based firm left.", "US", Role.MODIFIER),
        ("The U.S.-led force left.", "U.S.", Role.MODIFIER),
        ("U.S. President Smith came.", "U.S.", Role.MODIFIER),
        ("Washington said so.", "Washington", Role.METONYMIC),
        ("Moscow has repeatedly denied it.", "Moscow", Role.METONYMIC),
        ("Moscow already maintains ties.", "Moscow", Role.METONYMIC),
        ("Iraq will send help.", "Iraq", Role.METONYMIC),
        ("Russia’s pledges were old, like Iraq’s earlier promise.", "Iraq", Role.METONYMIC),
        ("It has ties to Damascus.", "Damascus", Role.METONYMIC),
        ("The talks between Ankara and Damascus failed.", "Ankara", Role.METONYMIC),
        ("The talks between Ankara and Damascus failed.", "Damascus", Role.METONYMIC),
        ("She told the U.S. no.", "U.S.", Role.METONYMIC),
        ("Rebels backed by the U.S. fled.", "U.S.", Role.METONYMIC),
        ("The war against Iraq ended.", "Iraq", Role.METONYMIC),
    ],
)
def test_roles_are_told_from_the_words_beside(text: str, name: str, role: Role) -> None:
    """Nouns after a name make it a modifier, deeds and dealings metonymic, all else literal."""
    reading = read(text)
    first, stop = bounds(reading, name)
    assert tell_role(reading, first, stop, reading.sentence_of(first)) is role


def test_roles_look_no_further_than_the_sentence() -> None:
    """The next sentence's verb is another's deed."""
    reading = read("They reached Homs.\n\nsaid the man")
    first, stop = bounds(reading, "Homs")
    assert tell_role(reading, first, stop, reading.sentence_of(first)) is Role.LITERAL

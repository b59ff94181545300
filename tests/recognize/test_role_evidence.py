"""The roles that are learned: what speaks for them, and that the likeliest is told."""

import pytest

from geomap.mentions import Role
from geomap.recognize.role_evidence import LEARNED, RoleTeller, likeliest, load_role_weights
from tests.recognize.fakes import bounds, read


def told(text: str, name: str) -> Role:
    """Give the role of a name's first occurrence, with the shipped weights."""
    reading = read(text)
    place = bounds(reading, name)
    return RoleTeller(reading, [place], load_role_weights()).tell(place)


def pieces(text: str, name: str, *others: str) -> list[str]:
    """Give the pieces on a name's first occurrence, of a document with others."""
    reading = read(text)
    place = bounds(reading, name)
    toponyms = [place, *(bounds(reading, other) for other in others)]
    return list(RoleTeller(reading, toponyms, {}).pieces(place))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Moscow already maintains close ties with it.", "Moscow", Role.METONYMIC),
        ("Washington said on Friday that it would not sign.", "Washington", Role.METONYMIC),
        ("He wants closer ties to Damascus.", "Damascus", Role.METONYMIC),
        ("Troops met London police.", "London", Role.MODIFIER),
        ("The Homs governor resigned.", "Homs", Role.MODIFIER),
        ("Jets struck Homs.", "Homs", Role.LITERAL),
        ("It rained in London on Friday.", "London", Role.LITERAL),
        ("She was born near Paris.", "Paris", Role.LITERAL),
    ],
)
def test_roles_are_told(text: str, name: str, role: Role) -> None:
    """As a reader would tell them."""
    assert told(text, name) is role


def test_weights_add_up() -> None:
    """The role whose pieces weigh most is the likeliest; the bias counts with them."""
    weights: dict[str, dict[str, float]] = {
        Role.LITERAL: {"": 1.0},
        Role.METONYMIC: {"": -1.0, "after: said": 1.5, "before: ^": 1.0},
        Role.MODIFIER: {},
    }
    assert likeliest([], weights) is Role.LITERAL
    assert likeliest(["after: said"], weights) is Role.LITERAL
    assert likeliest(["after: said", "before: ^"], weights) is Role.METONYMIC


def test_no_weight_makes_a_located_name_act() -> None:
    """A name that «in» governs is the place itself, or modifies."""
    weights: dict[str, dict[str, float]] = {
        Role.LITERAL: {},
        Role.METONYMIC: {"": 9.0},
        Role.MODIFIER: {"": -1.0},
    }
    assert likeliest(["located"], weights) is Role.LITERAL
    assert likeliest(["located", "kinds after: possessive"], weights) is Role.METONYMIC


def test_pieces_name_what_stands_beside() -> None:
    """The words before and after in lower case, their ends and their kinds."""
    held = set(pieces("The Homs teacher resigned.", "Homs"))
    assert {"before: the", "after: teacher", "after ends: her", "kinds after: other ed"} <= held
    assert {"kind before: ^", "near after: resigned"} <= held


def test_a_name_alone_has_pieces() -> None:
    """The ends of the sentence are told as such."""
    assert {"before: ^", "after: $", "kinds around: ^ $"} <= set(pieces("Homs", "Homs"))


def test_other_names_of_the_document_count() -> None:
    """Where many names act, one more is likelier to; the name itself is not counted for itself."""
    text = "Moscow said no. Damascus said yes. Jets struck Homs."
    assert "others act: 0" in pieces(text, "Moscow", "Homs")
    assert "others act: 4" in pieces(text, "Homs", "Moscow", "Damascus")


def test_the_shipped_weights_are_of_the_learned_roles() -> None:
    """One set a role."""
    assert set(load_role_weights()) == set(LEARNED)

"""The roles that are learned, and the rules that go before them."""

import pytest

from geomap.mentions import Role
from geomap.recognize.role_evidence import LEARNED, learned_role, load_role_weights, role_pieces
from tests.recognize.fakes import bounds, read

NOTHING: dict[str, dict[str, float]] = {role: {} for role in LEARNED}


def told(text: str, name: str, weights: dict[str, dict[str, float]]) -> Role:
    """Give the role of a name's first occurrence."""
    reading = read(text)
    return learned_role(reading, *bounds(reading, name), weights)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Moscow already maintains ties.", "Moscow", Role.METONYMIC),
        ("Troops met London police.", "London", Role.MODIFIER),
        ("Jets struck Homs.", "Homs", Role.LITERAL),
    ],
)
def test_without_weights_the_rules_tell(text: str, name: str, role: Role) -> None:
    """What the rules see stands; nothing is made up."""
    assert told(text, name, NOTHING) is role


def test_weights_tell_where_the_rules_see_nothing() -> None:
    """But only where they are clear about it."""
    text = "It was Moscow, again."
    for weight, role in ((0.5, Role.LITERAL), (5.0, Role.METONYMIC)):
        weights = NOTHING | {Role.METONYMIC: {"before: was": weight}}
        assert told(text, "Moscow", weights) is role


def test_weights_do_not_overrule_a_preposition() -> None:
    """A name that «in» governs is the place itself."""
    weights = NOTHING | {Role.METONYMIC: {"": 9.0}}
    assert told("It rained in London.", "London", weights) is Role.LITERAL


def test_pieces_name_what_stands_beside() -> None:
    """The words before and after, in lower case, and their ends; each piece once."""
    reading = read("The Homs governor resigned.")
    pieces = list(role_pieces(reading, *bounds(reading, "Homs")))
    assert {"before: the", "after: governor", "after ends: nor", "before a title"} <= set(pieces)
    assert len(pieces) == len(set(pieces))


def test_a_name_alone_has_pieces() -> None:
    """The ends of the sentence are told as such."""
    reading = read("Homs")
    assert {"before: ^", "after: $"} <= set(role_pieces(reading, 0, 1))


def test_the_shipped_weights_are_of_the_learned_roles() -> None:
    """One set a role."""
    assert set(load_role_weights()) == set(LEARNED)

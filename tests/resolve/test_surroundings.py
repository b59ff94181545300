"""Reading the words beside mentions."""

import pytest

from geomap.mentions import Role
from geomap.resolve.surroundings import read_surroundings
from tests.builders import document, mention


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("in the province of Idlib today", "Idlib", "province"),
        ("in Idlib province today", "Idlib", "province"),
        ("along the Tigris River", "Tigris", "river"),
        ("along the river Tigris", "Tigris", "river"),
        ("the town of Baiji fell", "Baiji", "town"),
        ("the northern city of “Mosul”", "Mosul", "city"),
        ("the state of the economy in Texas", "Texas", ""),
        ("in Homs city of dreams", "Homs", ""),
        ("Homs fell", "Homs", ""),
    ],
)
def test_finds_the_feature_word_that_goes_with_a_name(text: str, name: str, word: str) -> None:
    """Right before with «of», or right after; never across other words."""
    source = document(text)
    around = read_surroundings(source, [mention(source, name)])[0]
    assert (around.called or around.feature) == word
    assert bool(around.called) == (f"{word} of" in text and bool(word))


@pytest.mark.parametrize(
    ("text", "inner", "outer", "role"),
    [
        ("Paris, Texas", "Paris", "Texas", Role.LITERAL),
        ("Homs, in western Syria", "Homs", "Syria", Role.LITERAL),
        ("Ramadi in Anbar", "Ramadi", "Anbar", Role.LITERAL),
        ("Hit (Iraq)", "Hit", "Iraq", Role.LITERAL),
        ("Idlib province, in northern Syria", "Idlib", "Syria", Role.LITERAL),
        ("Ramadi in the Iraqi province of Anbar", "Ramadi", "Iraqi", Role.DEMONYM),
        ("Syria's Idlib", "Idlib", "Syria", Role.LITERAL),
        ("Syria’s western city of Homs", "Homs", "Syria", Role.LITERAL),
        ("the Syrian city of Homs", "Homs", "Syrian", Role.DEMONYM),
    ],
)
def test_reads_containment(text: str, inner: str, outer: str, role: Role) -> None:
    """The contained one points at its container, and the other way round."""
    source = document(text)
    mentions = sorted(
        (mention(source, inner), mention(source, outer, role=role)), key=lambda item: item.span
    )
    around = read_surroundings(source, mentions)
    contained = next(n for n, item in enumerate(mentions) if item.text == inner)
    container = 1 - contained
    assert around[contained].within == (container,)
    assert around[container].holds == (contained,)


@pytest.mark.parametrize(
    "text",
    [
        "Homs fell. Syria mourned",
        "Homs and Syria",
        "Homs talked to Syria",
        "Homs\n\nSyria",
        "In Homs, Syrian officers met",
        "Homs influence in Syria",
        "Homs attacked those who had for many a month and year stayed far away from it in Syria",
    ],
)
def test_does_not_read_containment_into_other_words(text: str) -> None:
    """Two names near each other are not yet one in the other."""
    source = document(text)
    role = Role.DEMONYM if "Syrian" in text else Role.LITERAL
    names = [mention(source, "Homs"), mention(source, "Syria", role=role)]
    around = read_surroundings(source, names)
    assert all(item.within == () and item.holds == () for item in around)


def test_reads_lists() -> None:
    """Commas and «and» join the members of a list to their neighbours."""
    source = document("raids on Homs, Hama, and Idlib")
    names = [mention(source, name) for name in ("Homs", "Hama", "Idlib")]
    assert [item.listed for item in read_surroundings(source, names)] == [(1,), (0, 2), (1,)]


def test_passes_over_names_within_a_longer_name() -> None:
    """An embedded mention does not come between its holder and the next name."""
    source = document("the University of Aleppo, Syria")
    whole = mention(source, "University of Aleppo")
    names = [whole, mention(source, "Aleppo", role=Role.EMBEDDED), mention(source, "Syria")]
    around = read_surroundings(source, names)
    assert around[0].within == (2,)
    assert around[1].within == (2,)

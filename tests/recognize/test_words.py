"""Words and lists of names."""

from pathlib import Path

import pytest

import geomap.recognize
from geomap.recognize.reading import Casing, casing
from geomap.recognize.words import (
    is_caseless,
    is_common,
    is_first_name,
    is_name_word,
    is_surname,
    load_words,
)

DATA = Path(geomap.recognize.__file__).parent / "data"


@pytest.mark.parametrize(
    ("name", "least", "some"),
    [
        ("first_names", 1_000, "Kimberly José Vladimir"),
        ("surnames", 600, "Smith O'Brien Erdogan"),
        ("common_words", 1_900, "the reading nice mobile of march"),
    ],
)
def test_lists_hold_what_they_should(name: str, least: int, some: str) -> None:
    """Every list is read, in lower case, without its comments."""
    words = load_words(name)
    assert len(words) >= least
    assert {word.lower() for word in some.split()} <= words
    assert all(word == word.lower() and "#" not in word for word in words)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_lists_say_where_they_come_from_and_repeat_nothing(path: Path) -> None:
    """A comment opens each list, and no word stands in it twice."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Homs", True),
        ("O'Fallon", True),
        ("d'Ivoire", True),
        ("US", True),
        ("homs", False),
        ("3rd", False),
        ("'s", False),
        ("-", False),
        ("حمص", False),
    ],
)
def test_words_written_like_names(word: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """A capital at the beginning, or after an apostrophe near it."""
    assert is_name_word(word) is expected


def test_scripts_without_capitals_are_told() -> None:
    """Arabic and Chinese have none; Latin, digits and emoji are something else."""
    assert is_caseless("حمص")
    assert is_caseless("北京")
    assert not any(is_caseless(word) for word in ("homs", "Homs", "1", "💥", "-"))


def test_lists_are_asked_in_any_case() -> None:
    """«READING» is as common as «reading»."""
    assert is_common("READING")
    assert is_first_name("KIMBERLY")
    assert is_surname("smith")
    assert not is_common("Homs")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets struck Homs on Tuesday .", Casing.MIXED),
        ("Jets Strike Homs After Long Calm", Casing.TITLE),
        ("Jets Struck Homs Yesterday .", Casing.MIXED),
        ("JETS STRIKE HOMS AGAIN", Casing.UPPER),
        ("jets strike homs again", Casing.LOWER),
        ("HOMS", Casing.MIXED),
        ("— … 12", Casing.MIXED),
    ],
)
def test_casing(text: str, expected: Casing) -> None:
    """Headlines, capitals and lower case are told apart from prose; a few words tell nothing."""
    assert casing(tuple(text.split())) is expected

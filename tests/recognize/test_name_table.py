"""The gazetteer as the network sees it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.recognize.name_table import (
    CLASSES,
    NameTable,
    WordTable,
    fold,
    load_tables,
    make_table,
    name_hash,
    word_hash,
)

NAMES = {
    "Paris": "city",
    "New York": "city",
    "New York Mills": "village",
    "Winston Salem": "city",
    "Saint Louis": "city",
    "Łódź": "city",
}


def table() -> NameTable:
    """Make a table of a few names."""
    return NameTable(
        *make_table({name_hash(n.split()): CLASSES.index(c) for n, c in NAMES.items()})
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Paris", ["Paris"]),
        ("in PARIS , paris", ["PARIS", "paris"]),
        ("New York Mills and New York", ["New York Mills", "New York"]),
        ("Winston - Salem", ["Winston - Salem"]),
        ("St. Louis", ["St. Louis"]),
        ("- Paris -", ["Paris"]),
        ("New", []),
        ("", []),
    ],
)
def test_finds_the_longest_names(text: str, expected: list[str]) -> None:
    """Case, dots and hyphens do not count; the longer name wins."""
    words = text.split()
    found = [" ".join(words[match.first : match.stop]) for match in table().matches(words)]
    assert found == expected


def test_says_what_a_name_is() -> None:
    """The class of the name as a whole, not of its parts."""
    kinds = [
        CLASSES[match.kind] for match in table().matches(["New", "York", "Mills", "New", "York"])
    ]
    assert kinds == ["village", "city"]


@given(words=st.lists(st.sampled_from(["New", "York", "Mills", "Paris", "-", "x"]), max_size=20))
def test_names_come_in_order_and_apart(words: list[str]) -> None:
    """Matches are in text order, within the text, and share no token."""
    last = 0
    for match in table().matches(words):
        assert last <= match.first < match.stop <= len(words)
        last = match.stop


def test_an_empty_table_finds_nothing() -> None:
    """Nothing is found where nothing is known."""
    empty = NameTable(np.zeros(0, np.uint64), np.zeros(0, np.uint8))
    assert list(empty.matches(["Paris"])) == []
    assert len(empty) == 0


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Köln", "koln"), ("U.S.", "us"), ("’s", "s"), ("-", ""), ("St.", "saint"), ("İ", "i")],
)
def test_words_are_folded(word: str, folded: str) -> None:
    """Lower case without accents, dots and marks."""
    assert fold(word) == folded


@given(word=st.text(max_size=20))
def test_any_word_has_a_hash(word: str) -> None:
    """64 bits, the same for every casing that folds alike; none only where nothing is left."""
    code = word_hash(word)
    assert 0 <= code < 1 << 64
    assert (code == 0) == (not fold(word))


def test_word_lists_add_up() -> None:
    """A word on two lists has both flags, one on none has 0."""
    lists = WordTable({word_hash("virginia"): 3})
    assert list(lists.flags(["Virginia", "other"])) == [3, 0]


def test_the_shipped_tables_know_the_world() -> None:
    """The table beside the model holds countries, cities and demonyms."""
    names, lists = load_tables()
    kinds = {
        CLASSES[match.kind]
        for word in ("Syria", "Chicago", "Syrian")
        for match in names.matches([word])
    }
    assert kinds == {"country", "metropolis", "demonym"}
    assert len(names) > 200_000
    assert next(lists.flags(["John"])) & 1

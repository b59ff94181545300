"""A document as recognition sees it."""

import pytest

from tests.recognize.fakes import FakeLexicon, read


def test_names_have_single_spaces() -> None:
    """However the lines were broken."""
    reading = read("New\n  York and New\tYork")
    assert reading.name(0, 2) == "New York"
    assert reading.name(3, 5) == "New York"


def test_words_beyond_the_text_are_empty() -> None:
    """Rules may look past both ends."""
    reading = read("Homs fell")
    assert [reading.word(index) for index in (-1, 0, 1, 2)] == ["", "Homs", "fell", ""]


def test_every_token_knows_its_sentence() -> None:
    """Also the first and the last."""
    reading = read("One two. Three. Four five six.")
    for bounds in reading.sentences:
        assert all(reading.sentence_of(index) == bounds for index in range(*bounds))


@pytest.mark.parametrize(
    ("text", "word", "inside"),
    [
        ("See http://example.org/Paris for more.", "Paris", True),
        ("See www.example.org/Paris, or not.", "Paris", True),
        ("Mail paris@Homs.example today.", "Homs", True),
        ("The Paris/London train left.", "London", False),
        ("He lives @ Homs.", "Homs", False),
    ],
)
def test_addresses_name_nothing(text: str, word: str, inside: bool) -> None:  # noqa: FBT001 - a table's column
    """Parts of web and mail addresses are told from words."""
    reading = read(text)
    covered = [
        reading.in_address(index)
        for index in range(len(reading.tokens))
        if word in reading.word(index)
    ]
    assert covered == [inside]


def test_the_gazetteer_is_asked_once_for_a_spelling() -> None:
    """Misses are remembered like hits."""
    lexicon = FakeLexicon()
    reading = read("Homs Homs Nowhere Nowhere", lexicon)
    answers = [reading.facts(index, index + 1) for index in range(4)]
    assert answers[0] is answers[1] is not None
    assert answers[2] is answers[3] is None
    assert lexicon.asked == 2

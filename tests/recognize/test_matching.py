"""The longest names of the gazetteer."""

import pytest

from geomap.recognize.matching import find_matches
from tests.recognize.fakes import FakeLexicon, read


def names(text: str) -> list[str]:
    """Give the matches of a text of one sentence."""
    reading = read(text)
    return [reading.name(match.first, match.stop) for match in find_matches(reading, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From New York to York.", ["New York", "York"]),
        ("Trinidad and Tobago, and Iraq and Syria.", ["Trinidad and Tobago", "Iraq", "Syria"]),
        ("In Port-au-Prince and Deir ez-Zor.", ["Port-au-Prince", "Deir ez-Zor"]),
        ("The Hague and The Lebanon.", ["The Hague", "Lebanon"]),
        (
            "Idlib Province, Wyandot County and Lake Zorn.",
            ["Idlib Province", "Wyandot County", "Lake Zorn"],
        ),
        ("It is as calm as us, or so they say.", []),
        ("The US left, as he told us.", ["US"]),
        ("Mr. Reading read.", ["Reading"]),
        ("Babies in Wyandot County thrive.", ["Wyandot County"]),
        ("they met in syria and turkey", ["syria"]),
        ("TROOPS LEFT AS IRAQ FELL", ["IRAQ"]),
    ],
)
def test_matches_are_leftmost_and_longest(text: str, expected: list[str]) -> None:
    """Feature words in capitals belong to the name; lower case and short words must be sure."""
    assert names(text) == expected


def test_what_only_a_feature_word_speaks_for_has_no_facts() -> None:
    """The gazetteer need not know a county for it to be one."""
    reading = read("In Wyandot County and Idlib Province.")
    unknown, known = find_matches(reading, 0)
    assert unknown.facts is None
    assert unknown.has_feature_word
    assert known.facts is not None
    assert known.has_feature_word


def test_the_gazetteer_is_asked_once_a_spelling() -> None:
    """A document that repeats itself costs no more questions."""
    lexicon = FakeLexicon()
    reading = read("Homs and Homs and Homs.", lexicon)
    list(find_matches(reading, 0))
    before = lexicon.asked
    list(find_matches(reading, 0))
    assert lexicon.asked == before

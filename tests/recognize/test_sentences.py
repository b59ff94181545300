"""Where sentences begin and end."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.recognize.sentences import SENTENCE_LENGTH, split_sentences, to_sentence
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from tests.contracts.recognizer import AWKWARD


def split(text: str) -> list[str]:
    """Give the sentences of a text verbatim."""
    tokens = tokenize(text, english_tokenizer())
    found = [to_sentence(tokens, bounds) for bounds in split_sentences(tokens)]
    return [text[sentence.start : sentence.end] for sentence in found]


@pytest.mark.parametrize(
    "text",
    [
        "The raid was planned by U.S. officials in March.",
        "The head of the command, Gen. Philip Breedlove, spoke.",
        "Arriving at 9 a.m. local time, the general spoke.",
        "He came at 9 a.m. Moscow time and at 5 p.m. Monday.",
        "Mr. X met Dr. Y, Sen. Z and J. R. Smith in St. Louis.",
        "It cost 3.5 million, or No. 7 of 10.",
        "The firms Smith Corp. and Jones & Co. bid.",
        "Police Sgt. Dresser and Sens. Byrd and Capt. Morris met on Aug. 28.",
        "She lives in Gary, Ind. with her cat.",
        "He paused ... and went on.",
        "“What now?” he asked. ",
        "On Jan. 5 the U.S. Army left; e.g. Iraq was calm.",
        "KANSAS CITY, Mo. (AP) — Trains stopped.",
        "the end.but no space follows",
    ],
)
def test_stops_that_end_nothing(text: str) -> None:
    """Abbreviations, initials, decimals, ellipses and quoted questions keep a sentence whole."""
    assert split(text) == [text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "He left.| She stayed.",
        "He lives in the U.S.| The rest stayed.",
        "They met at 9 a.m.| Nobody spoke.",
        "“Go.”| “Where?”| She shrugged.",
        "He said, “Go.”| Then he left.",
        "(He left.)| She stayed.",
        "Is it so?!| Yes!| Good.",
        "Plan B.| The end.",
        "He wrote “the end.”| 12 people read it.",
        "It happened…| Then it stopped.",
        "He moved to Gary, Ind.| She followed.",
        "He left, she said.|Then it rained.",
        "he left.| she stayed.| nobody spoke to u.s. officials.",
        "HE LEFT.| SHE STAYED.| NOBODY SPOKE TO U.S. OFFICIALS.",
        "i like homs.| it is nice there!| would go again",
    ],
)
def test_stops_that_end_a_sentence(text: str) -> None:
    """Closing quotes and brackets belong to the sentence before them."""
    assert split(text.replace("|", "")) == [part.strip() for part in text.split("|")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Neck Deep\n\nJets struck Homs\n \nagain", ["Neck Deep", "Jets struck Homs", "again"]),
        (
            "A Short Headline\nThe first paragraph is much longer than its headline is, as they are.",
            [
                "A Short Headline",
                "The first paragraph is much longer than its headline is, as they are.",
            ],
        ),
        (
            "This prose was wrapped by hand at some width and so\nHoms begins a line of the same sentence.",
            [
                "This prose was wrapped by hand at some width and so\nHoms begins a line of the same sentence."
            ],
        ),
        (
            "A line ends here for no reason\nthough the sentence goes on in lower case for a while longer.",
            [
                "A line ends here for no reason\nthough the sentence goes on in lower case for a while longer."
            ],
        ),
        ("Thank You!\nSubscribe", ["Thank You!", "Subscribe"]),
        ("one\r\n\r\ntwo\u2029\u2029three", ["one", "two", "three"]),
    ],
)
def test_line_ends(text: str, sentences: list[str]) -> None:
    """Blank lines end sentences, and so do lines that had room for the next word."""
    assert split(text) == sentences


def test_a_very_long_sentence_is_cut_at_white_space() -> None:
    """Text without punctuation still has sentences of bounded length, whole words in them."""
    parts = split("seven77 " * 2_000)
    assert max(map(len, parts)) <= SENTENCE_LENGTH
    assert {word for part in parts for word in part.split()} == {"seven77"}


def test_beginnings_of_another_pipeline_stand_in_for_punctuation() -> None:
    """Line ends still part; full stops no longer do."""
    tokens = tokenize("One. Two three.\n\nFour", english_tokenizer())
    ranges = split_sentences(tokens, {0, 9})
    assert [tokens.slice(*bounds) for bounds in ranges] == ["One. Two", "three.", "Four"]


@given(st.text(max_size=80) | st.sampled_from(AWKWARD))
@settings(deadline=None)
def test_every_token_lies_in_exactly_one_sentence(text: str) -> None:
    """Nothing is lost or doubled, and none is empty or white space."""
    tokens = tokenize(text, english_tokenizer())
    ranges = split_sentences(tokens)
    assert [index for first, stop in ranges for index in range(first, stop)] == list(
        range(len(tokens))
    )
    for before, after in itertools.pairwise(ranges):
        assert before[1] == after[0]
    assert all(first < stop for first, stop in ranges)

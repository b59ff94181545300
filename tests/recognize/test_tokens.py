"""Tokens: offsets that stay true, pieces of bounded length."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from geomap.recognize.tokenizer import english_tokenizer, remembering
from geomap.recognize.tokens import PIECE_LENGTH, RUN_LENGTH, pieces, tidy, tokenize
from geomap.recognize.trained_recognizer import load_model
from tests.contracts.recognizer import AWKWARD

anything = st.text(st.characters(codec=None), max_size=80) | st.sampled_from(AWKWARD)


@given(anything)
def test_tidying_keeps_the_length_and_every_letter(text: str) -> None:
    """Offsets in the tidy text are offsets in the document, and no letter or digit changes."""
    tidied = tidy(text)
    assert len(tidied) == len(text)
    assert all(
        after == before for before, after in zip(text, tidied, strict=True) if before.isalnum()
    )


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a\r\nb\rc\u2028d\x85e\x0bf", "a \nb\nc\nd\ne\nf"),
        ("a\x00b\u202ec\u200bd\ufeffe", "a b c d e"),
        ("\ud800\udfff", "\ufffd\ufffd"),
        ("wait......... what?!", "wait.         what?!"),
        ("-----", "-----"),
        ("US‐based, US‑based", "US-based, US-based"),
    ],
)
def test_tidying_replaces_one_for_one(text: str, tidied: str) -> None:
    """Line ends become line feeds, controls and marks of direction spaces, surrogates U+FFFD."""
    assert tidy(text) == tidied


@given(anything, st.integers(1, 30))
def test_pieces_are_the_text(text: str, length: int) -> None:
    """Put together, pieces give the text; each stands at its offset and keeps to the length."""
    cut = list(pieces(text, length))
    assert "".join(piece for _, piece in cut) == text
    for offset, piece in cut:
        assert text[offset : offset + len(piece)] == piece
        assert 0 < len(piece) <= length


def test_pieces_are_cut_at_blank_lines_before_other_space() -> None:
    """A paragraph stays whole where it can."""
    assert [piece for _, piece in pieces("one two\n\nthree four", 15)] == [
        "one two",
        "\n\nthree four",
    ]
    assert [piece for _, piece in pieces("one two three", 9)] == ["one two", " three"]


def test_a_run_without_space_is_cut() -> None:
    """The tokenizer never sees a long run, so its quadratic time does not show."""
    assert [len(piece) for _, piece in pieces("(" * (2 * RUN_LENGTH + 1))] == [
        RUN_LENGTH,
        RUN_LENGTH,
        1,
    ]
    assert max(len(piece) for _, piece in pieces("word " * PIECE_LENGTH)) <= PIECE_LENGTH


@given(anything)
def test_tokens_stand_where_they_say_and_cover_all_but_space(text: str) -> None:
    """Each token is the tidy text at its offsets; what lies between is white space."""
    tokens = tokenize(text, english_tokenizer())
    end = 0
    for word, start, stop in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert tokens.text[start:stop] == word
        assert not tokens.text[end:start].strip()
        assert not word.isspace()
        end = stop
    assert not tokens.text[end:].strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.-led force", ["The", "U.S.", "-", "led", "force"]),
        ("mid-Ohio’s [Russia’s]", ["mid", "-", "Ohio", "’s", "[", "Russia", "’s", "]"]),
        ("in Hurricane, W.Va. - Police", ["in", "Hurricane", ",", "W.Va.", "-", "Police"]),
        ("He left Gary, Ind.", ["He", "left", "Gary", ",", "Ind."]),
        ("They felt ill.", ["They", "felt", "ill", "."]),
        ("Homs.", ["Homs", "."]),
    ],
)
def test_hyphens_part_words_and_abbreviations_keep_their_stop(text: str, words: list[str]) -> None:
    """Toponyms are whole tokens."""
    assert list(tokenize(text, english_tokenizer()).words) == words


def test_attached_means_nothing_between() -> None:
    """The first token is attached to nothing."""
    tokens = tokenize("Homs's end", english_tokenizer())
    assert [tokens.attached(index) for index in range(len(tokens))] == [False, True, False]
    assert tokens.slice(0, 2) == "Homs's"


_TOKENIZER = spacy.blank("en").tokenizer


@given(
    pieces=st.lists(
        st.sampled_from(
            [
                *"aZ.,'’-/():;!?“” \n\t\u00a00$%—é",
                "U.S.",
                "can't",
                "'s",
                "a.m.",
                "http://a.b",
                "الله",
            ]
        ),
        max_size=40,
    )
)
def test_tokens_are_spacys(pieces: list[str]) -> None:
    """What lies between white space is tokenized by itself, as it is within the whole text."""
    text = "".join(pieces)
    whole = [(token.text, token.idx) for token in _TOKENIZER(text) if not token.is_space]
    assert english_tokenizer()(text) == whole


@given(anything)
def test_the_shipped_models_tokens_are_those_it_is_trained_on(text: str) -> None:
    """The recogniser takes the loaded pipeline's tokenizer, the recipes English's own."""
    tidied = tidy(text)  # as all that reaches a tokenizer is
    assert remembering(load_model().tokenizer)(tidied) == english_tokenizer()(tidied)

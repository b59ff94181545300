"""Quotes: found again where they stood, also after small edits; not found where they do not stand any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.decisions import Quote
from geomap.documents import Span
from geomap.review.anchors import CONTEXT, anchors, quote_of
from tests.strategies import texts

TEXT = (
    "Envoys from several countries met in Tripoli on Monday to talk about grain. "
    "Two days later the port of Tripoli was closed again, and ships waited outside."
)
SECOND = TEXT.index("Tripoli", TEXT.index("port"))


def spot(text: str, quote: Quote) -> int | None:
    """Give where a quote is found."""
    found = anchors(text, quote)
    return found[0].span.start if found else None


def second() -> Quote:
    """Quote the second Tripoli."""
    return quote_of(TEXT, Span(SECOND, SECOND + len("Tripoli")))


def test_a_quote_holds_what_stands_around_the_name() -> None:
    assert second().prefix.endswith("later the port of ")
    assert second().suffix.startswith(" was closed again")
    assert len(second().prefix) == len(second().suffix) == CONTEXT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("Two days later", "Three days after that"),
        ("was closed again", "was shut once more"),
        ("port of Tripoli", "harbour of Tripoli"),
        ("Envoys from several countries met", "A long new paragraph.\n\nThey met"),
        ("the port of Tripoli was closed", "the port of\nTripoli  was\tclosed"),
        (" again, and ships waited outside.", "."),
    ],
)
def test_a_small_edit_does_not_lose_it(before: str, after: str) -> None:
    edited = TEXT.replace(before, after)
    assert spot(edited, second()) == edited.rindex("Tripoli")


@pytest.mark.parametrize(
    "edited",
    [
        "",
        TEXT.replace("Tripoli", "Tunis"),
        TEXT[: TEXT.index("Two days")],
        TEXT.replace("Tripoli was", "Tripolitania was"),
        "He was born in Tripoli. Nobody who lives there today remembers him.",
    ],
    ids=["empty", "renamed", "cut", "longer word", "another passage"],
)
def test_what_is_gone_is_not_found_elsewhere(edited: str) -> None:
    assert spot(edited, second()) is None


def test_of_like_passages_the_nearest_is_meant() -> None:
    line = "Shells fell on Homs at night, as they had on every night of that long month of May.\n"
    text = line * 5
    for number in range(5):
        start = number * len(line) + line.index("Homs")
        quote = quote_of(text, Span(start, start + 4))
        assert spot(text, quote) == start
        assert spot("New.\n" + text, quote) == start + 5


def test_without_offset_and_surroundings_a_name_must_stand_once() -> None:
    assert spot("Rain in Homs.", Quote("Homs")) == 8
    assert spot("Homs and Homs.", Quote("Homs")) is None
    assert spot("Homs and Homs.", Quote("Homs", start=9)) == 9


def test_signs_of_patterns_are_letters_like_others() -> None:
    assert spot("In (St. Louis) it rains.", Quote("(St.  Louis)")) == 3
    assert spot("In StX Louis it rains.", Quote("St. Louis")) is None


@given(texts, texts, st.sampled_from(("Homs", "Deir ez-Zor", "حمص", "محافظة حمص", "L'Aquila")))
def test_in_any_text_a_quote_is_found_where_it_was_taken(
    before: str, after: str, name: str
) -> None:
    text = f"{before}{name}{after}"
    quote = quote_of(text, Span(len(before), len(before) + len(name)))
    assert spot(text, quote) == len(before)


def test_a_hostile_text_takes_no_longer_than_its_length_allows() -> None:
    text = "Homs " * 50_000
    assert spot(text, Quote("Homs", "x" * CONTEXT, "y" * CONTEXT, 70)) is None

"""Text on the sheet: what XML can hold, shortened, measured and broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.draw.figure.text import plain, short, width, wrapped
from tests.strategies import texts


@given(texts)
def test_plain_text_is_one_line_that_turns_nothing_round(text: str) -> None:
    held = plain(text)
    assert held
    assert held == " ".join(held.split())
    assert not set(held) & set("\u202a\u202e\u2066\u2069\ufffe\uffff\x00\x1b")


@given(texts, st.integers(2, 50))
def test_short_text_keeps_its_beginning(text: str, letters: int) -> None:
    held = short(text, letters)
    assert len(held) <= letters
    assert plain(text).startswith(held.removesuffix("…").rstrip()) or held == plain(text)


@given(texts, st.floats(30, 300))
def test_lines_are_no_wider_than_asked_and_lose_no_letter(text: str, limit: float) -> None:
    held = plain(text)
    lines = wrapped(held, 10.0, limit)
    assert all(width(line, 10.0) <= limit or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == held.replace(" ", "")


@pytest.mark.parametrize(
    ("narrow", "wide"), [("Illi", "WWWW"), ("abc", "北京市"), ("abc", "abcd"), ("жж", "жжж")]
)
def test_widths_grow_as_letters_do(narrow: str, wide: str) -> None:
    assert width(narrow, 10.0) < width(wide, 10.0)


def test_marks_above_letters_take_no_room() -> None:
    assert width("e\u0301", 10.0) == width("e", 10.0)

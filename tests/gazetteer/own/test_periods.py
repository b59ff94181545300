"""Dates as spans of days that compare."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer.own.periods import EARLIEST, LATEST, span_of


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1991", (19_910_101, 19_911_231)),
        ("1991-02", (19_910_201, 19_910_228)),
        ("2000-02", (20_000_201, 20_000_229)),
        ("1991-12-26", (19_911_226, 19_911_226)),
        ("0000-02", (201, 229)),
    ],
)
def test_a_date_is_its_first_and_last_day(text: str, span: tuple[int, int]) -> None:
    assert span_of(text) == span


def test_years_before_christ_come_in_order() -> None:
    """The Ides of March, 44 BC, before the end of that year, and that before the next."""
    days = [span_of(text)[0] for text in ("-0044", "-0043-03-15", "-0043-12-31", "-0042-01-01")]
    assert days == sorted(set(days))


@pytest.mark.parametrize(
    "text", ["", "91", "1991-13", "1991-00", "1991-02-29", "1991-2", "26.12.1991", "١٩٩١", "1991 "]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        span_of(text)


@given(st.dates(), st.dates())
def test_days_compare_as_dates_do(one: dt.date, other: dt.date) -> None:
    first, second = span_of(one.isoformat())[0], span_of(other.isoformat())[0]
    assert (first < second) == (one < other)
    assert EARLIEST < first < LATEST

"""Documents and spans: half-open, counted in code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents import Document, Sentence, Span

offsets = st.integers(0, 30)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Give short spans."""
    start = draw(offsets)
    return Span(start, start + draw(st.integers(1, 10)))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (-3, -1)])
def test_spans_hold_at_least_one_character_of_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"0 ≤ start < end, not {start}, {end}"):
        Span(start, end)


@given(spans(), spans())
def test_spans_are_sets_of_offsets(one: Span, other: Span) -> None:
    held, others = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert len(one) == len(held)
    assert one.contains(other) == (others <= held)
    assert one.overlaps(other) == bool(held & others)


@given(st.lists(spans(), max_size=5))
def test_spans_sort_in_text_order_the_shorter_first(held: list[Span]) -> None:
    assert sorted(held) == sorted(held, key=lambda span: (span.start, span.end))


def test_a_sentence_is_a_span() -> None:
    assert Sentence(0, 9).contains(Span(3, 9))
    assert not Sentence(0, 9).contains(Span(3, 10))


def test_offsets_count_code_points_and_not_bytes_or_utf_16() -> None:
    document = Document("a", "💥 حمص!")
    assert document.quote(Span(2, 5)) == "حمص"


@given(st.text(), st.text(min_size=1), st.text())
def test_a_quote_is_what_stands_there(before: str, quoted: str, after: str) -> None:
    span = Span(len(before), len(before) + len(quoted))
    assert Document("a", before + quoted + after).quote(span) == quoted


def test_a_quote_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"span 2–9 ends after the text \(4 characters\)"):
        Document("a", "Homs").quote(Span(2, 9))


def test_a_document_needs_an_id_and_no_text() -> None:
    assert Document("a", "").text == ""
    with pytest.raises(ValueError, match="needs an id"):
        Document("", "Homs")

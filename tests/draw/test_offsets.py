"""Offsets as a browser counts them."""

from hypothesis import given
from hypothesis import strategies as st

from geomap.draw.inert import visible
from geomap.draw.offsets import counted_in_browser
from tests.strategies import texts


def cut(text: str, start: int, end: int) -> str:
    """Cut the text that the page shows, in UTF-16 units."""
    units = visible(text).encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def test_plain_text_keeps_its_offsets() -> None:
    offset = counted_in_browser("Jets struck حمص, Homs.\n")
    assert [offset(number) for number in (0, 5, 22)] == [0, 5, 22]


@given(texts, st.data())
def test_any_part_of_any_text_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    within = (
        text[max(0, start - 1) : start + 1] == "\r\n" or text[max(0, end - 1) : end + 1] == "\r\n"
    )
    offset = counted_in_browser(text)
    if not within:
        assert cut(text, offset(start), offset(end)) == visible(text[start:end])

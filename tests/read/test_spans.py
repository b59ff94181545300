"""Toponyms that someone else found, one document a line."""

import io
import json

import pytest

from geomap.documents import Span
from geomap.errors import InputError
from geomap.read import read_toponyms
from geomap.read.spans import Toponyms

LINE = '{"id": "a", "text": "Jets struck Homs.", "toponyms": [{"start": 12, "end": 16}]}'


def read(text: str) -> list[Toponyms]:
    """Read lines as if they came from standard input."""
    return list(read_toponyms("-", stdin=io.BytesIO(text.encode())))


def test_each_line_is_a_document_with_its_spans() -> None:
    ((document, spans),) = read(LINE)
    assert (document.id, document.text, document.title) == ("a", "Jets struck Homs.", "")
    assert spans == (Span(12, 16),)


def test_title_date_source_and_home_are_taken_and_other_fields_do_not_matter() -> None:
    held = {"title": "T", "date": "2015-10-01", "source": "S", "near": "N", "kind": {"any": 1}}
    ((document, spans),) = read(json.dumps({"id": "a", "text": "", "toponyms": [], **held}))
    assert (document.title, document.date, document.source) == ("T", "2015-10-01", "S")
    assert document.near == "N"
    assert spans == ()


def test_spans_keep_their_order_and_may_overlap() -> None:
    line = json.dumps(
        {"id": "a", "text": "Homs", "toponyms": [{"start": 1, "end": 4}, {"start": 0, "end": 4}]}
    )
    assert read(line)[0].spans == (Span(1, 4), Span(0, 4))


def test_blank_lines_and_an_empty_file_hold_nothing() -> None:
    assert read("") == []
    assert len(read(f"\n{LINE}\r\n\n{LINE}")) == 2


def test_line_separators_within_strings_end_no_line() -> None:
    ((document, _),) = read('{"id": "a", "text": "one\u2028two\x85three", "toponyms": []}')
    assert document.text == "one\u2028two\x85three"


def test_documents_before_a_wrong_line_are_given() -> None:
    lines = read_toponyms("-", stdin=io.BytesIO(f"{LINE}\nnonsense".encode()))
    assert next(lines).document.id == "a"
    with pytest.raises(InputError, match="standard input, line 2: not JSON"):
        next(lines)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[1]", "line 1: must be an object, not a list"),
        ('{"text": "", "toponyms": []}', "line 1: 'id' is missing"),
        ('{"id": 7, "text": "", "toponyms": []}', "'id' must be a text, not 7"),
        ('{"id": "", "text": "", "toponyms": []}', "a document needs an id"),
        ('{"id": "a", "toponyms": []}', "'text' is missing"),
        ('{"id": "a", "text": ""}', "'toponyms' is missing"),
        ('{"id": "a", "text": "", "toponyms": null}', "'toponyms' must be a list, not null"),
        ('{"id": "a", "text": "", "toponyms": [[0, 1]]}', "toponyms[0]: must be an object"),
        ('{"id": "a", "text": "", "toponyms": [{"start": 0}]}', "'end' is missing"),
        (
            '{"id": "a", "text": "", "toponyms": [{"start": 0, "end": true}]}',
            "'end' must be a whole number, not true",
        ),
        (
            '{"id": "a", "text": "Homs", "toponyms": [{"start": 0, "end": 5}]}',
            "toponyms[0]: span 0–5 ends after the text (4 characters)",
        ),
        (
            '{"id": "a", "text": "Homs", "toponyms": [{"start": -1, "end": 2}]}',
            "toponyms[0]: a span needs 0 ≤ start < end, not -1, 2",
        ),
        (
            '{"id": "a", "text": "Homs", "toponyms": [{"start": 2, "end": 2}]}',
            "a span needs 0 ≤ start < end",
        ),
        (r'{"id": "a", "text": "\ud83d", "toponyms": []}', "half of a surrogate pair"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(line: str, expected: str) -> None:
    with pytest.raises(InputError) as caught:
        read(line)
    assert str(caught.value).startswith("standard input, line 1")
    assert expected in str(caught.value)

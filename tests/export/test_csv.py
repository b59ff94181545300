"""CSV that spreadsheets open and do not run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from geomap.export import csv_pieces
from geomap.export.csv import COLUMNS, inert
from geomap.places import Report, Resolved
from tests.export.samples import HAND_MADE, MIXED
from tests.strategies import reports


def rows(held: list[Report]) -> list[dict[str, str]]:
    """Write reports and read the rows back as a spreadsheet would."""
    text = "".join(csv_pieces(held))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_is_a_mention(snapshot: SnapshotAssertion) -> None:
    assert "".join(csv_pieces([MIXED])) == snapshot


def test_nothing_found_leaves_the_header() -> None:
    assert "".join(csv_pieces([HAND_MADE])) == ",".join(COLUMNS) + "\r\n"


@given(st.lists(reports(), max_size=2))
def test_every_mention_is_a_row_of_whole_width(held: list[Report]) -> None:
    written = rows(held)
    decided = [(report, item) for report in held for item in report.resolutions]
    assert len(written) == len(decided)
    for row, (report, item) in zip(written, decided, strict=True):
        assert tuple(row) == COLUMNS
        assert None not in row.values()
        assert row["text"] == inert(item.mention.text)
        assert row["sentence"] == inert(report.document.quote(item.mention.sentence))
        expected = "unresolved"
        if isinstance(item, Resolved):
            expected = "within" if item.within else "resolved"
        assert row["status"] == expected


@given(st.lists(reports(), max_size=2))
def test_no_text_is_a_formula(held: list[Report]) -> None:
    numbers = {"start", "end", "confidence", "latitude", "longitude", "population"}
    for row in rows(held):
        texts = [value for name, value in row.items() if name not in numbers]
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for value in texts)


def test_negative_coordinates_stay_numbers() -> None:
    assert rows([MIXED])[1]["latitude"] == "-18.0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("=1+1", "'=1+1"), ("-Homs", "'-Homs"), ("Homs", "Homs"), ("", ""), ("'=", "'=")],
)
def test_formulas_get_an_apostrophe(text: str, expected: str) -> None:
    assert inert(text) == expected

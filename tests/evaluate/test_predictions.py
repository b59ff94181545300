"""What a geoparser says, read from a file or made of a report."""

from pathlib import Path

import pytest

from geomap.documents import Span
from geomap.errors import InputError
from geomap.evaluate import Prediction, predictions_of, read_predictions
from geomap.geometry import Point
from geomap.mentions import Role
from tests.evaluate.worlds import HOMS, PACIFIC, RESOLUTIONS


def test_resolutions_become_predictions() -> None:
    """A place of GeoNames has its number, one of our own has none, and an open mention has no point."""
    found = predictions_of(RESOLUTIONS)
    assert found[0] == Prediction(Span(0, 4), HOMS.point, "1", 0.95, Role.LITERAL, 0.9)
    assert (found[6].point, found[6].geonameid) == (PACIFIC.point, "")
    assert (found[3].point, found[3].confidence) == (None, None)


def test_lines_of_one_document_are_put_together(tmp_path: Path) -> None:
    """Numbers may be text, and only the offsets must be there."""
    path = tmp_path / "said.jsonl"
    path.write_text(
        '{"id": 1, "toponyms": [{"start": 0, "end": 4, "lat": 0, "lon": 0.0, "geonameid": 7}]}\n\n'
        '{"id": "1", "toponyms": [{"start": 5, "end": 6, "geonameid": "8", "confidence": 1}]}\n',
        "utf-8",
    )
    assert read_predictions(path) == {
        "1": (
            Prediction(Span(0, 4), Point(0.0, 0.0), "7"),
            Prediction(Span(5, 6), None, "8", 1.0),
        )
    }


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"id": 1}', '{"id": 1, "toponyms": [{"start": 4, "end": 2}]}', '{"id": 1, "toponyms": [{"start": 0, "end": 2, "lat": 91, "lon": 0}]}'],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    """One clear line says which line of which file is wrong."""
    path = tmp_path / "said.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(InputError, match=r"said\.jsonl, line 1: not a document's predictions"):
        read_predictions(path)

"""JSON and JSON Lines as DESIGN.md has them."""

import itertools
import json

from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from geomap.export import json_pieces, jsonl_pieces
from geomap.places import Report
from tests.export.samples import HAND_MADE, MIXED
from tests.strategies import reports


def test_a_report_is_written_in_full(snapshot: SnapshotAssertion) -> None:
    assert "".join(json_pieces([MIXED])) == snapshot


def test_a_failure_is_told_and_otherwise_absent() -> None:
    failed = Report(HAND_MADE.document, (), failure="it broke")
    assert json.loads("".join(json_pieces([failed])))["failure"] == "it broke"
    assert "failure" not in json.loads("".join(json_pieces([HAND_MADE])))


def test_one_report_is_an_object_and_several_or_none_an_array() -> None:
    assert isinstance(json.loads("".join(json_pieces([MIXED]))), dict)
    for count in (0, 2, 3):
        parsed = json.loads("".join(json_pieces([MIXED] * count)))
        assert [item["id"] for item in parsed] == [MIXED.document.id] * count


@given(st.lists(reports(), max_size=3))
def test_each_report_is_one_line_of_jsonl_whatever_its_text(held: list[Report]) -> None:
    text = "".join(jsonl_pieces(held))
    assert [json.loads(line)["text"] for line in text.splitlines()] == [
        report.document.text for report in held
    ]
    text.encode()


def test_jsonl_is_written_as_reports_come() -> None:
    pieces = jsonl_pieces(itertools.repeat(MIXED))
    assert json.loads(next(pieces)) == json.loads(next(pieces))


def test_other_scripts_are_written_as_themselves() -> None:
    assert "حمص" in "".join(json_pieces([MIXED]))

"""`geomap resolve`: given spans and no others."""

import json
from pathlib import Path

from tests.cli.conftest import Run

TEXT = "The Syrian army left Homs for Damascus."


def line(*spans: tuple[int, int]) -> str:
    """Make a line of spans in the text."""
    toponyms = [{"start": start, "end": end} for start, end in spans]
    return json.dumps({"id": "a", "text": TEXT, "toponyms": toponyms}) + "\n"


def test_given_spans_are_decided_and_no_others(run: Run, folder: Path) -> None:
    (folder / "spans.jsonl").write_text(line((21, 25)) + line(), encoding="utf-8")
    ended = run("resolve", "spans.jsonl")
    assert (ended.status, ended.err) == (0, "")
    first, second = (json.loads(written) for written in ended.out.splitlines())
    assert [(item["text"], item["place"]["country"]) for item in first["mentions"]] == [
        ("Homs", "SY")
    ]
    assert second["mentions"] == []


def test_what_resolve_writes_can_be_drawn(run: Run, folder: Path) -> None:
    (folder / "spans.jsonl").write_text(line((21, 25), (30, 38)), encoding="utf-8")
    assert run("resolve", "spans.jsonl", "-o", "resolved.jsonl").status == 0
    ended = run("map", "resolved.jsonl", "-o", "map.html")
    assert ended.err == "2 places, 2 mentions, 0 not placed → map.html\n"


def test_a_wrong_line_is_named_and_the_old_output_stays(run: Run, folder: Path) -> None:
    (folder / "spans.jsonl").write_text(line((21, 25)) + line((21, 99)), encoding="utf-8")
    (folder / "resolved.jsonl").write_text("old", encoding="utf-8")
    ended = run("resolve", "spans.jsonl", "-o", "resolved.jsonl")
    assert ended.status == 2
    assert ended.err == (
        "geomap: spans.jsonl, line 2: toponyms[0]: span 21–99 ends after the text (39 characters)\n"
    )
    assert (folder / "resolved.jsonl").read_text(encoding="utf-8") == "old"


def test_spans_are_not_written_over(run: Run, folder: Path) -> None:
    (folder / "spans.jsonl").write_text(line(), encoding="utf-8")
    assert "it is one of the sources" in run("resolve", "spans.jsonl", "-o", "spans.jsonl").err

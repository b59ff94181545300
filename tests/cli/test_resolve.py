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


def test_a_document_says_where_it_was_published(run: Run, folder: Path) -> None:
    """Its own home goes before the setting; one that is not known is told of, and the run goes on."""
    text = "They met in Tripoli on Monday."
    held = {"text": text, "toponyms": [{"start": 12, "end": 19}]}
    homes = {"a": "Tripoli, Lebanon", "b": None, "c": "Nowhere at all"}
    lines = [json.dumps({"id": name, "near": near, **held}) for name, near in homes.items()]
    (folder / "spans.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ended = run("resolve", "spans.jsonl", "--near", "Tripoli, Libya")
    assert ended.status == 0
    assert ended.err == (
        "geomap: c: no place of the name 'Nowhere at all' is known (near);"
        " what says so is read as if nothing were known of its home\n"
    )
    found = [json.loads(written) for written in ended.out.splitlines()]
    assert [item["mentions"][0]["place"]["country"] for item in found] == ["LB", "LY", "LY"]
    assert [item.get("near") for item in found] == ["Tripoli, Lebanon", None, "Nowhere at all"]

"""`geomap explain` in the world of eight places, where Al Khums is called Homs too."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_tells_why_and_shows_every_clue(run: Run) -> None:
    """A sentence, the sentence of the text, and both places with what speaks for each."""
    ended = run("explain", "article.txt", "--model", "rules", "--mention", "homs")
    assert ended.status == 0
    first, where, *table = ended.out.splitlines()
    assert first.startswith("Homs, Syria: ")
    assert first.endswith("Al Khums in Libya also bears the name")
    assert where == "  17–21, literal: Air strikes near Homs"
    assert any("Homs, Syria  test:homs-sy-ppla" in line for line in table)
    assert any("Al Khums, Libya  test:al khums-ly-ppl" in line for line in table)
    assert sum("people" in line for line in table) >= 2


def test_limit_leaves_out_the_less_likely(run: Run) -> None:
    """What is left out is counted."""
    out = run("explain", "article.txt", "--model", "rules", "--mention", "Homs", "--limit", "1").out
    assert "and 1 less likely place" in out
    assert "Al Khums, Libya" not in out


def test_json_has_every_candidate_with_its_clues(run: Run) -> None:
    """The same sentence, and all numbers."""
    ended = run("explain", "article.txt", "--model", "rules", "-f", "json")
    record = json.loads(ended.out)
    assert record["id"] == "article.txt"
    homs = next(item for item in record["mentions"] if item["text"] == "Homs")
    assert homs["explanation"].startswith("Homs, Syria: ")
    assert [item["label"] for item in homs["candidates"]] == ["Homs, Syria", "Al Khums, Libya"]
    assert all(item["clues"] for item in homs["candidates"])


def test_a_report_is_explained_without_computing_it_again(run: Run, folder: Path) -> None:
    """What the file holds is told, also where there is no gazetteer; the clues of the other places are not in it."""
    (folder / "port.txt").write_text("Tripoli waited.\n", "utf-8")
    run("extract", "port.txt", "--model", "rules", "-o", "report.json")
    told = json.loads((folder / "report.json").read_text("utf-8"))
    assert "clues" not in told["mentions"][0]["alternatives"][0]
    ended = run("explain", "report.json", "-f", "json", "--cache-dir", str(folder))
    tripoli = json.loads(ended.out)["mentions"][0]
    assert tripoli["explanation"].startswith("Tripoli, LY: ")
    assert tripoli["explanation"].endswith("Tripoli in LB also bears the name")
    assert tripoli["candidates"][0]["clues"]
    assert tripoli["candidates"][1]["clues"] == []


def test_several_reports_are_all_explained(run: Run, folder: Path) -> None:
    """JSON lines of two documents give a list of two."""
    (folder / "other.txt").write_text("Tripoli waited.\n", "utf-8")
    run("extract", "article.txt", "other.txt", "--model", "rules", "-f", "jsonl", "-o", "all.jsonl")
    told = json.loads(run("explain", "all.jsonl", "-f", "json").out)
    assert [item["id"] for item in told] == ["article.txt", "other.txt"]


def test_a_mention_that_is_not_there_is_told(run: Run) -> None:
    """One line with what the text does name, and status 2."""
    ended = run("explain", "article.txt", "--model", "rules", "--mention", "Rome")
    assert ended.status == 2
    assert "the text has no mention that reads 'Rome'; it names Homs, Syria" in ended.err


def test_a_text_without_places_is_told(run: Run, folder: Path) -> None:
    """No table, no failure."""
    (folder / "quiet.txt").write_text("Nobody spoke.\n", "utf-8")
    ended = run("explain", "quiet.txt", "--model", "rules")
    assert (ended.status, ended.out) == (0, "")
    assert "quiet.txt: no place is named" in ended.err


def test_control_characters_do_not_reach_the_terminal(run: Run, folder: Path) -> None:
    """A text cannot colour or move what is printed."""
    (folder / "odd.txt").write_text("Jets \x1b[31mstruck Homs in Syria.\n", "utf-8")
    out = run("explain", "odd.txt", "--model", "rules").out
    assert "\x1b" not in out
    assert "Jets \\x1b[31mstruck Homs" in out

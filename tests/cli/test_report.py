"""`geomap report` from text to what people read."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("ending", "magic"), [("docx", b"PK"), ("md", b"# Air strikes near Homs\n"), ("html", b"<!DOCTYPE html>")]
)  # fmt: skip
def test_the_ending_says_what_is_written_and_it_is_the_same_each_time(
    run: Run, folder: Path, ending: str, magic: bytes
) -> None:
    first = run("report", "article.txt", "-o", f"one.{ending}", "--dpi", "60")
    assert first.status == 0
    held = (folder / f"one.{ending}").read_bytes()
    assert held.startswith(magic)
    run("report", "article.txt", "-o", f"one.{ending}", "--dpi", "60")
    assert (folder / f"one.{ending}").read_bytes() == held


def test_markdown_has_its_figure_beside_it(run: Run, folder: Path) -> None:
    ended = run("report", "article.txt", "-o", "places.md")
    assert ended.err == "3 places, 5 mentions, 0 not placed → places.md, places.svg\n"
    assert "](places.svg)" in (folder / "places.md").read_text(encoding="utf-8")
    assert (folder / "places.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_html_can_go_to_standard_output(run: Run) -> None:
    ended = run("report", "article.txt", "-o", "-")
    assert ended.status == 0
    assert ended.out.startswith("<!DOCTYPE html>")
    assert "<svg " in ended.out


def test_a_report_is_written_as_it_is_without_a_gazetteer(run: Run, folder: Path) -> None:
    run("extract", "article.txt", "-f", "jsonl", "-o", "report.jsonl")
    run("report", "article.txt", "-o", "direct.html")
    ended = run("report", "report.jsonl", "-o", "later.html", "--cache-dir", "no-cache")
    assert ended.status == 0
    assert not (folder / "no-cache").exists()
    assert (folder / "later.html").read_bytes() == (folder / "direct.html").read_bytes()


@pytest.mark.parametrize("library", ["docx", "typst"])
def test_without_the_extra_one_line_says_what_gets_it(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    ended = run("report", "article.txt", "-o", "places.docx")
    assert (ended.status, ended.err.count("\n")) == (3, 1)
    assert "pip install 'geomap[" in ended.err
    assert not (folder / "places.docx").exists()


def test_neither_file_may_cost_a_source(run: Run, folder: Path) -> None:
    (folder / "article.svg").symlink_to("article.txt")
    ended = run("report", "article.txt", "-o", "article.md")
    assert ended.status == 2
    assert "it is one of the sources" in ended.err
    assert not (folder / "article.md").exists()


def test_an_unknown_ending_is_told(run: Run) -> None:
    ended = run("report", "article.txt", "-o", "places.odt")
    assert ended.status == 2
    assert (
        ended.err
        == "geomap: cannot tell what to write from 'places.odt'; end its name in .docx, .md, .html\n"
    )

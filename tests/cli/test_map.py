"""`geomap map` from text to page."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.strategies import HOSTILE


def test_a_text_becomes_a_page_and_one_line_says_what_was_found(run: Run, folder: Path) -> None:
    ended = run("map", "article.txt", "-o", "map.html")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "3 places, 5 mentions, 0 not placed → map.html\n"
    page = (folder / "map.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Air strikes near Homs" in page


def test_the_same_text_gives_the_same_bytes(run: Run, folder: Path) -> None:
    run("map", "article.txt", "-o", "one.html")
    run("map", "article.txt", "-o", "two.html")
    assert (folder / "one.html").read_bytes() == (folder / "two.html").read_bytes()


@pytest.mark.parametrize("text", ["", "Nobody went anywhere.\n", "\ufeff"])
def test_nothing_to_find_is_a_page_that_says_so(run: Run, folder: Path, text: str) -> None:
    (folder / "empty.txt").write_text(text, encoding="utf-8")
    ended = run("map", "empty.txt", "-o", "map.html")
    assert (ended.status, ended.err) == (0, "no places named → map.html\n")
    assert (folder / "map.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_a_page_can_go_to_standard_output(run: Run) -> None:
    ended = run("map", "article.txt", "-o", "-")
    assert ended.status == 0
    assert ended.out.startswith("<!DOCTYPE html>")
    assert ended.err.endswith("→ standard output\n")


def test_a_bad_source_does_not_lose_the_others(run: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"%PDF-1.7")
    ended = run("map", "bad.txt", "article.txt", "none.txt", "-o", "map.html")
    assert ended.status == 2
    assert ended.err.splitlines() == [
        "geomap: bad.txt looks like a PDF, not text; save it as plain text first",
        "geomap: cannot read 'none.txt': No such file or directory",
        "3 places, 5 mentions, 0 not placed → map.html",
    ]
    assert "Air strikes near Homs" in (folder / "map.html").read_text(encoding="utf-8")


def test_without_one_good_source_nothing_is_written(run: Run, folder: Path) -> None:
    (folder / "map.html").write_text("old", encoding="utf-8")
    ended = run("map", "none.txt", "-o", "map.html")
    assert ended.status == 2
    assert ended.err == "geomap: cannot read 'none.txt': No such file or directory\n"
    assert (folder / "map.html").read_text(encoding="utf-8") == "old"


def test_a_report_is_drawn_as_it_is_without_a_gazetteer(run: Run, folder: Path) -> None:
    run("extract", "article.txt", "-o", "report.json")
    run("map", "article.txt", "-o", "direct.html")
    ended = run("map", "report.json", "-o", "later.html", "--cache-dir", "no-cache")
    assert ended.status == 0
    assert not (folder / "no-cache").exists()
    assert (folder / "later.html").read_bytes() == (folder / "direct.html").read_bytes()


def test_title_and_basemap_can_be_chosen(run: Run, folder: Path) -> None:
    run("map", "article.txt", "-o", "large.html")
    ended = run("map", "article.txt", "-o", "small.html", "--title", "<Week>", "--basemap", "110m")
    assert ended.status == 0
    assert "<title>&lt;Week&gt;</title>" in (folder / "small.html").read_text(encoding="utf-8")
    assert (folder / "small.html").stat().st_size < (folder / "large.html").stat().st_size


def test_the_page_can_speak_german(run: Run, folder: Path) -> None:
    ended = run("map", "article.txt", "-o", "deutsch.html", "--language", "de")
    assert ended.status == 0
    assert '<html lang="de">' in (folder / "deutsch.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn_as_text(run: Run, folder: Path, text: str) -> None:
    (folder / "hostile.txt").write_text(f"{text}\n\n{text} in Homs, Syria.", encoding="utf-8")
    ended = run("map", "hostile.txt", "-o", "map.html", "--title", text)
    assert ended.status == 0
    assert ended.err.endswith(", 0 not placed → map.html\n")
    page = (folder / "map.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("article.txt", "-o", "no/map.html"), "there is no directory no; make it first"),
        (("article.txt", "-o", "article.txt"), "it is one of the sources"),
        (("article.txt", "-o", "."), "it is a directory"),
        (("article.txt", "-o", "m.html", "--basemap", "10m"), "basemap must be 110m or 50m"),
        (("article.txt", "-o", "m.html", "--language", "xx"), "language must be en or de"),
        (("article.txt", "-o", "m.html", "--min-confidence", "2"), "must lie in 0 … 1, not 2.0"),
        (("article.txt", "-o", "m.html", "--encoding", "klingon"), "unknown encoding 'klingon'"),
        (("-", "-", "-o", "m.html"), "standard input can be read only once"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Run, folder: Path, arguments: tuple[str, ...], problem: str
) -> None:
    before = sorted(folder.iterdir())
    ended = run("map", *arguments)
    assert ended.status == 2
    assert ended.err.startswith("geomap: ")
    assert problem in ended.err
    assert len(ended.err.splitlines()) == 1
    assert sorted(folder.iterdir()) == before


def test_an_unsure_mention_can_be_left_out(run: Run) -> None:
    ended = run("map", "article.txt", "-o", "map.html", "--min-confidence", "1")
    assert ended.status == 0
    assert ", 0 not placed" not in ended.err


def test_tiles_are_asked_for_and_a_wrong_name_is_told_before_the_work(
    run: Run, folder: Path
) -> None:
    assert run("map", "article.txt", "-o", "map.html", "--tiles", "osm").status == 0
    page = (folder / "map.html").read_text(encoding="utf-8")
    assert "img-src data: https://tile.openstreetmap.org;" in page
    ended = run("map", "article.txt", "-o", "other.html", "--tiles", "OpenStreetMap.Mapnick")
    assert ended.status == 2
    assert ended.err.startswith(
        "geomap: no tiles are called 'OpenStreetMap.Mapnick'; did you mean OpenStreetMap.Mapnik"
    )
    assert ended.err.count("\n") == 1
    assert not (folder / "other.html").exists()


def test_borders_can_be_left_out(run: Run, folder: Path) -> None:
    assert run("map", "article.txt", "-o", "map.html", "--borders", "none").status == 0
    assert '"borders":"none"' in (folder / "map.html").read_text(encoding="utf-8")
    ended = run("map", "article.txt", "-o", "map.html", "--borders", "theirs")
    assert (ended.status, ended.err) == (
        2,
        "geomap: borders must be natural-earth or none, not 'theirs'\n",
    )

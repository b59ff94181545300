"""`geomap figure` from text to picture."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.strategies import HOSTILE


def test_a_text_becomes_a_figure_and_one_line_says_what_was_found(run: Run, folder: Path) -> None:
    ended = run("figure", "article.txt", "-o", "map.svg")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "3 places, 5 mentions, 0 not placed → map.svg\n"
    svg = (folder / "map.svg").read_text(encoding="utf-8")
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="180mm"')
    assert "Air strikes near Homs</text>" in svg


@pytest.mark.parametrize(
    ("ending", "magic"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("pdf", b"%PDF-")]
)
def test_the_ending_says_what_is_written_and_it_is_the_same_each_time(
    run: Run, folder: Path, ending: str, magic: bytes
) -> None:
    for name in ("one", "two"):
        assert run("figure", "article.txt", "-o", f"{name}.{ending}", "--dpi", "60").status == 0
    held = (folder / f"one.{ending}").read_bytes()
    assert held.startswith(magic)
    assert (folder / f"two.{ending}").read_bytes() == held


def test_a_figure_can_go_to_standard_output(run: Run) -> None:
    ended = run("figure", "article.txt", "-o", "-")
    assert ended.status == 0
    assert ended.out.startswith("<svg ")
    assert ended.err.endswith("→ standard output\n")


def test_a_report_is_drawn_as_it_is_without_a_gazetteer(run: Run, folder: Path) -> None:
    run("extract", "article.txt", "-o", "report.json")
    run("figure", "article.txt", "-o", "direct.svg")
    ended = run("figure", "report.json", "-o", "later.svg", "--cache-dir", "no-cache")
    assert ended.status == 0
    assert not (folder / "no-cache").exists()
    assert (folder / "later.svg").read_bytes() == (folder / "direct.svg").read_bytes()


def test_every_option_changes_the_figure(run: Run, folder: Path) -> None:
    run("figure", "article.txt", "-o", "plain.svg")
    plain = (folder / "plain.svg").read_text(encoding="utf-8")
    for option, value in (
        ("--width", "90"), ("--theme", "dark"), ("--theme", "print"), ("--borders", "none"),
        ("--labels", "0"), ("--title", "<Week>"),
    ):  # fmt: skip
        assert run("figure", "article.txt", "-o", "other.svg", option, value).status == 0
        assert (folder / "other.svg").read_text(encoding="utf-8") != plain, option
    assert "&lt;Week&gt;" in (folder / "other.svg").read_text(encoding="utf-8")


def test_more_dots_an_inch_are_more_pixels(run: Run, folder: Path) -> None:
    for dpi in ("50", "100"):
        run("figure", "article.txt", "-o", f"{dpi}.png", "--dpi", dpi)
    assert (folder / "100.png").stat().st_size > (folder / "50.png").stat().st_size


def test_nothing_to_find_is_a_figure_that_says_so(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("Nobody went anywhere.", encoding="utf-8")
    ended = run("figure", "empty.txt", "-o", "map.svg")
    assert (ended.status, ended.err) == (0, "no places named → map.svg\n")
    assert "No place was found in the text." in (folder / "map.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_without_the_extra_one_line_says_what_gets_it(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    ended = run("figure", "article.txt", "-o", f"map.{ending}")
    assert (ended.status, ended.err.count("\n")) == (3, 1)
    assert "pip install 'geomap[png]'" in ended.err
    assert not (folder / f"map.{ending}").exists()
    assert run("figure", "article.txt", "-o", "map.svg").status == 0


def test_a_script_without_a_font_is_told_where_it_is_drawn_here(run: Run) -> None:
    ended = run("figure", "article.txt", "-o", "map.png", "--dpi", "40", "--title", "\U00012000")
    assert ended.status == 0
    assert "geomap: no font on this machine has the CUNEIFORM letter" in ended.err
    ended = run("figure", "article.txt", "-o", "map.svg", "--title", "\U00012000")
    assert "no font" not in ended.err


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn_as_text(run: Run, folder: Path, text: str) -> None:
    (folder / "hostile.txt").write_text(f"{text}\n\n{text} in Homs, Syria.", encoding="utf-8")
    ended = run("figure", "hostile.txt", "-o", "map.svg", "--title", text)
    assert ended.status == 0
    svg = (folder / "map.svg").read_text(encoding="utf-8")
    assert "<script" not in svg
    assert "<img" not in svg


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("-o", "map.gif"), "end its name in .svg, .png, .pdf"),
        (("-o", "map"), "end its name in .svg, .png, .pdf"),
        (("-o", "no/map.svg"), "there is no directory no; make it first"),
        (("-o", "m.svg", "--width", "20"), "the width must lie in 60 … 1000 mm, not 20"),
        (("-o", "m.svg", "--theme", "pink"), "'pink' is not one of"),
        (("-o", "m.svg", "--borders", "claimed"), "borders must be"),
        (("-o", "m.svg", "--labels", "-1"), "labels must be 0 or more, not -1"),
        (("-o", "m.png", "--dpi", "9999"), "dpi must lie in 36 … 1200, not 9999"),
        (("-o", "m.png", "--width", "1000", "--dpi", "1200"), "choose a smaller --width or --dpi"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Run, folder: Path, arguments: tuple[str, ...], problem: str
) -> None:
    before = sorted(folder.iterdir())
    ended = run("figure", "article.txt", *arguments)
    assert ended.status == 2
    assert ended.err.startswith("geomap: ")
    assert problem in ended.err
    assert len(ended.err.splitlines()) == 1
    assert sorted(folder.iterdir()) == before


def test_a_bad_source_does_not_lose_the_others(run: Run, folder: Path) -> None:
    ended = run("figure", "none.txt", "article.txt", "-o", "map.svg")
    assert ended.status == 2
    assert ended.err.endswith("3 places, 5 mentions, 0 not placed → map.svg\n")
    assert "1 document could not be read or mapped." in (folder / "map.svg").read_text("utf-8")

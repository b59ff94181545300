"""`geomap embed` from text to fragment."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_text_becomes_a_fragment_the_same_each_time(run: Run, folder: Path) -> None:
    ended = run("embed", "article.txt", "-o", "fragment.html")
    assert (ended.status, ended.err) == (0, "3 places, 5 mentions, 0 not placed → fragment.html\n")
    held = (folder / "fragment.html").read_text(encoding="utf-8")
    assert held.startswith('<iframe title="Air strikes near Homs" style=')
    run("embed", "article.txt", "-o", "again.html")
    assert (folder / "again.html").read_text(encoding="utf-8") == held


def test_a_fragment_can_go_to_standard_output(run: Run) -> None:
    ended = run("embed", "article.txt", "-o", "-", "--title", "<Week>")
    assert ended.status == 0
    assert ended.out.startswith('<iframe title="&lt;Week&gt;"')


def test_many_fragments_share_one_file(run: Run, folder: Path) -> None:
    (folder / "docs").mkdir()
    (folder / "other.txt").write_text("Nothing but Damascus.", encoding="utf-8")
    for name in ("article", "other"):
        ended = run(
            "embed", f"{name}.txt", "-o", f"docs/{name}.html", "--shared-assets", "docs/my assets"
        )
        assert ended.status == 0
    (shared,) = (folder / "docs" / "my assets").iterdir()
    for name in ("article", "other"):
        held = (folder / "docs" / f"{name}.html").read_text(encoding="utf-8")
        assert f'<script src="my%20assets/{shared.name}"></script>' in held
        assert len(held) < shared.stat().st_size / 5


def test_a_page_may_find_the_shared_file_elsewhere(run: Run) -> None:
    ended = run(
        "embed", "article.txt", "-o", "-", "--shared-assets", ".", "--assets-url", "/static/"
    )
    assert '<script src="/static/geomap-' in ended.out


def test_shape_and_basemap_can_be_chosen(run: Run, folder: Path) -> None:
    run("embed", "article.txt", "-o", "small.html", "--aspect", "4:3", "--min-height", "300")
    run("embed", "article.txt", "-o", "large.html", "--basemap", "50m")
    small = (folder / "small.html").read_text(encoding="utf-8")
    assert "aspect-ratio: 4 / 3; min-height: 300px" in small
    assert (folder / "large.html").stat().st_size > len(small)


def test_a_report_is_drawn_as_it_is_without_a_gazetteer(run: Run, folder: Path) -> None:
    run("extract", "article.txt", "-o", "report.json")
    run("embed", "article.txt", "-o", "direct.html")
    ended = run("embed", "report.json", "-o", "later.html", "--cache-dir", "no-cache")
    assert ended.status == 0
    assert not (folder / "no-cache").exists()
    assert (folder / "later.html").read_bytes() == (folder / "direct.html").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--aspect", "wide"), "the aspect must be WIDTH:HEIGHT"),
        (("--min-height", "-2"), "the minimum height must lie in 0 … 10,000 pixels"),
        (("--assets-url", "/static"), "--assets-url says where --shared-assets is found"),
        (("--shared-assets", "article.txt"), "cannot make the folder article.txt"),
        (("--basemap", "10m"), "basemap must be 110m or 50m"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Run, folder: Path, arguments: tuple[str, ...], problem: str
) -> None:
    before = sorted(folder.iterdir())
    ended = run("embed", "article.txt", "-o", "f.html", *arguments)
    assert ended.status == 2
    assert problem in ended.err
    assert len(ended.err.splitlines()) == 1
    assert sorted(folder.iterdir()) == before

"""Maps in other people's pages: the README's recipes are run, and what comes of them is looked at in a browser."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pypandoc
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Page, expect

from geomap.draw import page, to_map
from geomap.draw.embed import Frame, fragment, shared_fragment
from tests.browser.conftest import OpenPage
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import report

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = README[
    README.index("### In a page of your own") : README.index("### What finds the names")
]


def recipe(language: str) -> str:
    """Give a block of the section on pages of one's own."""
    found = re.search(rf"^```{language}\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
    assert found, language
    return found[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, gazetteer_file: Path) -> Path:
    """Give a working directory in which the recipe in `shell` was run."""
    folder = tmp_path_factory.mktemp("recipes")
    (folder / "report.txt").write_text("Jets struck Homs, Syria.\n", encoding="utf-8")
    (folder / "head.html").write_text(
        "<!doctype html><title>x</title><h1>Mine</h1>", encoding="utf-8"
    )
    (folder / "tail.html").write_text("<p>The end.</p>", encoding="utf-8")
    (folder / "story.md").write_text("# A story\n\nWith *words*.\n", encoding="utf-8")
    (folder / "docs").mkdir()
    for name in ("index", "monday"):
        (folder / "docs" / f"{name}.md").write_text(f"# {name}\n\nText.\n\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    programs = folder / "bin"
    programs.mkdir()
    (programs / "geomap").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m geomap "$@"\n', encoding="utf-8"
    )
    (programs / "geomap").chmod(0o755)
    (programs / "pandoc").symlink_to(pypandoc.get_pandoc_path())
    run(recipe("shell"), folder, gazetteer_file)
    return folder


def run(script: str, folder: Path, gazetteer_file: Path) -> None:
    """Run a script of the shell; every line has to succeed."""
    environment = os.environ | {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "GEOMAP_CACHE_DIR": str(gazetteer_file.parent),
    }
    ended = subprocess.run(
        ["/bin/sh", "-e", "-c", script],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr


def python_tool(folder: Path, *words: str) -> None:
    """Run a tool of Python's in a directory."""
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *words],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr


def assert_shows_a_map(tab: Page, path: Path, place: str = "Homs") -> None:
    """Open a page and check that the frame in it has drawn its map."""
    tab.goto(path.as_uri())
    frame = tab.locator("iframe").first
    frame.scroll_into_view_if_needed()
    inner = tab.frame_locator("iframe").first
    expect(inner.locator(".leaflet-marker-icon").first).to_be_attached()
    expect(inner.locator("#gm-text")).to_contain_text(place)
    box = frame.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["height"] >= 480


def test_a_page_of_html(folder: Path, look: Page) -> None:
    assert_shows_a_map(look, folder / "page.html")
    expect(look.locator("p", has_text="The end.")).to_be_visible()


def test_pandoc(folder: Path, look: Page) -> None:
    assert_shows_a_map(look, folder / "story.html")
    expect(look.locator("em")).to_have_text("words")


def test_mkdocs_with_a_shared_file(folder: Path, look: Page) -> None:
    python_tool(folder, "mkdocs", "build", "--quiet")
    site = folder / "site"
    assert len(list((site / "assets").glob("geomap-*.js"))) == 1
    assert_shows_a_map(look, site / "monday" / "index.html")


def test_sphinx(folder: Path, look: Page) -> None:
    source = folder / "sphinx"
    source.mkdir()
    (source / "conf.py").write_text("", encoding="utf-8")
    (source / "fragment.html").write_bytes((folder / "fragment.html").read_bytes())
    (source / "index.rst").write_text(f"Title\n=====\n\n{recipe('rst')}\n", encoding="utf-8")
    python_tool(source, "sphinx", "-q", "-b", "html", ".", "_build")
    assert_shows_a_map(look, source / "_build" / "index.html")


def test_a_notebook_through_nbconvert(tmp_path: Path, look: Page) -> None:
    html = to_map(report(), basemap="110m")._repr_html_()
    shown = nbformat.v4.new_output("execute_result", {"text/html": html}, execution_count=1)  # type: ignore[no-untyped-call] # nbformat and nbconvert have few annotations
    cell = nbformat.v4.new_code_cell("geomap.to_map(report)", outputs=[shown], execution_count=1)  # type: ignore[no-untyped-call] # nbformat and nbconvert have few annotations
    notebook = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call] # as above
        cells=[cell], metadata={"language_info": {"name": "python", "pygments_lexer": "python"}}
    )
    converted, _ = HTMLExporter().from_notebook_node(notebook)  # type: ignore[no-untyped-call] # nbformat and nbconvert have few annotations
    (tmp_path / "notebook.html").write_text(converted, encoding="utf-8")
    assert_shows_a_map(look, tmp_path / "notebook.html")


def test_two_fragments_share_one_file_and_load_nothing_else(open_page: OpenPage) -> None:
    drawn = page(report(), title="One", basemap="110m")
    shared = shared_fragment(drawn, Frame("One"), "")
    script = f"<script>{shared.script}</script>"
    # In the page itself rather than beside it: the browser fixture allows no second file.
    inline = re.sub(r"<script src=[^>]+></script>", lambda _: script, shared.html)
    assert inline != shared.html
    tab = open_page(f"<!doctype html><title>x</title>{inline}{inline}")
    for number in (0, 1):
        inner = tab.frame_locator("iframe").nth(number)
        expect(inner.locator(".leaflet-marker-icon").first).to_be_attached()


@pytest.mark.parametrize("name", ["closing script", "handler", "jinja expression", "cdata"])
def test_hostile_text_runs_in_no_frame(open_page: OpenPage, name: str) -> None:
    payload = PAYLOADS[name]
    drawn = page(hostile_report(payload), title=payload, basemap="110m")
    shared = shared_fragment(drawn, Frame(payload), "")
    inline = re.sub(
        r"<script src=[^>]+></script>", lambda _: f"<script>{shared.script}</script>", shared.html
    )
    html = fragment(drawn, Frame(payload)) + inline
    tab = open_page(f"<!doctype html><title>x</title>{html}")
    for number in (0, 1):
        tab.locator("iframe").nth(number).scroll_into_view_if_needed()
        expect(tab.frame_locator("iframe").nth(number).locator("#gm-text")).to_contain_text(payload)

"""The README's recipes run as they stand: `python` blocks as Python, `sh` blocks as a shell would."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.review import DecisionsFile

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
TEXT = "Jets struck Homs, Syria.\n"


def blocks(language: str) -> list[str]:
    """Give the code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, gazetteer_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a working directory with two texts in it, `geomap` on the path, and a gazetteer."""
    for name in ("report.txt", "monday.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    program = tmp_path / "bin" / "geomap"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m geomap "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    monkeypatch.setenv("GEOMAP_CACHE_DIR", str(gazetteer_file.parent))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_recipes_of_both_sorts() -> None:
    assert (len(blocks("python")), len(blocks("sh"))) == (5, 4)


@pytest.mark.parametrize(
    "recipe", blocks("python"), ids=["notebook", "layer", "pipeline", "library", "explanation"]
)
def test_a_python_recipe_places_what_it_is_given(
    folder: Path, recipe: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, object] = {}
    exec(compile(recipe, "README.md", "exec"), names)  # noqa: S102 - running it is the point
    report = names["report"]
    assert getattr(report, "resolved", ()), "nothing was placed"
    if "explainer" in names:
        assert capsys.readouterr().out.startswith("Homs, Syria: ")
    elif "print" in recipe:
        assert capsys.readouterr().out.startswith("Homs Homs 34.")
        assert (folder / "report.txt.html").stat().st_size > 100_000


def shell(recipe: str) -> str:
    """Run a recipe line by line, and give what it prints."""
    ended = subprocess.run(
        ["/bin/sh", "-e", "-c", recipe], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr.count("geomap:")) == (0, 0), ended.stderr
    return ended.stdout


def test_the_recipe_for_scripts_maps_and_extracts(folder: Path) -> None:
    printed = shell(blocks("sh")[0])
    assert (folder / "map.html").stat().st_size > 100_000
    assert (folder / "places.csv").read_text(encoding="utf-8").count("Homs") >= 2
    assert "Tripoli\t1\tTripoli" in printed


def test_the_recipe_for_decisions_reviews_and_maps(folder: Path) -> None:
    shell(blocks("sh")[1])
    assert "decided by R. Haddad" in (folder / "map.html").read_text(encoding="utf-8")


def test_the_recipe_for_explanations_says_why(folder: Path) -> None:
    assert folder.is_dir()
    assert shell(blocks("sh")[2]).startswith("Homs, Syria: ")


def test_the_recipe_for_measuring_measures(folder: Path) -> None:
    toponym = {"start": 12, "end": 16, "lat": 34.73, "lon": 36.71, "group": "ppl"}
    gold = json.dumps({"id": "a", "text": TEXT, "toponyms": [toponym]})
    for name in ("gold.jsonl", "others.jsonl"):
        (folder / name).write_text(gold + "\n", encoding="utf-8")
    printed = shell(blocks("sh")[3])
    assert "Resolution on gold spans" in printed
    assert "End to end, an overlapping span" in printed
    # Syria is found and not marked.
    assert "## Syria: not in gold" in (folder / "mistakes.md").read_text("utf-8")


def test_what_the_readme_shows_is_there() -> None:
    for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (Path(__file__).parents[1] / target).is_file(), target


def test_the_decisions_that_the_readme_shows_are_decisions(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text("".join(blocks("json")), encoding="utf-8")
    assert len(DecisionsFile.open(path).decisions) == 3

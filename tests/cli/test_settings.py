"""`geomap settings` and `geomap cache info`: what is in force, and who said so."""

import tomllib
from pathlib import Path

import pytest

from geomap.settings import load_settings
from tests.cli.conftest import Run


def test_each_value_is_told_with_its_origin(
    run: Run, folder: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "geomap.toml").write_text('basemap = "110m"', encoding="utf-8")
    monkeypatch.setenv("GEOMAP_MODEL", "en_core_web_sm")
    ended = run("settings")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        f'cache_dir = "{world}"  # GEOMAP_CACHE_DIR',
        'model = "en_core_web_sm"  # GEOMAP_MODEL',
        "min_confidence = 0.35  # default",
        f'basemap = "110m"  # {folder / "geomap.toml"}',
        'borders = "natural-earth"  # default',
        'tiles = ""  # default',
        'language = "en"  # default',
        'decisions = ""  # default',
        'online = ""  # default',
        'service_url = ""  # default',
        'user_agent = ""  # default',
        'online_countries = ""  # default',
        'online_mode = "missing"  # default',
        "per_minute = 0.0  # default",
        "per_day = 0.0  # default",
        'gazetteer = "auto"  # default',
        "prefer_own = false  # default",
        'near = ""  # default',
        'countries = ""  # default',
        'as_of = ""  # default',
    ]


def test_what_is_printed_is_a_configuration_file(run: Run, folder: Path) -> None:
    before = load_settings().settings
    (folder / "geomap.toml").write_text(run("settings").out, encoding="utf-8")
    assert load_settings(environ={}).settings == before


def test_a_wrong_configuration_ends_any_command(run: Run, folder: Path) -> None:
    (folder / "geomap.toml").write_text("colour = 1", encoding="utf-8")
    for command in (("settings",), ("cache", "info"), ("extract", "article.txt")):
        ended = run(*command)
        assert ended.status == 2
        assert "unknown setting 'colour'" in ended.err


def test_the_cache_is_listed(run: Run, world: Path) -> None:
    first, *files = run("cache", "info").out.splitlines()
    assert first == f"{world} (GEOMAP_CACHE_DIR)"
    assert [line.split()[0] for line in files] == [path.name for path in world.iterdir()]
    assert files[0].endswith(" MB")


def test_a_cache_that_is_not_there_yet_is_empty(run: Run, folder: Path) -> None:
    ended = run("cache", "info", "--cache-dir", "none")
    assert ended.out == "none (command line)\n  nothing yet\n"
    assert not (folder / "none").exists()


def test_a_cache_that_is_a_file_is_one_line(run: Run) -> None:
    ended = run("cache", "info", "--cache-dir", "article.txt")
    assert ended.status == 2
    assert ended.err == (
        "geomap: cannot look into article.txt: Not a directory; name another with --cache-dir\n"
    )
    assert tomllib.loads(run("settings").out)

"""Settings: who goes before whom, and what is refused."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import InputError
from geomap.settings import Settings, default_cache_dir, load_settings


def configured(folder: Path, text: str) -> Path:
    """Put a configuration file into a folder."""
    (folder / "geomap.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_word_all_is_default(tmp_path: Path) -> None:
    origin = load_settings(environ={}, directory=tmp_path)
    assert origin.settings == Settings()
    assert set(origin.sources.values()) == {"default"}


def test_the_command_line_goes_before_the_environment_and_that_before_the_file(
    tmp_path: Path,
) -> None:
    configured(
        tmp_path, 'model = "file"\nmin_confidence = 0.1\nbasemap = "110m"\ncache_dir = "here"'
    )
    origin = load_settings(
        {"model": "line", "min_confidence": None},
        environ={"GEOMAP_MODEL": "environment", "GEOMAP_MIN_CONFIDENCE": "0.3"},
        directory=tmp_path,
    )
    assert origin.settings == Settings(Path("here"), "line", 0.3, "110m")
    assert {name: said for name, said in origin.sources.items() if said != "default"} == {
        "cache_dir": str(tmp_path / "geomap.toml"),
        "model": "command line",
        "min_confidence": "GEOMAP_MIN_CONFIDENCE",
        "basemap": str(tmp_path / "geomap.toml"),
    }


def test_an_empty_variable_counts_as_not_set(tmp_path: Path) -> None:
    origin = load_settings(environ={"GEOMAP_MODEL": ""}, directory=tmp_path)
    assert origin.sources["model"] == "default"


def test_a_zero_is_a_value(tmp_path: Path) -> None:
    origin = load_settings({"min_confidence": 0.0}, environ={}, directory=tmp_path)
    assert origin.settings.min_confidence == 0.0
    assert origin.sources["min_confidence"] == "command line"


@pytest.mark.parametrize(("text", "value"), [("true", True), ("1", True), ("No", False)])
def test_a_switch_can_be_set_by_the_environment(tmp_path: Path, text: str, value: bool) -> None:  # noqa: FBT001 - a table of values
    origin = load_settings(environ={"GEOMAP_PREFER_OWN": text}, directory=tmp_path)
    assert origin.settings.prefer_own is value


def test_a_home_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    origin = load_settings({"cache_dir": "~/geomap"}, environ={}, directory=tmp_path)
    assert origin.settings.cache_dir == tmp_path / "geomap"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("colour = 1", "unknown setting 'colour'"),
        ("model = 3", "model must be a text, not 3"),
        ('model = ""', "model must name a recogniser"),
        ("min_confidence = true", "min_confidence must be a number, not True"),
        ('min_confidence = "high"', "min_confidence must be a number, not 'high'"),
        ("min_confidence = 2", "min_confidence must lie in 0 … 1, not 2"),
        ("min_confidence = nan", "min_confidence must lie in 0 … 1"),
        ('language = "xx"', "language must be en or de, not 'xx'"),
        ('basemap = "10m"', "basemap must be 110m or 50m, not '10m'"),
        ('borders = "mine"', "borders must be natural-earth or none, not 'mine'"),
        ('gazetteer = ""', "gazetteer must be auto, default, geonames or the path of an index"),
        ('prefer_own = "perhaps"', "prefer_own must be true or false, not 'perhaps'"),
        ("prefer_own = 2", "prefer_own must be true or false, not 2"),
        ('as_of = "last year"', "as_of must be a date, as in 1950"),
        ("cache_dir = 1", "cache_dir must be a path, not 1"),
        ('cache_dir = ""', "cache_dir must be a path"),
        ("model = ", "cannot read"),
        ("online = 1", "online must be a text, not 1"),
        ('online_mode = "sometimes"', "online_mode must be one of missing, refresh, offline"),
        ('online_mode = "offline"', "online_mode says how an online service is asked"),
        ("per_day = 10", "per_day says how an online service is asked"),
        ('online = "x"\nper_day = -1', "per_day must lie in 0"),
        ('online = "x"\nper_minute = nan', "per_minute must lie in 0"),
        (
            'online = "x"\nonline_countries = "SY,Iraq"',
            "two-letter ISO codes, as in SY, not 'IRAQ'",
        ),
        ('online = "x"\nservice_url = "127.0.0.1:80"', "service_url must be http://HOST:PORT"),
        ('online = "x"\nservice_url = "http://[x"', "service_url must be http://HOST:PORT"),
        ('online = "x"\nservice_url = "http://x?key=1"', "service_url must be http://HOST:PORT"),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        load_settings(environ={}, directory=configured(tmp_path, text))
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_value_says_who_gave_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="GEOMAP_MIN_CONFIDENCE"):
        load_settings(environ={"GEOMAP_MIN_CONFIDENCE": "high"}, directory=tmp_path)


def test_a_file_that_is_a_folder_or_no_utf_8_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "geomap.toml"
    config.mkdir()
    with pytest.raises(InputError, match="cannot read"):
        load_settings(environ={}, directory=tmp_path)
    config.rmdir()
    config.write_bytes(b"\xff")
    with pytest.raises(InputError, match="cannot read"):
        load_settings(environ={}, directory=tmp_path)


@given(st.floats(0, 1))
def test_every_probability_survives_the_environment(value: float) -> None:
    origin = load_settings(
        environ={"GEOMAP_MIN_CONFIDENCE": repr(value)}, directory=Path("/nonexistent")
    )
    assert origin.settings.min_confidence == value


def test_a_checkout_keeps_its_cache_beside_its_code() -> None:
    folder = default_cache_dir()
    project = tomllib.loads((folder.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert folder.name == "cache"
    assert project["project"]["name"] == "geomap"


def test_countries_are_sent_in_capitals_and_in_order(tmp_path: Path) -> None:
    configured(tmp_path, 'online = "nominatim"\nonline_countries = "sy, IQ,,SY"')
    assert load_settings(environ={}, directory=tmp_path).settings.countries_sent == ("IQ", "SY")

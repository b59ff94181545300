"""`geomap gazetteer install`, `add`, `list` and `remove`: larger lists of places and one's own."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from geomap.gazetteer.entries import Entry
from geomap.gazetteer.installed import dump_folder, geonames_path
from tests.cli.conftest import WORLD, Run
from tests.gazetteer.dump.files import write_dump
from tests.gazetteer.dump.server import serve

CSV = """\
id,name,lat,lon,kind,valid_from,valid_to
hq,Emesa,34.7,36.7,site,,
old,Petrograd,59.9,30.3,city,1914,1924
old,Leningrad,59.9,30.3,city,1924,1991
"""


@pytest.fixture
def cache(folder: Path, world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a cache directory of the test's own, with the world's gazetteer, which a dump is joined with."""
    assert folder == tmp_path
    own = tmp_path / "cache"
    own.mkdir()
    for path in world.glob("gazetteer-*.sqlite"):
        (own / path.name).write_bytes(path.read_bytes())
    monkeypatch.setenv("GEOMAP_CACHE_DIR", str(own))
    monkeypatch.setattr("geomap.gazetteer.dump.build.GeoNames.load", lambda: None)
    monkeypatch.setattr("geomap.gazetteer.dump.build.gather", _world)
    return own


def _world(_: object) -> list[Entry]:
    return list(WORLD)


def found(run: Run, *arguments: str) -> list[str]:
    """Give the ids of the places of a name."""
    (answer,) = json.loads(run("geocode", *arguments, "-f", "json").out)
    return [item["place"]["id"] for item in answer["candidates"]]


def test_a_dump_is_installed_from_a_folder_and_used_by_all_commands(
    run: Run, cache: Path, tmp_path: Path
) -> None:
    files = write_dump(tmp_path / "files")
    ended = run("gazetteer", "install", "geonames", "--countries", "sy", "--from", str(files))
    assert ended.status == 0
    needs, done = ended.err.splitlines()
    assert needs.startswith("The index takes about ")
    assert done.startswith("GeoNames of 2025-10-14 (SY) with the packaged list: ")
    assert done.endswith(f" MB → {geonames_path(cache)}")
    assert found(run, "Kafr Zita") == ["geonames:1234"]
    assert found(run, "Kafr Zita", "--gazetteer", "default") == []
    (tmp_path / "a.txt").write_text("Shells hit Homs on Monday.", encoding="utf-8")
    report = json.loads(run("extract", "a.txt").out)
    assert report["manifest"]["gazetteer"]["name"] == "gazetteer:geonames"
    assert "-SY-2025-10-14" in report["manifest"]["gazetteer"]["version"]
    assert {item.get("answered_by") for item in report["mentions"]} == {"gazetteer:geonames"}


def test_the_environment_and_the_file_can_say_which(
    run: Run, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache.is_dir()
    files = write_dump(tmp_path / "files")
    run("gazetteer", "install", "geonames", "--countries", "SY", "--from", str(files))
    (tmp_path / "geomap.toml").write_text('gazetteer = "default"', encoding="utf-8")
    assert found(run, "Kafr Zita") == []
    monkeypatch.setenv("GEOMAP_GAZETTEER", "geonames")
    assert found(run, "Kafr Zita") == ["geonames:1234"]
    assert found(run, "Kafr Zita", "--gazetteer", "default") == []


def test_a_dump_is_downloaded_and_can_be_removed(run: Run, cache: Path, tmp_path: Path) -> None:
    """A second time nothing is fetched that is there; what was downloaded goes with it."""
    files = write_dump(tmp_path / "files")
    paths = (path for path in files.rglob("*") if path.is_file())
    offered = {str(path.relative_to(files)): path.read_bytes() for path in paths}
    with serve() as server:
        server.files |= offered
        command = ("gazetteer", "install", "geonames", "--countries", "SY", "--url", server.url)
        for _ in range(2):
            ended = run(*command)
            assert ended.status == 0
            assert ended.err.startswith("To download: 0 MB; the index takes about ")
        got = [name for method, name, _ in server.asked if method == "GET"]
        assert sorted(got) == sorted(offered)
    assert found(run, "Kafr Zita") == ["geonames:1234"]
    assert run("gazetteer", "remove", "geonames").err == "geonames is removed\n"
    assert not dump_folder(cache).exists()
    assert found(run, "Kafr Zita") == []
    ended = run("gazetteer", "remove", "geonames")
    assert ended.status == 3
    assert "is not installed" in ended.err


def test_no_network_is_one_line_with_the_way_out(run: Run, cache: Path) -> None:
    ended = run("gazetteer", "install", "geonames", "--all", "--url", "http://127.0.0.1:1")
    assert ended.status == 3
    assert len(ended.err.splitlines()) == 1
    assert "--from DIR" in ended.err
    assert not dump_folder(cache).exists()


@pytest.mark.parametrize(
    ("arguments", "status", "problem"),
    [
        (("osm", "--all"), 2, "only geonames"),
        (("geonames",), 2, "--countries SY,IQ or --all"),
        (("geonames", "--all", "--countries", "SY"), 2, "--countries SY,IQ or --all"),
        (("geonames", "--countries", "Syria"), 2, "two-letter ISO code"),
        (("geonames", "--countries", "SY", "--from", "nowhere"), 3, "nowhere has no SY.zip"),
        (("geonames", "--countries", "SY", "--url", "file:///etc"), 3, "http:// or https://"),
    ],
)
def test_a_wrong_order_is_one_line_and_leaves_nothing(
    run: Run, cache: Path, arguments: tuple[str, ...], status: int, problem: str
) -> None:
    before = set(cache.rglob("*"))
    ended = run("gazetteer", "install", *arguments)
    assert set(cache.rglob("*")) == before
    assert ended.status == status
    assert problem in ended.err
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [(), ("--url",)])
def test_a_disk_without_room_is_told_before_anything_is_done(
    run: Run,
    cache: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    """Downloads included."""
    files = write_dump(tmp_path / "files")
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    with serve() as server:
        server.files |= {
            str(path.relative_to(files)): path.read_bytes()
            for path in files.rglob("*")
            if path.is_file()
        }
        source = ("--url", server.url) if arguments else ("--from", str(files))
        ended = run("gazetteer", "install", "geonames", "--countries", "SY", *source)
        assert not [name for method, name, _ in server.asked if method == "GET"]
    assert ended.status == 3
    assert "has 1 MB free" in ended.err.splitlines()[-1]
    assert not geonames_path(cache).exists()


def test_places_of_ones_own_are_added_found_and_removed(
    run: Run, cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "sites.csv").write_text(CSV, encoding="utf-8")
    assert run("gazetteer", "add", "sites.csv").err == "3 rows → own:sites\n"
    assert found(run, "Emesa") == ["test:homs-sy-ppla", "own:sites/hq"]
    assert found(run, "Emesa", "--prefer-own") == ["own:sites/hq"]
    assert found(run, "Leningrad", "--as-of", "1950") == ["own:sites/old"]
    assert found(run, "Leningrad", "--as-of", "1920") == []
    listed = [line.split("\t") for line in run("gazetteer", "list").out.splitlines()]
    assert [(name, places) for name, places, *_ in listed] == [
        ("gazetteer", "8"),
        ("own:sites", "3"),
    ]
    assert run("gazetteer", "verify").err.splitlines()[-1] == "own:sites: the checksum is right"
    assert "name         own:sites (in use)\n" in run("gazetteer", "info").out
    assert run("gazetteer", "remove", "sites").status == 0
    assert found(run, "Emesa") == ["test:homs-sy-ppla"]
    assert not [*(cache / "own").iterdir()]


def test_a_report_says_whose_places_it_names(run: Run, cache: Path, tmp_path: Path) -> None:
    assert cache.is_dir()
    (tmp_path / "sites.csv").write_text(CSV, encoding="utf-8")
    run("gazetteer", "add", "sites.csv", "--name", "digs")
    (tmp_path / "a.txt").write_text("They dug near Emesa in Syria.", encoding="utf-8")
    report = json.loads(run("extract", "a.txt", "--prefer-own", "--as-of", "1920").out)
    by = {item["text"]: item.get("answered_by") for item in report["mentions"]}
    assert by == {"Emesa": "own:digs", "Syria": "gazetteer"}
    assert len(report["manifest"]["gazetteer"]["own:digs"]) == 64
    assert report["manifest"]["settings"]["as_of"] == "1920"
    assert report["manifest"]["settings"]["prefer_own"] is True


def test_bad_rows_are_told_by_number_and_the_others_added(
    run: Run, cache: Path, tmp_path: Path
) -> None:
    assert cache.is_dir()
    bad = "".join(f"x{number},,1,2,,,\n" for number in range(12))
    (tmp_path / "sites.csv").write_text(CSV + bad, encoding="utf-8")
    ended = run("gazetteer", "add", "sites.csv")
    assert ended.status == 2
    first, *_, more, last = ended.err.splitlines()
    assert first == "geomap: sites.csv, row 5: it has no name"
    assert more == "geomap: sites.csv: 2 more rows left out"
    assert last == "3 rows → own:sites, 12 left out"
    assert found(run, "Leningrad") == ["own:sites/old"]


def test_a_file_without_one_good_row_adds_nothing(run: Run, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "sites.csv").write_text("name,lat,lon\n,1,2\n", encoding="utf-8")
    ended = run("gazetteer", "add", "sites.csv")
    assert ended.status == 2
    assert ended.err.splitlines()[-1] == "geomap: sites.csv holds no place that could be added"
    assert not (cache / "own").exists()


def test_a_date_without_places_of_ones_own_is_told(run: Run) -> None:
    ended = run("geocode", "Homs", "--as-of", "1950")
    assert ended.status == 0
    assert "geomap gazetteer add FILE" in ended.err


def test_a_wrong_date_is_one_line(run: Run) -> None:
    ended = run("geocode", "Homs", "--as-of", "once")
    assert ended.status == 2
    assert "as_of must be a date" in ended.err

"""The options of online geocoding through the commands, against a server of our own."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.geocode.server import FaultServer, Reply, known, nothing, serve

TEXT = "Jets struck the village of Kherbet Sawda near Homs in Syria on Tuesday."
SENT = "Names that the gazetteer does not hold are sent to nominatim at {url}; no other text is"


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """Give a server that knows every name."""
    with serve() as running:
        yield running


@pytest.fixture
def online(folder: Path, world: Path, server: FaultServer) -> tuple[str, ...]:
    """Give the options that ask the server, with a cache of our own; an article that names a village is there."""
    (folder / "village.txt").write_text(TEXT, encoding="utf-8")
    cache = folder / "cache"
    cache.mkdir()
    for index in world.glob("gazetteer-*.sqlite"):
        shutil.copy(index, cache)
    asking = ("--online", "nominatim", "--service-url", server.url, "--cache-dir", "cache")
    return (*asking, "--per-minute", "60000")


def placed(text: str) -> dict[str, str]:
    """Give who answered for each mention, or why nobody did."""
    mentions = json.loads(text)["mentions"]
    return {item["text"]: item.get("answered_by") or item["reason"] for item in mentions}


def test_without_the_option_nothing_is_sent(
    run: Run, online: tuple[str, ...], server: FaultServer
) -> None:
    assert online
    ended = run("extract", "village.txt")
    assert placed(ended.out)["Kherbet Sawda"] == "not_in_gazetteer"
    assert (ended.err, server.asked) == ("", [])


def test_what_the_gazetteer_does_not_hold_is_asked_for_and_said_so(
    run: Run, online: tuple[str, ...], server: FaultServer
) -> None:
    ended = run("extract", "village.txt", *online)
    assert placed(ended.out) == {
        "Kherbet Sawda": "nominatim",
        "Homs": "gazetteer",
        "Syria": "gazetteer",
    }
    assert ended.err == SENT.format(url=server.url) + "\n"
    assert server.names == ["Kherbet Sawda"]
    assert all("struck" not in asked.path + str(asked.headers) for asked in server.asked)


def test_whom_the_places_are_owed_to_is_in_every_output(
    run: Run, online: tuple[str, ...], folder: Path
) -> None:
    for form in ("json", "jsonl", "geojson"):
        written = json.loads(run("extract", "village.txt", "-f", form, *online).out)
        assert "OpenStreetMap contributors" in written["attribution"]
    assert run("map", "village.txt", "-o", "map.html", *online).status == 0
    assert "OpenStreetMap contributors" in (folder / "map.html").read_text(encoding="utf-8")
    run("extract", "village.txt", "-o", "report.json", *online)
    assert run("map", "report.json", "-o", "again.html").status == 0
    assert (folder / "again.html").read_bytes() == (folder / "map.html").read_bytes()


def test_the_same_map_offline_and_from_the_exported_cache(
    run: Run, online: tuple[str, ...], folder: Path, server: FaultServer
) -> None:
    run("map", "village.txt", "-o", "online.html", *online)
    run("map", "village.txt", "-o", "offline.html", *online, "--offline")
    assert run("cache", "export", "-o", "cache/geocode.jsonl", "--cache-dir", "cache").status == 0
    (folder / "cache" / "geocode.sqlite").unlink()
    ended = run("map", "village.txt", "-o", "exported.html", *online, "--cache-only")
    assert ended.status == 0
    pages = {(folder / f"{name}.html").read_bytes() for name in ("online", "offline", "exported")}
    assert len(pages) == 1
    assert server.names == ["Kherbet Sawda"]


@pytest.mark.parametrize(("option", "status"), [("--offline", 0), ("--cache-only", 4)])
def test_offline_a_miss_is_told_and_the_rest_is_done(
    run: Run, online: tuple[str, ...], server: FaultServer, option: str, status: int
) -> None:
    ended = run("extract", "village.txt", *online, option)
    assert ended.status == status
    assert placed(ended.out) == {
        "Kherbet Sawda": "offline",
        "Homs": "gazetteer",
        "Syria": "gazetteer",
    }
    assert ended.err == (
        "geomap: 1 mention not looked up (Kherbet Sawda …): not in the cache of nominatim, which may not be asked (offline)\n"
    )
    assert server.asked == []


def test_a_refused_service_loses_nothing_else(
    run: Run, online: tuple[str, ...], server: FaultServer
) -> None:
    server.reply = lambda _: Reply(b"{}", 403)
    ended = run("extract", "village.txt", *online)
    assert (ended.status, placed(ended.out)["Homs"]) == (0, "gazetteer")
    assert placed(ended.out)["Kherbet Sawda"] == "fault"
    assert "it has blocked us (HTTP 403)" in ended.err
    again = run("extract", "village.txt", *online, "--strict")
    assert again.status == 4
    assert "left alone until" in again.err
    assert len(server.asked) == 1
    assert "it has blocked us" in run("cache", "info", "--cache-dir", "cache").out
    assert run("cache", "unblock", "--cache-dir", "cache").err == "1 block forgotten\n"
    server.reply = known
    assert run("extract", "village.txt", *online, "--strict").status == 0


def test_a_name_can_be_asked_for_by_itself(
    run: Run, online: tuple[str, ...], server: FaultServer
) -> None:
    (homs, village) = json.loads(run("geocode", "Homs", "Kherbet Sawda", "-f", "json", *online).out)
    assert homs["candidates"][0]["place"]["id"].startswith("test:")
    assert village["candidates"][0]["place"]["id"].startswith("osm:node/")
    assert server.names == ["Kherbet Sawda"]
    server.reply = lambda _: Reply(b"{}", 400)
    ended = run("geocode", "Homs", "Elsewhere", "--strict", *online)
    assert ended.status == 4
    assert "Homs" in ended.out
    assert "does not accept the request (HTTP 400)" in ended.err
    server.reply = nothing
    assert "no place named 'Nowhere' is known" in run("geocode", "Nowhere", *online).err


def test_what_a_service_found_and_a_person_accepted_needs_no_service_and_is_owed_to_it(
    run: Run, online: tuple[str, ...], server: FaultServer
) -> None:
    run("extract", "village.txt", "-o", "report.json", *online)
    run("review", "accept", "report.json", "Kherbet Sawda", "--scope", "all")
    decided = ("--decisions", "decisions.jsonl")
    for options in (online, ()):
        report = run("extract", "village.txt", *decided, *options).out
        assert placed(report)["Kherbet Sawda"] == "decision"
        assert "OpenStreetMap contributors" in json.loads(report)["attribution"]
    assert server.names == ["Kherbet Sawda"]


def test_given_spans_are_asked_for_too(run: Run, online: tuple[str, ...], folder: Path) -> None:
    line = {"id": "a", "text": TEXT, "toponyms": [{"start": 27, "end": 40}]}
    (folder / "spans.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert placed(run("resolve", "spans.jsonl", *online).out) == {"Kherbet Sawda": "nominatim"}


def test_refreshing_asks_again(run: Run, online: tuple[str, ...], server: FaultServer) -> None:
    for options in ((), (), ("--refresh",)):
        run("extract", "village.txt", *online, *options)
    assert server.names == ["Kherbet Sawda", "Kherbet Sawda"]


def test_a_country_is_sent_if_the_user_says_so(
    run: Run, online: tuple[str, ...], server: FaultServer
) -> None:
    options = ("--online-country", "sy", "--online-country", "IQ")
    ended = run("extract", "village.txt", *online, *options)
    assert server.asked[0].parameters["countrycodes"] == "iq,sy"
    assert "and of where they lie the codes IQ, SY" in ended.err


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--offline",), "name one: --online nominatim"),
        (("--service-url", "http://127.0.0.1:1"), "name one: --online nominatim"),
        (("--online", "nominatim"), "--user-agent"),
        (("--online", "nominatm"), "no online service is called 'nominatm'"),
        (("--online", "opencage"), "GEOMAP_OPENCAGE_API_KEY"),
        (("--online", "photon", "--refresh", "--offline"), "contradict each other"),
        (("--online", "photon", "--service-url", "ftp://x"), "service_url must be http"),
        (("--online", "photon", "--service-url", "http://me:secret@x"), "without login"),
        (("--online", "photon", "--online-country", "Syria"), "two-letter ISO codes"),
        (("--online", "photon", "--per-minute", "-1"), "per_minute must lie in 0"),
        (("--online", "nominatim", "--user-agent", "me", "--per-minute", "61"), "at most 60"),
    ],
)
def test_wrong_options_are_one_line_before_anything_is_done(
    run: Run, options: tuple[str, ...], problem: str
) -> None:
    ended = run("extract", "article.txt", *options)
    assert (ended.status, ended.out) == (2, "")
    assert problem in ended.err
    assert "secret" not in ended.err
    assert ended.err.count("\n") == 1


def test_who_has_all_in_the_cache_does_not_pay_for_geopy(
    run: Run, online: tuple[str, ...], folder: Path
) -> None:
    """It takes a quarter of a second to import."""
    run("extract", "village.txt", *online)
    script = (
        "import sys; from geomap.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as ended: sys.exit('geopy' in sys.modules or ended.code)"
    )
    command = [sys.executable, "-c", script, "extract", "village.txt", "-o", "out.json", *online]
    assert subprocess.run(command, check=False, cwd=folder).returncode == 0

"""`geomap cache`: answers of online services carried about, looked at, pruned."""

import time
from pathlib import Path

import pytest

from geomap.answers import Answer
from geomap.geocode import FILE_NAME, AnswerCache, Store, read_lines, write_lines
from tests.cli.conftest import Run
from tests.geocode.builders import Troubles, answer

OURS = (
    answer("One"),
    answer("Two", is_found=False),
    answer("Both", fetched_at="2026-01-01T00:00:00Z"),
)
THEIRS = (answer("Both", latitude=1.0), answer("Three", service="photon"))


def fill(folder: Path, answers: tuple[Answer, ...] = OURS) -> None:
    """Put answers into the cache in a folder."""
    cache = AnswerCache(Store(folder / FILE_NAME, Troubles()))
    cache.put_newer(answers)
    cache.close()


def held(folder: Path) -> set[Answer]:
    """Give the answers in the cache in a folder."""
    return set(AnswerCache(Store(folder / FILE_NAME, Troubles())).answers())


@pytest.fixture(autouse=True)
def cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a filled cache, which is in force."""
    place = folder / "cache"
    fill(place)
    monkeypatch.setenv("GEOMAP_CACHE_DIR", str(place))
    (folder / "theirs.jsonl").write_text("".join(write_lines(THEIRS)), encoding="utf-8")
    return place


def test_an_export_is_the_same_bytes_each_time_and_comes_back(
    run: Run, folder: Path, cache: Path
) -> None:
    first = run("cache", "export")
    assert (first.status, first.err) == (0, "")
    assert run("cache", "export", "-o", "out.jsonl").out == ""
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == first.out
    assert run("cache", "clear").err == "3 answers removed\n"
    assert held(cache) == set()
    assert run("cache", "import", "out.jsonl").err == "3 answers taken in, 0 were there already\n"
    assert run("cache", "export").out == first.out


def test_of_two_answers_the_newer_is_taken_in(run: Run, cache: Path) -> None:
    assert (
        run("cache", "import", "theirs.jsonl").err == "2 answers taken in, 0 were there already\n"
    )
    assert held(cache) == {OURS[0], OURS[1], *THEIRS}
    assert (
        run("cache", "import", "theirs.jsonl").err == "0 answers taken in, 2 were there already\n"
    )


def test_exports_are_merged_in_any_order(run: Run) -> None:
    run("cache", "export", "-o", "ours.jsonl")
    one = run("cache", "merge", "ours.jsonl", "theirs.jsonl").out
    other = run("cache", "merge", "theirs.jsonl", "ours.jsonl").out
    assert one == other
    assert set(read_lines(one.splitlines(), "")) == {OURS[0], OURS[1], *THEIRS}


def test_a_wrong_line_is_named_and_nothing_is_taken_in(run: Run, folder: Path, cache: Path) -> None:
    with (folder / "theirs.jsonl").open("a", encoding="utf-8") as file:
        file.write("nonsense\n")
    for command in ("import", "merge", "verify"):
        ended = run("cache", command, "theirs.jsonl")
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.startswith("geomap: theirs.jsonl, line 3: ")
    assert held(cache) == set(OURS)


@pytest.mark.parametrize("name", ["none.jsonl", "cache", "latin.jsonl"])
def test_a_file_that_cannot_be_read_is_one_line(run: Run, folder: Path, name: str) -> None:
    (folder / "latin.jsonl").write_bytes(b"\xff\n")
    ended = run("cache", "import", name)
    assert ended.status == 2
    assert ended.err.startswith(f"geomap: cannot read {name}: ")


def test_a_whole_cache_and_a_whole_export_are_verified(run: Run) -> None:
    assert run("cache", "verify").err == "3 answers, all whole\n"
    assert run("cache", "verify", "theirs.jsonl").err == "2 answers, all whole\n"


def test_a_damaged_cache_is_told_and_saved(run: Run, cache: Path) -> None:
    path = cache / FILE_NAME
    whole = path.read_bytes()
    first = whole.index(b"34.9")
    path.write_bytes(whole[:first] + b"94" + whole[first + 2 :])
    ended = run("cache", "verify")
    assert ended.status == 3
    assert "was damaged" in ended.err
    assert "2 of its answers were saved" in ended.err
    assert run("cache", "verify").err == "2 answers, all whole\n"


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--older-than", "1d"), {"New", "New unknown"}),
        (("--older-than", "1d", "--not-found"), {"New", "New unknown", "One", "Both"}),
        (("--older-than", "99999y"), {"New", "New unknown", "One", "Two", "Both"}),
    ],
)
def test_old_answers_are_pruned(
    run: Run, cache: Path, options: tuple[str, ...], left: set[str]
) -> None:
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    old = tuple(
        answer(given.request.toponym, is_found=given.is_found, fetched_at="2020-01-01T00:00:00Z")
        for given in OURS
    )
    run("cache", "clear")
    fill(
        cache,
        (
            *old,
            answer("New", fetched_at=now),
            answer("New unknown", is_found=False, fetched_at=now),
        ),
    )
    assert run("cache", "prune", *options).status == 0
    assert {given.request.toponym for given in held(cache)} == left


@pytest.mark.parametrize("age", ["", "1", "0d", "d", "-1d", "1.5d", "1h", "999999d"])
def test_an_age_that_is_none_is_refused(run: Run, cache: Path, age: str) -> None:
    ended = run("cache", "prune", "--older-than", age)
    assert ended.status == 2
    assert "an age is a number of days" in ended.err
    assert held(cache) == set(OURS)


def test_one_service_can_be_cleared(run: Run, cache: Path) -> None:
    fill(cache, THEIRS)
    assert run("cache", "clear", "--service", "photon").err == "1 answer removed\n"
    assert {given.request.service for given in held(cache)} == {"nominatim"}


def test_what_is_held_is_told(run: Run) -> None:
    told = run("cache", "info").out
    assert "nominatim at http://127.0.0.1:1: 2 names found, 1 not found, 0 requests spared" in told


def test_looking_makes_no_cache(run: Run, folder: Path) -> None:
    assert run("cache", "info", "--cache-dir", "none").status == 0
    assert not (folder / "none").exists()

"""The cache's file in trouble: damaged, full, locked, read-only, foreign. The run goes on, and the user is told once."""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from geomap.geocode import AnswerCache, Store, write_lines
from geomap.geocode.database import APPLICATION_ID, SCHEMA_VERSION
from geomap.geocode.store import get_state, set_state
from tests.geocode.builders import Troubles, answer

GIVEN = tuple(answer(f"Village {number}") for number in range(40))
FLIPS = 150


def opened(path: Path, *, busy_seconds: float = 0.2) -> tuple[AnswerCache, Troubles]:
    """Open a cache, with what the user is told."""
    troubles = Troubles()
    return AnswerCache(Store(path, troubles, busy_seconds=busy_seconds)), troubles


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a cache with forty answers."""
    file = tmp_path / "geocode.sqlite"
    cache, _ = opened(file)
    cache.put_newer(GIVEN)
    cache.close()
    return file


def aside(path: Path) -> list[Path]:
    """Give the files that were moved aside."""
    return [other for other in path.parent.iterdir() if ".corrupt-" in other.name]


@pytest.mark.parametrize("seed", range(5))
def test_a_flipped_byte_anywhere_is_noticed_or_harmless(seed: int, path: Path) -> None:
    """What comes back is what was put or nothing at all, and the cache goes on working."""
    chance = random.Random(seed)  # noqa: S311 - for tests
    whole = path.read_bytes()
    for _ in range(FLIPS // 5):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        cache, troubles = opened(path)
        for given in GIVEN:
            assert cache.get(given.request.key) in {given, None}
        assert set(cache.answers()) <= set(GIVEN)
        cache.put(answer("New"))
        assert cache.get(answer("New").request.key) == answer("New")
        assert len(troubles) <= 1
        cache.close()
        for other in path.parent.iterdir():
            other.unlink()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:100],
        lambda _: b"not a database at all" * 99,
        lambda whole: b"\0" * len(whole),
        lambda whole: whole[:4096] + b"\xff" * (len(whole) - 4096),
        lambda whole: whole.replace(b"34.9", b"94.9"),
    ],
    ids=["empty", "half", "100 bytes", "text", "zeros", "ones", "a figure in every answer"],
)
def test_a_damaged_file_is_moved_aside_and_the_run_goes_on(damage: object, path: Path) -> None:
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator] # one of those above
    cache, troubles = opened(path)
    assert all(cache.get(given.request.key) in {given, None} for given in GIVEN)
    cache.put(answer("New"))
    cache.close()
    again, _ = opened(path)
    assert again.get(answer("New").request.key) == answer("New")
    assert ["was damaged" in trouble for trouble in troubles] == [True] * len(aside(path))


def test_one_damaged_answer_costs_no_other(path: Path) -> None:
    whole = path.read_bytes()
    first = whole.index(b"34.9")
    path.write_bytes(whole[:first] + b"94" + whole[first + 2 :])
    cache, troubles = opened(path)
    assert sum(cache.get(given.request.key) is not None for given in GIVEN) == len(GIVEN) - 1
    assert len(troubles) == 1
    assert f"{len(GIVEN) - 1} of its answers were saved" in troubles[0]
    assert len(aside(path)) == 1


def test_a_damaged_file_is_made_again_from_its_export(path: Path) -> None:
    path.with_suffix(".jsonl").write_text("".join(write_lines(GIVEN)), encoding="utf-8")
    path.write_bytes(b"\0" * 10_000)
    cache, troubles = opened(path)
    assert set(cache.answers()) == set(GIVEN)
    assert len(troubles) == 1


def test_an_export_beside_a_cache_that_is_not_there_is_taken_in(tmp_path: Path) -> None:
    """A report folder with its exported cache works on another machine."""
    (tmp_path / "geocode.jsonl").write_text("".join(write_lines(GIVEN)), encoding="utf-8")
    cache, troubles = opened(tmp_path / "geocode.sqlite")
    assert set(cache.answers()) == set(GIVEN)
    assert troubles == []


def test_an_export_in_a_folder_that_cannot_be_written_answers_too(tmp_path: Path) -> None:
    """Where the database cannot be made: here, a folder stands in its place."""
    (tmp_path / "geocode.sqlite").mkdir()
    (tmp_path / "geocode.jsonl").write_text("".join(write_lines(GIVEN)), encoding="utf-8")
    cache, troubles = opened(tmp_path / "geocode.sqlite")
    assert set(cache.answers()) == set(GIVEN)
    assert len(troubles) == 1


def test_a_changed_export_is_taken_in_again(path: Path) -> None:
    export = path.with_suffix(".jsonl")
    for more in (answer("More"), answer("Still more")):
        export.write_text("".join(write_lines([more])), encoding="utf-8")
        cache, _ = opened(path)
        assert cache.get(more.request.key) == more
        cache.close()


def test_a_wrong_export_is_told_and_left(path: Path) -> None:
    path.with_suffix(".jsonl").write_text("nonsense\n", encoding="utf-8")
    cache, troubles = opened(path)
    assert set(cache.answers()) == set(GIVEN)
    assert len(troubles) == 1
    assert "line 1" in troubles[0]


def test_a_locked_file_costs_only_the_keeping(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache, troubles = opened(path)
    cache.put(answer("New"))
    assert cache.get(answer("New").request.key) == answer("New")
    cache.close()
    assert len(troubles) == 1
    assert "locked" in troubles[0]
    other.execute("ROLLBACK")
    other.close()
    assert set(opened(path)[0].answers()) == set(GIVEN)


def test_a_full_disk_costs_only_the_keeping(path: Path) -> None:
    """The answers that were there still answer."""
    store = Store(path, troubles := Troubles())
    cache = AnswerCache(store)
    store.read(lambda connection: connection.execute("PRAGMA max_page_count = 1"))
    long = [answer(f"{number} " + "x" * 20_000) for number in range(3)]
    for given in long:
        cache.put(given)
    assert [cache.get(given.request.key) for given in long] == long
    assert set(GIVEN) <= set(cache.answers())
    assert len(troubles) == 1
    assert "full" in troubles[0]


def test_a_folder_that_cannot_be_made_costs_only_the_keeping(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache, troubles = opened(tmp_path / "file" / "geocode.sqlite")
    cache.put(answer())
    assert cache.get(answer().request.key) == answer()
    assert len(troubles) == 1


READ_ONLY = """
import os, sys
from pathlib import Path
from tests.geocode.builders import answer
from tests.geocode.test_store import GIVEN, opened
os.chdir("/")
if os.getuid() == 0:
    os.setuid(65534)
cache, troubles = opened(Path(sys.argv[1]))
assert set(cache.answers()) == set(GIVEN), troubles
assert troubles == []
cache.put(answer("New"))
assert cache.get(answer("New").request.key) == answer("New")
assert set(GIVEN) <= set(cache.answers())
cache.close()
assert len(troubles) == 1, troubles
assert "read" in troubles[0], troubles
"""


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_a_read_only_folder_still_answers(path: Path) -> None:
    """As another user, since root may write everywhere; pytest's own folders are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / path.name
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o444)
        folder.chmod(0o555)
        subprocess.run([sys.executable, "-c", READ_ONLY, str(copy)], check=True)
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (f"PRAGMA user_version = {SCHEMA_VERSION + 1}", "made by a newer geomap"),
        ("PRAGMA user_version = 0; DROP TABLE answer; CREATE TABLE theirs (a)", "not geomap's"),
    ],
)
def test_a_file_of_others_is_left_alone(statement: str, told: str, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript(statement)
    connection.close()
    before = path.read_bytes()
    cache, troubles = opened(path)
    cache.put(answer("New"))
    assert cache.get(answer("New").request.key) == answer("New")
    assert len(troubles) == 1
    assert told in troubles[0]
    assert path.read_bytes() == before
    assert aside(path) == []


def test_a_file_removed_while_open_loses_nothing_that_comes_later(path: Path) -> None:
    cache, _ = opened(path)
    assert cache.get(GIVEN[0].request.key) == GIVEN[0]
    cache.close()
    path.unlink()
    cache.put(answer("New"))
    assert cache.get(answer("New").request.key) == answer("New")


def test_a_changed_state_is_noticed(path: Path) -> None:
    """Else a wrong figure could keep us waiting, or asking."""
    store = Store(path, troubles := Troubles())
    store.write(lambda connection: set_state(connection, "turn x", {"due": 1.0}))
    assert get_state(store, "turn x") == {"due": 1.0}
    store.write(lambda connection: connection.execute("UPDATE state SET value = '{\"due\":9.0}'"))
    assert get_state(store, "turn x") == {}
    assert len(troubles) == 1


def test_the_file_is_marked_and_written_with_care(path: Path) -> None:
    store = Store(path, Troubles())

    def pragma(name: str) -> object:
        return store.read(lambda connection: connection.execute(f"PRAGMA {name}").fetchone()[0])

    assert pragma("application_id") == APPLICATION_ID
    assert pragma("user_version") == SCHEMA_VERSION
    assert pragma("synchronous") == 2, "FULL"
    wal_is_safe = sqlite3.sqlite_version_info >= (3, 51, 3)
    assert pragma("journal_mode") == ("wal" if wal_is_safe else "delete")


FIXTURES = sorted((Path(__file__).parents[1] / "data" / "geocode").glob("schema-*.sqlite"))


@pytest.mark.parametrize("released", FIXTURES, ids=lambda file: file.stem)
def test_a_cache_of_every_released_schema_opens(released: Path, tmp_path: Path) -> None:
    """Each holds one answer that was found and one that was not."""
    path = tmp_path / "geocode.sqlite"
    path.write_bytes(released.read_bytes())
    cache, troubles = opened(path)
    assert {given.status for given in cache.answers()} == {"found", "not_found"}
    assert troubles == []


def test_there_is_a_cache_of_the_schema_in_use() -> None:
    assert f"schema-{SCHEMA_VERSION}" in [file.stem for file in FIXTURES]

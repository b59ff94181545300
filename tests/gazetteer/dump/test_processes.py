"""Several installations at once, and killed ones: there is one good index, or the one that was there before."""

import subprocess
from pathlib import Path

import pytest

from geomap.errors import ResourceError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.dump.alone import alone
from geomap.gazetteer.installed import dump_folder, geonames_path
from geomap.places import Query
from tests.gazetteer.dump.files import SYRIA, place_row, write, write_dump
from tests.gazetteer.dump.installer import COMMAND
from tests.gazetteer.dump.server import Files, serve


def start(cache: Path, source: Path | str, killed_at: str = "") -> subprocess.Popen[str]:
    """Begin to install."""
    command = [*COMMAND, str(cache), str(source), killed_at]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str]) -> list[str]:
    """Wait for a process that should end well; give what it said."""
    said, trouble = process.communicate(timeout=60)
    assert process.returncode == 0, trouble
    return said.splitlines()


def killed(cache: Path, source: Path | str, at: str) -> None:
    """Install, and be killed at a stage."""
    process = start(cache, source, at)
    process.communicate(timeout=60)
    assert process.returncode == -9


def left(cache: Path) -> set[str]:
    """Give the names of what lies in a cache directory."""
    return {path.name for path in cache.iterdir()}


def holds(cache: Path, name: str) -> bool:
    """Whether the index is whole, and finds a place by its very name."""
    with Gazetteer.open(geonames_path(cache)) as gazetteer:
        gazetteer.verify()
        return any(found.place.name == name for found in gazetteer.candidates(Query(name)))


def grow(files: Path) -> None:
    """Put one place more into a dump."""
    write(files / "SY.zip", [*SYRIA, place_row(4, "Al Bara")])


def offer(server: Files, files: Path) -> None:
    """Offer all files of a folder."""
    paths = (path for path in files.rglob("*") if path.is_file())
    server.files |= {str(path.relative_to(files)): path.read_bytes() for path in paths}


def test_of_installations_at_once_one_does_the_work(tmp_path: Path) -> None:
    """The others wait, see that it is done, and leave it at that."""
    cache, files = tmp_path / "cache", write_dump(tmp_path / "files")
    with alone(dump_folder(cache), lambda _: None):
        processes = [start(cache, files) for _ in range(3)]
        for process in processes:
            assert process.stdout is not None
            assert "waiting for it" in process.stdout.readline()
    said = [end(process) for process in processes]
    assert sum("computing the checksum" in lines for lines in said) == 1
    assert left(cache) == {geonames_path(cache).name, dump_folder(cache).name}
    assert holds(cache, "Kafr Zita")


def test_who_waited_for_another_order_carries_out_its_own(tmp_path: Path) -> None:
    """And who did not wait installs again, for the files may be new ones."""
    cache, files = tmp_path / "cache", write_dump(tmp_path / "files")
    end(start(cache, files))
    with alone(dump_folder(cache), lambda _: None):
        grow(write_dump(tmp_path / "other"))
        process = start(cache, tmp_path / "other")
        assert process.stdout is not None
        assert "waiting for it" in process.stdout.readline()
    assert "computing the checksum" in end(process)
    assert holds(cache, "Al Bara")
    assert "computing the checksum" in end(start(cache, files))


@pytest.mark.parametrize(
    "stage",
    [
        "sorting names by place",
        "reading SY.zip",
        "writing places",
        "writing names",
        "filing spellings",
        "computing the checksum",
    ],
)
def test_a_killed_installation_leaves_the_old_index_at_work(tmp_path: Path, stage: str) -> None:
    """The next one clears away what it left, and does the whole work."""
    cache, files = tmp_path / "cache", write_dump(tmp_path / "files")
    end(start(cache, files))
    grow(files)
    killed(cache, files, stage)
    assert holds(cache, "Kafr Zita")
    assert not holds(cache, "Al Bara")
    end(start(cache, files))
    assert holds(cache, "Al Bara")
    assert left(cache) == {geonames_path(cache).name, dump_folder(cache).name}


def test_after_a_kill_only_what_is_missing_is_downloaded(tmp_path: Path) -> None:
    """Whole files stay; when the server has others, these are fetched."""
    cache, files = tmp_path / "cache", write_dump(tmp_path / "files")
    with serve() as server:
        offer(server, files)
        killed(cache, server.url, "downloading alternatenames/SY.zip")
        assert not geonames_path(cache).exists()
        server.asked.clear()
        end(start(cache, server.url))
        assert [name for method, name, _ in server.asked if method == "GET"] == [
            "alternatenames/SY.zip"
        ]
        assert holds(cache, "Kafr Zita")
        grow(files)
        offer(server, files)
        server.etag = '"two"'
        end(start(cache, server.url))
    assert holds(cache, "Al Bara")


def test_a_download_that_was_damaged_since_is_fetched_again(tmp_path: Path) -> None:
    """Though its size and the server's word are the same."""
    cache, files = tmp_path / "cache", write_dump(tmp_path / "files")
    with serve() as server:
        offer(server, files)
        end(start(cache, server.url))
        held = dump_folder(cache) / "SY.zip"
        data = bytearray(held.read_bytes())
        data[60:100] = bytes(40)
        held.write_bytes(data)
        server.asked.clear()
        end(start(cache, server.url))
        assert [name for method, name, _ in server.asked if method == "GET"] == ["SY.zip"]
    assert held.read_bytes() == (files / "SY.zip").read_bytes()


def test_a_folder_that_cannot_be_written_to_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder", encoding="utf-8")
    with (
        pytest.raises(ResourceError, match="--cache-dir") as caught,
        alone(tmp_path / "cache" / "geonames", lambda _: None),
    ):
        pass
    assert "\n" not in str(caught.value)

"""Downloads: resumed where they were cut, whole or not there, and every failure in one line with a way out."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geomap.errors import ResourceError
from geomap.gazetteer.dump.fetch import Fetcher, Offer
from tests.gazetteer.dump.server import Files, serve
from tests.geocode.server import nobody

TEXT = bytes(range(65, 91)) * 40_000
"""A megabyte."""


@pytest.fixture
def server() -> Iterator[Files]:
    """Give a server with one file."""
    with serve(a__txt=TEXT) as held:
        yield held


def fetcher(held: Files, waits: list[float] | None = None) -> Fetcher:
    """Make one that waits for nobody."""
    slept: list[float] = [] if waits is None else waits
    return Fetcher(held.url, lambda *_: None, slept.append)


def test_a_file_comes_whole(server: Files, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    fetch = Fetcher(server.url, lambda *stage: told.append(stage))
    offer = fetch.offer("a.txt")
    assert offer == Offer(len(TEXT), server.etag)
    assert not fetch.is_held("a.txt", tmp_path, offer)
    assert fetch.fetch("a.txt", tmp_path).read_bytes() == TEXT
    assert told[-1] == ("downloading a.txt", len(TEXT), len(TEXT))
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "a.txt.etag"}
    assert fetch.is_held("a.txt", tmp_path, offer)


def test_another_version_is_not_the_one_that_is_held(server: Files, tmp_path: Path) -> None:
    fetcher(server).fetch("a.txt", tmp_path)
    server.etag = '"two"'
    assert not _is_held(server, tmp_path)


def test_a_file_cut_short_or_of_unknown_origin_is_not_held(server: Files, tmp_path: Path) -> None:
    path = fetcher(server).fetch("a.txt", tmp_path)
    path.write_bytes(TEXT[:-1])
    assert not _is_held(server, tmp_path)
    path.write_bytes(TEXT)
    assert _is_held(server, tmp_path)
    (tmp_path / "a.txt.etag").unlink()
    assert not _is_held(server, tmp_path)


def _is_held(server: Files, folder: Path) -> bool:
    fetch = fetcher(server)
    return fetch.is_held("a.txt", folder, fetch.offer("a.txt"))


def test_a_cut_download_goes_on_where_it_was(server: Files, tmp_path: Path) -> None:
    """Also when it is cut again; what came is asked for once."""
    server.cut_after = [300_000, 200_000]
    waits: list[float] = []
    assert fetcher(server, waits).fetch("a.txt", tmp_path).read_bytes() == TEXT
    assert [wanted for _, _, wanted in server.asked] == ["", "bytes=300000-", "bytes=500000-"]
    assert waits == sorted(waits)
    assert len(waits) == 2


def test_a_broken_connection_is_tried_again(server: Files, tmp_path: Path) -> None:
    """However much of what was sent is lost with it."""
    server.cut_after, server.is_reset = [300_000, 0], True
    assert fetcher(server).fetch("a.txt", tmp_path).read_bytes() == TEXT


def test_another_run_goes_on_where_the_first_was_killed(server: Files, tmp_path: Path) -> None:
    server.cut_after = [100_000] * 5
    with pytest.raises(ResourceError, match="run the command again, it goes on from there"):
        fetcher(server).fetch("a.txt", tmp_path)
    held = (tmp_path / "a.txt.part").stat().st_size
    assert held == 500_000
    server.asked.clear()
    assert fetcher(server).fetch("a.txt", tmp_path).read_bytes() == TEXT
    assert [wanted for _, _, wanted in server.asked] == [f"bytes={held}-"]


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: Files, tmp_path: Path) -> None:
    """Never half of one day's dump and half of the next."""
    server.cut_after = [100_000] * 5
    with pytest.raises(ResourceError):
        fetcher(server).fetch("a.txt", tmp_path)
    server.files["a.txt"], server.etag = TEXT[::-1], '"two"'
    assert fetcher(server).fetch("a.txt", tmp_path).read_bytes() == TEXT[::-1]


def test_a_part_longer_than_the_file_begins_anew(server: Files, tmp_path: Path) -> None:
    """The server answers 416."""
    (tmp_path / "a.txt.part").write_bytes(TEXT + b"more")
    (tmp_path / "a.txt.part.etag").write_text(server.etag, encoding="ascii")
    assert fetcher(server).fetch("a.txt", tmp_path).read_bytes() == TEXT


def test_a_part_of_unknown_origin_is_not_built_on(server: Files, tmp_path: Path) -> None:
    (tmp_path / "a.txt.part").write_bytes(b"from somewhere else")
    assert fetcher(server).fetch("a.txt", tmp_path).read_bytes() == TEXT


def test_fewer_bytes_than_promised_are_no_file(server: Files, tmp_path: Path) -> None:
    server.short_by = 10
    with pytest.raises(ResourceError, match="run the command again"):
        fetcher(server).fetch("a.txt", tmp_path)
    assert not (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("status", [500, 503])
def test_a_failing_server_is_asked_a_few_times(server: Files, tmp_path: Path, status: int) -> None:
    server.status = status
    with pytest.raises(ResourceError, match=f"the server failed \\({status}"):
        fetcher(server).fetch("a.txt", tmp_path)
    assert len(server.asked) == 5


@pytest.mark.parametrize("status", [401, 403, 410])
def test_a_refusal_is_not_asked_again(server: Files, tmp_path: Path, status: int) -> None:
    server.status = status
    with pytest.raises(ResourceError, match="--from DIR"):
        fetcher(server).fetch("a.txt", tmp_path)
    assert len(server.asked) == 1


def test_a_file_that_is_not_there_is_named(server: Files, tmp_path: Path) -> None:
    for ask in (
        lambda: fetcher(server).offer("XX.zip"),
        lambda: fetcher(server).fetch("XX.zip", tmp_path),
    ):
        with pytest.raises(ResourceError, match=r"has no XX\.zip"):
            ask()


def test_a_login_page_is_no_file(tmp_path: Path) -> None:
    """What a hotel's network sends instead of a zip file."""
    with (
        serve(SY__zip=b"<!DOCTYPE html><title>Welcome</title>") as held,
        pytest.raises(ResourceError, match="is a web page and no file"),
    ):
        fetcher(held).fetch("SY.zip", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_zip_file_is_refused_and_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "SY.zip").write_bytes(b"yesterday's")
    with serve(SY__zip=b"nonsense") as held, pytest.raises(ResourceError, match="not a zip file"):
        fetcher(held).fetch("SY.zip", tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"yesterday's"]


def test_a_zip_file_takes_its_place(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("SY.txt", "x")
    with serve(SY__zip=packed.getvalue()) as held:
        assert fetcher(held).fetch("SY.zip", tmp_path).read_bytes() == packed.getvalue()


def test_no_network_is_one_line_with_the_way_out(tmp_path: Path) -> None:
    asks: tuple[Callable[[Fetcher], object], ...] = (
        lambda fetch: fetch.offer("a.txt"),
        lambda fetch: fetch.fetch("a.txt", tmp_path),
    )
    for ask in asks:
        with (
            nobody() as url,
            pytest.raises(ResourceError, match=r"cannot reach .* --from DIR") as caught,
        ):
            ask(Fetcher(url, lambda *_: None))
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["file:///etc", "ftp://example.org", "geonames", "http://"])
def test_only_web_addresses_are_fetched_from(url: str) -> None:
    with pytest.raises(ResourceError, match="http://"):
        Fetcher(url, lambda *_: None)


def test_a_full_disk_is_one_line(server: Files, tmp_path: Path) -> None:
    """A limit on the size of files stands for a disk that is full."""
    script = f"""
import resource, signal
from pathlib import Path
from geomap.errors import ResourceError
from geomap.gazetteer.dump.fetch import Fetcher
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    Fetcher({server.url!r}, lambda *_: None).fetch("a.txt", Path({str(tmp_path)!r}))
except ResourceError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "free some space" in done.stdout
    assert done.stdout.count("\n") == 1
    assert not (tmp_path / "a.txt").exists()

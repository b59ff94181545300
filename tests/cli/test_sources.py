"""Sources as reports: each in its place, the bad ones told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from geomap.cli.sources import end, read_all, ready_mapper
from geomap.cli.talk import Progress
from geomap.documents import Document
from geomap.errors import InputError, ResourceError
from geomap.export import jsonl_pieces
from geomap.gazetteer import gazetteer_path
from geomap.places import Report
from geomap.settings import Settings


def nothing_found(document: Document) -> Report:
    """Map a document in which nothing is named."""
    return Report(document, ())


def never(_: Document) -> Report:
    """Map nothing: who calls this computes what it should not."""
    raise AssertionError


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], str]:
    """Give what writes a file in a folder of the test's own and gives its name."""
    monkeypatch.chdir(tmp_path)

    def put(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return name

    return put


Write = Callable[[str, bytes], str]


def test_sources_keep_their_order(write: Write) -> None:
    names = [write(name, b"Homs.") for name in ("b.txt", "a.txt", "c.txt")]
    assert [report.document.id for report in read_all(names, nothing_found)] == names


def test_reports_are_read_and_not_computed(write: Write) -> None:
    held = [Report(Document("x", "Homs."), ()), Report(Document("y", "Hama."), ())]
    name = write("held.jsonl", "".join(jsonl_pieces(held)).encode())
    assert read_all([name], never) == tuple(held)


def test_a_bad_source_is_told_once_and_loses_nothing_else(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write("good.txt", b"Homs.")
    reports = read_all(["none.txt", good, write("bad.txt", b"\xff")], nothing_found)
    assert [bool(report.failure) for report in reports] == [True, False, True]
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(";")[0] for line in told] == [
        "geomap: cannot read 'none.txt': No such file or directory",
        "geomap: bad.txt is not in utf-8: byte 0xff at offset 0",
    ]
    with pytest.raises(typer.Exit) as ended:
        end(reports)
    assert ended.value.exit_code == 2


def test_a_failure_in_a_report_that_is_read_is_told_again(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    held = [Report(Document("x", ""), (), failure="x was lost"), Report(Document("y", ""), ())]
    read_all([write("held.jsonl", "".join(jsonl_pieces(held)).encode())], never)
    assert capsys.readouterr().err == "geomap: x was lost\n"


def test_a_run_without_one_good_source_ends(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        read_all(["none.txt", "", "."], never)
    assert ended.value.exit_code == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_a_good_run_goes_on_to_its_end(write: Write) -> None:
    end(read_all([write("a.txt", b"")], nothing_found))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "a.txt", "a.txt"], ["a.txt", "a.txt#2", "a.txt#3"]),
        (["a.txt#2", "a.txt", "a.txt"], ["a.txt#2", "a.txt", "a.txt#3"]),
        (["a.txt", "a.txt", "a.txt#2"], ["a.txt", "a.txt#2", "a.txt#2#2"]),
        (["a.txt", "./a.txt"], ["a.txt", "./a.txt"]),
    ],
)
def test_each_document_has_an_id_of_its_own(
    write: Write, names: list[str], expected: list[str]
) -> None:
    for name in names:
        write(name, b"Homs.")
    assert [report.document.id for report in read_all(names, nothing_found)] == expected


def test_standard_input_is_read_once() -> None:
    with pytest.raises(InputError, match="standard input can be read only once"):
        read_all(["-", "-"], never)


def test_a_missing_resource_ends_the_run(write: Write) -> None:
    def without_gazetteer(_: Document) -> Report:
        message = "no gazetteer"
        raise ResourceError(message)

    with pytest.raises(ResourceError):
        read_all([write("a.txt", b"Homs.")], without_gazetteer)


def test_a_first_run_builds_the_gazetteer_and_says_so_once(
    tmp_path: Path, world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(cache_dir=tmp_path)

    def build(path: Path, *, progress: Progress | None = None) -> None:
        assert progress is None, "there is no terminal"
        shutil.copy(gazetteer_path(world), path)

    assert ready_mapper(settings, build=build)("Rain in Homs, Syria.").resolved
    told = capsys.readouterr().err
    assert told.startswith(f"Building the gazetteer in {tmp_path}: once")
    assert len(told.splitlines()) == 1
    ready_mapper(settings, build=build)
    assert capsys.readouterr().err == ""


def test_a_damaged_gazetteer_is_built_again_and_told(
    tmp_path: Path, world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command goes on."""
    settings = Settings(cache_dir=tmp_path)
    sound = gazetteer_path(world).read_bytes()
    gazetteer_path(tmp_path).write_bytes(sound[:-4096])

    def build(path: Path, *, progress: Progress | None = None) -> None:
        assert progress is None, "there is no terminal"
        path.write_bytes(sound)

    assert ready_mapper(settings, build=build)("Rain in Homs, Syria.").resolved
    told = capsys.readouterr().err
    assert "cannot be read" in told or "is cut short" in told
    assert len(told.splitlines()) == 1

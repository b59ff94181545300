"""Files that are whole or not there, and standard output."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.cli.output import check_output, write_output
from geomap.errors import InputError


def failing() -> Iterator[str]:
    """Give half a file, then break."""
    yield "half"
    message = "boom"
    raise RuntimeError(message)


def test_pieces_become_one_file_in_utf_8(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    write_output(iter(["Homs ", "حمص\r\n"]), str(target))
    assert target.read_bytes() == "Homs حمص\r\n".encode()


def test_an_old_file_stays_when_writing_fails_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError, match="boom"):
        write_output(failing(), str(target))
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    old, new, plain = tmp_path / "old", tmp_path / "new", tmp_path / "plain"
    old.touch()
    old.chmod(0o640)
    plain.touch()
    write_output(["x"], str(old))
    write_output(["x"], str(new))
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "file", tmp_path / "link"
    target.touch()
    link.symlink_to(target)
    write_output(["new"], str(link))
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_device_is_written_and_not_replaced() -> None:
    write_output(["gone"], os.devnull)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_is_one_line() -> None:
    with pytest.raises(InputError, match=r"^cannot write /dev/full: No space left on device$"):
        write_output(["x"], "/dev/full")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_standard_output_is_one_line_and_stays_one() -> None:
    command = [sys.executable, "-m", "geomap", "settings"]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert ended.stderr == "geomap: cannot write standard output: No space left on device\n"
    assert ended.returncode == 2


def test_a_reader_that_goes_away_is_no_error() -> None:
    script = (
        "import sys; from geomap.cli import output;"
        "output.write_output(('x' * 65536 for _ in range(999)), '-')"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", f"import errno\ntry:\n {script}\nexcept BrokenPipeError: pass"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(1)
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(timeout=600) == 0


def test_standard_output_gets_utf_8_whatever_the_locale(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    write_output(["حمص"], "-")
    assert capfdbinary.readouterr().out == "حمص".encode()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("none/out.html", "there is no directory none; make it first"),
        (".", "it is a directory; name a file in it"),
        ("", "it is a directory; name a file in it"),
        ("article.txt", "it is one of the sources; name another output"),
        ("./link.txt", "it is one of the sources; name another output"),
    ],
)
def test_what_cannot_be_written_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").touch()
    Path("link.txt").symlink_to("article.txt")
    with pytest.raises(InputError) as caught:
        check_output(target, ["-", "missing.txt", "article.txt"])
    assert expected in str(caught.value)


@pytest.mark.parametrize("target", ["-", "new.html", "old.html"])
def test_what_can_be_written_is_let_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.html").touch()
    check_output(target, ["article.txt"])


def test_a_folder_that_goes_away_meanwhile_is_one_line(tmp_path: Path) -> None:
    target = str(tmp_path / "gone" / "out.html")
    with pytest.raises(InputError, match=r"cannot write .*out.html: No such file or directory"):
        write_output(["x"], target)

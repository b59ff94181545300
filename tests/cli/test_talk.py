"""What is said on standard error."""

import os
from typing import IO

import pytest

from geomap.cli.talk import complain, counted, one_line, progress_bar, tell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Homs حمص", "Homs حمص"),
        ("two\nlines", "two\\nlines"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\u202ereversed", "\\u202ereversed"),
    ],
)
def test_a_line_is_one_and_moves_no_terminal(text: str, expected: str) -> None:
    assert one_line(text) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 places"), (1, "1 place"), (2, "2 places"), (1024, "1,024 places")],
)
def test_numbers_agree_with_their_nouns(number: int, expected: str) -> None:
    assert counted(number, "place") == expected


def test_talk_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    tell("done")
    complain(ValueError("not so"))
    assert capsys.readouterr() == ("", "done\ngeomap: not so\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_terminal_shows_each_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose end is not known has no share; none takes over another's."""
    master, slave = os.openpty()
    with os.fdopen(master, "rb", buffering=0) as seen, os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        with progress_bar() as progress:
            assert progress is not None
            progress("sorting", 0, 0)
            shown = _shown(seen, "sorting")
            assert "%" not in shown.rpartition("sorting")[2]
            progress("reading", 1, 4)
            shown = _shown(seen, "25%")
            assert "reading" in shown
            assert "sorting" not in shown.rpartition("reading")[2]


def _shown(terminal: IO[bytes], wanted: str) -> str:
    """Read what a terminal shows until something is there."""
    shown = b""
    while wanted.encode() not in shown:
        shown += terminal.read(4_096)
    return shown.decode(errors="replace")


def test_there_is_no_bar_without_a_terminal() -> None:
    with progress_bar() as progress:
        assert progress is None

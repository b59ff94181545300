"""What is said on standard error."""

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


def test_there_is_no_bar_without_a_terminal() -> None:
    with progress_bar() as progress:
        assert progress is None

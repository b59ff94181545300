"""Capitalised runs that may be toponyms."""

import pytest

from geomap.recognize.runs import find_runs
from tests.recognize.fakes import read


def runs(text: str) -> set[str]:
    """Give the runs of a text, as written."""
    reading = read(text)
    return {reading.name(first, stop) for first, stop in find_runs(reading)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He lives in Bywater now.", {"He", "Bywater"}),
        ("She died at an Indian Lake Road home.", {"Indian Lake Road", "Lake Road"}),
        ("Crashes closed Interstate 70 again.", {"Interstate 70"}),
        ("They met at Avenue Q in town.", {"Avenue Q"}),
        ("A home on River Avenue West burned.", {"River Avenue", "River Avenue West"}),
        ("The Bay of Fundy is cold.", {"Fundy", "Bay of Fundy"}),
        ("they left on Monday.", set()),
        ("no capitals at all here", set()),
        ("", set()),
    ],
)
def test_finds_runs_and_their_parts(text: str, expected: set[str]) -> None:
    """Streets, routes and what «of» parts are runs of their own; days are none."""
    assert expected <= runs(text)
    if not expected:
        assert runs(text) == set()


def test_headlines_have_no_runs() -> None:
    """Where every word has a capital, capitals say nothing."""
    assert runs("TROOPS LEAVE BYWATER AS WAR ENDS") == set()


def test_long_runs_are_bounded() -> None:
    """A list of capitalised words costs no more than its length."""
    assert len(list(find_runs(read("He saw " + "Xa " * 500 + "there.")))) < 2_000

"""`geomap geocode`: candidates in order, with the reason."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from geomap.cli.geocode import reasons
from geomap.places import Candidate, MatchKind
from tests.builders import place
from tests.cli.conftest import Run


def test_every_kind_of_match_has_its_words() -> None:
    told = reasons([Candidate(place(), match, "gazetteer") for match in MatchKind])
    assert len(set(told)) == len(MatchKind)


def test_candidates_are_lines_with_a_reason(run: Run, snapshot: SnapshotAssertion) -> None:
    ended = run("geocode", "Homs", "Tripoli")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == snapshot


def test_the_same_as_json(run: Run) -> None:
    (answer,) = json.loads(run("geocode", "Tripoli", "-f", "json").out)
    assert answer["toponym"] == "Tripoli"
    assert [item["place"]["country"] for item in answer["candidates"]] == ["LY", "LB"]
    assert answer["candidates"][0]["match"] == "preferred"
    assert answer["candidates"][0]["because"] == "its main name, capital, 1,150,000 inhabitants"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("Tripoli", "--country", "lb"), ["LB"]),
        (("Tripoli", "--country", "LB", "--country", "LY"), ["LY", "LB"]),
        (("Tripoli", "--limit", "1"), ["LY"]),
        (("Syrians",), ["SY"]),
    ],
)
def test_countries_and_number_can_be_chosen(
    run: Run, arguments: tuple[str, ...], expected: list[str]
) -> None:
    (answer,) = json.loads(run("geocode", *arguments, "-f", "json").out)
    assert [item["place"]["country"] for item in answer["candidates"]] == expected


def test_a_name_that_nobody_bears_is_told_and_no_error(run: Run) -> None:
    ended = run("geocode", "Atlantis", "--country", "SY")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "no place named 'Atlantis' is known in SY\n"
    assert json.loads(run("geocode", "Atlantis", "-f", "json").out) == [
        {"toponym": "Atlantis", "candidates": []}
    ]


@pytest.mark.parametrize("code", ["Syria", "S", "", "S1", "ßß"])
def test_a_country_is_a_two_letter_code(run: Run, code: str) -> None:
    ended = run("geocode", "Homs", "--country", code)
    assert ended.status == 2
    assert f"not {code!r}" in ended.err


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (Candidate(place(), MatchKind.ALTERNATE, "g"), "another of its names, populated place"),
        (
            Candidate(place(feature="A/PCLI", population=1), MatchKind.DEMONYM, "g"),
            "the name of its people, country, 1 inhabitant",
        ),
        (Candidate(place(feature="H/STM"), MatchKind.PARTIAL, "g"), "part of its name, water"),
    ],
)
def test_a_reason_says_how_what_and_how_many(candidate: Candidate, expected: str) -> None:
    assert reasons([candidate]) == (expected,)


def test_a_city_that_goes_before_its_division_says_so() -> None:
    city = Candidate(place(admin1="SY.11", population=9), MatchKind.PREFERRED, "g")
    division = Candidate(place(feature="A/ADM1", admin1="SY.11"), MatchKind.PREFERRED, "g")
    other = Candidate(place(country="LY", admin1="LY.77"), MatchKind.PREFERRED, "g")
    first, *rest = reasons([city, division, other])
    assert first.endswith("9 inhabitants, which the division below is named after")
    assert rest == ["its main name, first-order division", "its main name, populated place"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_terminal_gets_a_table(folder: Path) -> None:
    import pty  # noqa: PLC0415 - absent on Windows

    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "200", "TERM": "dumb"}
    with subprocess.Popen(
        [sys.executable, "-m", "geomap", "geocode", "Homs"],
        stdout=theirs,
        cwd=folder,
        env=environment | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as running:
        os.close(theirs)
        shown = b""
        while block := read(ours):
            shown += block
    os.close(ours)
    lines = shown.decode().splitlines()
    assert running.returncode == 0
    assert lines[0].split()[:4] == ["toponym", "rank", "name", "within"]
    assert "\t" not in lines[1]
    assert lines[1].split()[:3] == ["Homs", "1", "Homs"]


def read(terminal: int) -> bytes:
    """Read from a terminal; empty at its end, which Linux tells by an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""

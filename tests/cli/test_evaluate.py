"""`geomap evaluate` in the world of eight places."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "Jets struck Homs in Syria on Tuesday. Syrian officials flew to Damascus."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one document whose gold the rules find, but for one toponym."""
    names = (("Homs", "Literal"), ("Syria", "Literal"), ("Syrian", "Demonym"), ("Tuesday", "Odd"))
    toponyms = [
        {"start": start, "end": start + len(name), "type": kind}
        for name, kind in names
        if (start := TEXT.index(name)) >= 0
    ]
    toponyms[2] |= {"start": TEXT.index("Syrian off"), "end": TEXT.index(" officials")}
    path = tmp_path / "small.jsonl"
    path.write_text(json.dumps({"id": 1, "text": TEXT, "toponyms": toponyms}) + "\n", "utf-8")
    return path


def test_prints_a_row_a_corpus(run: Run, corpus: Path) -> None:
    """Precision, recall and F1 of exact spans, F1 by overlap, and how many toponyms count."""
    ended = run("evaluate", str(corpus), "--model", "rules")
    assert ended.status == 0
    assert ended.out.splitlines()[1].split() == ["small", "75.0%", "75.0%", "75.0%", "75.0%", "4"]


def test_types_and_roles_can_be_left_out(run: Run, corpus: Path) -> None:
    """What is out of scope counts on neither side."""
    ended = run(
        "evaluate", str(corpus), "--model", "rules", "--exclude-types", "Odd, Demonym",
        "--exclude-roles", "demonym",
    )  # fmt: skip
    assert ended.out.splitlines()[1].split()[1:] == ["66.7%", "100.0%", "80.0%", "80.0%", "2"]


def test_details_show_types_roles_and_reliability(run: Run, corpus: Path) -> None:
    """Each type by the role it was found in, and each range of scores."""
    out = run("evaluate", str(corpus), "--model", "rules", "--details").out
    assert "Demonym                  demonym           1" in out
    assert "Odd                      (not found)       1" in out
    assert "% right" in out


def test_another_casing_is_another_text(run: Run, corpus: Path) -> None:
    """In lower case the demonym is less sure, and the toponyms are the same."""
    arguments = ("evaluate", str(corpus), "--model", "rules", "--details")
    original, lower = run(*arguments).out, run(*arguments, "--casing", "lower").out
    assert original != lower
    assert original.splitlines()[1].split()[-1] == lower.splitlines()[1].split()[-1] == "4"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--exclude-roles", "wild"), "'wild' is not a valid Role"), (("--casing", "odd"), "odd")],
)
def test_unknown_words_are_refused(
    run: Run, corpus: Path, arguments: tuple[str, str], said: str
) -> None:
    """A role or casing that there is not ends in one line and status 2."""
    ended = run("evaluate", str(corpus), *arguments)
    assert ended.status == 2
    assert said in ended.err


def test_a_missing_corpus_is_one_line(run: Run, tmp_path: Path) -> None:
    """The file is named."""
    ended = run("evaluate", str(tmp_path / "gone.jsonl"), "--model", "rules")
    assert ended.status == 2
    assert "gone.jsonl" in ended.err

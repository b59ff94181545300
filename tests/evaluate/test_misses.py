"""The mistakes one by one, and as files."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.evaluate import Scope, jsonl_pieces, judge_all, markdown_pieces, misses
from geomap.evaluate.causes import Cause
from geomap.evaluate.error_report import inert
from tests.evaluate.worlds import ANSWERED, KNOWN, PARIS_TEXAS

FOUND = misses([ANSWERED], judge_all([ANSWERED], Scope()), KNOWN)


def test_the_surest_mistakes_go_first_and_unanswered_ones_last() -> None:
    """By confidence, then by distance."""
    assert [miss.text for miss in FOUND[:5]] == ["Homs", "Pacific", "Paris", "Tripoli", "Rome"]
    assert {miss.text for miss in FOUND[5:]} == {"Zorn", "Emesa", "Springfield", "Reading"}


def test_a_mistake_says_what_was_wanted_answered_and_why() -> None:
    """The right place among the candidates comes with the probability that it got."""
    paris = FOUND[2]
    assert paris.cause is Cause.RANKED_WRONG
    assert (paris.wanted, paris.chance) == (PARIS_TEXAS, 0.1)
    assert paris.error_km is not None
    assert 7_000 < paris.error_km < 9_000
    assert paris.explanation.startswith("Paris, FR: ")
    assert (paris.before, paris.after[:10]) == ("Homs, ", ", Tripoli,")


def test_an_answer_that_meets_no_toponym_is_a_mistake_of_its_own() -> None:
    """Rome is not marked."""
    rome = FOUND[4]
    assert (rome.cause, rome.gold, rome.error_km) == (None, None, None)


def test_somebody_elses_mistakes_have_no_explanation() -> None:
    """Their spans and points are enough."""
    theirs = replace(ANSWERED, resolutions={}, offered={})
    found = misses([theirs], judge_all([theirs], Scope()), KNOWN)
    assert len(found) == len(FOUND)
    assert {miss.explanation for miss in found} == {""}


def test_markdown_counts_and_shows_them() -> None:
    """A table of causes, and a section a mistake in which the text's own mark-up is text."""
    written = "".join(markdown_pieces("Mistakes in small", FOUND))
    assert "| gold disputed | 2 |" in written
    assert "## Paris: ranked wrong, " in written
    assert "the candidate Paris at 10.0%" in written
    assert "- answer: none" in written
    assert "<b>" not in written


def test_json_lines_hold_the_same() -> None:
    """One object a mistake, with numbers as numbers."""
    records = [json.loads(line) for line in jsonl_pieces(FOUND)]
    assert [record["cause"] for record in records[:3]] == [
        "gold disputed",
        "point elsewhere",
        "ranked wrong",
    ]
    assert records[2]["gold"]["geonameid"] == "3"
    assert records[2]["answer"]["id"] == "geonames:2"
    assert records[2]["wanted"] == {"id": "geonames:3", "name": "Paris", "confidence": 0.1}
    assert records[4]["gold"] is None
    assert records[-1]["answer"] is None


@given(text=st.text())
def test_no_text_is_mark_up(text: str) -> None:
    """Every character that Markdown or HTML might take for its own is escaped, and all is on one line."""
    said = inert(text)
    assert said.isprintable()
    assert not re.search(r"(?<!\\)[`*_\[\]#|~]", said.replace("\\\\", ""))
    assert "<" not in said
    assert ">" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [("a\n# b", "a \\# b"), ("<i>", "&lt;i&gt;"), ("A&B", "A&amp;B"), ("[x](y)", "\\[x\\]\\(y\\)")],
)
def test_mark_up_is_shown_as_it_was_written(text: str, said: str) -> None:
    """Markdown shows the character that is escaped."""
    assert inert(text) == said

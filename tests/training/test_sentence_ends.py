"""What is learned of sentences from texts that say how many they have."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from geomap.evaluate import Casing
from geomap.training.sentence_ends import (
    COUNTS,
    Learner,
    expected,
    measure,
    passages,
    read_counted,
)

RECORDS = [
    {"id": "a-0001", "text": "He met Corp. Ann. She left. He ran. It fell. They sat."},
    {"id": "a-0006", "text": "Jets came."},
    {"id": "c-0001", "text": "Jets came. Ann left. They hid. It rained. He fell."},
    {"id": "c-0006", "text": "It ended."},
    {"id": "b-0001", "text": "Rain fell. Snow fell. Hail fell. Ann slept. Corp. Bob woke."},
    {"id": "b-0006", "text": "The end."},
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write a source as EWT's is."""
    path = tmp_path / "ewt.train.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in RECORDS), "utf-8")
    return path


def test_records_of_one_document_are_put_together(source: Path) -> None:
    """Where the next goes on, the count is known."""
    first, *others = read_counted(source)
    assert first.text == f"{RECORDS[0]['text']} {RECORDS[1]['text']}"
    assert {held.sentences for held in (first, *others)} == {(COUNTS["ewt"], None)}


def test_every_gap_is_one_of_three_kinds(source: Path) -> None:
    """With a mark, without one, or the end of a record."""
    whole, rest = passages(read_counted(source)[0], Casing.ORIGINAL)
    assert (len(whole.marked), whole.is_followed, whole.last is not None) == (5, True, True)
    assert whole.unmarked
    assert not rest.is_followed


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_what_is_expected_is_what_counting_all_cases_gives(count: int) -> None:
    """Bayes' rule over each way in which so many of four events may happen."""
    chances = np.array([0.1, 0.5, 0.7, 0.9])
    ways = [way for way in itertools.product((0, 1), repeat=4) if sum(way) == count]
    weights = [np.prod(np.where(way, chances, 1 - chances)) for way in ways]
    wanted = np.average(ways, axis=0, weights=weights)
    assert expected(chances, count) == pytest.approx(wanted)


def test_learns_which_stops_end_nothing(source: Path) -> None:
    """From counts alone: five sentences with six stops have one that ends none, and it is the abbreviation's."""
    found = [
        passage
        for document in read_counted(source)
        for passage in passages(document, Casing.ORIGINAL)
    ] * 10
    weights = Learner(found).learn()
    assert weights["«corp»"] < 0 < weights["mark .; edited"]
    told = measure(found, weights)
    assert told.right == told.counted == 30
    assert told.found == told.joins == 30

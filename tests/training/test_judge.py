"""What the second stage learns from."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from geomap.documents import Document, Span
from geomap.evaluate import Casing, GoldDocument, GoldToponym
from geomap.recognize.candidates import all_matches
from geomap.recognize.judging import weigh_up
from geomap.recognize.organizations import find_organizations
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.tags import Tags
from geomap.recognize.trained_recognizer import load_model
from geomap.training.judge import (
    CORPORA,
    GENERAL,
    LEARNED_WEIGHT,
    Case,
    all_cases,
    cross_validate,
    fit,
    general_cases,
    predict,
    table,
)
from tests.recognize.fakes import FakeLexicon, bounds, read

TEXT = "Jets struck Homs. Ann Paris left Iraq."


def case(number: int, kind: str = "Literal") -> Case:
    """Make a document in which Homs and Iraq are toponyms and Paris is none."""
    reading = read(TEXT)
    tags = (
        Proposal(*bounds(reading, "Homs"), Label.PLACE),
        Proposal(*bounds(reading, "Ann Paris"), Label.PERSON),
        Proposal(*bounds(reading, "Iraq"), Label.PLACE),
    )
    judged = tuple(weigh_up(reading, Tags(tags), all_matches(reading), find_organizations(reading)))
    starts, ends = reading.tokens.starts, reading.tokens.ends
    spans = tuple(
        Span(starts[item.candidate.first], ends[item.candidate.stop - 1]) for item in judged
    )
    toponyms = tuple(
        GoldToponym(Span(TEXT.index(name), TEXT.index(name) + 4), kind) for name in ("Homs", "Iraq")
    )
    gold = GoldDocument(Document(str(number), TEXT), toponyms)
    return Case("trnews", Casing.ORIGINAL, number, gold, spans, judged)


def test_toponyms_are_the_positive_examples() -> None:
    """A candidate with a toponym's span, and no other."""
    labels = [example.is_toponym for example in case(0).examples()]
    assert labels.count(True) == 2
    assert labels.count(False) == len(labels) - 2 > 0


def test_what_does_not_count_is_no_example() -> None:
    """A candidate that overlaps a demonym teaches nothing."""
    assert len(list(case(0, "Demonym").examples())) == len(case(0).judged) - 2


def test_learns_to_tell_places_from_persons() -> None:
    """On documents that it has not seen, all are right."""
    cases = [case(number) for number in range(40)]
    ((key, score),) = cross_validate(cases).items()
    assert key == ("trnews", Casing.ORIGINAL)
    assert score.precision == score.recall == 1.0
    assert predict(cases[0], fit(cases)) == [t.span for t in cases[0].gold.toponyms]
    assert "F1 100.0%" in table({key: score})


def test_what_the_network_has_learned_counts_less() -> None:
    """Than the news that it has not."""
    weights = {example.weight for example in replace(case(0), corpus="ewt.train").examples()}
    assert weights == {LEARNED_WEIGHT}
    assert {example.weight for example in case(0).examples()} == {1.0}


def test_without_networks_for_it_what_the_network_has_learned_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And it is said."""
    for name in (*CORPORA, *GENERAL):
        (tmp_path / f"{name}.jsonl").write_text("", "utf-8")
    assert all_cases(load_model(), FakeLexicon(), tmp_path, tmp_path, tmp_path / "none") == []
    assert "left out" in capsys.readouterr().err


def test_general_sources_are_read_as_the_news_corpora_mark_them(tmp_path: Path) -> None:
    """A people's name is no toponym, «the» is no part of one, and every second document of PUD is left for testing."""
    text = "A Syrian man in the United States."
    record = {"id": "1", "text": text, "ents": [[2, 8, "LOC"], [16, 33, "LOC"]]}
    for name in ("ewt.dev", "docred.test", "btc.dev", "wnut.dev"):
        (tmp_path / f"{name}.jsonl").write_text("", "utf-8")
    (tmp_path / "pud.test.jsonl").write_text(f"{json.dumps(record)}\n" * 2, "utf-8")
    (held,) = general_cases(load_model(), FakeLexicon(), tmp_path)
    marked = [(text[t.span.start : t.span.end], t.kind) for t in held.gold.toponyms]
    assert marked == [("Syrian", "Demonym"), ("United States", "LOC")]

"""What free text is labelled with, and what is left out."""

import json
from pathlib import Path

import spacy

from geomap.recognize.trained_recognizer import load_model
from geomap.training.silver import Teacher
from tests.recognize.fakes import FakeLexicon, FakeScorer

TEXT = "Jets struck Homs, said Ann Lee."
SURE = {"": -5.0, "word before: struck": 10.0}


def teacher(weights: dict[str, float]) -> Teacher:
    """Make one with the shipped network, which tags the person and, weights or no, the town."""
    return Teacher(load_model(), FakeLexicon(), FakeScorer(weights))


def test_places_are_the_second_stages_and_persons_the_networks() -> None:
    """With their offsets, in text order."""
    assert teacher(SURE).label(TEXT) == [(12, 16, "LOC"), (23, 30, "PER")]


def test_what_the_second_stage_refuses_is_no_place() -> None:
    """Though the network tags it."""
    assert teacher({"": -5.0}).label(TEXT) == [(23, 30, "PER")]


def test_a_doubt_leaves_the_text_out(tmp_path: Path) -> None:
    """Neither its places nor the lack of them is learned."""
    doubtful = teacher({"": -5.0, "word before: struck": 5.0})
    assert doubtful.label(TEXT) is None
    (tmp_path / "texts.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", "utf-8")
    vocab = spacy.blank("en").vocab
    assert list(doubtful.passages(tmp_path / "texts.jsonl", vocab)) == []
    ((doc),) = teacher(SURE).passages(tmp_path / "texts.jsonl", vocab)
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Homs", "PLACE"),
        ("Ann Lee", "PERSON"),
    ]

"""Annotated sources as passages."""

import random

import pytest
import spacy
from spacy.tokens import Doc

from geomap.training.convert import PASSAGE, entity_marks, recased, to_docs, with_casings

VOCAB = spacy.blank("en").vocab


def passages(text: str, *entities: tuple[int, int, str]) -> list[Doc]:
    """Convert one record."""
    return list(to_docs({"text": text, "ents": entities}, VOCAB))


def labels(doc: Doc) -> list[str]:
    """Give the entities of a passage as text and label."""
    return [f"{entity.text} {entity.label_}" for entity in doc.ents]


def test_labels_become_four() -> None:
    """Facilities are places; what is neither place, person nor organisation is nothing."""
    (doc,) = passages(
        "Ann of NASA saw Kew Gardens and Guernica",
        (0, 3, "PER"), (7, 11, "ORG"), (16, 27, "FAC"), (32, 40, "MISC"),
    )  # fmt: skip
    assert labels(doc) == ["Ann PERSON", "NASA ORG", "Kew Gardens PLACE"]


def test_demonyms_are_labelled_everywhere() -> None:
    """Whether the source marks them or not, but not within another entity, nor in lower case."""
    (doc,) = passages("Syrian troops left the Syrian Arab Army; syrian food", (23, 39, "ORG"))
    assert labels(doc) == ["Syrian DEMONYM", "Syrian Arab Army ORG"]


def test_tokens_are_geomaps_own() -> None:
    """Hyphens part words, and a possessive that a source has parted is joined."""
    (doc,) = passages("Beijing-based Kim ' s men", (0, 7, "LOC"), (14, 17, "PER"))
    assert [token.text for token in doc] == ["Beijing", "-", "based", "Kim", "'s", "men"]
    assert labels(doc) == ["Beijing PLACE", "Kim PERSON"]


def test_long_texts_are_cut_at_full_stops() -> None:
    """Nothing is lost at a cut."""
    docs = passages("one two three four . " * PASSAGE)
    assert len(docs) > 1
    assert all(doc[-1].text == "." for doc in docs)
    assert sum(map(len, docs)) == 5 * PASSAGE


def test_an_empty_text_gives_nothing() -> None:
    """No passage without a token."""
    assert passages("") == []


def test_an_entity_takes_every_token_it_touches() -> None:
    """A span that begins within a token takes the whole of it."""
    assert entity_marks([(2, 8, "LOC")], (0, 5, 9), (4, 8, 12)) == ["B-PLACE", "I-PLACE", ""]


@pytest.mark.parametrize(
    ("casing", "expected"),
    [("lower", "in homs"), ("upper", "IN HOMS"), ("title", "In Homs")],
)
def test_another_casing_keeps_the_entities(casing: str, expected: str) -> None:
    """The words change, the labels stay."""
    (doc,) = passages("In Homs", (3, 7, "LOC"))
    copy = recased(doc, casing)
    assert copy.text == expected
    assert [(entity.start, entity.label_) for entity in copy.ents] == [(1, "PLACE")]


def test_copies_follow_their_original() -> None:
    """Every original is there, and some are there again; the same dice give the same copies."""
    docs = [doc for _ in range(50) for doc in passages("In Homs", (3, 7, "LOC"))]
    texts = [doc.text for doc in with_casings(docs, random.Random(1))]  # noqa: S311 - no secret
    assert texts.count("In Homs") >= 50
    assert {"in homs", "IN HOMS"} < set(texts)
    again = with_casings(docs, random.Random(1))  # noqa: S311 - no secret
    assert texts == [doc.text for doc in again]


def test_a_people_that_a_source_calls_a_place_is_a_demonym() -> None:
    """As it is everywhere else; a place that holds its name stays one."""
    (doc,) = passages("An American in American Falls", (3, 11, "LOC"), (15, 29, "LOC"))
    assert labels(doc) == ["American DEMONYM", "American Falls PLACE"]


def test_a_place_begins_after_the_article() -> None:
    """«the» is no part of it, «The» of a name is."""
    (doc,) = passages("in the United States and The Hague", (3, 20, "LOC"), (25, 34, "LOC"))
    assert labels(doc) == ["United States PLACE", "The Hague PLACE"]

"""Any spaCy pipeline as recogniser: blank ones with hand-written entities."""

import functools
from collections.abc import Sequence

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from geomap.documents import Document
from geomap.errors import InputError, ResourceError
from geomap.mentions import Mention
from geomap.recognize import SpacyRecognizer
from geomap.recognize.model_core import LABELS, Entity, ModelCore
from geomap.recognize.proposals import Label
from tests.contracts.recognizer import RecognizerContract
from tests.recognize.fakes import FakeLexicon, read

PATTERNS = [
    {"label": "GPE", "pattern": "the U.S."},
    {"label": "GPE", "pattern": "Homs"},
    {"label": "GPE", "pattern": "Zorn"},
    {"label": "LOC", "pattern": "western Syria"},
    {"label": "FAC", "pattern": "Zorn Bridge"},
    {"label": "NORP", "pattern": "Syrian"},
    {"label": "NORP", "pattern": "Sunni"},
    {"label": "PERSON", "pattern": "Paris"},
    {"label": "ORG", "pattern": "Aleppo University"},
    {"label": "DATE", "pattern": "Tuesday"},
]


@functools.cache
def found_by_rule() -> Language:
    """Make the pipeline of `PATTERNS` once for all tests that do not change it."""
    return ruled()


def ruled(patterns: Sequence[dict[str, str]] = PATTERNS) -> Language:
    """Make a pipeline that finds just these entities, and no sentences."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined] # spaCy types a component as a callable
    return nlp


def recognize(text: str, nlp: Language | None = None) -> tuple[Mention, ...]:
    """Give the mentions of a text."""
    recognizer = SpacyRecognizer(nlp or found_by_rule(), FakeLexicon())
    ((_, mentions),) = recognizer.pipe((Document("text", text),))
    return mentions


class TestSpacyRecognizer(RecognizerContract):
    """A pipeline of someone else keeps the contract under our rules."""

    def recognizer(self) -> SpacyRecognizer:
        """Make one on a blank pipeline with a ruler."""
        return SpacyRecognizer(found_by_rule(), FakeLexicon())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets left the U.S. and western Syria.", ["U.S. literal", "Syria literal"]),
        ("They crossed Zorn Bridge on Tuesday.", ["Zorn Bridge literal"]),
        ("A Syrian and a Sunni met Paris.", ["Syrian demonym"]),
        ("He is at Aleppo University now.", ["Aleppo embedded"]),
        ("They left Zorn; soon Zorn burned.", ["Zorn literal", "Zorn literal"]),
        ("Jets flew near Mosul, Iraq.", ["Mosul literal", "Iraq literal"]),
        ("BEIRUT (AP) — All was calm.", ["BEIRUT dateline"]),
    ],
)
def test_labels_become_mentions_under_the_same_rules(text: str, expected: list[str]) -> None:
    """Places are trimmed, parties are no demonyms, persons no places, and the gazetteer adds what it is sure of."""
    assert [f"{mention.text} {mention.role}" for mention in recognize(text)] == expected


def test_sentences_of_the_pipeline_are_used() -> None:
    """A sentencizer that ends sentences at semicolons is taken at its word."""
    nlp = ruled()
    nlp.add_pipe("sentencizer", config={"punct_chars": [";"]})
    (mention,) = recognize("All was calm; jets left Homs. Nobody spoke.", nlp)
    assert mention.sentence.start == 14
    assert mention.sentence.end == 43


def test_sentences_are_made_where_the_pipeline_has_none() -> None:
    """Ours stand in."""
    (mention,) = recognize("All was calm. Jets left Homs. Nobody spoke.")
    assert (mention.sentence.start, mention.sentence.end) == (14, 29)


def test_a_text_longer_than_the_pipeline_takes_is_cut() -> None:
    """The limit `max_length` of spaCy is kept to and never raises."""
    nlp = ruled()
    nlp.max_length = 100
    text = "Nothing happened here. " * 50 + "Jets left Homs."
    (mention,) = recognize(text, nlp)
    assert mention.span.start == text.index("Homs")


def test_an_entity_is_cut_to_its_sentence() -> None:
    """A pipeline may draw entities over a blank line; a mention lies in one sentence."""

    @Language.component("geomap_test_careless")
    def careless(doc: Doc) -> Doc:
        doc.ents = (Span(doc, 2, len(doc), label="GPE"),)
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("geomap_test_careless")
    (mention,) = recognize("They left Homs\n\nDamascus", nlp)
    assert mention.text == "Homs"


def test_every_label_of_the_table_is_proposed_as_it_says() -> None:
    """NORP needs the gazetteer's word; unknown labels are ignored."""
    reading = read("Syrian")
    for label, meaning in LABELS.items():
        (proposal,) = ModelCore([Entity(0, 6, label)]).propose(reading)
        assert proposal.label is meaning
    assert [item.label for item in ModelCore([Entity(0, 6, "DATE")]).propose(reading)] == [
        Label.DEMONYM
    ]


def test_a_missing_pipeline_is_one_line_with_the_way_out() -> None:
    """It says what to run."""
    recognizer = SpacyRecognizer("en_no_such_model", FakeLexicon())
    with pytest.raises(ResourceError, match="python -m spacy download en_no_such_model") as caught:
        next(recognizer.pipe((Document("text", "Homs"),)))
    assert "\n" not in str(caught.value)


def test_something_else_than_a_pipeline_is_refused() -> None:
    """The error names what was given."""
    with pytest.raises(InputError, match="a dict is no spaCy pipeline"):
        next(SpacyRecognizer({}, FakeLexicon()).pipe((Document("text", "Homs"),)))


def test_the_name_tells_pipeline_and_rules() -> None:
    """The manifest can tell one model from another."""
    nlp = ruled()
    nlp.meta["name"] = "ruled"
    assert SpacyRecognizer(nlp, FakeLexicon()).name.startswith("en_ruled 0.0.0 + rules ")

"""The shipped model, on the fake gazetteer."""

from pathlib import Path

import pytest

from geomap.documents import Document, Span
from geomap.errors import ResourceError
from geomap.mentions import Mention, Role
from geomap.recognize import TrainedRecognizer
from geomap.recognize.trained_recognizer import load_model, load_pipeline
from tests.contracts.recognizer import RecognizerContract
from tests.recognize.fakes import FakeLexicon


class TestTrainedRecognizer(RecognizerContract):
    """The trained recogniser keeps the contract."""

    def recognizer(self) -> TrainedRecognizer:
        """Make one on the fake gazetteer."""
        return TrainedRecognizer(FakeLexicon())


def recognize(text: str) -> dict[str, Role]:
    """Give the roles of a text's toponyms."""
    ((_, mentions),) = TrainedRecognizer(FakeLexicon()).pipe((Document("text", text),))
    return {mention.text: mention.role for mention in mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets struck Homs, in western Syria, on Tuesday.", {"Homs", "Syria"}),
        ("The US-based firm is in Paris now.", {"US", "Paris"}),
        ("The family moved from Aleppo to Gary, Ind.", {"Aleppo", "Gary", "Ind."}),
        ("Gen. Philip Breedlove told reporters that he was tired.", set()),
        ("troops have left iraq and syria for good", {"iraq", "syria"}),
        ("TROOPS LEAVE IRAQ AND SYRIA AS WAR ENDS", {"IRAQ", "SYRIA"}),
        ("Nothing was said.", set()),
    ],
)
def test_names_in_prose_and_other_casings(text: str, expected: set[str]) -> None:
    """Each text has just these toponyms."""
    assert set(recognize(text)) == expected


def test_roles_by_where_a_name_stands() -> None:
    """Datelines, names inside organisations' and demonyms have roles of their own."""
    assert recognize("BEIRUT, Lebanon (AP) — Calm returned.") == {
        "BEIRUT": Role.DATELINE,
        "Lebanon": Role.DATELINE,
    }
    assert recognize("The University of Aleppo reopened.")["Aleppo"] is Role.EMBEDDED
    assert recognize("Syrian troops left.")["Syrian"] is Role.DEMONYM


def test_a_name_the_gazetteer_lacks_is_found() -> None:
    """The tagger knows places by their surroundings, not by a list."""
    assert "Khirbet Zarqan" in recognize("He was born in the village of Khirbet Zarqan, near Homs.")


def test_streets_are_found_where_a_service_may_know_them() -> None:
    """Each as a whole, only where it is asked for."""
    document = Document("text", "Shops on Al-Dablan Street in Homs shut.")
    ((_, mentions),) = TrainedRecognizer(FakeLexicon(), with_streets=True).pipe((document,))
    assert [mention.text for mention in mentions] == ["Al-Dablan Street", "Homs"]


def test_scores_are_sure_of_what_is_plain() -> None:
    """A country after «in» scores higher than the least that is kept."""
    ((_, mentions),) = TrainedRecognizer(FakeLexicon()).pipe(
        (Document("text", "The war in Syria went on."),)
    )
    assert [mention.score > 0.9 for mention in mentions] == [True]


def test_given_spans_keep_their_bounds() -> None:
    """What somebody else found is a mention of ours, no more and no less."""
    document = Document("text", "The Beirut Times left Homs.")
    mentions: tuple[Mention, ...] = TrainedRecognizer(FakeLexicon()).at(
        document, [Span(4, 10), Span(22, 26)]
    )
    assert [mention.text for mention in mentions] == ["Beirut", "Homs"]


def test_the_model_is_loaded_once_and_says_its_licence() -> None:
    """What is shipped is named, credited and small."""
    model = load_model()
    assert load_model() is model
    assert model.meta["license"] == "CC BY-SA 4.0"
    assert {source["name"] for source in model.meta["sources"]} >= {"GeoNames", "CrossNER"}


def test_a_damaged_model_is_one_clear_line(tmp_path: Path) -> None:
    """The text says what is wrong and what to do."""
    with pytest.raises(ResourceError, match=r"install geomap again, or use `--model rules`"):
        load_pipeline(tmp_path)

"""Names that no gazetteer holds: mentions only where a service may know them, and persons are not sent."""

import functools
from collections.abc import Callable

import pytest

from geomap.documents import Document
from geomap.gazetteer import Gazetteer
from geomap.recognize import RuleRecognizer, TrainedRecognizer
from geomap.recognize.findings import Finding
from geomap.recognize.unknown import without_parts
from tests.recognize.fakes import FakeScorer, read

FOUND = (
    ("In Tell Zahab the road was cut.", "Tell Zahab"),
    ("Fighting went on near Khirbet Zarqan.", "Khirbet Zarqan"),
    ("Villagers in Tell Zurqan said so.", "Tell Zurqan"),
)
NOT_FOUND = (
    ("He was seen near John Smith on Monday.", "John Smith"),
    ("Trust in President Ahmad Khalil fell.", "Ahmad Khalil"),
    ("The vote in Parliament was close.", "Parliament"),
    ("It rained in Late August.", "August"),
    ("Shares in Microsoft Corporation fell.", "Microsoft"),
    ("He believes in God.", "God"),
    ("The book in ISBN order.", "ISBN"),
    ("FIGHTING NEAR TELL ZAHAB", "TELL ZAHAB"),
)
Recognizer = Callable[..., RuleRecognizer | TrainedRecognizer]


def found(text: str, gazetteer: Gazetteer, kind: Recognizer, *, with_streets: bool) -> list[str]:
    """Give the toponyms that are found."""
    ((_, mentions),) = kind(gazetteer, with_streets=with_streets).pipe([Document("a", text)])
    return [mention.text for mention in mentions]


@pytest.mark.parametrize("kind", [RuleRecognizer, TrainedRecognizer])
@pytest.mark.parametrize(("text", "name"), FOUND)
def test_after_words_of_place_an_unknown_name_is_one(
    text: str, name: str, kind: Recognizer, gazetteer: Gazetteer
) -> None:
    assert name in found(text, gazetteer, kind, with_streets=True)


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_without_a_service_nothing_changes(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert name not in found(text, gazetteer, RuleRecognizer, with_streets=False)


@pytest.mark.parametrize("kind", [RuleRecognizer, TrainedRecognizer])
@pytest.mark.parametrize(("text", "name"), NOT_FOUND)
def test_persons_organisations_and_usual_words_are_none(
    text: str, name: str, kind: Recognizer, gazetteer: Gazetteer
) -> None:
    assert not any(name in held for held in found(text, gazetteer, kind, with_streets=True))


def test_a_part_of_an_unknown_name_is_none_unless_it_is_known() -> None:
    """Of «Tell Zahab» not «Zahab» alone; but Homs, of the Homs Hospital."""
    reading = read("Tell Zahab and Homs Hospital")
    parts = (Finding(1, 2, 0.9), Finding(3, 4, 0.9))
    whole = (Finding(0, 2, 0.6), Finding(3, 5, 0.6))
    assert list(without_parts(reading, parts, whole)) == [Finding(3, 4, 0.9)]
    assert list(without_parts(reading, whole, whole)) == list(whole)


def test_without_a_network_a_name_after_other_words_is_none(gazetteer: Gazetteer) -> None:
    """Rain falls on persons as well."""
    text = "Rain fell on Tell Zahab."
    assert found(text, gazetteer, RuleRecognizer, with_streets=True) == []


def test_what_the_network_took_for_a_place_is_asked_for(gazetteer: Gazetteer) -> None:
    """Though the second stage holds it for less than likely: a service will tell."""
    refusing = functools.partial(TrainedRecognizer, scorer=FakeScorer({"": -9.0}))
    text = "The wounded were taken to the Zurqan bridge."
    assert found(text, gazetteer, refusing, with_streets=True) == ["Zurqan bridge"]
    assert found(text, gazetteer, refusing, with_streets=False) == []

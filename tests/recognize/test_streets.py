"""Streets: mentions only where a service may know them."""

import pytest

from geomap.documents import Document
from geomap.gazetteer import Gazetteer
from geomap.recognize import RuleRecognizer

CASES: tuple[tuple[str, list[str]], ...] = (
    ("A bomb went off on Al-Dablan Street in Homs.", ["Al-Dablan Street", "Homs"]),
    ("He drove along Martin Luther King Boulevard.", ["Martin Luther King Boulevard"]),
    ("Police closed Damascus Road and Baghdad Bridge.", ["Damascus Road", "Baghdad Bridge"]),
    ("The Street was empty.", []),
    ("Street fighting went on in Homs.", ["Homs"]),
    ("Main Street was shut.", ["Main Street"]),
    ("AL-DABLAN STREET BOMBED", []),
)


def found(text: str, gazetteer: Gazetteer, *, with_streets: bool) -> list[str]:
    """Give the toponyms that are found."""
    recognizer = RuleRecognizer(gazetteer, with_streets=with_streets)
    ((_, mentions),) = recognizer.pipe([Document("a", text)])
    return [mention.text for mention in mentions]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_streets_are_found_by_their_last_word(
    text: str, names: list[str], gazetteer: Gazetteer
) -> None:
    assert found(text, gazetteer, with_streets=True) == names


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_without_a_service_streets_are_no_mentions(text: str, gazetteer: Gazetteer) -> None:
    assert not any("Street" in name for name in found(text, gazetteer, with_streets=False))

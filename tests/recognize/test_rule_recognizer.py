"""The recogniser without a model, on the fake gazetteer."""

import subprocess
import sys

import pytest

from geomap.documents import Document, Span
from geomap.mentions import Mention, Role
from geomap.recognize import RuleRecognizer
from tests.contracts.recognizer import RecognizerContract
from tests.recognize.fakes import FakeLexicon


class TestRuleRecognizer(RecognizerContract):
    """The rules keep the contract."""

    def recognizer(self) -> RuleRecognizer:
        """Make one on the fake gazetteer."""
        return RuleRecognizer(FakeLexicon())


def recognize(text: str) -> tuple[Mention, ...]:
    """Give the mentions of a text."""
    ((_, mentions),) = RuleRecognizer(FakeLexicon()).pipe((Document("text", text),))
    return mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets struck Homs, in western Syria.", ["Homs literal", "Syria literal"]),
        (
            "Iraq's army and [Syria’s] left mid-Ohio.",
            ["Iraq modifier", "Syria modifier", "Ohio literal"],
        ),
        ("The US-based firm is in the U.S. now.", ["US modifier", "U.S. literal"]),
        ("He tells us that they left, and more.", []),
        ("Talks between Ankara and Damascus failed.", ["Ankara metonymic", "Damascus metonymic"]),
        ("Moscow already maintains ties to Damascus.", ["Moscow metonymic", "Damascus metonymic"]),
        ("BEIRUT, Lebanon (AP) — Calm returned.", ["BEIRUT dateline", "Lebanon dateline"]),
        ("The University of Aleppo reopened.", ["Aleppo embedded"]),
        (
            "The russian general met Iraqis in Baghdad.",
            ["russian demonym", "Iraqis demonym", "Baghdad literal"],
        ),
        ("Gen. Philip Breedlove spoke. Later Breedlove left London.", ["London literal"]),
        ("Gen. George Washington slept in Paris.", ["Paris literal"]),
        (
            "She moved from Springdale, W. Va., to Gary, Ind.",
            ["Springdale literal", "W. Va. literal", "Gary literal", "Ind. literal"],
        ),
        (
            "Ships crossed from Trinidad and Tobago to Port-au-Prince.",
            ["Trinidad and Tobago literal", "Port-au-Prince literal"],
        ),
        (
            "Shells fell on the city of Baiji. Then Baiji burned.",
            ["Baiji literal", "Baiji literal"],
        ),
        ("Smoke rose near Deir ez-Zor on Monday.", ["Deir ez-Zor literal"]),
        ("The Islamic State was there.", []),
    ],
)
def test_names_and_roles_in_prose(text: str, expected: list[str]) -> None:
    """Each sentence has just these toponyms in just these roles."""
    assert [f"{mention.text} {mention.role}" for mention in recognize(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TROOPS LEAVE IRAQ AND SYRIA AS WAR ENDS", ["IRAQ", "SYRIA"]),
        ("i went to syria last year with a turkey sandwich", ["syria"]),
        ("Troops Leave Iraq After Long Campaign", ["Iraq"]),
    ],
)
def test_names_where_capitals_tell_nothing(text: str, expected: list[str]) -> None:
    """All capitals, none, and headlines are read too, and common words stay words."""
    assert [mention.text for mention in recognize(text)] == expected


def test_a_name_broken_over_two_lines_is_one_mention() -> None:
    """Hard line breaks part names, and a mention keeps them verbatim."""
    text = "A long line of hard-wrapped prose tells that she had moved to New\nYork in the spring, and liked it."
    assert [mention.text for mention in recognize(text)] == ["New\nYork"]


def test_offsets_count_from_the_start_of_the_document() -> None:
    """Pieces, line ends and replaced characters shift nothing."""
    text = "x\r\n\r\n" + "Nothing here. " * 5000 + "\x00 Jets struck Homs."
    (mention,) = recognize(text)
    assert mention.span == Span(text.index("Homs"), text.index("Homs") + 4)
    assert text[mention.sentence.start : mention.sentence.end] == "Jets struck Homs."


@pytest.mark.parametrize(
    "unit",
    [
        "Homs ",
        "in Homs, Mo. ",
        "The U.S. ",
        "(Homs)",
        "homs-",
        "x",
        "Mr. Homs said ",
        "\nHoms",
        "“",
    ],
)
def test_the_gazetteer_is_asked_in_proportion_to_the_text(unit: str) -> None:
    """Twice the text takes at most about twice the questions: nothing is quadratic."""
    asked = []
    for repeats in (500, 1000):
        lexicon = FakeLexicon()
        list(RuleRecognizer(lexicon).pipe((Document("text", unit * repeats),)))
        asked.append(lexicon.asked)
    assert asked[1] <= 2 * asked[0] + 20


def test_a_text_of_five_megabytes_in_one_line_is_read() -> None:
    """No length limit of spaCy's is hit; the sentences are cut."""
    text = "internationalisation " * 240_000 + "to Homs"
    (mention,) = recognize(text)
    assert mention.text == "Homs"
    assert len(mention.sentence) <= 2_000


def test_roles_of_given_spans_are_told() -> None:
    """What someone else found gets the role that it has here."""
    text = "BEIRUT (AP) — Moscow said the University of Aleppo and Syrian troops left Paris police in Homs."
    names = ["BEIRUT", "Moscow", "Aleppo", "Syrian", "Paris", "Homs"]
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = RuleRecognizer(FakeLexicon()).at(Document("text", text), spans)
    assert [mention.role for mention in mentions] == [
        Role.DATELINE,
        Role.METONYMIC,
        Role.EMBEDDED,
        Role.DEMONYM,
        Role.MODIFIER,
        Role.LITERAL,
    ]
    assert {mention.score for mention in mentions} == {1.0}


def test_importing_and_constructing_load_no_spacy() -> None:
    """The heavy import waits for the first document."""
    code = (
        "import sys; from geomap.recognize import RuleRecognizer, SpacyRecognizer; "
        "RuleRecognizer(None); SpacyRecognizer('en', None); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""What must not matter: where a text stands, how it is quoted, wrapped or followed."""

import pytest

from geomap.documents import Document
from geomap.mentions import Mention, Role
from geomap.recognize import RuleRecognizer
from tests.contracts.recognizer import NEWS
from tests.recognize.fakes import FakeLexicon

OTHERS = (
    "Talks between Ankara and Damascus failed, U.S. officials said in London.",
    "She moved from Glen Zorn, Ind., to Mobile, a city on the Black Sea.",
    "The head of the University of Aleppo met Gen. Philip Breedlove in New York.",
    "The russian minister told Iraqis that the West Bank was calm.",
)


def recognize(text: str) -> tuple[Mention, ...]:
    """Give the mentions of a text."""
    ((_, mentions),) = RuleRecognizer(FakeLexicon()).pipe((Document("text", text),))
    return mentions


def outline(mentions: tuple[Mention, ...], shift: int = 0) -> list[tuple[int, str, Role, float]]:
    """Give where mentions begin, their text, role and score."""
    return [
        (mention.span.start - shift, mention.text, mention.role, mention.score)
        for mention in mentions
    ]


@pytest.mark.parametrize("text", [NEWS, *OTHERS])
@pytest.mark.parametrize("before", ["\n\n", " \t ", "\ufeff", "\r\n\r\n", "One more thing.\n\n"])
def test_what_stands_before_shifts_mentions_and_changes_nothing_else(
    text: str, before: str
) -> None:
    """White space, a byte order mark and a paragraph of their own leave the rest as it is."""
    assert outline(recognize(before + text), len(before)) == outline(recognize(text))


@pytest.mark.parametrize("text", [NEWS, *OTHERS])
@pytest.mark.parametrize("after", ["\n", "   ", "\n\nIt was late.", "\u2029\u2029"])
def test_what_stands_after_changes_nothing(text: str, after: str) -> None:
    """The next paragraph has its own sentences."""
    assert outline(recognize(text + after)) == outline(recognize(text))


@pytest.mark.parametrize("text", [NEWS, *OTHERS])
def test_line_ends_of_any_system_are_alike(text: str) -> None:
    """Windows', old Macs' and Unicode's line ends read as ours do."""
    wrapped = text.replace(" in ", "\nin ")
    expected = [(mention.text, mention.role) for mention in recognize(wrapped)]
    for line_end in ("\r\n", "\r", "\u2028"):
        mentions = recognize(wrapped.replace("\n", line_end))
        assert [(mention.text, mention.role) for mention in mentions] == expected


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ("He left Iraq's capital.", "He left Iraq’s capital."),
        ('"Jets left Homs," he said.', "“Jets left Homs,” he said."),
        ("'Jets left Homs', he said.", "‘Jets left Homs’, he said."),
    ],
)
def test_straight_and_curly_marks_are_alike(straight: str, curly: str) -> None:
    """Typography tells nothing of places."""
    assert outline(recognize(straight)) == outline(recognize(curly))


@pytest.mark.parametrize("dash", ["-", "‐", "‑"])
def test_hyphens_of_any_kind_part_words(dash: str) -> None:
    """Hyphen-minus, hyphen and non-breaking hyphen."""
    (mention,) = recognize(f"The US{dash}based firm left on Monday.")
    assert (mention.text, mention.role) == ("US", Role.MODIFIER)


def test_documents_of_a_stream_do_not_bear_on_each_other() -> None:
    """A person in one document is a town in the next."""
    texts = ("Gen. Philip Breedlove spoke.", "She lives in Breedlove, Ind., now.")
    stream = [Document(str(index), text) for index, text in enumerate(texts)]
    together = [mentions for _, mentions in RuleRecognizer(FakeLexicon()).pipe(stream)]
    assert together == [recognize(text) for text in texts]


def test_the_title_of_a_document_is_not_read() -> None:
    """Mentions are of the text; a title is for the page."""
    ((_, mentions),) = RuleRecognizer(FakeLexicon()).pipe((Document("1", "All calm.", "Homs"),))
    assert mentions == ()

"""What every `Recognizer` promises, whatever it finds."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.documents import Document, Span
from geomap.mentions import Mention, Role
from geomap.protocols import Recognizer

NEWS = (
    "BEIRUT, Lebanon (AP) — Jets struck Homs on Tuesday, U.S. officials said.\n\n"
    "“Moscow knows,” said Gen. John Smith. Troops left the province of Idlib; "
    "the University of Aleppo reopened. Syrian officials in Paris, Texas, disagreed."
)
AWKWARD = (
    "",
    " \n\t ",
    "Homs",
    "homs",
    "HOMS",
    "\ud800Homs\udfff",
    "\x00Homs\x07 in\x1bIraq\x9f",
    "Ho\u200bms \ufeffin \u2060Iraq\u00ad.",
    "\u202eقصف\u202c حمص in \u2067דמשק\u2069 Homs",
    "💥 Homs 🇸🇾 Damascus 👩‍👩‍👧",
    "Homs\r\nDamascus\rAleppo\u2028Mosul\u2029Paris\x85Ankara",
    "…" * 50 + "Homs" + "(" * 500,
    "Homs." * 200,
    "Homs-" * 200,
    "在大馬士革和霍姆斯之間" * 30,
    "{{7*7}} {% raw %} ${alert(1)} </script> <img src=x onerror=alert(1)> C:\\1 Homs",
    "ﬁn İstanbul ẞ ǅ Ⅷ ² Homs",
)
"""Texts that break careless recognisers."""

_pieces = st.sampled_from(
    ("Homs", "U.S.", "in", "the", "City", ", ", ". ", "\n", "\n\n", "-", "’s", "“", "”", " ")
)
_texts = st.text(max_size=60) | st.lists(_pieces | st.text(max_size=6), max_size=30).map(" ".join)


class RecognizerContract:
    """Inherit, and give `recognizer`."""

    def recognizer(self) -> Recognizer:
        """Make the implementation under test."""
        raise NotImplementedError

    def recognize(self, text: str) -> tuple[Mention, ...]:
        """Give the mentions of one text."""
        ((_, mentions),) = self.recognizer().pipe((Document("text", text),))
        return mentions

    def test_has_a_name_with_a_version(self) -> None:
        """The manifest says what recognised."""
        assert any(letter.isdigit() for letter in self.recognizer().name)

    def test_finds_something_in_news(self) -> None:
        """A recogniser that finds nothing would keep all other promises."""
        assert {"Homs", "Idlib"} <= {mention.text for mention in self.recognize(NEWS)}

    @pytest.mark.parametrize("text", [NEWS, *AWKWARD])
    def test_keeps_its_promises_on_awkward_texts(self, text: str) -> None:
        """Mentions are verbatim, in text order, apart, and each in one sentence, whatever the text."""
        check(Document("text", text), self.recognize(text))

    @given(text=_texts)
    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow],
    )
    def test_keeps_its_promises_on_any_text(self, text: str) -> None:
        """The same on whatever Hypothesis comes up with."""
        check(Document("text", text), self.recognize(text))

    def test_gives_documents_in_order_and_lazily(self) -> None:
        """A stream of documents is read one by one."""
        read: list[str] = []

        def documents() -> Iterator[Document]:
            for identifier in ("first", "second", "third"):
                read.append(identifier)
                yield Document(identifier, NEWS)

        results = self.recognizer().pipe(documents())
        assert next(results)[0].id == "first"
        assert read == ["first"]
        assert [document.id for document, _ in results] == ["second", "third"]

    def test_is_deterministic(self) -> None:
        """The same text gives equal mentions, from another instance too."""
        assert self.recognize(NEWS) == self.recognize(NEWS)

    def test_given_spans_become_mentions_in_text_order(self) -> None:
        """One a distinct span; nothing is dropped, added or trimmed."""
        document = Document("text", NEWS)
        wanted = [NEWS.index("the province of Idlib"), NEWS.index("Homs"), NEWS.index("Homs")]
        lengths = [len("the province of Idlib"), 4, 4]
        spans = [Span(start, start + size) for start, size in zip(wanted, lengths, strict=True)]
        mentions = self.recognizer().at(document, spans)
        assert [mention.text for mention in mentions] == ["Homs", "the province of Idlib"]
        check(document, mentions)

    def test_given_spans_may_cross_sentences_and_hold_no_word(self) -> None:
        """A sentence is found for any span of the text."""
        document = Document("text", "Jets left Homs. Damascus was calm.\n\n \n")
        spans = [Span(10, 24), Span(35, 37)]
        mentions = self.recognizer().at(document, spans)
        assert [mention.span for mention in mentions] == spans
        assert mentions[0].sentence == Span(0, 34) or mentions[0].sentence.contains(Span(0, 34))

    def test_a_given_span_beyond_the_text_is_refused(self) -> None:
        """Offsets of another text are an error, not an empty mention."""
        with pytest.raises(ValueError, match="ends after the text"):
            self.recognizer().at(Document("text", "Homs"), [Span(0, 9)])


def check(document: Document, mentions: tuple[Mention, ...]) -> None:
    """Hold mentions against what `Recognizer.pipe` promises."""
    for mention in mentions:
        assert mention.text == document.text[mention.span.start : mention.span.end]
        assert mention.text == mention.text.strip()
        sentence = document.quote(mention.sentence)
        assert sentence == sentence.strip()
        assert "\n\n" not in sentence
    for before, after in itertools.pairwise(mentions):
        assert before.span < after.span
        assert before.sentence == after.sentence or before.sentence.end <= after.sentence.start
        assert not before.span.overlaps(after.span) or Role.EMBEDDED in {before.role, after.role}

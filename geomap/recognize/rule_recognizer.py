"""geomap's own recogniser of version one: the gazetteer's names and rules, no model."""

from collections.abc import Iterable, Iterator, Sequence

from geomap.documents import Document, Span
from geomap.mentions import Mention
from geomap.protocols import Lexicon
from geomap.recognize.gazetteer_core import GazetteerCore
from geomap.recognize.reading import Reading
from geomap.recognize.rules import find_mentions, given_mentions
from geomap.recognize.sentences import split_sentences
from geomap.recognize.streets import with_streets
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.recognize.unknown import with_unknown

VERSION = "3"
"""Goes up when the same text may give other mentions."""


class RuleRecognizer:
    """Finds mentions with the gazetteer and rules alone (`protocols.Recognizer`)."""

    def __init__(self, lexicon: Lexicon, *, with_streets: bool = False) -> None:
        """Keep the lexicon; spaCy's tokenizer is made when the first document comes.

        Args:
            lexicon: what is known of names.
            with_streets: whether streets, and what stands where a place's name does, are mentions though no gazetteer
                holds them.
        """
        self._lexicon = lexicon
        self._with_streets = with_streets
        self._core = GazetteerCore()

    @property
    def name(self) -> str:
        """`rules` and the version of the rules."""
        return f"rules {VERSION}"

    def pipe(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
        """Give each document with its mentions, lazily and in the order given."""
        for document in documents:
            reading = self._read(document.text)
            proposals = self._core.propose(reading)
            if self._with_streets:
                proposals = with_unknown(reading, with_streets(reading, proposals))
            yield document, find_mentions(document, reading, proposals)

    def at(self, document: Document, spans: Sequence[Span]) -> tuple[Mention, ...]:
        """Make mentions of spans that someone else found (`protocols.Recognizer.at`).

        Raises:
            ValueError: a span ends after the text.
        """
        reading = self._read(document.text)
        return given_mentions(document, reading, self._core.propose(reading), spans)

    def _read(self, text: str) -> Reading:
        tokens = tokenize(text, english_tokenizer())
        return Reading(tokens, split_sentences(tokens), self._lexicon)

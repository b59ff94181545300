"""Any spaCy pipeline as recogniser: its entities, and geomap's rules around them."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geomap.documents import Document, Span
from geomap.errors import InputError, ResourceError
from geomap.mentions import Mention
from geomap.protocols import Lexicon
from geomap.recognize.model_core import Entity, ModelCore
from geomap.recognize.reading import Reading
from geomap.recognize.rule_recognizer import VERSION
from geomap.recognize.rules import find_mentions, given_mentions
from geomap.recognize.sentences import split_sentences
from geomap.recognize.tokens import PIECE_LENGTH, RawToken, from_words, pieces, tidy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class SpacyRecognizer:
    """Finds mentions with a spaCy pipeline (`protocols.Recognizer`)."""

    def __init__(self, pipeline: object, lexicon: Lexicon) -> None:
        """Keep a loaded pipeline (`spacy.language.Language`), or the package name or path of one to load on first use."""
        self._pipeline = pipeline
        self._lexicon = lexicon

    @property
    def name(self) -> str:
        """The pipeline's name and version, and that of the rules.

        Raises:
            ResourceError: the pipeline is not installed or cannot be loaded.
            InputError: what was given is no pipeline.
        """
        meta = self._language.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']} + rules {VERSION}"

    def pipe(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
        """Give each document with its mentions, lazily and in the order given.

        Sentences are the pipeline's where it finds any, else geomap's.

        Raises:
            ResourceError: the pipeline is not installed or cannot be loaded.
            InputError: what was given is no pipeline.
        """
        for document in documents:
            reading, core = self._read(document.text)
            yield document, find_mentions(document, reading, core.propose(reading))

    def at(self, document: Document, spans: Sequence[Span]) -> tuple[Mention, ...]:
        """Make mentions of spans that someone else found (`protocols.Recognizer.at`).

        Raises:
            ValueError: a span ends after the text.
            ResourceError, InputError: as `pipe`.
        """
        reading, core = self._read(document.text)
        return given_mentions(document, reading, core.propose(reading), spans)

    @property
    def _language(self) -> "Language":
        from spacy.language import Language  # noqa: PLC0415 - half a second that only recognition needs

        found = _load(self._pipeline) if isinstance(self._pipeline, str) else self._pipeline
        if not isinstance(found, Language):
            message = f"a {type(found).__name__} is no spaCy pipeline; give a loaded one, its name or its path"
            raise InputError(message)
        return found

    def _read(self, text: str) -> tuple[Reading, ModelCore]:
        """Run the pipeline over pieces that it can take, and put the parts together."""
        language = self._language
        text = tidy(text)
        cut = list(pieces(text, min(PIECE_LENGTH, language.max_length)))
        words: list[RawToken] = []
        entities: list[Entity] = []
        beginnings: set[int] = set()
        has_sentences = bool(cut)
        for (offset, _), doc in zip(cut, language.pipe(piece for _, piece in cut), strict=True):
            words.extend((token.text, offset + token.idx) for token in doc)
            entities.extend(
                Entity(offset + entity.start_char, offset + entity.end_char, entity.label_)
                for entity in doc.ents
            )
            beginnings.update(_beginnings(doc, offset))
            has_sentences = has_sentences and doc.has_annotation("SENT_START")
        tokens = from_words(text, words)
        sentences = split_sentences(tokens, beginnings if has_sentences else None)
        return Reading(tokens, sentences, self._lexicon), ModelCore(entities)


def _beginnings(doc: "Doc", offset: int) -> Iterator[int]:
    """Give where sentences begin, after the white space that spaCy may count to them."""
    begun = False
    for token in doc:
        begun = begun or bool(token.is_sent_start)
        if begun and not token.is_space:
            yield offset + token.idx
            begun = False


@functools.cache
def _load(name: str) -> "Language":
    import spacy  # noqa: PLC0415 - half a second that only recognition needs

    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        why = " ".join(str(error).split())
        message = (
            f"cannot load the spaCy pipeline {name!r}; get it with "
            f"`python -m spacy download {name}`, or name another ({why})"
        )
        raise ResourceError(message) from error

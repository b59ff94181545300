"""geomap's own recogniser: the shipped network, and the second stage and rules around it."""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.documents import Document, Span
from geomap.errors import ResourceError
from geomap.mentions import Mention
from geomap.protocols import Lexicon
from geomap.recognize.arithmetic import use_numpy
from geomap.recognize.findings import Finding, without_overlaps
from geomap.recognize.judging import Scorer, judge
from geomap.recognize.reading import Reading
from geomap.recognize.rule_recognizer import VERSION
from geomap.recognize.rules import given_mentions, to_mentions
from geomap.recognize.sentences import split_sentences
from geomap.recognize.streets import find_streets
from geomap.recognize.tagger import Tagger
from geomap.recognize.tokenizer import remembering
from geomap.recognize.tokens import RawToken, tokenize
from geomap.recognize.trees import load_trees
from geomap.recognize.unknown import find_unknown, without_parts

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "trained"
"""What `--model` calls it."""


class TrainedRecognizer:
    """Finds mentions with the shipped model (`protocols.Recognizer`)."""

    def __init__(
        self,
        lexicon: Lexicon,
        *,
        with_streets: bool = False,
        scorer: Scorer | None = None,
    ) -> None:
        """Keep the lexicon; the model is loaded when the first document comes.

        Args:
            lexicon: what the gazetteer knows of names.
            with_streets: whether every street, and what stands where a place's name does, is a mention though no
                gazetteer holds it.
            scorer: the second stage's; the trees that geomap comes with if None.
        """
        self._lexicon = lexicon
        self._scorer = scorer
        self._with_streets = with_streets

    @property
    def name(self) -> str:
        """The model's name and version, and the version of the rules.

        Raises:
            ResourceError: the model cannot be loaded.
        """
        meta = load_model().meta
        return f"{meta['lang']}_{meta['name']} {meta['version']} + rules {VERSION}"

    def pipe(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
        """Give each document with its mentions, lazily and in the order given.

        Raises:
            ResourceError: the model cannot be loaded.
        """
        tagger = Tagger(load_model())
        for document in documents:
            reading = self._read(document.text)
            yield document, tuple(to_mentions(document, reading, self._find(reading, tagger)))

    def at(self, document: Document, spans: Sequence[Span]) -> tuple[Mention, ...]:
        """Make mentions of spans that someone else found (`protocols.Recognizer.at`).

        Raises:
            ValueError: a span ends after the text.
            ResourceError: the model cannot be loaded.
        """
        reading = self._read(document.text)
        return given_mentions(
            document, reading, Tagger(load_model()).tag(reading.tokens).tagged, spans
        )

    def _find(self, reading: Reading, tagger: Tagger) -> tuple[Finding, ...]:
        streets = find_streets(reading) if self._with_streets else ()
        tags = tagger.tag(reading.tokens)
        judged = judge(reading, tags, self._scorer or load_trees())
        unknown = tuple(find_unknown(reading, tags.tagged)) if self._with_streets else ()
        kept = (Finding(street.first, street.stop, street.score) for street in streets)
        whole = without_parts(reading, judged, unknown)
        return without_overlaps([*kept, *whole, *unknown])

    def _read(self, text: str) -> Reading:
        tokens = tokenize(text, _tokenizer())
        return Reading(tokens, split_sentences(tokens), self._lexicon)


@functools.cache
def load_model() -> "Language":
    """Load the shipped pipeline, once a process; takes some tenths of a second.

    Raises:
        ResourceError: its files are missing or damaged.
    """
    with resources.as_file(resources.files(__package__) / "model") as path:
        return load_pipeline(path)


@functools.cache
def _tokenizer() -> Callable[[str], list[RawToken]]:
    """Give the shipped pipeline's own tokenizer, which is `english_tokenizer` again and need not be made twice."""
    return remembering(load_model().tokenizer)


def load_pipeline(path: Path) -> "Language":
    """Load a pipeline of ours from its directory.

    Raises:
        ResourceError: its files are missing or damaged.
    """
    import spacy  # noqa: PLC0415 - half a second that only recognition needs

    import geomap.recognize.network  # noqa: F401, PLC0415 - registers what the pipeline is made of

    try:
        # Its tokenizer is English's own, which spaCy makes in any case: to read it as well takes as long again.
        language = spacy.load(path, exclude=["tokenizer"])
    except (OSError, ValueError) as error:
        why = " ".join(str(error).split())
        message = f"geomap's own model cannot be loaded ({why}); install geomap again, or use `--model rules`"
        raise ResourceError(message) from error
    use_numpy(language)
    return language

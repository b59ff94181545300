"""Settings → real parts; the one module that knows them all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import geomap
from geomap.documents import Document, Span
from geomap.gazetteer import Gazetteer, build_gazetteer, gazetteer_path
from geomap.pipeline import Pipeline
from geomap.places import Manifest, Report
from geomap.protocols import Recognizer
from geomap.recognize import RuleRecognizer, SpacyRecognizer, TrainedRecognizer
from geomap.resolve import ContextResolver
from geomap.settings import Settings, load_settings

Progress = Callable[[str, int, int], None]
"""Told of a long work: the stage's name, how much is done, and how much there is."""


def ensure_gazetteer(settings: Settings, progress: Progress | None = None) -> Path:
    """Give the path of the gazetteer's index, building it first where it is not there.

    Raises:
        ResourceError: it cannot be built: the cache directory cannot be written or the disk is full.
    """
    path = gazetteer_path(settings.cache_dir)
    if not path.is_file():
        build_gazetteer(path, progress=progress)
    return path


class Mapper:
    """Text in, reports out: every part put together, offline.

    Nothing is loaded before the first document.

    Args:
        settings: what to run with; the environment, `geomap.toml` and the defaults if None.
        nlp: a loaded spaCy pipeline to recognise with, instead of what `settings.model` names.
    """

    def __init__(self, settings: Settings | None = None, *, nlp: object | None = None) -> None:
        self.settings = load_settings().settings if settings is None else settings
        self._nlp = nlp
        self._gazetteer: Gazetteer | None = None
        self._pipeline: Pipeline | None = None

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, opened on first use.

        Raises:
            ResourceError: there is none in the cache directory; the text says what builds it.
        """
        if self._gazetteer is None:
            self._gazetteer = Gazetteer.open(gazetteer_path(self.settings.cache_dir))
        return self._gazetteer

    def __call__(self, document: Document | str) -> Report:
        """Map one document, or a text.

        Raises:
            ResourceError: the gazetteer or the model is missing; the text says what gets it.
        """
        held = Document("text", document) if isinstance(document, str) else document
        return self._parts()(held)

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Map documents lazily, in the order given.

        Raises:
            ResourceError: the gazetteer or the model is missing; the text says what gets it.
        """
        return self._parts().pipe(documents)

    def resolve(self, document: Document, spans: Sequence[Span]) -> Report:
        """Decide the toponyms that someone else found, and no others.

        Args:
            document: the document that holds them.
            spans: the toponyms, in any order; the report has them in text order.
        """
        parts = self._parts()
        return parts.decide(document, parts.recognizer.at(document, spans))

    def _parts(self) -> Pipeline:
        if self._pipeline is None:
            recognizer = self.recognizer
            self._pipeline = Pipeline(
                recognizer,
                self.gazetteer,
                ContextResolver(self.settings.min_confidence),
                self._manifest(recognizer),
            )
        return self._pipeline

    @property
    def recognizer(self) -> Recognizer:
        """What finds the names, made anew at each call; its model is loaded for the first document.

        Raises:
            ResourceError: there is no gazetteer in the cache directory; the text says what builds it.
        """
        if self._nlp is not None:
            return SpacyRecognizer(self._nlp, self.gazetteer)
        if self.settings.model == "trained":
            return TrainedRecognizer(self.gazetteer)
        if self.settings.model == "rules":
            return RuleRecognizer(self.gazetteer)
        return SpacyRecognizer(self.settings.model, self.gazetteer)

    def _manifest(self, recognizer: Recognizer) -> Manifest:
        source = self.gazetteer
        return Manifest(
            geomap.__version__,
            recognizer.name,
            {"name": source.name, "version": source.version, "sha256": source.sha256},
            {"model": self.settings.model, "min_confidence": self.settings.min_confidence},
        )

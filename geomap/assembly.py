"""Settings → real parts; the one module that knows them all."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import geomap
from geomap.documents import Document, Span
from geomap.errors import InputError
from geomap.gazetteer import (
    NAME,
    Build,
    Combined,
    CombinedLexicon,
    Gazetteer,
    build_gazetteer,
    chosen_path,
    ensure_indexes,
    gazetteer_path,
    unready,
)
from geomap.gazetteer.own import open_set, own_sets
from geomap.geocode import (
    Access,
    Asking,
    Chain,
    Manners,
    OnlineSource,
    Terms,
    find_service,
    open_cache,
    open_online,
)
from geomap.pipeline import Pipeline, replayed
from geomap.places import Manifest, Place, Report
from geomap.protocols import CandidateSource, Lexicon, Recognizer, Resolver
from geomap.recognize import RuleRecognizer, SpacyRecognizer, TrainedRecognizer
from geomap.resolve import ContextResolver, Homes, Interest, find_home
from geomap.resolve.preferred import Preferring
from geomap.review import DecisionsFile, Replay
from geomap.settings import Settings, load_settings

Progress = Callable[[str, int, int], None]
"""Told of a long work: the stage's name, how much is done, and how much there is."""

_LOG = logging.getLogger("geomap")
_SECONDS_A_MINUTE = 60.0
_MODES = MappingProxyType(
    {
        "missing": Asking.MISSING,
        "refresh": Asking.REFRESH,
        "offline": Asking.OFFLINE,
        "cache-only": Asking.OFFLINE,
    }
)


def gazetteer_is_ready(settings: Settings) -> bool:
    """Whether the gazetteer that settings name is there and whole, with all that it needs.

    Raises:
        ResourceError: settings name a gazetteer that is not there and cannot be built.
    """
    return not unready(settings.cache_dir, settings.gazetteer)


def ensure_gazetteer(
    settings: Settings,
    progress: Progress | None = None,
    *,
    say: Callable[[str], None] = _LOG.warning,
    build: Build = build_gazetteer,
) -> Path:
    """Give the path of the gazetteer's index, built first where it is missing, damaged or of another version.

    Raises:
        ResourceError: it cannot be built: the cache directory cannot be written or the disk is full.
    """
    cache_dir, choice = settings.cache_dir, settings.gazetteer
    return ensure_indexes(cache_dir, choice, say=say, progress=progress, build=build)


class Mapper:
    """Text in, reports out: every part put together, offline.

    Nothing is loaded before the first document.

    Args:
        settings: what to run with; the environment, `geomap.toml` and the defaults if None.
        nlp: a loaded spaCy pipeline to recognise with, instead of what `settings.model` names.
        tell: told one line where something did not go as wished and the run goes on; the log of
            `geomap` if None.
        explaining: whether every candidate comes with what spoke for and against it; takes longer.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        nlp: object | None = None,
        tell: Callable[[str], None] | None = None,
        explaining: bool = False,
    ) -> None:
        self._explaining = explaining
        self.settings = load_settings().settings if settings is None else settings
        self._nlp = nlp
        self._tell = _LOG.warning if tell is None else tell
        self._gazetteer: Gazetteer | None = None
        self._own: tuple[Gazetteer, ...] | None = None
        self._lexicon: Lexicon | None = None
        self._online: OnlineSource | None = None
        self._decisions: Replay | None = None
        self._pipeline: Pipeline | None = None

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, opened on first use.

        Raises:
            ResourceError: there is none in the cache directory; the text says what builds it.
        """
        if self._gazetteer is None:
            settings = self.settings
            self._gazetteer = Gazetteer.open(chosen_path(settings.cache_dir, settings.gazetteer))
        return self._gazetteer

    @property
    def own(self) -> tuple[Gazetteer, ...]:
        """The user's own places, a gazetteer for each set of them, as they were at `settings.as_of`.

        Raises:
            InputError: that is no date.
            ResourceError: a set is damaged.
        """
        if self._own is None:
            settings = self.settings
            sets = own_sets(settings.cache_dir)
            self._own = tuple(open_set(held, settings.as_of, say=self._tell) for held in sets)
            if not sets and (settings.as_of or settings.prefer_own):
                name = "as_of" if settings.as_of else "prefer_own"
                self._tell(
                    f"{name} says which of your own places count, but there are none; add some: geomap gazetteer add FILE"
                )
        return self._own

    @property
    def places(self) -> CandidateSource:
        """All that is offline: the gazetteer, and the user's own places where there are any."""
        if not self.own:
            return self.gazetteer
        return Combined(self.own, self.gazetteer, prefer_own=self.settings.prefer_own)

    @property
    def lexicon(self) -> Lexicon:
        """What recognition knows names by: the packaged gazetteer, for which it was trained, and the user's own places.

        Raises:
            ResourceError: there is no such gazetteer in the cache directory; the text says what builds it.
        """
        if self._lexicon is None:
            held = self.gazetteer
            if held.name != NAME:
                held = Gazetteer.open(gazetteer_path(self.settings.cache_dir))
            self._lexicon = CombinedLexicon(self.own, held) if self.own else held
        return self._lexicon

    @property
    def online(self) -> OnlineSource | None:
        """The online service with its cache; None where the settings name none.

        Raises:
            InputError: the service wants a key, an address or a name of ours that is not there.
        """
        if self._online is None and self.settings.online:
            self._online = _open_online(self.settings, self._tell)
        return self._online

    @property
    def decisions(self) -> Replay | None:
        """What people decided on mentions; None where the settings name no file.

        Raises:
            InputError: the file cannot be read, or a line of it is no decision.
        """
        if self._decisions is None and self.settings.decisions:
            file = DecisionsFile.open(Path(self.settings.decisions).expanduser())
            self._decisions = Replay(file, self.place, self._tell)
        return self._decisions

    @property
    def source(self) -> CandidateSource:
        """All that is offline, and behind it the online service if there is one."""
        return Chain(self.places, self.online) if self.online else self.places

    def close(self) -> None:
        """Close what is open; it opens again with the next use."""
        if self._online is not None:
            self._online.close()

    def __call__(self, document: Document | str) -> Report:
        """Map one document, or a text.

        Raises:
            ResourceError: the gazetteer or the model is missing; the text says what gets it.
        """
        held = Document("text", document) if isinstance(document, str) else document
        return self.pipeline(held)

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Map documents lazily, in the order given.

        Raises:
            ResourceError: the gazetteer or the model is missing; the text says what gets it.
        """
        return self.pipeline.pipe(documents)

    def resolve(self, document: Document, spans: Sequence[Span]) -> Report:
        """Decide the toponyms that someone else found, and no others.

        Args:
            document: the document that holds them.
            spans: the toponyms, in any order; the report has them in text order.
        """
        return next(self.resolve_all(((document, spans),)))

    def resolve_all(self, given: Iterable[tuple[Document, Sequence[Span]]]) -> Iterator[Report]:
        """Decide given toponyms of many documents as `resolve` does, in the order given; some dozens are taken at once.

        Args:
            given: each document with the toponyms in it.
        """
        parts = self.pipeline
        return parts.decide_all(
            (document, parts.recognizer.at(document, spans)) for document, spans in given
        )

    def tell_idle(self) -> None:
        """Tell in one line of the decisions that had nothing to decide in all documents so far."""
        if self._decisions is not None:
            self._decisions.tell_idle()

    def replay(self, report: Report) -> Report:
        """Put decisions into a report that was made earlier, and compute nothing else again.

        Raises:
            InputError: the decisions cannot be read.
        """
        if self.decisions is None:
            return report
        atlas = self.gazetteer if gazetteer_is_ready(self.settings) else None
        resolver = ContextResolver(self.settings.min_confidence, atlas)
        made = replayed(report, self.decisions, resolver)
        if made is report or made.manifest is None:
            return made
        credits_ = tuple(dict.fromkeys((*made.manifest.credits, *self._credits())))
        return replace(made, manifest=replace(made.manifest, credits=credits_))

    def place(self, identifier: str) -> Place | None:
        """Give the place of an id, as in `geonames:169577`, the user's own ones first; None where there is none.

        Raises:
            ResourceError: there is no gazetteer in the cache directory; the text says what builds it.
        """
        found = (held.place(identifier) for held in (*self.own, self.gazetteer))
        return next((place for place in found if place), None)

    @property
    def pipeline(self) -> Pipeline:
        """The parts of a run put together, made on first use.

        Raises:
            ResourceError: there is no gazetteer in the cache directory; the text says what builds it.
        """
        if self._pipeline is None:
            recognizer = self.recognizer
            self._pipeline = Pipeline(
                recognizer,
                self.source,
                self._resolver(),
                self._manifest(recognizer),
                self.decisions,
            )
        return self._pipeline

    def _resolver(self) -> Resolver:
        resolver = ContextResolver(
            self.settings.min_confidence,
            self.gazetteer,
            explaining=self._explaining,
            interest=self._interest(),
            homes=Homes(self.places, self._tell),
        )
        if not self.settings.prefer_own:
            return resolver
        return Preferring(resolver, [held.name for held in self.own])

    @property
    def recognizer(self) -> Recognizer:
        """What finds the names, made anew at each call; its model is loaded for the first document.

        Raises:
            ResourceError: there is no gazetteer in the cache directory; the text says what builds it.
        """
        if self._nlp is not None:
            return SpacyRecognizer(self._nlp, self.lexicon)
        if self.settings.model == "trained":
            return TrainedRecognizer(self.lexicon, with_streets=bool(self.settings.online))
        if self.settings.model == "rules":
            return RuleRecognizer(self.lexicon, with_streets=bool(self.settings.online))
        return SpacyRecognizer(self.settings.model, self.lexicon)

    def _manifest(self, recognizer: Recognizer) -> Manifest:
        source = self.gazetteer
        return Manifest(
            geomap.__version__,
            recognizer.name,
            {
                "name": source.name,
                "version": source.version,
                "sha256": source.sha256,
                **{own.name: own.sha256 for own in self.own},
            },
            {
                "model": self.settings.model,
                "min_confidence": self.settings.min_confidence,
                **_own_settings(self.settings),
                **_interest_settings(self.settings),
                **_online_settings(self.settings),
                **({"decisions": self.decisions.digest} if self.decisions else {}),
            },
            self._credits(),
        )

    def _interest(self) -> Interest:
        near, countries = self.settings.near, self.settings.countries_of_interest
        home = find_home(near, self.places) if near else None
        if near and home is None:
            message = f"no place of the name {near!r} is known (near); try geomap geocode {near!r}"
            raise InputError(message)
        return Interest(home, frozenset(countries))

    def _credits(self) -> tuple[str, ...]:
        """Say whom places are owed to besides the gazetteer: services that may answer, and that did when a person decided."""
        owed = [] if self.online is None else [self.online.attribution]
        if self.decisions is not None:
            offline = {NAME, self.gazetteer.name, *(held.name for held in self.own)}
            named = self.decisions.sources - offline
            owed += [find_service(name).attribution for name in sorted(named)]
        return tuple(dict.fromkeys(owed))


def _interest_settings(settings: Settings) -> dict[str, str]:
    """Give what was known of the texts beforehand, where something was."""
    known = {"near": settings.near, "countries": ",".join(settings.countries_of_interest)}
    return {name: value for name, value in known.items() if value}


def _open_online(settings: Settings, tell: Callable[[str], None]) -> OnlineSource:
    service = find_service(settings.online)
    spacing = service.spacing_seconds
    if settings.per_minute:
        spacing = _SECONDS_A_MINUTE / settings.per_minute
    return open_online(
        service,
        Access(
            settings.service_url.rstrip("/"),
            settings.user_agent,
        ),
        Terms(
            _MODES[settings.online_mode],
            settings.countries_sent,
            Manners(spacing, int(settings.per_day)),
            geomap.__version__,
        ),
        open_cache(settings.cache_dir, tell),
        tell,
    )


def _own_settings(settings: Settings) -> dict[str, str | float | int | bool | None]:
    """Give those settings of the user's own places that were set."""
    said: dict[str, str | bool] = {"prefer_own": settings.prefer_own, "as_of": settings.as_of}
    return {name: value for name, value in said.items() if value}


def _online_settings(settings: Settings) -> dict[str, str | float | int | bool | None]:
    """Give those settings of the service that bear on the answers; whether the cache gave them does not."""
    if not settings.online:
        return {}
    return {
        "online": settings.online,
        "service_url": settings.service_url,
        "online_countries": ",".join(settings.countries_sent),
    }

"""The seams between rooms; adapters satisfy them by shape and do not inherit from them.

Foreign objects (spaCy's, geopy's, folium's) never cross a seam.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from geomap.answers import Answer
from geomap.decisions import Decision
from geomap.documents import Document, Span
from geomap.mentions import Mention
from geomap.places import (
    Candidate,
    Focus,
    NameFacts,
    Place,
    Query,
    Resolution,
    Undecided,
)


class Recognizer(Protocol):
    """Finds mentions."""

    @property
    def name(self) -> str:
        """Name and version, for the manifest."""
        ...

    def pipe(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
        """Give each document with its mentions, lazily and in the order given.

        Mentions come in text order and do not overlap but for `embedded` ones within a longer one;
        `document.text[start:end]` is the toponym; each lies in one sentence.
        """
        ...

    def at(self, document: Document, spans: Sequence[Span]) -> tuple[Mention, ...]:
        """Make mentions of toponyms that someone else found: their sentences and roles are ours.

        One a distinct span, in text order; nothing is dropped, added or trimmed.
        """
        ...


class Lexicon(Protocol):
    """Tells what is known of a name; how recognition sees the gazetteer."""

    def facts(self, name: str) -> NameFacts | None:
        """Say what places bear this name; None where none does.

        Spelling is compared in normal form (case, accents and punctuation do not count); no
        feature word is taken off and nothing is fuzzy. Takes microseconds: it is asked for every
        capitalised run of a text.
        """
        ...


class Atlas(Protocol):
    """Knows countries and first-order divisions by their codes; how resolution sees what holds a place."""

    def country(self, code: str) -> Place | None:
        """Give the country or territory with an ISO 3166-1 alpha-2 code; None where none is known."""
        ...

    def division(self, code: str) -> Place | None:
        """Give the first-order division with GeoNames' code, `SY.11`; None where none is known."""
        ...


class CandidateSource(Protocol):
    """Offers places for a toponym: the gazetteer, or an online service."""

    @property
    def name(self) -> str:
        """Short name, as in `gazetteer`; it becomes `answered_by`."""
        ...

    @property
    def version(self) -> str:
        """Version of the data, for the manifest."""
        ...

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Give candidates, most important first, one a place.

        Empty means: looked and found none.

        Raises:
            GeomapError: the source is in trouble; that never reads as «none».
        """
        ...


class CandidateCache(Protocol):
    """Keeps what services answered; safe with several threads and processes."""

    def get(self, key: str) -> Answer | None:
        """Give the answer to the request with this key; an answer may be empty. None: there is none."""
        ...

    def put(self, answer: Answer) -> None:
        """Keep an answer in place of the one that was there; an outage is no answer."""
        ...

    def close(self) -> None:
        """Close what is open; it opens again with the next use."""
        ...


class Decisions(Protocol):
    """Knows what people said about mentions; that goes before all sources."""

    @property
    def digest(self) -> str:
        """SHA-256 over all decisions, for the manifest."""
        ...

    def placed(self, document: Document) -> tuple[Span, ...]:
        """Give the names that a person placed one by one, in text order, whether they are recognised or not."""
        ...

    def decided(
        self, document: Document, mentions: Sequence[Mention]
    ) -> tuple[Decision | None, ...]:
        """Give what was decided on each mention, in their order, with its place unless it rejects; None: nothing."""
        ...


class Resolver(Protocol):
    """Decides which place each mention denotes."""

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Decide all mentions of a document together: one resolution a mention, same order.

        `candidates[i]` are those of `mentions[i]`. Deterministic.
        """
        ...

    def resolve_all(self, texts: Sequence[Undecided]) -> Sequence[tuple[Resolution, ...]]:
        """Decide several documents, each as `resolve` does and whatever the others are; it may take less time."""
        ...

    def focus(self, document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Say what the document is about, heaviest first; empty where nothing was placed."""
        ...

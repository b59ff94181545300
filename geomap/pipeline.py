"""Document → report, through the seams alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geomap.documents import Document
from geomap.errors import Offline, ServiceError
from geomap.mentions import Mention
from geomap.places import (
    Candidate,
    Manifest,
    Query,
    Reason,
    Report,
    Resolution,
    Unresolved,
)
from geomap.protocols import CandidateSource, Recognizer, Resolver


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The parts of a run, given and not fetched."""

    recognizer: Recognizer
    """Finds mentions."""
    source: CandidateSource
    """Offers candidates for each mention."""
    resolver: Resolver
    """Decides among them."""
    manifest: Manifest
    """What every report says it was made with."""

    def __call__(self, document: Document) -> Report:
        """Map one document."""
        return next(self.pipe((document,)))

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Map documents lazily, in the order given."""
        for document, mentions in self.recognizer.pipe(documents):
            yield self.decide(document, mentions)

    def decide(self, document: Document, mentions: tuple[Mention, ...]) -> Report:
        """Resolve mentions that were recognised already, by us or by someone else.

        Where an online service fails, the mention is left unresolved with what happened, and the
        rest goes on; trouble with the gazetteer ends the run.
        """
        known: dict[Query, tuple[Candidate, ...] | ServiceError] = {}
        queries = [Query(mention.text, mention.role) for mention in mentions]
        for query in queries:
            if query not in known:
                known[query] = self._offered(query)
        offered = [known[query] for query in queries]
        candidates = [() if isinstance(item, ServiceError) else item for item in offered]
        resolutions = tuple(
            _failed(resolution, item) if isinstance(item, ServiceError) else resolution
            for resolution, item in zip(
                self.resolver.resolve(document, mentions, candidates), offered, strict=True
            )
        )
        focus = self.resolver.focus(document, resolutions)
        return Report(document, resolutions, focus, self.manifest)

    def _offered(self, query: Query) -> tuple[Candidate, ...] | ServiceError:
        try:
            return self.source.candidates(query)
        except ServiceError as error:
            return error


def _failed(resolution: Resolution, error: ServiceError) -> Unresolved:
    reason = Reason.OFFLINE if isinstance(error, Offline) else Reason.FAULT
    return Unresolved(resolution.mention, reason, note=str(error))

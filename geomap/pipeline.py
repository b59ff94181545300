"""Document → report, through the seams alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geomap.documents import Document
from geomap.mentions import Mention
from geomap.places import Candidate, Manifest, Query, Report
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
        """Resolve mentions that were recognised already, by us or by someone else."""
        known: dict[Query, tuple[Candidate, ...]] = {}
        candidates = []
        for mention in mentions:
            query = Query(mention.text, mention.role)
            if query not in known:
                known[query] = self.source.candidates(query)
            candidates.append(known[query])
        resolutions = self.resolver.resolve(document, mentions, candidates)
        focus = self.resolver.focus(document, resolutions)
        return Report(document, resolutions, focus, self.manifest)

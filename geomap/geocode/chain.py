"""Several candidate sources as one: the first that knows a name answers."""

from geomap.places import Candidate, Query
from geomap.protocols import CandidateSource


class Chain:
    """Asks one source after the other until one knows the name.

    What the first knows the others are not asked, so that no name leaves the machine that the gazetteer
    holds, and a report does not depend on what lies in a cache.
    """

    def __init__(self, *sources: CandidateSource) -> None:
        self._sources = sources

    @property
    def name(self) -> str:
        """The names of the sources; each candidate says which of them offered it."""
        return " → ".join(source.name for source in self._sources)

    @property
    def version(self) -> str:
        """The versions of the sources."""
        return " → ".join(source.version for source in self._sources)

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Give the candidates of the first source that has any; empty: all looked and found none.

        Raises:
            GeomapError: a source that had to be asked is in trouble.
        """
        for source in self._sources:
            if found := source.candidates(query):
                return found
        return ()

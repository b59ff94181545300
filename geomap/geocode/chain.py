"""Several candidate sources as one: the first that knows a name answers."""

from collections.abc import Sequence

from geomap.places import Candidate, MatchKind, Query
from geomap.protocols import CandidateSource

_WEAK = frozenset({MatchKind.FUZZY, MatchKind.CONTAINED})
"""Matches that do not say that a source holds the name."""


def is_held(found: Sequence[Candidate]) -> bool:
    """Whether a source that gave these candidates holds the name, and does not know it only nearly."""
    return any(candidate.match not in _WEAK for candidate in found)


class Chain:
    """Asks one source after the other until one holds the name.

    What the first holds the others are not asked, so that no such name leaves the machine, and a report does not depend
    on what lies in a cache. Of a name that it knows only in another spelling, or only a part of, the others are
    asked, and all that was found is weighed together.
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
        """Give the candidates of the first source that holds the name, and the weaker ones of those before it.

        Empty: all looked and found none.

        Raises:
            GeomapError: a source that had to be asked is in trouble.
        """
        weak: list[Candidate] = []
        for source in self._sources:
            found = source.candidates(query)
            if is_held(found):
                return (*found, *weak)[: max(0, query.limit)]
            weak += found
        return tuple(weak)

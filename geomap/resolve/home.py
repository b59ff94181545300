"""Finds the place that a publisher writes from, as a person names it: «Paris, Texas»."""

from collections.abc import Callable

from geomap.documents import Document
from geomap.places import Candidate, MatchKind, Place, Query
from geomap.protocols import CandidateSource
from geomap.resolve.geography import lies_within

_INDIRECT = frozenset({MatchKind.FUZZY, MatchKind.CONTAINED})
"""Ways of meeting a name that are no answer to a person who names a place."""


def find_home(name: str, source: CandidateSource) -> Place | None:
    """Give the most important place of a name; None where there is none.

    Args:
        name: a place's name, and after commas what it lies in.
        source: where names are looked up.

    Raises:
        GeomapError: the source is in trouble.
    """
    inner, *around = (part.strip() for part in name.split(","))
    holders = [_named(part, source) for part in around]
    for place in _named(inner, source):
        if all(any(lies_within(place, outer) for outer in held) for held in holders):
            return place
    return None


def _named(name: str, source: CandidateSource) -> list[Place]:
    found: tuple[Candidate, ...] = source.candidates(Query(name)) if name else ()
    return [item.place for item in found if item.match not in _INDIRECT]


class Homes:
    """The homes that documents themselves say; each is looked up once.

    Args:
        source: where names are looked up.
        tell: told one line of a home that the source does not hold, at the first document that says it.
    """

    def __init__(self, source: CandidateSource, tell: Callable[[str], None]) -> None:
        self._source = source
        self._tell = tell
        self._found: dict[str, Place | None] = {}

    def __call__(self, document: Document) -> Place | None:
        """Give the home that a document says; None where it says none, and where no such place is known.

        Raises:
            GeomapError: the source is in trouble.
        """
        name = document.near
        if not name:
            return None
        if name not in self._found:
            home = self._found[name] = find_home(name, self._source)
            if home is None:
                self._tell(
                    f"{document.id}: no place of the name {name!r} is known (near);"
                    " what says so is read as if nothing were known of its home"
                )
        return self._found[name]

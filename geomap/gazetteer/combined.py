"""The gazetteer and the user's own places as one source, and as one lexicon."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.gazetteer.importance import importance
from geomap.places import Candidate, MatchKind, NameFacts, Query
from geomap.protocols import CandidateSource, Lexicon

_WHOLE = frozenset(
    {MatchKind.PREFERRED, MatchKind.ALTERNATE, MatchKind.ABBREVIATION, MatchKind.DEMONYM}
)
_OWN_IMPORTANCE = 3.0
"""A place that the user added counts at least as a town of 1,000: texts that he has name it."""

_GREAT_CITY = 1_000_000
"""Inhabitants that recognition is told of a place that the user added, so that its name is found in texts."""


class Combined:
    """Asks the user's sets of places and the gazetteer behind them, all of them.

    Args:
        own: the user's sets, the first first.
        gazetteer: the gazetteer.
        prefer_own: whether places of the user's that bear a name are its only candidates.
    """

    def __init__(
        self,
        own: Sequence[CandidateSource],
        gazetteer: CandidateSource,
        *,
        prefer_own: bool = False,
    ) -> None:
        self._own = tuple(own)
        self._gazetteer = gazetteer
        self._prefer_own = prefer_own

    @property
    def name(self) -> str:
        """The names of the sources; each candidate says which of them offered it."""
        return " + ".join(source.name for source in (*self._own, self._gazetteer))

    @property
    def version(self) -> str:
        """The versions of the sources."""
        return " + ".join(source.version for source in (*self._own, self._gazetteer))

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Give the candidates of all sources, the most important first; empty: all looked and found none.

        Where one bears the name as a whole, no other that bears it in part or nearly is offered.

        Raises:
            ResourceError: an index is damaged.
        """
        own = [candidate for source in self._own for candidate in source.candidates(query)]
        named = [candidate for candidate in own if candidate.match in _WHOLE]
        if named and self._prefer_own:
            return tuple(named[: max(0, query.limit)])
        others = self._gazetteer.candidates(query)
        if not named and any(candidate.match in _WHOLE for candidate in others):
            return others
        if named:
            others = tuple(item for item in others if item.match in _WHOLE)
        merged = _merged(sorted(named or own, key=_own_importance, reverse=True), others)
        return tuple(merged[: max(0, query.limit)])


class CombinedLexicon:
    """What the gazetteer knows of a name together with what the user's sets know.

    Args:
        own: the user's sets.
        gazetteer: the gazetteer that recognition was trained with.
    """

    def __init__(self, own: Sequence[Lexicon], gazetteer: Lexicon) -> None:
        self._own = tuple(own)
        self._gazetteer = gazetteer

    def facts(self, name: str) -> NameFacts | None:
        """Say what places bear this name; None where none does.

        A name of the user's weighs as a great city's: someone chose it since his texts speak of it.

        Raises:
            ResourceError: an index is damaged.
        """
        held = self._gazetteer.facts(name)
        for lexicon in self._own:
            facts = lexicon.facts(name)
            if facts is not None:
                chosen = replace(
                    facts,
                    population=max(facts.population, _GREAT_CITY),
                    preferred_population=max(facts.preferred_population, _GREAT_CITY),
                )
                held = chosen if held is None else _both(held, chosen)
        return held


def _own_importance(candidate: Candidate) -> float:
    return max(importance(candidate.place), _OWN_IMPORTANCE)


def _merged(own: Sequence[Candidate], others: Sequence[Candidate]) -> list[Candidate]:
    """Put the user's candidates among the others by importance; the order of either stays."""
    merged: list[Candidate] = []
    rest = list(reversed(own))
    for candidate in others:
        while rest and _own_importance(rest[-1]) >= importance(candidate.place):
            merged.append(rest.pop())
        merged.append(candidate)
    return [*merged, *reversed(rest)]


def _both(one: NameFacts, other: NameFacts) -> NameFacts:
    return NameFacts(
        classes=one.classes | other.classes,
        population=max(one.population, other.population),
        matches=one.matches | other.matches,
        is_country=one.is_country or other.is_country,
        is_division=one.is_division or other.is_division,
        is_region=one.is_region or other.is_region,
        preferred_population=max(one.preferred_population, other.preferred_population),
    )

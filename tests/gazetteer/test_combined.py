"""The gazetteer and the user's places as one source and one lexicon."""

from collections.abc import Mapping

import pytest

from geomap.gazetteer.combined import Combined, CombinedLexicon
from geomap.mentions import Role
from geomap.places import Candidate, FeatureClass, MatchKind, NameFacts, Query
from tests.builders import place
from tests.contracts.candidate_source import CandidateSourceContract

HOMS = place("Homs", population=775_404)
VILLAGE = place("Homs", country="LY", population=200)
SITE = place("Homs", 34.0, 36.0, feature="S/SITE")
SPRINGFIELDS = tuple(
    place("Springfield", country="US", feature=f"P/PPL{number}", population=number)
    for number in (9_000, 500)
)


class Fake:
    """A source that knows some names."""

    version = "1"

    def __init__(self, name: str, known: Mapping[str, tuple[Candidate, ...]]) -> None:
        self.name = name
        self._known = known

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Give what is known in the countries wanted."""
        found = self._known.get(query.toponym, ()) if query.role is not Role.DEMONYM else ()
        wanted = [
            item
            for item in found
            if not query.countries or set(query.countries) & set(item.place.all_countries)
        ]
        return tuple(wanted[: query.limit])


def candidates(
    source: str, *places: object, match: MatchKind = MatchKind.PREFERRED
) -> tuple[Candidate, ...]:
    """Make candidates of one source."""
    return tuple(Candidate(held, match, source) for held in places)  # type: ignore[arg-type] # places


GAZETTEER = Fake(
    "gazetteer",
    {
        "Homs": candidates("gazetteer", HOMS, VILLAGE),
        "Springfield": candidates("gazetteer", *SPRINGFIELDS),
        "Alpha": candidates("gazetteer", VILLAGE, match=MatchKind.FUZZY),
    },
)
OWN = Fake(
    "own:sites",
    {
        "Homs": candidates("own:sites", SITE),
        "Alpha": candidates("own:sites", SITE),
        "Springfield": candidates("own:sites", SITE, match=MatchKind.PARTIAL),
    },
)


class TestContract(CandidateSourceContract):
    """Two sources are a source."""

    def source(self) -> Combined:
        """Give both, whose candidates say which of them offered each."""
        return Combined((), GAZETTEER)


class TestContractOfOwnAlone(CandidateSourceContract):
    """One that has the user's places to offer is a source too."""

    def source(self) -> Combined:
        """Give a set with the gazetteer's places and nothing behind it."""
        return Combined((Fake("gazetteer", GAZETTEER._known),), Fake("", {}))  # noqa: SLF001 - a fake's own

    def test_finds_a_known_name_and_says_who_offers_it(self) -> None:
        """Each candidate carries the name of the source that offered it."""
        found = self.source().candidates(Query(self.known))
        assert {item.source for item in found} == {"gazetteer"}


def sources(found: tuple[Candidate, ...]) -> list[str]:
    """Say who offered each."""
    return [item.source for item in found]


def test_places_of_both_are_offered_by_importance() -> None:
    """A place of the user's counts as a small town at least."""
    found = Combined((OWN,), GAZETTEER).candidates(Query("Homs"))
    assert sources(found) == ["gazetteer", "own:sites", "gazetteer"]


@pytest.mark.parametrize("limit", [0, 1, 2, 3])
def test_a_limit_gives_the_beginning(limit: int) -> None:
    both = Combined((OWN,), GAZETTEER)
    assert both.candidates(Query("Homs", limit=limit)) == both.candidates(Query("Homs"))[:limit]


def test_preferred_they_are_all_that_is_offered() -> None:
    found = Combined((OWN,), GAZETTEER, prefer_own=True).candidates(Query("Homs"))
    assert sources(found) == ["own:sites"]


def test_preferred_or_not_a_part_of_a_name_does_not_go_before_a_whole_one() -> None:
    for prefer in (False, True):
        found = Combined((OWN,), GAZETTEER, prefer_own=prefer).candidates(Query("Springfield"))
        assert set(sources(found)) == {"gazetteer"}


def test_a_whole_name_of_the_users_keeps_misspelled_ones_out() -> None:
    found = Combined((OWN,), GAZETTEER).candidates(Query("Alpha"))
    assert sources(found) == ["own:sites"]


def test_names_and_versions_are_those_of_all() -> None:
    both = Combined((OWN,), GAZETTEER)
    assert (both.name, both.version) == ("own:sites + gazetteer", "1 + 1")


class Facts:
    """A lexicon that knows one name."""

    def __init__(self, name: str, facts: NameFacts) -> None:
        self._name, self._facts = name, facts

    def facts(self, name: str) -> NameFacts | None:
        """Tell it."""
        return self._facts if name == self._name else None


def test_a_name_of_the_users_weighs_as_a_great_citys() -> None:
    """And what the gazetteer knows of it stays known."""
    site = NameFacts(frozenset({FeatureClass.SPOT}), 0, frozenset({MatchKind.PREFERRED}))
    region = NameFacts(
        frozenset({FeatureClass.AREA}), 7, frozenset({MatchKind.ALTERNATE}), is_region=True
    )
    lexicon = CombinedLexicon((Facts("Alpha", site),), Facts("Alpha", region))
    found = lexicon.facts("Alpha")
    assert found is not None
    assert found.classes == {FeatureClass.SPOT, FeatureClass.AREA}
    assert found.is_region
    assert found.preferred_population == 1_000_000
    assert lexicon.facts("Beta") is None

"""What every `CandidateSource` promises, whatever it knows."""

import pytest

from geomap.mentions import Role
from geomap.places import MatchKind, Query
from geomap.protocols import CandidateSource

ODD_NAMES = (
    "",
    " ",
    "…",
    "'; DROP TABLE place; --",
    "%",
    "\u0000",
    "\ud800",
    "\u202eHoms",
    "x" * 100_000,
    "a" * 50_000 + "'s",
    "of " * 20_000,
)


class CandidateSourceContract:
    """Inherit, and give `source`, a name that it knows and one of several places."""

    known = "Homs"
    """The name of a place that the source has."""
    shared = "Springfield"
    """A name that several places of the source bear."""
    country = "SY"
    """The country of the first place called `known`."""

    def source(self) -> CandidateSource:
        """Make the implementation under test."""
        raise NotImplementedError

    def test_has_a_name_and_a_version(self) -> None:
        """Reports say who answered, and from which data."""
        assert self.source().name
        assert self.source().version

    def test_finds_a_known_name_and_says_who_offers_it(self) -> None:
        """Each candidate carries the source's name."""
        candidates = self.source().candidates(Query(self.known))
        assert candidates[0].place.country == self.country
        assert {candidate.source for candidate in candidates} == {self.source().name}

    def test_an_unknown_name_finds_nothing(self) -> None:
        """Looked and found none is an empty answer."""
        assert self.source().candidates(Query("Xyzzyqwv")) == ()

    def test_offers_each_place_once(self) -> None:
        """One candidate a place."""
        ids = [item.place.id for item in self.source().candidates(Query(self.shared))]
        assert len(ids) == len(set(ids)) > 1

    @pytest.mark.parametrize("limit", [0, 1, 2])
    def test_keeps_to_the_limit_and_gives_the_most_important(self, limit: int) -> None:
        """A lower limit gives the beginning of the same list."""
        every = self.source().candidates(Query(self.shared))
        assert self.source().candidates(Query(self.shared, limit=limit)) == every[:limit]

    def test_keeps_to_the_countries_wanted(self) -> None:
        """Only places in these countries."""
        query = Query(self.known, countries=(self.country, "FR"))
        found = self.source().candidates(query)
        assert found
        assert all({self.country, "FR"} & set(item.place.all_countries) for item in found)
        assert self.source().candidates(Query(self.known, countries=("ZZ",))) == ()

    def test_the_demonym_role_puts_no_ordinary_name_first(self) -> None:
        """A people's name is asked for by its role; a place that bears it as its own name comes after."""
        found = self.source().candidates(Query(self.known, Role.DEMONYM))
        peoples = [item.match is MatchKind.DEMONYM for item in found]
        assert peoples == sorted(peoples, reverse=True)
        for item in self.source().candidates(Query(self.known)):
            assert item.match is not MatchKind.DEMONYM

    def test_gives_the_same_answer_again(self) -> None:
        """Deterministic."""
        assert self.source().candidates(Query(self.shared)) == self.source().candidates(
            Query(self.shared)
        )

    @pytest.mark.parametrize("name", ODD_NAMES, ids=range(len(ODD_NAMES)))
    def test_odd_names_do_no_harm(self, name: str) -> None:
        """Whatever a text holds can be asked for."""
        assert isinstance(self.source().candidates(Query(name)), tuple)

"""An online service as a candidate source: what is sent, what is kept, when it is asked again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.errors import Offline
from geomap.geocode import Asking, Chain
from geomap.geocode.source import OnlineSource
from geomap.mentions import Role
from geomap.places import Candidate, MatchKind, Query
from geomap.protocols import CandidateSource
from tests.builders import place
from tests.contracts.candidate_source import CandidateSourceContract
from tests.geocode.builders import Clock, bench
from tests.geocode.server import FaultServer, Reply, known, nothing, record, serve

DAY = 86_400.0


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """Give a server that knows every name."""
    with serve() as running:
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the place of a cache."""
    return tmp_path / "geocode.sqlite"


def gazette(name: str) -> Reply:
    """Know Homs and three Springfields."""
    if name == "Homs":
        return known(name)
    if name == "Springfield":
        found = [record(name, str(30 + number), osm_id=number) for number in range(3)]
        return Reply(json.dumps([*found, found[0]]).encode())
    return Reply(b"[]")


class TestContract(CandidateSourceContract):
    """The contract, over a real connection and geopy's real class."""

    @pytest.fixture(autouse=True)
    def _serve(self, path: Path) -> Iterator[None]:
        with serve(gazette) as running:
            self.held = bench(path, running.url).source
            yield

    def source(self) -> CandidateSource:
        """Give the source under test."""
        return self.held


def test_nothing_but_the_name_and_our_settings_is_sent(server: FaultServer, path: Path) -> None:
    bench(path, server.url).source.candidates(Query("«Tell  Zahab»", Role.METONYMIC))
    (asked,) = server.asked
    assert asked.parameters == {
        "q": "Tell Zahab",
        "format": "json",
        "limit": "10",
        "addressdetails": "1",
        "extratags": "True",
        "accept-language": "en",
    }
    assert asked.headers["user-agent"] == "geomap-tests"
    assert set(asked.headers) <= {"user-agent", "host", "accept-encoding", "connection"}


def test_countries_are_sent_only_if_the_user_names_them(server: FaultServer, path: Path) -> None:
    bench(path, server.url).source.candidates(Query("One", countries=("SY",)))
    bench(path, server.url, countries=("SY", "IQ")).source.candidates(Query("One"))
    first, second = (asked.parameters for asked in server.asked)
    assert "countrycodes" not in first
    assert second["countrycodes"] == "iq,sy"


def test_several_results_are_asked_for_and_given_in_the_services_order(path: Path) -> None:
    with serve(gazette) as server:
        found = bench(path, server.url).source.candidates(Query("Springfield"))
    assert [item.place.point.latitude for item in found] == [30.0, 31.0, 32.0]


@pytest.mark.parametrize(
    "name", ["", " ", "…", "«»", "\u0000", "\ud800", "a\x07b", "x" * 201, "\ue000"]
)
def test_what_is_no_name_is_not_sent(name: str, server: FaultServer, path: Path) -> None:
    assert bench(path, server.url).source.candidates(Query(name)) == ()
    assert server.asked == []


def test_a_peoples_name_is_not_sent(server: FaultServer, path: Path) -> None:
    assert bench(path, server.url).source.candidates(Query("Syrian", Role.DEMONYM)) == ()
    assert server.asked == []


@pytest.mark.parametrize("again", ["Tell Zahab", "TELL ZAHAB", " “tell\u00a0zahab” "])
def test_a_name_is_asked_for_once_however_it_is_spelled(
    again: str, server: FaultServer, path: Path
) -> None:
    first = bench(path, server.url).source.candidates(Query("Tell Zahab"))
    second = bench(path, server.url).source.candidates(Query(again))
    assert [item.place for item in first] == [item.place for item in second]
    assert server.names == ["Tell Zahab"]


def test_an_answer_is_the_same_from_the_cache(server: FaultServer, path: Path) -> None:
    source = bench(path, server.url).source
    assert source.candidates(Query("One")) == source.candidates(Query("One"))
    assert {item.source for item in source.candidates(Query("One"))} == {"nominatim"}


def test_an_unknown_name_is_asked_for_again_after_thirty_days(path: Path) -> None:
    with serve(nothing) as server:
        clock = Clock()
        for days, requests in ((0, 1), (29, 1), (2, 2), (1, 2)):
            clock.time += days * DAY
            assert bench(path, server.url, clock=clock).source.candidates(Query("One")) == ()
            assert len(server.asked) == requests


def test_a_known_name_is_not_asked_for_again(server: FaultServer, path: Path) -> None:
    bench(path, server.url).source.candidates(Query("One"))
    later = Clock(Clock().time + 4000 * DAY)
    bench(path, server.url, clock=later).source.candidates(Query("One"))
    assert len(server.asked) == 1


def test_refreshing_asks_for_each_name_once_a_run(server: FaultServer, path: Path) -> None:
    bench(path, server.url).source.candidates(Query("One"))
    later = bench(path, server.url, asking=Asking.REFRESH, clock=Clock(Clock().time + 5))
    for _ in range(3):
        later.source.candidates(Query("One"))
    assert server.names == ["One", "One"]
    (kept,) = later.cache.answers()
    assert kept.fetched_at == "2027-01-15T08:00:05Z"


def test_offline_the_cache_answers_and_a_miss_is_told(server: FaultServer, path: Path) -> None:
    online = bench(path, server.url).source.candidates(Query("One"))
    offline = bench(path, server.url, asking=Asking.OFFLINE).source
    assert offline.candidates(Query("One")) == online
    with pytest.raises(Offline, match="not in the cache of nominatim"):
        offline.candidates(Query("Two"))
    assert server.names == ["One"]


def test_offline_an_old_unknown_name_stays_unknown(path: Path) -> None:
    with serve(nothing) as server:
        bench(path, server.url).source.candidates(Query("One"))
        later = Clock(Clock().time + 400 * DAY)
        offline = bench(path, server.url, asking=Asking.OFFLINE, clock=later).source
        assert offline.candidates(Query("One")) == ()


def test_other_terms_are_another_question(server: FaultServer, path: Path) -> None:
    bench(path, server.url).source.candidates(Query("One"))
    bench(path, server.url, countries=("SY",)).source.candidates(Query("One"))
    assert server.names == ["One", "One"]


def test_requests_are_spaced(server: FaultServer, path: Path) -> None:
    held = bench(path, server.url)
    for name in ("One", "Two", "Three"):
        held.source.candidates(Query(name))
    assert sum(held.clock.slept) == pytest.approx(2.0)


def test_how_the_name_was_met_is_told(server: FaultServer, path: Path) -> None:
    """The server calls every place by the name asked for, but these."""
    names = {"Tell Zahab": "Tell Zahab", "Zahab": "Tell Zahab", "Дахаб": "Dahab"}

    def reply(name: str) -> Reply:
        return Reply(json.dumps([record(names[name])]).encode())

    server.reply = reply
    source = bench(path, server.url).source
    kinds = [source.candidates(Query(name))[0].match for name in names]
    assert kinds == [MatchKind.PREFERRED, MatchKind.PARTIAL, MatchKind.ALTERNATE]


class Listed:
    """A source that knows one name."""

    version = "1"

    def __init__(self, name: str, known_name: str, source: OnlineSource) -> None:
        self.name = name
        self.known_name = known_name
        self.source = source
        self.asked: list[str] = []

    def candidates(self, query: Query) -> tuple[object, ...]:
        """Give what the source behind it gives, for the one name."""
        self.asked.append(query.toponym)
        return self.source.candidates(query) if query.toponym == self.known_name else ()


def test_a_chain_asks_the_next_only_for_what_the_first_does_not_know(
    server: FaultServer, path: Path
) -> None:
    behind = bench(path, server.url).source
    first, second = Listed("first", "One", behind), Listed("second", "Two", behind)
    chain = Chain(first, second)  # type: ignore[arg-type] # shape alone counts
    assert chain.candidates(Query("One"))
    assert chain.candidates(Query("Two"))
    assert chain.candidates(Query("Three")) == ()
    assert (first.asked, second.asked) == (["One", "Two", "Three"], ["Two", "Three"])
    assert (chain.name, chain.version) == ("first → second", "1 → 1")


class Offering:
    """A source that gives the same candidates for every name."""

    version = "1"

    def __init__(self, name: str, *matches: MatchKind) -> None:
        self.name = name
        self.asked = 0
        self._matches = matches

    def candidates(self, _query: Query) -> tuple[Candidate, ...]:
        """Give a candidate for each match."""
        self.asked += 1
        return tuple(
            Candidate(place(identifier=f"{self.name}:{match}"), match, self.name)
            for match in self._matches
        )


@pytest.mark.parametrize(
    ("matches", "is_asked"),
    [
        ((), True),
        ((MatchKind.FUZZY,), True),
        ((MatchKind.CONTAINED, MatchKind.FUZZY), True),
        ((MatchKind.PARTIAL,), False),
        ((MatchKind.ALTERNATE, MatchKind.FUZZY), False),
    ],
)
def test_who_knows_a_name_only_nearly_does_not_hold_it(
    matches: tuple[MatchKind, ...], *, is_asked: bool
) -> None:
    """The service is asked too, and the text decides among all that was found; what is held is never sent."""
    gazetteer, service = Offering("g", *matches), Offering("s", MatchKind.PREFERRED)
    found = Chain(gazetteer, service).candidates(Query("Kherbet Sawda", limit=2))
    assert service.asked == is_asked
    expected = [*(["s"] if is_asked else []), *["g"] * len(matches)]
    assert [candidate.source for candidate in found] == expected[:2]


def test_what_is_nearly_known_stays_where_the_service_knows_nothing() -> None:
    chain = Chain(Offering("g", MatchKind.FUZZY), Offering("s"))
    assert [candidate.source for candidate in chain.candidates(Query("Homss"))] == ["g"]

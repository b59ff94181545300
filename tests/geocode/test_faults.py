"""Every way in which a service can fail, over a real connection and geopy's real class: nothing is stored, and the rest goes on."""

import json
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

import pytest

from geomap.errors import NotAuthorized, RateLimited, ServiceError, Unavailable
from geomap.geocode.source import ATTEMPTS
from geomap.places import Query
from tests.geocode.builders import Bench, Clock, bench
from tests.geocode.server import FaultServer, Reply, known, nobody, record, serve


def places(*records: dict[str, object]) -> Reply:
    """Answer with these records."""
    return Reply(json.dumps(records).encode())


class Then(Enum):
    """What becomes of the service after a fault."""

    GOES_ON = auto()
    """The next name is asked for."""
    STOPS = auto()
    """It is not asked again in this run."""
    REMEMBERED = auto()
    """Nor in the next."""


@dataclass(frozen=True)
class Case:
    """One fault and what follows from it."""

    reply: Reply
    """What the server does."""
    error: type[ServiceError]
    """What the name ends with."""
    told: str
    """What the user reads of it."""
    requests: int
    """How often the name is asked for."""
    then: Then = Then.GOES_ON
    """What becomes of the service."""
    timeout_seconds: float = 60.0
    """How long we wait: no busy machine takes so long for an answer that comes."""


ONCE, AGAIN = 1, ATTEMPTS
SENSELESS = places(record("x") | {"lat": "NaN"})
HTML = Reply(b"<html>Log in to the hotel's network</html>", kind="text/html")

CASES = {
    "400": Case(Reply(b"{}", 400), Unavailable, "does not accept the request (HTTP 400)", ONCE),
    "401": Case(
        Reply(b"{}", 401), NotAuthorized, "does not accept our key (HTTP 401)", ONCE, Then.STOPS
    ),
    "403": Case(
        Reply(b"{}", 403), NotAuthorized, "has blocked us (HTTP 403)", ONCE, Then.REMEMBERED
    ),
    "404": Case(Reply(b"{}", 404), Unavailable, "does not accept the request (HTTP 404)", ONCE),
    "429": Case(
        Reply(b"{}", 429), RateLimited, "wants fewer requests (HTTP 429)", ONCE, Then.REMEMBERED
    ),
    "429 until": Case(
        Reply(b"{}", 429, headers={"Retry-After": "7200"}),
        RateLimited,
        "HTTP 429",
        ONCE,
        Then.REMEMBERED,
    ),
    "500": Case(Reply(b"{}", 500), Unavailable, "out of order (HTTP 500), 3 times", AGAIN),
    "503": Case(Reply(b"{}", 503), Unavailable, "out of order (HTTP 503)", AGAIN),
    "503 soon": Case(
        Reply(b"{}", 503, headers={"Retry-After": "60"}), Unavailable, "HTTP 503", AGAIN
    ),
    "503 late": Case(
        Reply(b"{}", 503, headers={"Retry-After": "600"}),
        RateLimited,
        "HTTP 503",
        ONCE,
        Then.REMEMBERED,
    ),
    "slow": Case(
        Reply(b"[]", is_late=True), Unavailable, "no answer within 1 s", AGAIN, timeout_seconds=1.0
    ),
    "reset": Case(Reply(b"", is_reset=True), Unavailable, "broke", AGAIN),
    "truncated": Case(Reply(b'[{"la', length=9000), Unavailable, "cut short", AGAIN),
    "truncated after []": Case(Reply(b"[]", length=9000), Unavailable, "cut short", AGAIN),
    "html": Case(HTML, Unavailable, "web page", AGAIN),
    "html said to be JSON": Case(Reply(HTML.body), Unavailable, "no JSON", AGAIN),
    "JSON said to be html": Case(Reply(b"[]", kind="text/html"), Unavailable, "web page", AGAIN),
    "said to be a picture": Case(Reply(b"[]", kind="image/png"), Unavailable, "image/png", AGAIN),
    "empty": Case(Reply(b""), Unavailable, "no JSON", AGAIN),
    "null": Case(Reply(b"null"), Unavailable, "neither a list", AGAIN),
    "{}": Case(Reply(b"{}"), Unavailable, "neither a list", AGAIN),
    "not UTF-8": Case(Reply(b'["\xff"]'), Unavailable, "not in the encoding", AGAIN),
    "an encoding of its own": Case(
        Reply(b"[]", kind="application/json; charset=klingon"), Unavailable, "encoding", AGAIN
    ),
    "too deep": Case(Reply(b"[" * 200_000), Unavailable, "no JSON", AGAIN),
    "error": Case(Reply(b'{"error":"no"}'), Unavailable, "does not accept the request", ONCE),
    "redirects to itself": Case(
        Reply(b"", 302, headers={"Location": "/search"}), Unavailable, "elsewhere (HTTP 302)", ONCE
    ),
    "redirects away": Case(
        Reply(b"", 301, headers={"Location": "http://example.org/"}), Unavailable, "elsewhere", ONCE
    ),
    "0/0": Case(places(record("x", "0", "0.0")), Unavailable, "0, 0", AGAIN),
    "NaN": Case(SENSELESS, Unavailable, "makes no sense", AGAIN),
    "infinite": Case(places(record("x", "1e999")), Unavailable, "sense", AGAIN),
    "off the Earth": Case(places(record("x", "91")), Unavailable, "sense", AGAIN),
    "no coordinates": Case(places({"display_name": "x"}), Unavailable, "0, 0", AGAIN),
    "wrong types": Case(places(record("x", [], {})), Unavailable, "sense", AGAIN),
    "a list of numbers": Case(Reply(b"[1, 2]"), Unavailable, "sense", AGAIN),
    "no name": Case(places(record("x", display_name="")), Unavailable, "without a name", AGAIN),
    "one bad among good": Case(
        places(record("x"), record("y", "0", "0")), Unavailable, "0, 0", AGAIN
    ),
    "50 MB": Case(Reply(b"[" + b" " * 50_000_000), Unavailable, "more than 4 MB", AGAIN),
}


def asks(case: Case, server: FaultServer, path: Path, clock: Clock | None = None) -> Bench:
    """Make a source that has as much patience as a case needs."""
    return bench(path, server.url, timeout_seconds=case.timeout_seconds, clock=clock)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_is_told_and_never_stored_and_the_rest_goes_on(case: Case, tmp_path: Path) -> None:
    with serve(lambda name: case.reply if name == "Trouble" else known(name)) as server:
        held = asks(case, server, tmp_path / "geocode.sqlite")
        assert held.source.candidates(Query("Before"))
        with pytest.raises(case.error) as caught:
            held.source.candidates(Query("Trouble"))
        assert case.told in str(caught.value)
        assert str(caught.value).startswith("nominatim: ")
        assert server.names.count("Trouble") == case.requests
        if case.then is Then.GOES_ON:
            assert held.source.candidates(Query("After"))
        else:
            with pytest.raises(case.error):
                held.source.candidates(Query("After"))
            assert "After" not in server.names
        assert held.source.candidates(Query("Before")), (
            "the cache answers whatever the service does"
        )
        stored = {entry.request.toponym for entry in held.cache.answers()}
        assert stored == ({"Before", "After"} if case.then is Then.GOES_ON else {"Before"})
        assert held.troubles == []
        check_next_run(case, server, tmp_path / "geocode.sqlite", held.clock)


def check_next_run(case: Case, server: FaultServer, path: Path, clock: Clock) -> None:
    """Whether another run, a minute later, may ask."""
    clock.time += 60.0
    later = asks(case, server, path, Clock(clock.time))
    if case.then is Then.REMEMBERED:
        with pytest.raises(case.error, match="left alone until"):
            later.source.candidates(Query("Later"))
        assert "Later" not in server.names
    else:
        assert later.source.candidates(Query("Later"))


@pytest.mark.parametrize(
    ("name", "hours"), [("403", 6.0), ("429", 1.0), ("429 until", 2.0), ("503 late", 1 / 6)]
)
def test_a_refusal_is_kept_until_it_is_over(name: str, hours: float, tmp_path: Path) -> None:
    case = CASES[name]
    path = tmp_path / "geocode.sqlite"
    with serve(lambda name: case.reply if name == "Trouble" else known(name)) as server:
        first = asks(case, server, path)
        with pytest.raises(case.error):
            first.source.candidates(Query("Trouble"))
        early = asks(case, server, path, Clock(first.clock.time + hours * 3600 - 10))
        with pytest.raises(case.error):
            early.source.candidates(Query("Early"))
        late = asks(case, server, path, Clock(first.clock.time + hours * 3600 + 10))
        assert late.source.candidates(Query("Late"))
        assert server.names == ["Trouble", "Late"]


def test_after_three_names_in_vain_the_service_is_given_up_for_this_run(tmp_path: Path) -> None:
    with serve(lambda _: Reply(b"{}", 500)) as server:
        held = bench(tmp_path / "geocode.sqlite", server.url)
        for name in ("One", "Two", "Three", "Four", "Five"):
            with pytest.raises(Unavailable):
                held.source.candidates(Query(name))
        assert server.names == ["One"] * 3 + ["Two"] * 3 + ["Three"] * 3


def test_an_answer_in_between_keeps_the_service_in_use(tmp_path: Path) -> None:
    with serve(lambda name: known(name) if "Good" in name else Reply(b"{}", 500)) as server:
        held = bench(tmp_path / "geocode.sqlite", server.url)
        for name in ("One", "Two", "Good", "Three", "Four"):
            if name == "Good":
                held.source.candidates(Query(name))
                continue
            with pytest.raises(Unavailable):
                held.source.candidates(Query(name))
        assert held.source.candidates(Query("Good too"))


def test_pauses_grow_with_jitter_and_heed_the_service(tmp_path: Path) -> None:
    """Half of 2 s and of 4 s by the middle of chance; 60 s where the service says so."""
    with serve(lambda _: Reply(b"{}", 500)) as server:
        held = bench(tmp_path / "a.sqlite", server.url)
        with pytest.raises(Unavailable):
            held.source.candidates(Query("One"))
        assert sum(held.clock.slept) == pytest.approx(1.0 + 2.0, abs=0.01)
    with serve(lambda _: CASES["503 soon"].reply) as server:
        held = bench(tmp_path / "b.sqlite", server.url)
        with pytest.raises(Unavailable):
            held.source.candidates(Query("One"))
        assert sum(held.clock.slept) == pytest.approx(120.0, abs=0.01)


def test_a_server_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with nobody() as url, pytest.raises(Unavailable, match="cannot be reached"):
        bench(tmp_path / "geocode.sqlite", url).source.candidates(Query("Anything"))

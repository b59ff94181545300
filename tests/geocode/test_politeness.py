"""Turns at a service: one at a time, spaced, counted, and refused while the service refuses us."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geomap.errors import NotAuthorized, RateLimited
from geomap.geocode import Manners, Politeness, Store, blocks
from geomap.geocode.outcomes import Failed, Trouble
from geomap.geocode.politeness import DAY_SECONDS
from geomap.geocode.store import get_state, set_state
from tests.geocode.builders import Clock, Troubles

SERVICE = "nominatim http://127.0.0.1:1"


def needed() -> bool:
    """Say that the turn is still needed."""
    return True


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give an empty store."""
    return Store(tmp_path / "geocode.sqlite", Troubles())


def times(
    store: Store, clock: Clock, count: int, manners: Manners, *, service: str = SERVICE
) -> list[float]:
    """Take so many turns and give when each was had, in seconds since the first."""
    had = []
    polite = Politeness(store, clock.timing)
    for _ in range(count):
        with polite.turn(service, manners, 5.0, needed):
            had.append(clock.time)
    return [round(time - had[0], 3) for time in had]


def test_turns_are_spaced(store: Store) -> None:
    assert times(store, Clock(), 4, Manners(1.0)) == [0.0, 1.0, 2.0, 3.0]
    assert times(store, Clock(), 3, Manners(15.0), service="slow") == [0.0, 15.0, 30.0]


def test_the_pause_begins_when_the_answer_came(store: Store) -> None:
    """So that the server sees the pause too, however long a request was on its way."""
    clock, polite, began = Clock(), None, []
    polite = Politeness(store, clock.timing)
    for _ in range(3):
        with polite.turn(SERVICE, Manners(1.0), 5.0, needed):
            began.append(clock.time)
            clock.time += 0.7
    assert [round(time - began[0], 3) for time in began] == [0.0, 1.7, 3.4]


def test_another_process_keeps_the_same_pace(store: Store) -> None:
    clock = Clock()
    times(store, clock, 1, Manners(1.0))
    other = Store(store.path, Troubles())
    before = clock.time
    times(other, clock, 1, Manners(1.0))
    assert clock.time - before == pytest.approx(1.0)


def test_services_do_not_wait_for_each_other(store: Store) -> None:
    clock = Clock()
    times(store, clock, 1, Manners(1.0))
    times(store, clock, 1, Manners(1.0), service="photon")
    assert clock.slept == []


def test_a_turn_that_was_not_used_costs_no_pause(store: Store) -> None:
    clock = Clock()
    polite = Politeness(store, clock.timing)
    for _ in range(3):
        with polite.turn(SERVICE, Manners(1.0, per_day=1), 5.0, needed) as turn:
            assert turn is not None
            turn.is_used = False
    assert clock.slept == []


def test_who_no_longer_needs_a_turn_gets_none(store: Store) -> None:
    clock = Clock()
    times(store, clock, 1, Manners(1.0))
    with Politeness(store, clock.timing).turn(SERVICE, Manners(1.0), 5.0, lambda: False) as turn:
        assert turn is None
    assert clock.slept == []


def test_a_day_has_so_many_requests(store: Store) -> None:
    clock = Clock()
    times(store, clock, 3, Manners(0.0, per_day=3))
    with pytest.raises(RateLimited, match="today's 3 requests"):
        times(store, clock, 1, Manners(0.0, per_day=3))
    clock.time += DAY_SECONDS
    times(store, clock, 1, Manners(0.0, per_day=3))


@pytest.mark.parametrize(
    ("trouble", "error"), [(Trouble.LIMITED, RateLimited), (Trouble.DENIED, NotAuthorized)]
)
def test_a_refusal_is_known_to_all_until_it_is_over_or_forgotten(
    trouble: Trouble, error: type[Exception], store: Store
) -> None:
    clock = Clock()
    polite = Politeness(store, clock.timing)
    with polite.turn(SERVICE, Manners(1.0), 5.0, needed) as turn:
        assert turn is not None
        turn.failure = Failed(trouble, "it says no", 100.0)
    other = Politeness(Store(store.path, Troubles()), clock.timing)
    with (
        pytest.raises(error, match=r"left alone until .* UTC: it says no; geomap cache unblock"),
        other.turn(SERVICE, Manners(1.0), 5.0, needed),
    ):
        pass
    (told,) = blocks(store, clock.time).items()
    assert told[0] == SERVICE
    assert "it says no" in told[1]
    assert blocks(store, clock.time + 101) == {}
    other.forget()
    assert blocks(store, clock.time) == {}
    times(store, clock, 1, Manners(1.0))


def test_a_wrong_key_is_not_remembered(store: Store) -> None:
    clock = Clock()
    with Politeness(store, clock.timing).turn(SERVICE, Manners(1.0), 5.0, needed) as turn:
        assert turn is not None
        turn.failure = Failed(Trouble.DENIED, "wrong key", is_remembered=False)
    assert blocks(store, clock.time) == {}


def test_an_error_in_a_turn_ends_it_all_the_same(store: Store) -> None:
    clock = Clock()
    polite = Politeness(store, clock.timing)
    with pytest.raises(KeyboardInterrupt), polite.turn(SERVICE, Manners(1.0), 5.0, needed):
        raise KeyboardInterrupt
    times(store, clock, 1, Manners(1.0))
    assert sum(clock.slept) == pytest.approx(1.0)


def dead_process() -> int:
    """Give the number of a process that is no more."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def held_by(who: Callable[[], str], store: Store, clock: Clock) -> None:
    """Let someone hold the turn for another 25 s."""
    state = {"holder": who(), "holder_until": clock.time + 25.0, "due": clock.time + 1.0}
    store.write(lambda connection: set_state(connection, f"turn {SERVICE}", state))


def test_a_dead_holders_turn_is_free_after_the_pause(store: Store) -> None:
    """It may have asked just before it died."""
    clock = Clock()
    held_by(lambda: f"{socket.gethostname()} {dead_process()} 00", store, clock)
    times(store, clock, 1, Manners(1.0))
    assert sum(clock.slept) == pytest.approx(1.0)


@pytest.mark.parametrize("host", [socket.gethostname(), "elsewhere"])
def test_a_living_holder_is_waited_for_until_its_time_is_up(host: str, store: Store) -> None:
    clock = Clock()
    held_by(lambda: f"{host} {os.getpid()} 00", store, clock)
    times(store, clock, 1, Manners(1.0))
    assert sum(clock.slept) == pytest.approx(25.0, abs=0.1)


def test_a_clock_that_was_wrong_keeps_nobody_waiting_for_long(store: Store) -> None:
    """A state from the far future, as a computer with a wrong clock writes it."""
    clock = Clock()
    far = clock.time + 1e9
    state = {"due": far, "holder": "elsewhere 1 00", "holder_until": far, "closed_until": far}
    store.write(lambda connection: set_state(connection, f"turn {SERVICE}", state))
    times(store, clock, 1, Manners(1.0))
    assert sum(clock.slept) < 2 * 60


def test_states_can_be_looked_at(store: Store) -> None:
    times(store, Clock(), 2, Manners(1.0))
    assert get_state(store, f"turn {SERVICE}")["asked"] == 2

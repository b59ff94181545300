"""One pace for all processes and threads: a service is asked by one of them at a time, with a pause after each answer.

What is due when, how often a service was asked today, and that it refused us, stands in the cache's file.
Whoever wants to ask takes the service's turn; a turn whose holder died is free again at once, or, where that
cannot be told, when its time is up.
"""

import os
import random
import secrets
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace

from geomap.errors import NotAuthorized, RateLimited, ServiceError
from geomap.geocode.outcomes import Failed, Trouble
from geomap.geocode.store import Store, set_state, state_of

DAY_SECONDS = 86_400.0
LIMITED_SECONDS = 3_600.0
"""How long a service that wants fewer requests is left alone where it does not say."""
DENIED_SECONDS = 6 * 3_600.0
"""How long a service that has blocked us is left alone: blocks of the public Nominatim last hours."""
_LONGEST_SECONDS = DAY_SECONDS
"""Nobody leaves a service alone for longer, whatever a state says: a clock may have been wrong."""
_LONGEST_PAUSE_SECONDS = 600.0
"""Nobody waits for longer, unless the user's own pace is slower."""
_GRACE_SECONDS = 20.0
"""What a turn lasts longer than its request may take."""
_GLANCE_SECONDS = 0.02
"""How often we look whether another's turn is over."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock and the rest of what tests replace."""

    now: Callable[[], float] = time.time
    """Seconds since 1970: processes share it."""
    sleep: Callable[[float], None] = time.sleep
    """Waits so many seconds."""
    chance: Callable[[], float] = random.random
    """A number in 0 … 1."""


@dataclass(frozen=True, slots=True)
class Manners:
    """What the user, or the service, wants kept to."""

    spacing_seconds: float = 1.0
    """Pause between an answer and the next request."""
    per_day: int = 0
    """Requests a day (UTC) at most; 0 for no such limit."""


@dataclass(frozen=True, slots=True)
class _State:
    """What all processes know of one service."""

    due: float = 0.0
    """When it may be asked next."""
    holder: str = ""
    """Who asks it now; empty where nobody does."""
    holder_until: float = 0.0
    """When the holder's turn is over at the latest."""
    closed_until: float = 0.0
    """Until when it is left alone."""
    closed_because: str = ""
    """Why it is left alone."""
    is_denied: bool = False
    """Whether that is a block, not a limit."""
    day: int = 0
    """Days since 1970 of the count."""
    asked: int = 0
    """Requests on that day."""


class Turn:
    """The right to ask a service, once, now."""

    def __init__(self) -> None:
        self.pause_seconds = 0.0
        """Pause until the next request, whoever's it is; at least what manners want."""
        self.failure: Failed | None = None
        """Why the service is to be left alone; None where it is not."""
        self.is_used = True
        """Whether the service was asked; otherwise the next may go at once."""


class Politeness:
    """Gives turns at services to all threads and processes that use one store."""

    def __init__(self, store: Store, timing: Timing | None = None) -> None:
        self._store = store
        self._timing = timing or Timing()

    @contextmanager
    def turn(
        self, service: str, manners: Manners, timeout_seconds: float, is_needed: Callable[[], bool]
    ) -> Iterator[Turn | None]:
        """Wait for the turn to ask a service, and have it while the block runs.

        Args:
            service: which: its name and address.
            manners: what is kept to.
            timeout_seconds: how long the request may take.
            is_needed: looked at while waiting; None is given once it is no longer true.

        Raises:
            RateLimited: the service wants fewer requests, or today's are used up.
            NotAuthorized: the service has blocked us.
        """
        holder = _holder()
        while is_needed():
            wait = self._store.write(
                lambda connection: self._take(
                    connection, service, holder, manners, timeout_seconds + _GRACE_SECONDS
                )
            )
            if wait == 0.0:
                break
            self._timing.sleep(wait)
        else:
            yield None
            return
        turn = Turn()
        try:
            yield turn
        finally:
            self._store.write(
                lambda connection: self._end(connection, service, holder, manners, turn)
            )

    def forget(self, services: tuple[str, ...] = ()) -> None:
        """Forget blocks and limits: of these services, or of all."""
        prefix = _name("")

        def work(connection: sqlite3.Connection) -> None:
            names = [_name(service) for service in services] or [
                name
                for (name,) in connection.execute("SELECT name FROM state").fetchall()
                if str(name).startswith(prefix)
            ]
            for name in names:
                state = _state(connection, name)
                set_state(
                    connection,
                    name,
                    asdict(replace(state, closed_until=0.0, closed_because="", is_denied=False)),
                )

        self._store.write(work)

    def _take(
        self,
        connection: sqlite3.Connection,
        service: str,
        holder: str,
        manners: Manners,
        lasting_seconds: float,
    ) -> float:
        """Take the turn and give 0, or give how many seconds to wait before trying again."""
        name, now = _name(service), self._timing.now()
        state = _state(connection, name)
        _refuse_closed(service, state, now)
        today = int(now // DAY_SECONDS)
        asked = state.asked if state.day == today else 0
        if manners.per_day and asked >= manners.per_day:
            message = f"today's {manners.per_day:,} requests to {service} are used up (--per-day)"
            raise RateLimited(message)
        if state.holder and 0.0 < state.holder_until - now <= _LONGEST_PAUSE_SECONDS:
            if _is_alive(state.holder):
                return _GLANCE_SECONDS * (0.5 + self._timing.chance())
            # It may have asked just before it died.
            state = replace(state, due=now + manners.spacing_seconds, holder="")
            set_state(connection, name, asdict(state))
        wait = state.due - now
        if 0.0 < wait <= max(_LONGEST_PAUSE_SECONDS, manners.spacing_seconds):
            return min(wait, 1.0)
        taken = replace(
            state,
            due=now + manners.spacing_seconds,
            holder=holder,
            holder_until=now + lasting_seconds,
            day=today,
            asked=asked + 1,
        )
        set_state(connection, name, asdict(taken))
        return 0.0

    def _end(
        self,
        connection: sqlite3.Connection,
        service: str,
        holder: str,
        manners: Manners,
        turn: Turn,
    ) -> None:
        name, now = _name(service), self._timing.now()
        state = _state(connection, name)
        if state.holder == holder:
            state = replace(state, holder="")
        if turn.is_used:
            state = replace(state, due=now + max(manners.spacing_seconds, turn.pause_seconds))
        else:
            state = replace(state, due=0.0, asked=max(0, state.asked - 1))
        if turn.failure is not None and turn.failure.is_remembered:
            state = _closed(state, turn.failure, now)
        set_state(connection, name, asdict(state))


def blocks(store: Store, now: float) -> dict[str, str]:
    """Give the services that are left alone now, each with why and until when."""

    def work(connection: sqlite3.Connection) -> dict[str, str]:
        prefix = _name("")
        names = [
            str(name)
            for (name,) in connection.execute("SELECT name FROM state ORDER BY name").fetchall()
        ]
        states = {name: _state(connection, name) for name in names if name.startswith(prefix)}
        return {
            name.removeprefix(prefix): f"{state.closed_because}, until {_clock(state.closed_until)}"
            for name, state in states.items()
            if now < state.closed_until
        }

    return store.read(work)


def _closed(state: _State, failure: Failed, now: float) -> _State:
    is_denied = failure.trouble is Trouble.DENIED
    seconds = failure.retry_after_seconds
    if seconds is None:
        seconds = DENIED_SECONDS if is_denied else LIMITED_SECONDS
    return replace(
        state,
        closed_until=now + min(max(seconds, 0.0), _LONGEST_SECONDS),
        closed_because=failure.text,
        is_denied=is_denied,
    )


def _refuse_closed(service: str, state: _State, now: float) -> None:
    if now < state.closed_until <= now + _LONGEST_SECONDS:
        message = f"{service} is left alone until {_clock(state.closed_until)}: {state.closed_because}; geomap cache unblock forgets that"
        error: type[ServiceError] = NotAuthorized if state.is_denied else RateLimited
        raise error(message)


def _clock(when: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(when))


def _name(service: str) -> str:
    return f"turn {service}"


def _state(connection: sqlite3.Connection, name: str) -> _State:
    held = state_of(connection, name)
    known = {entry.name: held[entry.name] for entry in fields(_State) if entry.name in held}
    return _State(**known)  # type: ignore[arg-type] # the checksum says that we wrote them


def _holder() -> str:
    return f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(4)}"


def _is_alive(holder: str) -> bool:
    """Whether a turn's holder may still live; only a process of this machine is known to be dead."""
    host, process, _ = holder.rsplit(" ", 2)
    if os.name != "posix" or host != socket.gethostname():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

"""Short ways to make answers and online sources for tests."""

from dataclasses import dataclass, field
from pathlib import Path

from geomap.answers import Answer, Request
from geomap.geocode import (
    Access,
    AnswerCache,
    Asking,
    Manners,
    OnlineSource,
    Politeness,
    Service,
    Store,
    Terms,
    find_service,
)
from geomap.geocode.client import Client
from geomap.geocode.lines import dumps
from geomap.geocode.politeness import Timing


@dataclass
class Clock:
    """Time that passes only when someone sleeps."""

    time: float = 1_800_000_000.0
    """Seconds since 1970."""
    slept: list[float] = field(default_factory=list)
    """Every pause."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        assert seconds > 0
        self.slept.append(seconds)
        self.time += seconds

    @property
    def timing(self) -> Timing:
        """What is handed in: the middle of every chance."""
        return Timing(lambda: self.time, self.sleep, lambda: 0.5)


def answer(
    toponym: str = "Tell Zahab",
    *,
    service: str = "nominatim",
    fetched_at: str = "2026-11-22T08:00:00Z",
    is_found: bool = True,
    latitude: float = 34.9,
) -> Answer:
    """Make an answer with one place, or none."""
    place = {"label": f"{toponym}, Syria", "latitude": latitude, "longitude": 36.6, "raw": {}}
    request = Request(service, "http://127.0.0.1:1", toponym, (("limit", "10"),))
    return Answer(request, dumps([place] if is_found else []), fetched_at, "© OSM", "0")


class Troubles(list[str]):
    """What the user was told."""

    def __call__(self, text: str) -> None:
        """Hear one line."""
        assert "\n" not in text
        self.append(text)


@dataclass
class Bench:
    """An online source with everything round it in reach."""

    source: OnlineSource
    cache: AnswerCache
    store: Store
    troubles: Troubles
    clock: Clock


def bench(  # noqa: PLR0913 - a builder names all that it puts together
    path: Path | None,
    url: str,
    *,
    asking: Asking = Asking.MISSING,
    countries: tuple[str, ...] = (),
    manners: Manners | None = None,
    timeout_seconds: float = 60.0,
    service: Service | None = None,
    clock: Clock | None = None,
    environ: dict[str, str] | None = None,
) -> Bench:
    """Put a source together that asks a server of ours, in time that does not pass."""
    troubles, clock = Troubles(), clock or Clock()
    store = Store(path, troubles, busy_seconds=60.0)
    cache = AnswerCache(store)
    source = OnlineSource(
        Client(
            service or find_service("nominatim"),
            Access(url, "geomap-tests", timeout_seconds),
            environ or {},
        ),
        cache,
        Politeness(store, clock.timing),
        Terms(asking, countries, manners or Manners(1.0), "0"),
        clock.timing,
    )
    return Bench(source, cache, store, troubles, clock)

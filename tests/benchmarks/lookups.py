"""How long the gazetteer takes to open and to answer."""

import statistics
import time
from collections.abc import Callable

from geomap.gazetteer import Gazetteer, gazetteer_path
from geomap.places import Query
from geomap.settings import default_cache_dir

NAMES = ("Homs", "Washington", "San Antonio", "Syria", "Nowhere at all", "حمص")


def microseconds(work: Callable[[], object], rounds: int = 200) -> float:
    """Median time of one call, in microseconds."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1e6


def report() -> None:
    """Print the time to open, and to answer for some names."""
    path = gazetteer_path(default_cache_dir())
    opening = microseconds(lambda: Gazetteer.open(path).close(), rounds=20)
    print(f"gazetteer: opens in {opening / 1000:.1f} ms")
    with Gazetteer.open(path) as gazetteer:
        for name in NAMES:
            asked = microseconds(lambda name=name: gazetteer.candidates(Query(name)))  # type: ignore[misc] # mypy cannot infer a lambda with a default
            print(f"gazetteer: candidates for {name!r} in {asked:.0f} µs")

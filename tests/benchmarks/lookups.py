"""How long the gazetteer takes to open and to answer."""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from geomap.gazetteer import Gazetteer, gazetteer_path
from geomap.places import Query
from geomap.settings import default_cache_dir

ASKED = 2_000
"""How many names are looked up, each once: an answer is remembered."""


def microseconds(work: Callable[[], object], rounds: int = 200) -> float:
    """Median time of one call, in microseconds."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1e6


def some_names(path: Path) -> list[str]:
    """Give `ASKED` names of places from all over an index."""
    with closing(sqlite3.connect(path)) as connection:
        (places,) = connection.execute("SELECT count(*) FROM place").fetchone()
        query = "SELECT name FROM place WHERE number = ?"
        numbers = random.Random(9).sample(range(1, places), ASKED)  # noqa: S311 - the same every time
        return [name for number in numbers for (name,) in connection.execute(query, (number,))]


def report() -> None:
    """Print the time to open, and to answer for names, misspelled names, and names that no place bears."""
    path = gazetteer_path(default_cache_dir())
    opening = microseconds(lambda: Gazetteer.open(path).close(), rounds=20)
    print(f"gazetteer: opens in {opening / 1000:.1f} ms")
    names = list(dict.fromkeys(some_names(path)))
    sorts = {
        "names": names,
        "names without their third letter": [name[:2] + name[3:] for name in names],
        "names of nothing": [f"{name} of {name[::-1]}" for name in names],
    }
    for sort, asked in sorts.items():
        with Gazetteer.open(path) as gazetteer:
            taken = sorted(_microseconds(gazetteer, name) for name in dict.fromkeys(asked))
        print(
            f"gazetteer: {len(taken):,} {sort}, each asked once: {statistics.median(taken):,.0f} µs"
            f" (median), {taken[len(taken) * 95 // 100]:,.0f} µs (19 of 20 are faster)"
        )


def _microseconds(gazetteer: Gazetteer, name: str) -> float:
    started = time.perf_counter()
    gazetteer.candidates(Query(name))
    return (time.perf_counter() - started) * 1e6

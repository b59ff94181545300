"""Several processes at once, and processes that die: no name twice, no pause too short, nothing lost."""

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Collection
from pathlib import Path

import pytest

from geomap.geocode import FILE_NAME, AnswerCache, Store
from tests.geocode.builders import Troubles
from tests.geocode.server import FaultServer, serve

PROCESSES = 4
NAMES = 500
SPACING_SECONDS = 0.005
ROUNDS = int(os.environ.get("GEOMAP_KILL_ROUNDS", "10"))
"""Fifty in a thorough run; a round takes half a second."""


def start(
    server: FaultServer, folder: Path, seed: int, names: list[str]
) -> subprocess.Popen[bytes]:
    """Start one process that asks for all names."""
    command = (sys.executable, "-m", "tests.geocode.worker", server.url, str(folder))
    return subprocess.Popen([*command, str(SPACING_SECONDS), str(seed), *names])


def pauses(server: FaultServer, killed: Collection[int] = ()) -> list[float]:
    """Give the time between one request and the next, as the server saw them.

    Without the last of each process that was killed: the server may see it long after it was sent, for nobody waited
    for the answer before the next one asked.
    """
    last = {asked.headers["user-agent"]: asked for asked in server.asked}
    late = [last.get(f"geomap-tests {number}") for number in killed]
    seen = [asked.at for asked in server.asked if not any(asked is other for other in late)]
    return [later - earlier for earlier, later in itertools.pairwise(seen)]


def test_four_processes_ask_each_name_once_and_keep_one_pace(tmp_path: Path) -> None:
    names = [f"Village {number}" for number in range(NAMES)]
    with serve() as server:
        running = [
            start(server, tmp_path, seed, [name.upper() if seed % 2 else name for name in names])
            for seed in range(PROCESSES)
        ]
        assert [process.wait(timeout=900) for process in running] == [0] * PROCESSES
    assert sorted(name.casefold() for name in server.names) == sorted(map(str.casefold, names))
    assert min(pauses(server)) >= SPACING_SECONDS
    cache = AnswerCache(Store(tmp_path / FILE_NAME, Troubles()))
    assert cache.verify() == NAMES


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX has them")
def test_whenever_processes_are_killed_nothing_is_damaged_or_lost(tmp_path: Path) -> None:
    """Two writers are killed at any moment, again and again; what a run got, the next one has."""
    chance = random.Random(7)  # noqa: S311 - for tests
    names = [f"Village {number}" for number in range(NAMES)]
    with serve() as server:
        kept, killed = 0, list[int]()
        for number in range(ROUNDS):
            running = [start(server, tmp_path, number * 10 + seed, names) for seed in range(2)]
            time.sleep(chance.uniform(0.3, 1.0))
            for process in running:
                process.send_signal(signal.SIGKILL)
            for process in running:
                process.wait()
                killed.append(process.pid)
            troubles = Troubles()
            cache = AnswerCache(Store(tmp_path / FILE_NAME, troubles))
            count = cache.verify()
            cache.close()
            assert troubles == []
            assert count >= kept
            kept = count
        last = start(server, tmp_path, 0, names[: kept + 20])
        assert last.wait(timeout=900) == 0
    # What was on its way when a process died is asked for again, and no other name.
    asked = [name.casefold() for name in server.names]
    assert len(asked) - len(set(asked)) <= ROUNDS
    assert min(pauses(server, killed)) >= SPACING_SECONDS

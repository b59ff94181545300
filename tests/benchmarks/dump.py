"""What it takes to install a dump of made-up places, of several sizes: `make bench-gazetteer`."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.dump.install import Order, Voice, install_geonames
from geomap.gazetteer.installed import geonames_path
from geomap.places import Query
from tests.benchmarks.lookups import ASKED, microseconds, some_names
from tests.gazetteer.dump.files import write_large

SIZES = tuple(map(int, os.environ.get("PLACES", "100000,500000,2000000").split(",")))
"""How many places the dumps have."""

_INSTALL = "import sys; from tests.benchmarks.dump import install; install(*sys.argv[1:])"


class Watch:
    """Looks how much a process holds on the disk at most, in a folder and in files without a name, while the block runs.

    Args:
        folder: what lies in it counts.
        process: its nameless files count, which SQLite sorts in; where the system shows them (Linux).
    """

    def __init__(self, folder: Path, process: int) -> None:
        self._folder, self._open_files = folder, Path(f"/proc/{process}/fd")
        self._ended = threading.Event()
        self.most_bytes = 0

    def __enter__(self) -> Self:
        """Begin."""
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(0.2):
            with suppress(OSError):  # a folder that went meanwhile
                named = sum(map(_bytes, self._folder.rglob("*")))
                nameless = sum(map(_nameless_bytes, self._open_files.glob("*")))
                self.most_bytes = max(self.most_bytes, named + nameless)


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0


def _nameless_bytes(descriptor: Path) -> int:
    try:
        is_nameless = str(descriptor.readlink()).endswith(" (deleted)")
        return descriptor.stat().st_size if is_nameless else 0
    except FileNotFoundError:
        return 0


def install(folder: str, cache: str) -> None:
    """Install a dump and print what it took, as JSON: run in a process of its own, whose memory is measured."""
    seconds: dict[str, float] = {}
    begun, since = "", time.perf_counter()

    def told(stage: str, _done: int, _total: int) -> None:
        nonlocal begun, since
        if stage != begun:
            now = time.perf_counter()
            seconds[begun] = seconds.get(begun, 0.0) + now - since
            begun, since = stage, now

    order = Order(folder=Path(folder))
    built = install_geonames(
        Path(cache), order, Voice(lambda line: print(line, file=sys.stderr), told)
    )
    told("", 0, 0)
    del seconds[""]
    used = resource.getrusage(resource.RUSAGE_SELF)
    took = {
        "stages": seconds,
        "places": built.info.places,
        "names": built.info.names,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_bytes": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    print(json.dumps(took))


def report() -> None:
    """Print a line for each size, and the stages of the largest."""
    print(
        "dump: rows | s | s of CPU | rows/s | peak memory MB | zipped MB | index MB | most on disk MB | opens ms | look-up µs"
    )
    stages: dict[str, float] = {}
    for places in SIZES:
        with tempfile.TemporaryDirectory() as name:
            write_large(Path(name) / "dump", places)
            stages = _measure(Path(name) / "dump", Path(name) / "cache", places)
    print(
        f"dump: seconds of each stage, and places a second, of {SIZES[-1]:,} places and the packaged list"
    )
    for stage, seconds in stages.items():
        print(f"dump: {stage:<32} {seconds:7.1f} {SIZES[-1] / max(seconds, 0.001):12,.0f}")


def _measure(dump: Path, cache: Path, places: int) -> dict[str, float]:
    """Install one dump, print its line and give the seconds of the stages."""
    cache.mkdir()
    started = time.perf_counter()
    command = [sys.executable, "-c", _INSTALL, str(dump), str(cache)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child,
        Watch(cache, child.pid) as watch,
    ):
        answer, _ = child.communicate()
    if child.returncode:
        sys.exit(child.returncode)
    seconds = time.perf_counter() - started
    took = json.loads(answer)
    path = geonames_path(cache)
    opening = microseconds(lambda: Gazetteer.open(path).close(), rounds=20)
    names = iter(some_names(path))
    with Gazetteer.open(path) as gazetteer:  # each name once: an answer is remembered
        asked = microseconds(lambda: gazetteer.candidates(Query(next(names))), rounds=ASKED)
    sizes = (
        took["peak_bytes"],
        sum(path.stat().st_size for path in dump.glob("*.zip")),
        path.stat().st_size,
        watch.most_bytes,
    )
    megabytes = " | ".join(f"{size / 1e6:,.0f}" for size in sizes)
    print(
        f"dump: {places:,} | {seconds:,.0f} | {took['cpu_seconds']:,.0f} | {places / seconds:,.0f}"
        f" | {megabytes} | {opening / 1000:.1f} | {asked:,.0f}",
        flush=True,
    )
    stages: dict[str, float] = took["stages"]
    return stages


if __name__ == "__main__":
    report()

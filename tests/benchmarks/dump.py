"""How long a dump of two million made-up places takes to install, how much memory and disk: `make bench-gazetteer`."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Self

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.installed import geonames_path
from geomap.places import Query
from tests.benchmarks.lookups import microseconds
from tests.gazetteer.dump.files import write_large

# DUMP: a folder with the files of a dump of the whole world, of which PLACES then says the size.
PLACES = int(os.environ.get("PLACES", "2000000"))

_INSTALL = """
import json, resource, sys
from geomap.cli import main
try:
    main(["gazetteer", "install", "geonames", "--all", "--from", sys.argv[1], "--cache-dir", sys.argv[2]])
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([used.ru_maxrss, used.ru_utime + used.ru_stime]))
"""


class Watch:
    """Looks how much a folder holds at most, while the block runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
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
            sizes = []
            for path in self._folder.iterdir():
                try:
                    sizes.append(path.stat().st_size)
                except FileNotFoundError:
                    continue
            self.most_bytes = max(self.most_bytes, sum(sizes))


def report() -> None:
    """Print time, memory, disk, and how fast names are found."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(os.environ.get("DUMP", f"{name}/dump")), Path(name) / "cache"
        cache.mkdir()
        if "DUMP" not in os.environ:
            write_large(folder, PLACES)
        packed = sum(path.stat().st_size for path in folder.glob("*.zip"))
        started = time.perf_counter()
        with Watch(cache) as watch:
            done = subprocess.run(
                [sys.executable, "-c", _INSTALL, str(folder), str(cache)],
                check=False,
                capture_output=True,
                text=True,
            )
        seconds = time.perf_counter() - started
        sys.stderr.write(done.stderr)
        peak_kilobytes, cpu_seconds = json.loads(done.stdout.splitlines()[-1])
        path = geonames_path(cache)
        size = path.stat().st_size
        print(
            f"dump: {PLACES:,} made-up places, zipped {packed / 1e6:,.0f} MB, installed in {seconds:,.0f} s ({cpu_seconds:,.0f} s of CPU)"
        )
        print(f"dump: peak memory {peak_kilobytes / 1000:,.0f} MB")
        print(
            f"dump: index {size / 1e6:,.0f} MB, {size / packed:.1f} × the zipped files;"
            f" at most {watch.most_bytes / packed:.1f} × in the folder while it was built"
        )
        opening = microseconds(lambda: Gazetteer.open(path).close(), rounds=20)
        with Gazetteer.open(path) as gazetteer:
            asked = microseconds(lambda: gazetteer.candidates(Query("Homs")))
            print(
                f"dump: {gazetteer.info().places:,} places, {gazetteer.info().names:,} names;"
                f" opens in {opening / 1000:.1f} ms, candidates for 'Homs' in {asked:.0f} µs"
            )
        shutil.rmtree(cache)


if __name__ == "__main__":
    report()

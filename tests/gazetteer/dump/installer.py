"""Installs a dump in a process of its own, joined with the small world: to be run at once with others, and to be killed.

python -m tests.gazetteer.dump.installer CACHE FILES|URL [STAGE]: says each line and each stage as it begins; is killed
when STAGE begins.
"""

import os
import signal
import sys
from pathlib import Path

from geomap.gazetteer.dump import build
from geomap.gazetteer.dump.install import Order, Voice, install_geonames
from geomap.gazetteer.sources.gather import gather
from geomap.gazetteer.sources.geonames import GeoNames
from tests.gazetteer.records import GEONAMES, table

COMMAND = (sys.executable, "-m", "tests.gazetteer.dump.installer")


def main(cache: str, source: str, killed_at: str = "") -> None:
    """Install Syria."""
    begun: list[str] = []

    def said(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def told(stage: str, _done: int, _total: int) -> None:
        if stage not in begun:
            begun.append(stage)
            said(stage)
        if stage == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    setattr(GeoNames, "load", lambda: GEONAMES)  # noqa: B010 - mypy lets nobody assign a method
    setattr(build, "gather", lambda geonames: gather(geonames, table))  # noqa: B010 - as above
    is_url = source.startswith("http")
    order = Order(("SY",), url=source) if is_url else Order(("SY",), Path(source))
    install_geonames(Path(cache), order, Voice(said, told))


if __name__ == "__main__":
    main(*sys.argv[1:])

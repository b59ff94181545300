"""One process of several that ask for the same names: `python -m tests.geocode.worker URL CACHE SPACING SEED NAME …`."""

import os
import random
import sys
from pathlib import Path

from geomap.geocode import (
    Access,
    Manners,
    Terms,
    find_service,
    open_cache,
    open_online,
)
from geomap.places import Query


def main(url: str, folder: str, spacing: str, seed: str, *names: str) -> None:
    """Ask for all names, in an order of our own; fail if the cache has any trouble."""

    def fail(text: str) -> None:
        sys.exit(text)

    store = open_cache(Path(folder), fail)
    source = open_online(
        find_service("nominatim"),
        Access(url, f"geomap-tests {os.getpid()}", 60.0),
        Terms(manners=Manners(float(spacing))),
        store,
        fail,
    )
    order = list(names)
    random.Random(int(seed)).shuffle(order)  # noqa: S311 - for tests
    for name in order:
        (found,) = source.candidates(Query(name))
        assert found.place.name.casefold() == name.casefold()
    source.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

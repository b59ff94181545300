"""Builds the gazetteer's index from the installed GeoNames package and geomap's own tables."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.gazetteer.info import GazetteerInfo
from geomap.gazetteer.sources.gather import gather
from geomap.gazetteer.sources.geonames import GeoNames
from geomap.gazetteer.write import Progress, silent, write_index


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> GazetteerInfo:
    """Build the index from the installed GeoNames package and our tables, and put it at `path`.

    The file appears whole or not at all; one that was there stays until then. Several builds at once do no
    harm: each makes its own and the last one stays. Takes 20 seconds and 650 MB.

    Raises:
        ResourceError: a source is missing or damaged, or the file cannot be written; the text says what to do.
    """
    tell = progress or silent
    with collector_paused():
        tell("reading GeoNames", 0, 1)
        geonames = GeoNames.load()
        tell("reading GeoNames", 1, 1)
        tell("gathering places", 0, 1)
        entries = gather(geonames)
        tell("gathering places", 1, 1)
        return write_index(path, entries, progress=tell)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Look for no cycles: a build makes millions of objects and no cycle, and looking takes a third of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

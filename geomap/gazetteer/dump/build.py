"""Builds the index of a dump: a stream from its files into the index, joined with the packaged gazetteer."""

import json
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import ResourceError
from geomap.gazetteer.build import collector_paused
from geomap.gazetteer.dump.alternates import alternates
from geomap.gazetteer.dump.files import FEATURES, Dump
from geomap.gazetteer.dump.join import Join, division_names
from geomap.gazetteer.dump.places import Names, Seen, read_places
from geomap.gazetteer.dump.skipped import Skipped
from geomap.gazetteer.entries import Entry
from geomap.gazetteer.info import GazetteerInfo, makers_version
from geomap.gazetteer.sources.gather import gather
from geomap.gazetteer.sources.geonames import ATTRIBUTION, PACKAGE, GeoNames, installed_version
from geomap.gazetteer.write import Progress, Provenance, silent, write_index

NAME = "gazetteer:geonames"
"""What the gazetteer of a dump is called as a candidate source; `geonames` is an online service of geopy's."""

RECIPE = "install.json"
"""File beside the downloads that says what an index was built from, so that it can be built again."""


@dataclass(frozen=True, slots=True)
class Built:
    """A built index and what was left out of it."""

    info: GazetteerInfo
    """The index."""
    skipped: tuple[str, ...]
    """One line for each file of the dump with rows that could not be used."""


def packaged_entries() -> list[Entry]:
    """Give the entries of the packaged gazetteer.

    Raises:
        ResourceError: the package or a table is missing or damaged.
    """
    return gather(GeoNames.load())


def build_geonames(
    path: Path,
    dump: Dump,
    *,
    progress: Progress | None = None,
    packaged: Callable[[], list[Entry]] = packaged_entries,
) -> Built:
    """Build the index of a dump and put it at `path`, whole or not at all.

    Args:
        path: where the index is to lie.
        dump: the files.
        progress: told of the work.
        packaged: gives the entries that the dump is joined with.

    Raises:
        ResourceError: a file is missing or damaged, or the disk is full; the text says what to do.
    """
    tell = progress or silent
    seen = Seen(Skipped())

    def made() -> Provenance:
        return _provenance(dump, seen)

    with collector_paused(), closing(_entries(dump, path, packaged, seen, tell)) as entries:
        info = write_index(path, entries, progress=tell, provenance=made)
    return Built(info, seen.skipped.lines())


def write_recipe(folder: Path, dump: Dump) -> None:
    """Write down in a folder what the index was built from."""
    recipe = {"folder": str(dump.folder.absolute()), "countries": dump.countries}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RECIPE).write_text(json.dumps(recipe) + "\n", encoding="utf-8")


def read_recipe(folder: Path) -> Dump:
    """Find the dump that the index of a cache directory was built from.

    Raises:
        ResourceError: it is not known, or its files are gone; the text says what to run.
    """
    try:
        recipe = json.loads((folder / RECIPE).read_text(encoding="utf-8"))
        return Dump.find(Path(recipe["folder"]), [str(code) for code in recipe["countries"]])
    except (OSError, ValueError, KeyError, TypeError, ResourceError) as error:
        message = "the files of GeoNames' dump that it was built from are gone; run: geomap gazetteer install geonames"
        raise ResourceError(message) from error


def _entries(
    dump: Dump,
    path: Path,
    packaged: Callable[[], list[Entry]],
    seen: Seen,
    tell: Progress,
) -> Generator[Entry, None, None]:
    """Give every place once; what serves to find names goes when the dump is read, before all is sorted."""
    with ExitStack() as stack:
        find = None
        if dump.alternates:
            path.parent.mkdir(parents=True, exist_ok=True)
            find = stack.enter_context(alternates(dump.alternates, path, seen.skipped, tell))
        tell("gathering places", 0, 0)
        ours = packaged()
        names = Names(division_names(dump, ours), find)
        join = Join(dump, ours)
        del ours
        tell("gathering places", 1, 1)
        for part in dump.places:
            yield from join(read_places(part, names, seen, tell))
    tell("filing the packaged list", 0, 0)
    yield from join.rest()


def _provenance(dump: Dump, seen: Seen) -> Provenance:
    version = f"{makers_version()}-{dump.scope}-{seen.newest or 'undated'}"
    sources = {
        "geonames": f"{seen.newest or 'undated'} ({dump.scope})",
        PACKAGE: installed_version(),
    }
    features = {row[0]: row[1] for row in dump.listed(FEATURES) if len(row) > 1}
    return Provenance(NAME, version, sources, ATTRIBUTION, features)

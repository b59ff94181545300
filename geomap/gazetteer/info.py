"""What there is to say of a built gazetteer, and where it lies."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from geomap.gazetteer.sources.geonames import installed_version
from geomap.gazetteer.store import SCHEMA_VERSION

NAME = "gazetteer"
"""What the gazetteer is called as a candidate source."""

_MAKERS = (
    "data",
    "sources",
    "entries.py",
    "fuzzy.py",
    "importance.py",
    "names.py",
    "store.py",
    "variants.py",
)
"""The parts of this room that decide what is in the index: a change in one asks for another index."""
_DUMP_MAKERS = ("dump/alternates.py", "dump/join.py", "dump/places.py")
"""The parts that besides decide what is in the index of a dump."""


@dataclass(frozen=True, slots=True)
class GazetteerInfo:
    """What a built gazetteer is made of."""

    path: Path
    """The index, one SQLite file."""
    name: str
    """What it is called as a candidate source: `gazetteer`."""
    version: str
    """Stamp of the schema, the GeoNames package, and geomap's tables and rules."""
    sha256: str
    """Checksum over all its places and names; the same for every build of one version."""
    built_from: Mapping[str, str]
    """Versions of what it was built from."""
    places: int
    """How many places it holds."""
    names: int
    """How many names, counted in normal form and for each place."""
    classes: Mapping[str, int]
    """How many places there are of each feature class, by GeoNames' letter."""
    size_bytes: int
    """Size of the file."""
    attribution: str
    """What must be said wherever its data are shown."""


def gazetteer_version() -> str:
    """Give the version that a build would have now.

    Raises:
        ResourceError: the GeoNames package is not installed.
    """
    return f"{SCHEMA_VERSION}-{installed_version()}-{_fingerprint()}"


def makers_version() -> str:
    """Give the version of what geomap brings to the index of a dump: the schema, its tables and its rules."""
    return f"{SCHEMA_VERSION}-{_fingerprint(_DUMP_MAKERS)}"


def gazetteer_path(cache_dir: Path) -> Path:
    """Give the path of the index in a cache directory; whoever built there with other tables used another path.

    Raises:
        ResourceError: the GeoNames package is not installed.
    """
    return cache_dir / f"gazetteer-{gazetteer_version()}.sqlite"


def _fingerprint(more: tuple[str, ...] = ()) -> str:
    digest = hashlib.sha256()
    room = resources.files("geomap.gazetteer")
    for maker in (*_MAKERS, *more):
        for file in _files(room / maker):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def _files(entry: Traversable) -> Iterator[Traversable]:
    if entry.is_file():
        yield entry
        return
    for child in sorted(entry.iterdir(), key=lambda item: item.name):
        if child.is_file() and child.name.endswith((".py", ".tsv")):
            yield child

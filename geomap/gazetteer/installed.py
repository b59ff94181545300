"""Which gazetteers lie in a cache directory, and which one a run uses."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from geomap.errors import ResourceError
from geomap.gazetteer.info import gazetteer_path, makers_version

GEONAMES = "geonames"
"""What the setting calls an installed dump of GeoNames, and its index's file begins with."""
PACKAGED = "default"
"""What the setting calls the gazetteer built of the installed package."""
AUTOMATIC = "auto"
"""The setting's default: the dump where one is installed, else the packaged gazetteer."""

_FILES = re.compile(r"(?P<kind>gazetteer|geonames)-[^/]+\.sqlite")
_KEPT = 2
"""Versions of one index that stay: the newest, and the one before for another geomap on the machine."""


def geonames_path(cache_dir: Path) -> Path:
    """Give the path of the index of GeoNames' dump in a cache directory, as this geomap would build it."""
    return cache_dir / f"{GEONAMES}-{makers_version()}.sqlite"


def dump_folder(cache_dir: Path) -> Path:
    """Give the folder of a cache directory that downloaded dumps lie in."""
    return cache_dir / GEONAMES


def indexes(cache_dir: Path, kind: str) -> tuple[Path, ...]:
    """Give the indexes of one kind, `gazetteer` or `geonames`, of all versions, the newest first."""
    with suppress(OSError):
        return tuple(sorted(_indexes(cache_dir, kind), key=lambda path: -path.stat().st_mtime))
    return ()


def chosen_path(cache_dir: Path, choice: str = AUTOMATIC) -> Path:
    """Give the path of the index that a setting means; the file may have to be built yet.

    Args:
        cache_dir: where indexes lie.
        choice: `auto`, `default`, `geonames`, or the path of an index.

    Raises:
        ResourceError: the dump is wanted and none is installed, there is no such file, or the package is missing.
    """
    if choice == PACKAGED:
        return gazetteer_path(cache_dir)
    if choice in {GEONAMES, AUTOMATIC}:
        if indexes(cache_dir, GEONAMES):
            return geonames_path(cache_dir)
        if choice == AUTOMATIC:
            return gazetteer_path(cache_dir)
        message = f"GeoNames' dump is not installed in {cache_dir}; run: geomap gazetteer install geonames"
        raise ResourceError(message)
    path = Path(choice).expanduser()
    if not path.is_file():
        message = f"there is no gazetteer {choice}; name default, geonames or the path of an index"
        raise ResourceError(message)
    return path


def prune(built: Path, *, kept: int = _KEPT) -> tuple[Path, ...]:
    """Remove old versions of an index that was just built; give what was removed.

    What cannot be removed stays.

    Args:
        built: the new one.
        kept: how many stay with it; by default the one before does, which another geomap on this machine may use.
    """
    found = _FILES.fullmatch(built.name)
    if found is None:
        return ()
    others = [path for path in indexes(built.parent, found["kind"]) if path != built]
    removed = []
    for path in others[kept - 1 :]:
        with suppress(OSError):
            path.unlink()
            removed.append(path)
    return tuple(removed)


def _indexes(cache_dir: Path, kind: str) -> Iterator[Path]:
    for path in cache_dir.iterdir():
        found = _FILES.fullmatch(path.name)
        if found and found["kind"] == kind:
            yield path

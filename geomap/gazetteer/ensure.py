"""Sees to it that the index a run wants is there and whole: a missing, damaged or outdated one is built again."""

from collections.abc import Callable
from pathlib import Path

from geomap.errors import ResourceError
from geomap.gazetteer.build import build_gazetteer
from geomap.gazetteer.index import Gazetteer
from geomap.gazetteer.info import gazetteer_path
from geomap.gazetteer.installed import (
    GEONAMES,
    chosen_path,
    dump_folder,
    geonames_path,
    indexes,
    prune,
)
from geomap.gazetteer.write import Progress

Say = Callable[[str], None]
"""Told in one line what is done and why."""


def ensure_index(
    cache_dir: Path, choice: str, *, say: Say, progress: Progress | None = None
) -> Path:
    """Give the path of the index that a setting means, built first where it is missing, damaged or outdated.

    An index that is named by its path is left as it is. Several processes may do this at once.

    Args:
        cache_dir: where indexes lie.
        choice: `auto`, `default`, `geonames`, or the path of an index.
        say: told what is built and why.
        progress: told how far it is.

    Raises:
        ResourceError: it cannot be built; the text says what to do.
    """
    path = chosen_path(cache_dir, choice)
    known = {gazetteer_path(cache_dir), geonames_path(cache_dir)}
    why = why_not(path) if path in known else ""
    if why:
        say(f"Building the gazetteer in {cache_dir} ({why}): {_how_long(path)} …")
        _build(path, cache_dir, progress)
        prune(path)
    return path


def why_not(path: Path) -> str:
    """Say why an index cannot be used, in a few words; empty where it can."""
    if not path.is_file():
        kind = path.name.partition("-")[0]
        return (
            "the one there is of another version"
            if indexes(path.parent, kind)
            else "there is none yet"
        )
    try:
        Gazetteer.open(path).close()
    except ResourceError as error:
        return str(error).partition("; run: ")[0]
    return ""


def _build(path: Path, cache_dir: Path, progress: Progress | None) -> None:
    if path.name.startswith(GEONAMES):
        from geomap.gazetteer.dump.build import build_geonames, read_recipe  # noqa: PLC0415 - seldom needed

        build_geonames(path, read_recipe(dump_folder(cache_dir)), progress=progress)
    else:
        build_gazetteer(path, progress=progress)


def _how_long(path: Path) -> str:
    return "minutes" if path.name.startswith(GEONAMES) else "once, about half a minute"

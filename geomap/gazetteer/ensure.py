"""Sees to it that the index a run wants is there and whole: a missing, damaged or outdated one is built again."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from geomap.errors import ResourceError
from geomap.gazetteer.build import build_gazetteer
from geomap.gazetteer.index import Gazetteer
from geomap.gazetteer.info import NAME, gazetteer_path
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


class Build(Protocol):
    """Builds an index."""

    def __call__(self, path: Path, /, *, progress: Progress | None = None) -> object:
        """Put it at a path, telling how far it is."""


def unready(cache_dir: Path, choice: str) -> dict[Path, str]:
    """Give the indexes that a setting needs and that are not there or cannot be used, and why not, in a few words.

    With a dump, or another index, the packaged gazetteer is needed besides: recognition was trained with it. An index
    that is named by its path has to be as it should.

    Args:
        cache_dir: where indexes lie.
        choice: `auto`, `default`, `geonames`, or the path of an index.

    Raises:
        ResourceError: the dump is wanted and none is installed, or the index that is named cannot be used.
    """
    chosen, packaged = chosen_path(cache_dir, choice), gazetteer_path(cache_dir)
    wanted = {chosen: None, packaged: None}
    if chosen not in {packaged, geonames_path(cache_dir)}:
        del wanted[chosen]
        with Gazetteer.open(chosen) as gazetteer:
            if gazetteer.name == NAME:
                del wanted[packaged]
    reasons = {path: why_not(path) for path in wanted}
    return {path: why for path, why in reasons.items() if why}


def ensure_indexes(
    cache_dir: Path,
    choice: str,
    *,
    say: Say,
    progress: Progress | None = None,
    build: Build = build_gazetteer,
) -> Path:
    """Give the path of the index that a setting means, and build what it needs where that is missing or cannot be used.

    Several processes may do this at once.

    Args:
        cache_dir: where indexes lie.
        choice: as in `unready`.
        say: told what is built and why.
        progress: told how far it is.
        build: what builds the packaged gazetteer.

    Raises:
        ResourceError: it cannot be built; the text says what to do.
    """
    for path, why in unready(cache_dir, choice).items():
        is_dump = path.name.startswith(GEONAMES)
        how_long = "minutes" if is_dump else "once, about half a minute"
        say(f"Building the gazetteer in {cache_dir}: {how_long} ({why}) …")
        if is_dump:
            _build_dump(path, cache_dir, say, progress)
        else:
            build(path, progress=progress)
        prune(path)
    return chosen_path(cache_dir, choice)


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


def _build_dump(path: Path, cache_dir: Path, say: Say, progress: Progress | None) -> None:
    from geomap.gazetteer.dump.alone import alone  # noqa: PLC0415 - seldom needed
    from geomap.gazetteer.dump.build import build_geonames, read_recipe  # noqa: PLC0415 - seldom needed

    folder = dump_folder(cache_dir)
    with alone(folder, say):
        if why_not(path):  # unless the one that was waited for has built it
            build_geonames(path, read_recipe(folder), progress=progress)

"""Installs GeoNames' dump: says what it takes, downloads what is not there, builds the index."""

import os
import re
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import InputError, ResourceError
from geomap.gazetteer.dump.alone import alone
from geomap.gazetteer.dump.build import Built, build_geonames, read_recipe, write_recipe
from geomap.gazetteer.dump.fetch import Fetcher, Offer
from geomap.gazetteer.dump.files import ALTERNATES, EVERYWHERE, LISTS, Dump
from geomap.gazetteer.index import Gazetteer
from geomap.gazetteer.installed import dump_folder, geonames_path, prune
from geomap.gazetteer.write import Progress

GEONAMES_URL = "https://download.geonames.org/export/dump"
"""Where GeoNames offers its dump."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_MEGABYTE = 1_000_000
_PACKED = 5
"""GeoNames' text files are about so many times as large as zipped."""
_INDEX_TIMES, _WORK_TIMES, _PACKAGED_BYTES = 4, 5, 200 * _MEGABYTE
"""For each zipped byte of places and names: bytes of the index, and of unsorted rows while it is built, both rounded up
(`make bench-gazetteer` prints them); and what the packaged gazetteer takes in either."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be installed, and from where."""

    countries: tuple[str, ...] = ()
    """ISO codes, in capitals; empty: all."""
    folder: Path | None = None
    """Where the files lie already; None to download them."""
    url: str = GEONAMES_URL
    """Where they are downloaded from."""

    def __post_init__(self) -> None:
        """Refuse what is no country's code.

        Raises:
            InputError: a code has not two letters.
        """
        for code in self.countries:
            if not _COUNTRY.fullmatch(code):
                message = f"a country is named by its two-letter ISO code, as in SY for Syria, not {code!r}"
                raise InputError(message)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom an installation talks to."""

    say: Callable[[str], None]
    """Told a line."""
    progress: Progress
    """Told how far it is."""


def install_geonames(cache_dir: Path, order: Order, voice: Voice) -> Built:
    """Install GeoNames' dump in a cache directory, in place of the one that is there.

    One process at a time does so; who waited for another that installed the very same leaves it at that.

    Raises:
        InputError: a country's code is wrong.
        ResourceError: a file cannot be had or is damaged, or there is not enough room; the text says what to do.
    """
    downloads = dump_folder(cache_dir)
    begun = time.time()
    fetch = _checked(downloads, order, voice)
    with alone(downloads, voice.say) as waited:
        done = _done(cache_dir, order, begun) if waited else None
        if done is None:
            fetch()
            done = _install(cache_dir, order, voice)
        return done


def _install(cache_dir: Path, order: Order, voice: Voice) -> Built:
    downloads = dump_folder(cache_dir)
    dump = Dump.find(order.folder or downloads, order.countries)
    if not dump.alternates:
        voice.say(
            f"{dump.folder} has no {ALTERNATES}.zip: names have no languages, and English ones count no more than others"
        )
    _make_room(cache_dir, _packed_bytes(dump), voice)
    path = geonames_path(cache_dir)
    built = build_geonames(path, dump, progress=voice.progress)
    write_recipe(downloads, dump)
    prune(path, kept=1)
    return built


def _done(cache_dir: Path, order: Order, begun: float) -> Built | None:
    """Give the index of an order that another process has carried out since a time; None where it has not."""
    downloads, path = dump_folder(cache_dir), geonames_path(cache_dir)
    with suppress(OSError, ResourceError):
        dump = Dump.find((order.folder or downloads).absolute(), order.countries)
        if path.stat().st_mtime >= begun and read_recipe(downloads) == dump:
            with Gazetteer.open(path) as gazetteer:
                return Built(gazetteer.info(), ())
    return None


def needed_bytes(packed: int) -> tuple[int, int]:
    """Give the bytes that the index of zipped files of this size takes, and those that building it takes besides."""
    return packed * _INDEX_TIMES + _PACKAGED_BYTES, packed * _WORK_TIMES + _PACKAGED_BYTES


def _packed_bytes(dump: Dump) -> int:
    parts = (*dump.places, *dump.alternates)
    return sum(part.size_bytes // (1 if part.path.suffix == ".zip" else _PACKED) for part in parts)


def _checked(folder: Path, order: Order, voice: Voice) -> Callable[[], None]:
    """Make sure that there is what was ordered, before anything is written; give what downloads it."""
    if order.folder is not None:
        Dump.find(order.folder, order.countries)
        return lambda: None
    fetcher = Fetcher(order.url.rstrip("/"), voice.progress)
    offers = {name: fetcher.offer(name) for name in _file_names(order.countries)}
    return lambda: _download(folder, fetcher, offers, voice)


def _download(folder: Path, fetcher: Fetcher, offers: Mapping[str, Offer], voice: Voice) -> None:
    packed = sum(offer.size_bytes for name, offer in offers.items() if name.endswith(".zip"))
    missing = {
        name: offer.size_bytes
        for name, offer in offers.items()
        if not fetcher.is_held(name, folder, offer)
    }
    total = sum(missing.values())
    index, work = needed_bytes(packed)
    voice.say(
        f"To download: {_megabytes(total)}; the index takes about {_megabytes(index)},"
        f" and while it is built {_megabytes(work)} more"
    )
    folder.mkdir(parents=True, exist_ok=True)
    _require(folder, total + index + work)
    for name in missing:
        fetcher.fetch(name, folder)


def _file_names(countries: Sequence[str]) -> tuple[str, ...]:
    if not countries:
        return (*LISTS, f"{EVERYWHERE}.zip", f"{ALTERNATES}.zip")
    places = [f"{code}.zip" for code in countries]
    return (*LISTS, *places, *(f"alternatenames/{name}" for name in places))


def _make_room(cache_dir: Path, packed: int, voice: Voice) -> None:
    index, work = needed_bytes(packed)
    voice.say(
        f"The index takes about {_megabytes(index)}, and while it is built {_megabytes(work)} more"
    )
    _make_folder(cache_dir)
    _require(cache_dir, index + work)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot write to {folder} ({error}); name another folder with --cache-dir"
        raise ResourceError(message) from error


def _require(folder: Path, needed: int) -> None:
    """Refuse to begin what the disk has no room for.

    Raises:
        ResourceError: too little is free, there or where SQLite sorts.
    """
    for place, wanted, way_out in (
        (folder, needed, "name another folder with --cache-dir"),
        (_sorting_folder(), needed // 3, "name another folder in SQLITE_TMPDIR"),
    ):
        free = shutil.disk_usage(place).free
        if free < wanted:
            message = f"{place} has {_megabytes(free)} free, {_megabytes(wanted)} are needed; free some space or {way_out}"
            raise ResourceError(message)


def _sorting_folder() -> Path:
    """Give the folder that SQLite sorts in (https://www.sqlite.org/tempfiles.html, section 5)."""
    named = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"))
    folders = (*filter(None, named), "/var/tmp", "/usr/tmp", "/tmp")  # noqa: S108 - nothing is written by us
    return next((Path(folder) for folder in folders if Path(folder).is_dir()), Path())


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.0f} MB"

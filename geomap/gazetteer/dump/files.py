"""The files of a GeoNames dump: which there are, and their rows, checked and bounded.

Their layout is GeoNames' readme (https://download.geonames.org/export/dump/readme.txt): UTF-8, tab-separated, no
header and no quoting, as text or zipped. A zip file is read without unpacking it to the disk.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from geomap.errors import ResourceError

Told = Callable[[int, int], None]
"""Told how much of a file is read, and how much there is, in characters, about."""

EVERYWHERE = "allCountries"
ALTERNATES = "alternateNamesV2"
ADMIN1, ADMIN2 = "admin1CodesASCII.txt", "admin2Codes.txt"
COUNTRIES, FEATURES = "countryInfo.txt", "featureCodes_en.txt"
LISTS = (ADMIN1, ADMIN2, COUNTRIES, FEATURES)
"""Small files that every dump needs."""

_MOST_BYTES = 16_000_000_000
"""Unpacked, allCountries takes 1.7 GB and alternateNamesV2 0.7 GB."""
_MOST_TIMES = 100
"""A zip file that claims to hold more than so many times its size is a bomb; GeoNames' hold five times theirs."""
_LONGEST_LINE = 65_536
"""GeoNames' longest column has 10,000 characters."""
_TOLD_EVERY = 5_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a dump."""

    path: Path
    """The file, `.txt` or `.zip`."""
    columns: int
    """How many columns a row has."""

    @property
    def size_bytes(self) -> int:
        """Size of the file as it lies on the disk."""
        return self.path.stat().st_size

    def rows(self, tell: Told | None = None) -> Iterator[list[str]]:
        """Give the rows, comments left out; a row may have the wrong number of columns, but not the first.

        Raises:
            ResourceError: the file is damaged, is no file of this kind, or cannot be read.
        """
        with _trouble(self.path), self._open() as (stream, size):
            read = 0
            for number, line in enumerate(iter(lambda: stream.readline(_LONGEST_LINE), "")):
                row = line.rstrip("\r\n").split("\t")
                if number == 0 and not line.startswith("#"):
                    self._check(row)
                if len(line) == _LONGEST_LINE:
                    message = f"line {number + 1} is longer than {_LONGEST_LINE:,} characters"
                    raise ValueError(message)
                read += len(line)
                if tell and number % _TOLD_EVERY == 0:
                    tell(read, size)
                if not line.startswith("#"):
                    yield row
            if tell:
                tell(size, size)

    def _check(self, row: Sequence[str]) -> None:
        if len(row) != self.columns:
            message = (
                f"it is not in GeoNames' layout: {len(row)} columns in line 1, not {self.columns}"
            )
            raise ValueError(message)

    @contextmanager
    def _open(self) -> Iterator[tuple[TextIO, int]]:
        if self.path.suffix != ".zip":
            with self.path.open(encoding="utf-8", newline="\n") as stream:
                yield stream, self.size_bytes
            return
        with zipfile.ZipFile(self.path) as archive:
            member = _member(archive, self.path.stem)
            with archive.open(member) as packed:
                yield io.TextIOWrapper(packed, encoding="utf-8", newline="\n"), member.file_size


def check_zip(path: Path, name: str) -> None:
    """Make sure that a file is a whole zip file with `name.txt` in it; what that holds is checked in reading.

    Raises:
        ResourceError: it is not.
    """
    with _trouble(path), zipfile.ZipFile(path) as archive:
        _member(archive, name)


def is_whole_zip(path: Path) -> bool:
    """Whether all that a zip file holds is what was packed, by its checksums; reads it to its end."""
    with suppress(*_TROUBLES), zipfile.ZipFile(path) as archive:
        return archive.testzip() is None
    return False


def _member(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    wanted = f"{name}.txt"
    member = next((item for item in archive.infolist() if item.filename == wanted), None)
    if member is None:
        message = f"it holds no {wanted}"
        raise ValueError(message)
    if member.file_size > min(_MOST_BYTES, _MOST_TIMES * max(member.compress_size, 1)):
        message = f"it claims to hold {member.file_size:,} bytes in {member.compress_size:,}"
        raise ValueError(message)
    return member


_TROUBLES = (
    OSError,
    EOFError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,  # packed in a way that Python does not know
    RuntimeError,  # encrypted
)
"""What reading text and zip files raises where they are damaged."""


@contextmanager
def _trouble(path: Path) -> Iterator[None]:
    """Say of a file that cannot be read why, and what to do.

    Raises:
        ResourceError: the block met a damaged or missing file.
    """
    try:
        yield
    except _TROUBLES as error:
        message = f"{path} cannot be used ({error}); download it again"
        raise ResourceError(message) from error


@dataclass(frozen=True, slots=True)
class Dump:
    """The files of a dump that lie in one folder."""

    folder: Path
    """Where they lie."""
    countries: tuple[str, ...]
    """ISO codes of the countries whose places it holds, in order; empty: all."""
    places: tuple[Part, ...]
    """Their places."""
    alternates: tuple[Part, ...]
    """Names in many languages; empty where the folder has none, and the names of the places' own files have to do."""

    @property
    def scope(self) -> str:
        """`all`, or the countries: `IQ-SY`."""
        return "-".join(self.countries) or "all"

    @property
    def size_bytes(self) -> int:
        """Size of the files of places and names as they lie on the disk."""
        return sum(part.size_bytes for part in (*self.places, *self.alternates))

    @classmethod
    def find(cls, folder: Path, countries: Sequence[str] = ()) -> "Dump":
        """Find the files of some countries, or of all, in a folder.

        Raises:
            ResourceError: one is missing; the text names it.
        """
        wanted = tuple(sorted(set(countries)))
        places = tuple(_part(folder, name, 19) for name in wanted or (EVERYWHERE,))
        for name in LISTS:
            if not (folder / name).is_file():
                raise _missing(folder, name)
        return cls(folder, wanted, places, _alternates(folder, wanted))

    def listed(self, name: str) -> Iterator[list[str]]:
        """Give the rows of one of the small files."""
        columns = {ADMIN1: 4, ADMIN2: 4, COUNTRIES: 19, FEATURES: 3}[name]
        return Part(self.folder / name, columns).rows()


def _alternates(folder: Path, countries: Sequence[str]) -> tuple[Part, ...]:
    by_country = [_either(folder / "alternatenames", name) for name in countries]
    paths = by_country if by_country and all(by_country) else [_either(folder, ALTERNATES)]
    return tuple(Part(path, 10) for path in paths if path)


def _part(folder: Path, name: str, columns: int) -> Part:
    path = _either(folder, name)
    if path is None:
        raise _missing(folder, f"{name}.zip")
    return Part(path, columns)


def _either(folder: Path, name: str) -> Path | None:
    paths = (folder / f"{name}{suffix}" for suffix in (".zip", ".txt"))
    return next((path for path in paths if path.is_file()), None)


def _missing(folder: Path, name: str) -> ResourceError:
    return ResourceError(
        f"{folder} has no {name}; download it from https://download.geonames.org/export/dump/ into that folder"
    )

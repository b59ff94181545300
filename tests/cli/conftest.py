"""A world of eight places, so that the commands run whole and in no time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from geomap.cli import main
from geomap.gazetteer import gazetteer_path
from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.write import write_index
from geomap.places import MatchKind, Place
from tests.builders import place

ARTICLE = "Air strikes near Homs\n\nJets struck Homs in Syria on Tuesday. Syrian officials flew to Damascus.\n"
"""A text of that world."""


def entry(held: Place, *others: str, demonyms: Sequence[str] = ()) -> Entry:
    """Make an entry with its main name, other names and demonyms."""
    names = [Name(held.name, MatchKind.PREFERRED)]
    names += [Name(text, MatchKind.ALTERNATE) for text in others]
    names += [Name(text, MatchKind.DEMONYM) for text in demonyms]
    return Entry(held, tuple(names))


WORLD = (
    entry(
        place("Syria", 35.0, 38.0, feature="A/PCLI", population=20_000_000),
        "Syrian Arab Republic",
        demonyms=("Syrian", "Syrians"),
    ),
    entry(place("Lebanon", 33.9, 35.9, feature="A/PCLI", country="LB", population=6_000_000)),
    entry(place("Libya", 27.0, 17.0, feature="A/PCLI", country="LY", population=7_000_000)),
    entry(place("Homs", 34.73, 36.71, feature="P/PPLA", population=775_404), "Emesa"),
    entry(place("Damascus", 33.51, 36.29, feature="P/PPLC", population=1_570_000)),
    entry(place("Tripoli", 32.89, 13.19, feature="P/PPLC", country="LY", population=1_150_000)),
    entry(place("Tripoli", 34.43, 35.84, feature="P/PPLA", country="LB", population=229_000)),
    entry(place("Al Khums", 32.65, 14.26, country="LY", population=201_000), "Homs"),
)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    """Exit status."""
    out: str
    """Standard output."""
    err: str
    """Standard error."""


Run = Callable[..., Ended]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache directory that holds the world's gazetteer."""
    folder = tmp_path_factory.mktemp("world")
    write_index(gazetteer_path(folder), WORLD)
    return folder


@pytest.fixture
def folder(tmp_path: Path, world: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty working directory with an article in it, in that world."""
    for name in ("GEOMAP_MODEL", "GEOMAP_MIN_CONFIDENCE", "GEOMAP_BASEMAP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GEOMAP_CACHE_DIR", str(world))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give what runs a command line in that directory."""
    assert folder.is_dir()

    def command(*arguments: str) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, out, err)

    return command

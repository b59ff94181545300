"""Sets of the user's places: kept, found, and right for the time that is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.errors import InputError, ResourceError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.own import (
    OwnRow,
    add_set,
    index_of,
    open_set,
    own_sets,
    remove_set,
    set_name,
)
from geomap.places import MatchKind, Query
from tests.contracts.candidate_source import CandidateSourceContract

CITY = (
    OwnRow("spb", "Petrograd", 59.94, 30.31, "P/PPL", "RU", 0, (), "1914-09-01", "1924-01-25"),
    OwnRow("spb", "Leningrad", 59.94, 30.31, "P/PPL", "RU", 4_000_000, ("Piter",), "1924-01-26", "1991-09-05"),
    OwnRow("spb", "Saint Petersburg", 59.94, 30.31, "P/PPLA", "RU", 5_600_000, (), "1991-09-06"),
)  # fmt: skip
ROWS = (
    *CITY,
    OwnRow("a", "Homs", 34.7, 36.7, "S/SITE", "SY"),
    OwnRow("b", "Springfield", 1.0, 2.0, "S/SITE"),
    OwnRow("c", "Springfield", 3.0, 4.0, "L/RGN", extent=(2.0, 3.0, 4.0, 5.0)),
)


def never(text: str) -> None:
    """Be told nothing."""
    raise AssertionError(text)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache directory with a set."""
    folder = tmp_path_factory.mktemp("cache")
    add_set(folder, "sites", ROWS)
    return folder


def opened(cache: Path, as_of: str = "") -> Gazetteer:
    """Open the only set."""
    (held,) = own_sets(cache)
    return open_set(held, as_of, say=never)


def names(gazetteer: Gazetteer, toponym: str) -> list[str]:
    """Give the main names of the places that bear a name."""
    with gazetteer:
        return [item.place.name for item in gazetteer.candidates(Query(toponym))]


class TestContract(CandidateSourceContract):
    """A set is a candidate source like any other."""

    @pytest.fixture(autouse=True)
    def _given(self, cache: Path) -> Iterator[None]:
        with opened(cache) as self._gazetteer:
            yield

    def source(self) -> Gazetteer:
        """Give the set."""
        return self._gazetteer


class TestContractAsOf(TestContract):
    """So it is at a time."""

    @pytest.fixture(autouse=True)
    def _given(self, cache: Path) -> Iterator[None]:
        with opened(cache, "1950") as self._gazetteer:
            yield


def test_a_place_comes_out_as_it_went_in(cache: Path) -> None:
    with opened(cache) as gazetteer:
        (found,) = [
            item.place
            for item in gazetteer.candidates(Query("Springfield"))
            if item.place.extent is not None
        ]
    assert found.id == "own:sites/c"
    assert (found.point.latitude, found.point.longitude) == (3.0, 4.0)
    assert (found.feature_class.value, found.feature_code) == ("L", "RGN")


@pytest.mark.parametrize("name", ["Petrograd", "Leningrad", "Piter", "Saint Petersburg"])
def test_without_a_date_every_name_finds_the_place_of_today(cache: Path, name: str) -> None:
    with opened(cache) as gazetteer:
        (found,) = gazetteer.candidates(Query(name))
    assert (found.place.id, found.place.name) == ("own:sites/spb", "Saint Petersburg")
    assert (found.match is MatchKind.PREFERRED) == (name == "Saint Petersburg")
    assert found.source == "own:sites"


@pytest.mark.parametrize(
    ("as_of", "toponym", "found"),
    [
        ("1920", "Petrograd", ["Petrograd"]),
        ("1920", "Leningrad", []),
        ("1924", "Petrograd", ["Petrograd"]),
        ("1924", "Leningrad", ["Leningrad"]),
        ("1924-01", "Leningrad", ["Leningrad"]),
        ("1924-01-25", "Leningrad", []),
        ("1924-01-26", "Leningrad", ["Leningrad"]),
        ("1991-09-05", "Piter", ["Leningrad"]),
        ("2020", "Piter", []),
        ("2020", "Saint Petersburg", ["Saint Petersburg"]),
        ("1900", "Saint Petersburg", []),
        ("-0044", "Homs", ["Homs"]),
    ],
)
def test_a_date_picks_the_names_in_use(
    cache: Path, as_of: str, toponym: str, found: list[str]
) -> None:
    """The place is called as it was then; what has no period was always so called."""
    assert names(opened(cache, as_of), toponym) == found


def test_facts_keep_to_the_time_too(cache: Path) -> None:
    with opened(cache, "1920") as gazetteer:
        assert gazetteer.facts("Leningrad") is None
        assert gazetteer.facts("Petrograd") is not None


def test_a_wrong_date_is_refused(cache: Path) -> None:
    with pytest.raises(InputError, match="no month 13"):
        opened(cache, "1950-13")


def test_a_set_of_one_name_is_replaced_with_its_index(tmp_path: Path) -> None:
    add_set(tmp_path, "sites", ROWS)
    add_set(tmp_path, "sites", ROWS[:1])
    assert names(opened(tmp_path), "Homs") == []
    assert names(opened(tmp_path), "Petrograd") == ["Petrograd"]
    assert len(list((tmp_path / "own").iterdir())) == 2


def test_sets_whose_names_begin_alike_are_apart(tmp_path: Path) -> None:
    add_set(tmp_path, "sites", ROWS[:1])
    add_set(tmp_path, "sites-2", ROWS[3:4])
    remove_set(tmp_path, "sites")
    assert [held.name for held in own_sets(tmp_path)] == ["sites-2"]
    assert names(opened(tmp_path), "Homs") == ["Homs"]


def test_a_set_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    add_set(tmp_path, "sites", ROWS)
    with pytest.raises(InputError, match="there are: sites"):
        remove_set(tmp_path, "sights")


@pytest.mark.parametrize("damage", ["missing", "cut", "nonsense"])
def test_a_lost_or_damaged_index_is_made_again_and_told(tmp_path: Path, damage: str) -> None:
    """The rows are kept apart from it."""
    held = add_set(tmp_path, "sites", ROWS)
    index = index_of(held)
    if damage == "missing":
        index.unlink()
    else:
        index.write_bytes(index.read_bytes()[:4096] if damage == "cut" else b"nonsense")
    told: list[str] = []
    assert names(open_set(held, say=told.append), "Homs") == ["Homs"]
    assert told == ["Making the index of the places own:sites …"]


def test_damaged_rows_are_told_with_what_to_do(tmp_path: Path) -> None:
    held = add_set(tmp_path, "sites", ROWS)
    held.path.write_text('{"id": 1}\n', encoding="utf-8")
    (damaged,) = own_sets(tmp_path)
    with pytest.raises(ResourceError, match="geomap gazetteer add"):
        open_set(damaged, say=lambda _: None)


@pytest.mark.parametrize(
    ("text", "name"), [("Sites 2024", "sites-2024"), ("Ottoman_vilayets", "ottoman_vilayets")]
)
def test_a_files_name_becomes_a_sets(text: str, name: str) -> None:
    assert set_name(text) == name


@pytest.mark.parametrize("text", ["", "…", "../..", "место"])
def test_a_name_of_signs_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="--name sites"):
        set_name(text)

"""Names spelled almost so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.fuzzy import distance, is_fileable, similar_keys, skeleton
from geomap.gazetteer.write import write_index
from geomap.places import MatchKind, Query
from tests.builders import place

WORDS = st.text("abcdefgh ", min_size=0, max_size=12)


def town(name: str, population: int) -> Entry:
    """Make a town with its one name."""
    return Entry(place(name, population=population), (Name(name, MatchKind.PREFERRED),))


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Hold a few towns, one of them small."""
    path = tmp_path_factory.mktemp("fuzzy") / "index.sqlite"
    towns = [
        ("Philadelphia", 1_500_000),
        ("Deir ez-Zor", 240_000),
        ("Makeni", 80_000),
        ("Smallbridge", 900),
    ]
    write_index(path, [town(name, people) for name, people in towns])
    return Gazetteer.open(path)


@pytest.mark.parametrize(
    ("toponym", "found"),
    [
        ("Philadelfia", "Philadelphia"),
        ("Philadelhpia", "Philadelphia"),
        ("Dayr az-Zawr", "Deir ez-Zor"),
        ("Deir Ezzor", "Deir ez-Zor"),
        ("Makenni", "Makeni"),
        ("Smallbrigde", ""),
        ("Boston", ""),
        ("Mak", ""),
    ],
)
def test_a_name_is_found_by_a_slip_or_another_transliteration(
    gazetteer: Gazetteer, toponym: str, found: str
) -> None:
    """But no village is, nor a short name."""
    names = {item.place.name for item in gazetteer.candidates(Query(toponym))}
    assert names == ({found} if found else set())


def test_an_exact_name_goes_before_one_spelled_much_like_it(gazetteer: Gazetteer) -> None:
    """Makeni is Makeni, and not fuzzy."""
    (found,) = gazetteer.candidates(Query("Makeni"))
    assert found.match is MatchKind.PREFERRED
    (slip,) = gazetteer.candidates(Query("Makenni"))
    assert slip.match is MatchKind.FUZZY


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("abc", "ab", 1),
        ("abc", "acb", 1),
        ("abc", "xyz", 3),
        ("", "abc", 3),
    ],
)
def test_distance_counts_letters(one: str, other: str, apart: int) -> None:
    """A swap of neighbours counts one."""
    assert distance(one, other) == apart


@given(WORDS, WORDS)
def test_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    """It is 0 for equal words alone, and never more than the longer word."""
    apart = distance(one, other)
    assert apart == distance(other, one)
    assert (apart == 0) == (one == other)
    assert abs(len(one) - len(other)) <= apart <= max(len(one), len(other))


def test_transliterations_share_a_skeleton() -> None:
    """Articles, vowels and doubled letters go; too little left names nothing."""
    assert skeleton("deir ezzor") == skeleton("dayr az zawr")
    assert skeleton("al qatranah") == skeleton("qatraneh")
    assert skeleton("aue") == ""


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(text: str) -> None:
    """Nothing is found where nothing is filed, and nothing is raised."""
    assert similar_keys(text, lambda _query, _number: []) == ()
    assert is_fileable(text) in {True, False}


def test_the_index_files_each_name_under_itself_and_its_deletions(tmp_path: Path) -> None:
    """Six letters make six deletions at most, the name, and its skeleton."""
    path = tmp_path / "index.sqlite"
    write_index(path, [town("Makeni", 80_000)])
    with closing(sqlite3.connect(path)) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM deletion").fetchone()
    assert rows == 8

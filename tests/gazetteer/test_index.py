"""Look-ups in an index: candidates, facts, and trouble that never reads as «none»."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.errors import ResourceError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.sources.gather import gather
from geomap.gazetteer.store import SCHEMA_VERSION
from geomap.gazetteer.write import write_index
from geomap.mentions import Role
from geomap.places import FeatureClass, MatchKind, NameFacts, Query
from tests.contracts.candidate_source import CandidateSourceContract
from tests.gazetteer.records import GEONAMES, table


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an index of a small world."""
    return write_index(
        tmp_path_factory.mktemp("gazetteer") / "g.sqlite", gather(GEONAMES, table)
    ).path


@pytest.fixture(scope="module")
def small(path: Path) -> Iterator[Gazetteer]:
    """Give the gazetteer of a small world."""
    with Gazetteer.open(path) as opened:
        yield opened


def found(gazetteer: Gazetteer, name: str, role: Role = Role.LITERAL) -> list[tuple[str, str]]:
    """Give id and match of each candidate."""
    return [
        (candidate.place.id, candidate.match.value)
        for candidate in gazetteer.candidates(Query(name, role))
    ]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Homs", ("geonames:169577", "preferred")),
        ("حمص", ("geonames:169577", "alternate")),
        ("Homs Province", ("geonames-adm1:SY.11", "preferred")),
        ("Homs Governorate", ("geonames-adm1:SY.11", "partial")),
        ("province of Homs", ("geonames-adm1:SY.11", "partial")),
        ("city of Homs", ("geonames:169577", "partial")),
        ("Homs’s", ("geonames:169577", "partial")),
        ("al-Homs", ("geonames:169577", "partial")),
        ("the U.S.", ("geonames:6252001", "abbreviation")),
        ("Tex.", ("geonames:4736286", "abbreviation")),
        ("Williamson County", ("geonames-adm2:US.TX.491", "preferred")),
        ("Williamson", ("geonames-adm2:US.TX.491", "partial")),
        ("the Sinai", ("geomap:sinai", "preferred")),
    ],
)
def test_a_name_finds_its_place_first(small: Gazetteer, name: str, first: tuple[str, str]) -> None:
    """Whole names, parts, abbreviations."""
    assert found(small, name)[0] == first


@pytest.mark.parametrize("name", ["Homs River", "Lake Homs", "Mount Texas"])
def test_a_feature_of_another_kind_is_not_found(small: Gazetteer, name: str) -> None:
    """Better none than the wrong one."""
    assert found(small, name) == []


@pytest.mark.parametrize("name", ["Homs Homs", "Homs Central Hospital", "The Court of Homs"])
def test_what_names_its_place_is_found_within_it(small: Gazetteer, name: str) -> None:
    """The place that is named inside is said to contain it, and not to be it."""
    assert {kind for _, kind in found(small, name)} == {"contained"}
    assert found(small, name)[0][0] == "geonames:169577"


def test_a_part_is_tried_only_where_the_whole_finds_nothing(small: Gazetteer) -> None:
    """«Homs Province» is a name; the city is not asked for."""
    assert found(small, "Homs Province") == [("geonames-adm1:SY.11", "preferred")]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Syrian", ["geonames:163843"]),
        ("SYRIANS", []),
        ("Damascene", ["geonames:170654"]),
        ("Asian", ["geonames:6255147"]),
        ("Syria", ["geonames:163843"]),
    ],
)
def test_a_people_is_found_by_its_role(small: Gazetteer, name: str, ids: list[str]) -> None:
    """And in another role where no place bears the name itself; a place's own name in the role of a people too."""
    assert [identifier for identifier, _ in found(small, name, Role.DEMONYM)] == ids
    assert [identifier for identifier, _ in found(small, name)] == ids


def test_a_people_in_a_longer_name_is_found_where_nothing_else_is(small: Gazetteer) -> None:
    """«Syrian» in «Syrian Arab Airlines» leads to Syria, as «Syria» in a longer name does."""
    assert found(small, "Syrian", Role.EMBEDDED) == [("geonames:163843", "demonym")]
    assert found(small, "Syria", Role.EMBEDDED) == found(small, "Syria")


def test_facts_of_a_name_shared_by_city_and_division(small: Gazetteer) -> None:
    """The most populous counts."""
    assert small.facts("HOMS") == NameFacts(
        classes=frozenset({FeatureClass.POPULATED, FeatureClass.ADMINISTRATIVE}),
        population=1_063_969,
        matches=frozenset({MatchKind.PREFERRED}),
        is_division=True,
        preferred_population=1_063_969,
    )


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "US",
            NameFacts(
                frozenset({FeatureClass.ADMINISTRATIVE}),
                0,
                frozenset({MatchKind.ABBREVIATION}),
                is_country=True,
            ),
        ),
        ("Syrian", NameFacts(frozenset(), 0, frozenset({MatchKind.DEMONYM}))),
        (
            "Levant",
            NameFacts(
                frozenset({FeatureClass.AREA}), 0, frozenset({MatchKind.PREFERRED}), is_region=True
            ),
        ),
        (
            "Dimashq",
            NameFacts(
                frozenset({FeatureClass.POPULATED, FeatureClass.ADMINISTRATIVE}),
                1_569_394,
                frozenset({MatchKind.PREFERRED, MatchKind.ALTERNATE}),
                is_division=True,
                preferred_population=1_569_394,
            ),
        ),
        ("Williamson", None),
        ("Homs Governorate", None),
        ("Nowhere", None),
        ("", None),
    ],
)
def test_facts_tell_what_bears_a_name(small: Gazetteer, name: str, facts: NameFacts | None) -> None:
    """A partial match is no name, and a people's name says only that it is one."""
    assert small.facts(name) == facts


def test_a_continent_is_a_region_by_facts(small: Gazetteer) -> None:
    """It has GeoNames' id, but stands in our table."""
    facts = small.facts("Asia")
    assert facts is not None
    assert facts.is_region


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_text_can_be_asked_for(small: Gazetteer, name: str) -> None:
    """Facts and candidates agree on whether the whole name is known."""
    facts = small.facts(name)
    kinds = {item.match for item in small.candidates(Query(name))}
    by_whole = kinds & {MatchKind.PREFERRED, MatchKind.ALTERNATE, MatchKind.ABBREVIATION}
    assert bool(by_whole) == (facts is not None and facts.matches != {MatchKind.DEMONYM})


def test_threads_may_share_it(small: Gazetteer) -> None:
    """Each gets the right answers."""
    answers: set[str] = set()

    def ask() -> None:
        for number in range(300):
            answers.add(found(small, "Homs")[0][0])
            answers.add(str(small.facts(f"no {number}")))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {"geonames:169577", "None"}


def test_a_path_with_odd_characters_opens(tmp_path: Path) -> None:
    """A question mark or a hash is no part of an address."""
    odd = tmp_path / "what? a #cache %41 é"
    write_index(odd / "g.sqlite", gather(GEONAMES, table))
    with Gazetteer.open(odd / "g.sqlite") as gazetteer:
        assert found(gazetteer, "Homs")


def test_opening_leaves_no_file_beside_it(path: Path) -> None:
    """It is read as immutable: no journal, no lock."""
    with Gazetteer.open(path) as gazetteer:
        gazetteer.facts("Homs")
        assert list(path.parent.iterdir()) == [path]


class TestContract(CandidateSourceContract):
    """The gazetteer is a candidate source."""

    shared = "Homs"

    @pytest.fixture(autouse=True)
    def _given(self, small: Gazetteer) -> None:
        self._small = small

    def source(self) -> Gazetteer:
        """Give the gazetteer of a small world."""
        return self._small


def _damaged(path: Path, tmp_path: Path, start: int, data: bytes) -> Path:
    copy = tmp_path / "g.sqlite"
    content = bytearray(path.read_bytes())
    content[start : start + len(data)] = data
    copy.write_bytes(content)
    return copy


def test_a_missing_index_says_what_builds_it(tmp_path: Path) -> None:
    """Also where the path is a folder."""
    for path in (tmp_path / "none.sqlite", tmp_path):
        with pytest.raises(ResourceError, match=r"is missing; run: geomap gazetteer build"):
            Gazetteer.open(path)


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "cannot be read"), (b"no database at all" * 500, "cannot be read")],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    """With the command that makes a good one."""
    (tmp_path / "g.sqlite").write_bytes(content)
    with pytest.raises(ResourceError, match=f"{what} .*geomap gazetteer build"):
        Gazetteer.open(tmp_path / "g.sqlite")


def test_a_file_cut_short_is_refused(path: Path, tmp_path: Path) -> None:
    """Before anything is asked of it."""
    content = path.read_bytes()
    (tmp_path / "g.sqlite").write_bytes(content[: len(content) - 4096])
    with pytest.raises(ResourceError, match=r"cut short|cannot be read"):
        Gazetteer.open(tmp_path / "g.sqlite")


def test_another_schema_is_refused(path: Path, tmp_path: Path) -> None:
    """An index of another version of geomap."""
    at = path.read_bytes().index(f"schema{SCHEMA_VERSION}".encode(), 4096)
    with pytest.raises(ResourceError, match=f"has schema 9, not {SCHEMA_VERSION}"):
        Gazetteer.open(_damaged(path, tmp_path, at, b"schema9"))


def test_a_flipped_byte_is_found_by_verify(path: Path, tmp_path: Path) -> None:
    """SQLite itself does not notice it."""
    at = path.read_bytes().index(b"Georgetown")
    damaged = _damaged(path, tmp_path, at, b"Georgetwon")
    with (
        Gazetteer.open(damaged) as gazetteer,
        pytest.raises(ResourceError, match="checksum is wrong"),
    ):
        gazetteer.verify()


def test_a_sound_index_passes_verify(small: Gazetteer) -> None:
    """Says nothing."""
    small.verify()


def test_a_damaged_page_is_no_empty_answer(path: Path, tmp_path: Path) -> None:
    """An error, never «found none»."""
    page = path.read_bytes().index(b"169577") // 4096 * 4096
    damaged = _damaged(path, tmp_path, page, b"\xff" * 100)
    with Gazetteer.open(damaged) as gazetteer, pytest.raises(ResourceError, match="cannot be read"):
        gazetteer.candidates(Query("Homs"))


def test_a_closed_gazetteer_says_so(path: Path) -> None:
    """And closing twice does no harm."""
    gazetteer = Gazetteer.open(path)
    gazetteer.close()
    gazetteer.close()
    with pytest.raises(ResourceError, match="cannot be read"):
        gazetteer.facts("Homs")


def test_a_dropped_gazetteer_leaves_no_open_file(path: Path) -> None:
    """As in a notebook, where nobody closes anything."""
    before = set(Path("/dev/fd").iterdir())
    gazetteer = Gazetteer.open(path)
    gazetteer.facts("Homs")
    del gazetteer
    gc.collect()
    assert set(Path("/dev/fd").iterdir()) <= before


def test_a_place_is_known_by_its_id(small: Gazetteer) -> None:
    for identifier in ("geonames:169577", "geonames-adm1:SY.11", "geomap:sinai"):
        place = small.place(identifier)
        assert place is not None
        assert place.id == identifier
    assert small.place("geonames:0") is None

"""The index of a dump: all its places, once each, with our names, codes and extents."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.errors import ResourceError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.dump.build import Built, build_geonames, read_recipe, write_recipe
from geomap.gazetteer.dump.files import Dump
from geomap.gazetteer.entries import Entry
from geomap.gazetteer.sources.gather import gather
from geomap.mentions import Role
from geomap.places import Candidate, FeatureClass, MatchKind, Query
from tests.contracts.candidate_source import CandidateSourceContract
from tests.gazetteer.dump.files import (
    NAMES,
    SYRIA,
    name_row,
    place_row,
    write,
    write_dump,
    write_large,
)
from tests.gazetteer.facts import SHARED
from tests.gazetteer.records import GEONAMES, table


def packaged() -> list[Entry]:
    """Give the small world of the package and our tables."""
    return gather(GEONAMES, table)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Give the index of the small dump."""
    folder = tmp_path_factory.mktemp("dump")
    dump = Dump.find(write_dump(folder / "files"), ("SY",))
    return build_geonames(folder / "g.sqlite", dump, packaged=packaged)


@pytest.fixture(scope="module")
def gazetteer(built: Built) -> Iterator[Gazetteer]:
    """Give it opened."""
    with Gazetteer.open(built.info.path) as opened:
        yield opened


def find(gazetteer: Gazetteer, name: str, role: Role = Role.LITERAL) -> list[Candidate]:
    """Give the candidates of a name."""
    return list(gazetteer.candidates(Query(name, role)))


class TestContract(CandidateSourceContract):
    """A dump's index is a candidate source like any other."""

    shared = "Sinai"

    @pytest.fixture(autouse=True)
    def _given(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def source(self) -> Gazetteer:
        """Give the index."""
        return self._gazetteer


def test_nothing_is_left_out(built: Built) -> None:
    assert built.skipped == ()
    assert built.info.name == "gazetteer:geonames"
    assert built.info.built_from["geonames"] == "2025-10-14 (SY)"
    assert built.info.version.endswith("-SY-2025-10-14")


def test_a_city_has_the_dumps_facts_and_the_names_of_both(gazetteer: Gazetteer) -> None:
    """The package knows Homs without its rank; the dump calls it Ḩimş and says what it is called in English."""
    (first, *_) = find(gazetteer, "Homs")
    assert (first.place.id, first.place.name) == ("geonames:169577", "Homs")
    assert (first.place.feature_code, first.place.population) == ("PPLA", 775_404)
    assert first.place.admin1 == "Homs"
    for name in ("Ḩimş", "Hims", "حمص", "Emesa"):
        assert find(gazetteer, name)[0].place.id == "geonames:169577"


@pytest.mark.parametrize("name", ["QHS", "https://en.wikipedia.org/wiki/Homs", "hms"])
def test_codes_addresses_and_transliterations_are_no_names(gazetteer: Gazetteer, name: str) -> None:
    """An address has names in it all the same."""
    assert all(item.match is MatchKind.CONTAINED for item in find(gazetteer, name))


def test_a_village_nobody_counted_is_found_by_its_english_name(gazetteer: Gazetteer) -> None:
    (found,) = find(gazetteer, "Kafr Zita")
    assert found.place.id == "geonames:1234"
    assert (found.place.name, found.place.admin1) == ("Kafr Zita", "New Governorate")
    assert found.match is MatchKind.PREFERRED
    assert find(gazetteer, "Kfar Zeita")[0].match is MatchKind.ALTERNATE


def test_a_country_is_ours_with_the_dumps_population(gazetteer: Gazetteer) -> None:
    (found,) = find(gazetteer, "Syria")
    assert (found.place.id, found.place.name) == ("geonames:163843", "Syria")
    assert found.place.population == 24_000_000
    assert found.place.extent is not None
    assert find(gazetteer, "Syrian Arab Republic")[0].place == found.place
    assert find(gazetteer, "Syrian", Role.DEMONYM)[0].place == found.place


def test_a_division_is_joined_by_its_code(gazetteer: Gazetteer) -> None:
    """Our name and extent, GeoNames' number and point."""
    (found,) = [item for item in find(gazetteer, "Homs") if item.place.feature_code == "ADM1"]
    assert found.place.id == "geonames:169575"
    assert found.place.point.longitude == pytest.approx(38.2)
    assert found.place.extent is not None
    assert found.place.admin1_code == "SY.11"


def test_a_division_that_we_do_not_know_is_the_dumps(gazetteer: Gazetteer) -> None:
    (found,) = find(gazetteer, "Muhafazat Jadidah")
    assert (found.place.id, found.place.feature_code) == ("geonames:999", "ADM1")


def test_a_division_is_found_without_its_feature_word(gazetteer: Gazetteer) -> None:
    (found,) = find(gazetteer, "Palmyra")
    assert (found.place.feature_code, found.match) == ("ADM2", MatchKind.PARTIAL)


def test_a_region_of_ours_takes_the_dumps_in(gazetteer: Gazetteer) -> None:
    """The peninsula is there once, with the names of both; a hill of that name elsewhere stays."""
    ids = [item.place.id for item in find(gazetteer, "Sinai")]
    assert ids == ["geomap:sinai", "geonames:89"]
    assert [item.place.id for item in find(gazetteer, "Sina")] == ["geomap:sinai"]


def test_it_says_in_words_what_a_place_is(gazetteer: Gazetteer) -> None:
    """As GeoNames' list of codes has it; empty for a code that is not in it."""
    city, *_ = find(gazetteer, "Kafr Zita")
    assert gazetteer.feature_name(city.place) == "populated place"
    assert gazetteer.feature_name(find(gazetteer, "Orontes")[0].place) == ""


def test_a_river_lies_in_all_its_countries(gazetteer: Gazetteer) -> None:
    (found,) = find(gazetteer, "Orontes")
    assert found.place.feature_class is FeatureClass.HYDROGRAPHIC
    assert found.place.all_countries == ("SY", "LB", "TR")
    assert find(gazetteer, "ORO")[0].match is MatchKind.ABBREVIATION


def test_places_outside_the_dump_are_the_packages(gazetteer: Gazetteer) -> None:
    """Who installs Syria still finds Texas."""
    assert find(gazetteer, "Georgetown")[0].place.country == "US"
    assert find(gazetteer, "Texas")[0].place.id == "geonames:4736286"
    assert find(gazetteer, "Williamson County")[0].place.id == "geonames:4741100"


def test_every_place_is_there_once(built: Built, gazetteer: Gazetteer) -> None:
    gazetteer.verify()
    # the dump's 9 rows: 5 are known to the package or our tables; Sinai is the sixth
    assert built.info.places == len(packaged()) + len(SYRIA) - 6 + 1


def test_rows_that_are_no_places_are_told_and_lose_nothing(tmp_path: Path) -> None:
    write_dump(tmp_path)
    bad = [
        place_row(1, "", others="x"),
        place_row(2, "Off the globe", at=(95.0, 0.0)),
        place_row(3, "No class", feature="Z/ZZ"),
        "short\trow",
    ]
    write(tmp_path / "SY.zip", [*SYRIA, *bad, place_row(4, "Al Bara")])
    write(tmp_path / "alternatenames" / "SY.zip", ["\t".join("abcdefghij")])
    dump = Dump.find(tmp_path, ("SY",))
    result = build_geonames(tmp_path / "g.sqlite", dump, packaged=packaged)
    names, places = result.skipped
    assert names == "names of SY.zip: 1 row left out (the first: a: no row of names)"
    assert places.startswith("SY.zip: 4 rows left out (the first: 1: ")
    with Gazetteer.open(result.info.path) as opened:
        assert find(opened, "Al Bara")


def test_without_languages_the_rows_own_names_serve(tmp_path: Path) -> None:
    write_dump(tmp_path)
    (tmp_path / "alternatenames" / "SY.zip").unlink()
    result = build_geonames(tmp_path / "g.sqlite", Dump.find(tmp_path, ("SY",)), packaged=packaged)
    with Gazetteer.open(result.info.path) as opened:
        assert find(opened, "Emesa")[0].place.name == "Ḩimş"
        assert find(opened, "Kafr Zita") == []


def test_the_places_of_several_countries_are_one_index(tmp_path: Path) -> None:
    """Their files as text, and the names of all countries in one file."""
    write_dump(tmp_path)
    (tmp_path / "alternatenames" / "SY.zip").unlink()
    write(tmp_path / "alternateNamesV2.txt", [*NAMES, name_row(5, "Tell Afar", "en", "1000")])
    write(tmp_path / "IQ.txt", [place_row(5, "Tall ‘Afar", country="IQ", at=(36.4, 42.4))])
    dump = Dump.find(tmp_path, ("SY", "IQ"))
    result = build_geonames(tmp_path / "g.sqlite", dump, packaged=packaged)
    assert result.info.built_from["geonames"] == "2025-10-14 (IQ-SY)"
    with Gazetteer.open(result.info.path) as opened:
        assert [item.place.id for item in find(opened, "Tell Afar")] == ["geonames:5"]
        assert [item.place.id for item in find(opened, "Kafr Zita")] == ["geonames:1234"]


def test_a_dump_damaged_halfway_leaves_nothing(tmp_path: Path) -> None:
    """Neither index nor staging files."""
    files = write_dump(tmp_path / "files")
    data = bytearray((files / "SY.zip").read_bytes())
    data[60:100] = bytes(40)
    (files / "SY.zip").write_bytes(data)
    with pytest.raises(ResourceError, match="download it again"):
        build_geonames(
            tmp_path / "cache" / "g.sqlite", Dump.find(files, ("SY",)), packaged=packaged
        )
    assert list((tmp_path / "cache").iterdir()) == []


def test_memory_does_not_grow_with_the_dump(tmp_path: Path) -> None:
    """Four times the places take less than half as much again."""

    def peak(places: int) -> int:
        folder = tmp_path / str(places)
        dump = Dump.find(write_large(folder, places))
        tracemalloc.start()
        build_geonames(folder / "g.sqlite", dump, packaged=packaged)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(40_000) < 1.5 * peak(10_000)


def test_a_dump_can_be_found_again_for_another_build(tmp_path: Path) -> None:
    dump = Dump.find(write_dump(tmp_path / "files"), ("SY",))
    write_recipe(tmp_path / "kept", dump)
    assert read_recipe(tmp_path / "kept") == dump
    (tmp_path / "files" / "SY.zip").unlink()
    with pytest.raises(ResourceError, match="geomap gazetteer install geonames"):
        read_recipe(tmp_path / "kept")


@pytest.fixture(scope="module")
def andorra(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """Give the index of GeoNames' own file of Andorra."""
    if not (SHARED / "AD.txt").is_file():
        pytest.skip("needs GeoNames' own files in ../shared/gazetteer")
    path = tmp_path_factory.mktemp("andorra") / "g.sqlite"
    result = build_geonames(path, Dump.find(SHARED, ("AD",)), packaged=packaged)
    assert result.skipped == ()
    with Gazetteer.open(path) as opened:
        yield opened


def test_every_real_row_is_a_place(andorra: Gazetteer) -> None:
    """None is left out, none there twice."""
    rows = (SHARED / "AD.txt").read_text(encoding="utf-8").splitlines()
    assert andorra.info().places == len(rows) + len(packaged())


def test_every_real_name_finds_its_place(andorra: Gazetteer) -> None:
    """Every seventh row is looked at."""
    rows = (SHARED / "AD.txt").read_text(encoding="utf-8").splitlines()
    for row in rows[::7]:
        number, name, *_ = row.split("\t")
        ids = {item.place.id for item in andorra.candidates(Query(name, limit=1_000))}
        assert f"geonames:{number}" in ids


def test_a_real_town_says_what_parish_it_lies_in(andorra: Gazetteer) -> None:
    (found, *_) = andorra.candidates(Query("Encamp"))
    assert (found.place.feature_code, found.place.admin1) == ("PPLA", "Encamp")

"""All sources together: every place once, with all its names."""

import pytest

from geomap.errors import ResourceError
from geomap.gazetteer.entries import Entry
from geomap.gazetteer.sources.countries import feature_code
from geomap.gazetteer.sources.gather import gather
from geomap.gazetteer.sources.tables import Row
from geomap.places import MatchKind
from tests.gazetteer.records import GEONAMES, table


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    """Give what is gathered, by id."""
    return {entry.place.id: entry for entry in gather(GEONAMES, table)}


def names(entry: Entry) -> set[tuple[str, str]]:
    """Give the names of an entry with their kinds."""
    return {(name.text, name.kind.value) for name in entry.names}


def test_every_place_is_there_once(entries: dict[str, Entry]) -> None:
    """Ids say where each comes from."""
    assert set(entries) == {
        "geonames:163843",
        "geonames:6252001",
        "geonames-adm1:SY.11",
        "geonames-adm1:SY.13",
        "geonames:4736286",
        "geonames-adm2:US.TX.491",
        "geonames:6255147",
        "geomap:sinai",
        "geomap:levant",
        "geomap:orontes",
        "geomap:mount-qasioun",
        "geomap:umayyad-mosque",
        "geomap:baba-amr",
        "geomap:talkalakh-district",
        "geonames:169577",
        "geonames:170654",
        "geonames:1",
    }


def test_a_country_has_our_names_and_its_people(entries: dict[str, Entry]) -> None:
    """Table, package and demonyms meet in one place."""
    syria = entries["geonames:163843"]
    assert names(syria) == {
        ("Syria", "preferred"),
        ("Syrian Arab Republic", "preferred"),
        ("SAR", "abbreviation"),
        ("Syrian", "demonym"),
    }
    assert syria.place.population == 16_906_283
    assert syria.place.extent is not None
    assert syria.place.feature_code == "PCLI"


def test_a_division_has_its_usual_name_and_the_derived_one(entries: dict[str, Entry]) -> None:
    """Both are preferred; the name without its feature word is found too."""
    homs = entries["geonames-adm1:SY.11"]
    assert homs.place.name == homs.place.admin1 == "Homs"
    assert {
        ("Homs", "preferred"),
        ("Homs Province", "preferred"),
        ("Ḩimş Governorate", "preferred"),
        ("hims", "alternate"),
    } <= names(homs)


def test_a_city_has_its_division_by_the_usual_name(entries: dict[str, Entry]) -> None:
    """The better name goes down to the cities."""
    assert entries["geonames:169577"].place.admin1 == "Homs"
    assert entries["geonames:170654"].place.admin1 == "Dimashq"


def test_the_capital_is_marked(entries: dict[str, Entry]) -> None:
    """By the country's record."""
    assert entries["geonames:170654"].place.feature_code == "PPLC"
    assert entries["geonames:169577"].place.feature_code == "PPL"


def test_a_state_has_geonames_id_and_its_abbreviations(entries: dict[str, Entry]) -> None:
    """Texas is Tex. and TX, and Texans live there."""
    assert names(entries["geonames:4736286"]) == {
        ("Texas", "preferred"),
        ("Tex.", "abbreviation"),
        ("TX", "abbreviation"),
        ("Texan", "demonym"),
    }


def test_a_county_is_found_partially_without_the_word(entries: dict[str, Entry]) -> None:
    """«Williamson» may mean it."""
    county = entries["geonames-adm2:US.TX.491"]
    assert names(county) == {("Williamson County", "preferred"), ("williamson", "partial")}
    assert (county.place.admin1, county.place.admin1_code) == ("Texas", "US.TX")
    assert county.place.admin2_code == "US.TX.491"


def test_a_continent_is_merged_with_geonames(entries: dict[str, Entry]) -> None:
    """One place: GeoNames' id and population, our box, names and people."""
    asia = entries["geonames:6255147"]
    assert asia.place.population == 3_812_366_000
    assert asia.place.countries == ("SY", "IQ")
    assert asia.place.extent is not None
    assert asia.place.extent.crosses_antimeridian
    assert ("Asian", "demonym") in names(asia)


def test_a_region_in_one_country_has_it_as_its_country(entries: dict[str, Entry]) -> None:
    """One in several lists them."""
    assert entries["geomap:sinai"].place.country == "EG"
    assert entries["geomap:sinai"].place.countries == ()
    assert entries["geomap:levant"].place.country == ""
    assert entries["geomap:levant"].place.all_countries == ("SY", "LB", "JO")


def test_a_spot_lies_in_its_division_and_has_a_box(entries: dict[str, Entry]) -> None:
    """A quarter of Homs, found by either of its names."""
    quarter = entries["geomap:baba-amr"]
    assert (quarter.place.country, quarter.place.admin1_code) == ("SY", "SY.11")
    assert quarter.place.admin1 == "Homs"
    assert quarter.place.extent is not None
    assert quarter.place.extent.contains(quarter.place.point)
    assert ("Bab Amr", "preferred") in names(quarter)


def test_a_city_has_its_people(entries: dict[str, Entry]) -> None:
    """`city:SY/Damascus` is found by name."""
    assert ("Damascene", "demonym") in names(entries["geonames:170654"])


@pytest.mark.parametrize("target", ["XX", "US.ZZ", "geomap:atlantis", "city:SY/Atlantis"])
def test_a_link_to_an_unknown_place_is_refused(target: str) -> None:
    """Nothing is lost silently."""

    def with_bad_link(name: str) -> tuple[Row, ...]:
        bad = {"demonym": "Atlantean", "target": target, "form": "both"}
        return (*table(name), bad) if name == "demonyms" else table(name)

    with pytest.raises(ResourceError, match=f"unknown place, {target} for «Atlantean»"):
        gather(GEONAMES, with_bad_link)


@pytest.mark.parametrize(
    ("iso", "code"),
    [("SY", "PCLI"), ("GL", "PCLD"), ("HK", "PCLS"), ("EH", "TERR"), ("PS", "PCLI")],
)
def test_a_country_says_what_kind_of_entity_it_is(iso: str, code: str) -> None:
    """By GeoNames' codes."""
    assert feature_code(iso) == code


def test_no_name_is_empty(entries: dict[str, Entry]) -> None:
    """And each place has its preferred one."""
    for entry in entries.values():
        assert all(name.text for name in entry.names)
        assert any(name.kind is MatchKind.PREFERRED for name in entry.names)

"""What the real gazetteer answers: the names that readers know, in the order that they expect."""

import pytest

from geomap.gazetteer import Gazetteer
from geomap.mentions import Role
from geomap.places import MatchKind, Query
from tests.contracts.candidate_source import CandidateSourceContract


def first(gazetteer: Gazetteer, name: str, role: Role = Role.LITERAL) -> tuple[str, str, str]:
    """Give name, country and feature code of the first candidate."""
    place = gazetteer.candidates(Query(name, role, limit=1))[0].place
    return place.name, place.country, place.feature_code


@pytest.mark.parametrize(
    ("name", "country", "codes"),
    [
        ("Homs", "SY", "PPL"),
        ("حمص", "SY", "PPL"),
        ("Idlib", "SY", "PPL"),
        ("Latakia", "SY", "PPL"),
        ("Aleppo", "SY", "PPL"),
        ("Deir ez-Zor", "SY", "PPL"),
        ("Raqqa", "SY", "PPL"),
        ("Palmyra", "SY", "PPL"),
        ("Kobani", "SY", "PPL"),
        ("Damascus", "SY", "PPLC"),
        ("Дамаск", "SY", "PPLC"),
        ("Ramadi", "IQ", "PPL"),
        ("Baiji", "IQ", "PPL"),
        ("Mosul", "IQ", "PPL"),
        ("Fallujah", "IQ", "PPL"),
        ("Baghdad", "IQ", "PPLC"),
        ("Anbar", "IQ", "ADM1"),
        ("Anbar Province", "IQ", "ADM1"),
        ("Homs Governorate", "SY", "ADM1"),
        ("Idlib province", "SY", "ADM1"),
        ("province of Latakia", "SY", "ADM1"),
        ("Gaza", "PS", "PPL"),
        ("West Bank", "PS", "ADM1 TERR RGN"),
        ("Moscow", "RU", "PPLC"),
        ("Moscow Oblast", "RU", "ADM1"),
        ("Chechnya", "RU", "ADM1"),
        ("Kyiv", "UA", "PPLC"),
        ("Kiev", "UA", "PPLC"),
        ("Киев", "UA", "PPLC"),
        ("Crimea", "UA", "ADM1 PEN RGN"),
        ("Donbas", "UA", "RGN"),
        ("Sinai", "EG", "PEN RGN"),
        ("Texas", "US", "ADM1"),
        ("New York", "US", "PPL"),
        ("NYC", "US", "PPL"),
        ("Washington", "US", "PPLC"),
        ("St. Louis", "US", "PPL"),
        ("San Jose", "US", "PPL"),
        ("San José", "CR", "PPLC"),
        ("Orange County", "US", "ADM2"),
        ("Georgia", "GE", "PCLI"),
        ("Syria", "SY", "PCLI"),
        ("Iraq", "IQ", "PCLI"),
        ("Iraq's", "IQ", "PCLI"),
        ("U.S.", "US", "PCLI"),
        ("US", "US", "PCLI"),
        ("USA", "US", "PCLI"),
        ("the United States", "US", "PCLI"),
        ("UK", "GB", "PCLI"),
        ("Britain", "GB", "PCLI"),
        ("Ivory Coast", "CI", "PCLI"),
        ("Côte d’Ivoire", "CI", "PCLI"),
        ("Valencia", "ES", "PPL"),
        ("Quebec", "CA", "ADM1"),
        ("Victoria", "AU", "ADM1"),
        ("Middle East", "", "RGN"),
        ("Kurdistan", "", "RGN"),
        ("Tigris", "", "STM"),
        ("the Tigris river", "", "STM"),
        ("Mississippi", "US", "ADM1"),
        ("Red Sea", "", "SEA"),
        ("Rio Grande", "", "STM"),
        ("Long Island", "US", "ISL"),
        ("Alps", "", "MTS"),
        ("Soviet Union", "", "PCLH"),
        ("Europe", "", "CONT"),
        ("Antarctica", "AQ", "TERR"),
    ],
)
def test_the_meaning_that_a_reader_expects_comes_first(
    gazetteer: Gazetteer, name: str, country: str, codes: str
) -> None:
    """Not a namesake village: Anbar is not in Turkey, nor the Middle East in Baltimore."""
    found = first(gazetteer, name)
    assert found[1] == country, found
    assert found[2] in codes.split(), found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Washington", ["US.DC", "US.WA"]),
        ("Georgia", ["", "US.GA"]),
        ("Paris", ["FR.11", "US.TX"]),
        ("London", ["GB.ENG", "CA.08"]),
        ("Tripoli", ["LY.77", "LY.77", "LB.09"]),
        ("Punjab", ["PK.04", "IN.23"]),
        ("Idlib", ["SY.12", "SY.12"]),
    ],
)
def test_namesakes_follow_by_importance(
    gazetteer: Gazetteer, name: str, expected: list[str]
) -> None:
    """The first few are in the order of what is written about."""
    found = gazetteer.candidates(Query(name))
    assert [item.place.admin1_code for item in found[: len(expected)]] == expected


@pytest.mark.parametrize(
    ("people", "country"), [("Syrian", "SY"), ("Iraqis", "IQ"), ("American", "US"), ("Texan", "US")]
)
def test_a_people_leads_to_its_place(gazetteer: Gazetteer, people: str, country: str) -> None:
    """By the role of a demonym first; in other roles only where no place bears the name itself."""
    assert first(gazetteer, people, Role.DEMONYM)[1] == country
    kinds = [item.match for item in gazetteer.candidates(Query(people))]
    assert MatchKind.DEMONYM not in kinds or set(kinds) == {MatchKind.DEMONYM}


@pytest.mark.parametrize(
    ("abbreviation", "name"),
    [("Calif.", "California"), ("D.C.", "District of Columbia"), ("W.Va.", "West Virginia")],
)
def test_an_abbreviated_state_is_found(gazetteer: Gazetteer, abbreviation: str, name: str) -> None:
    """As the AP writes it."""
    names = [item.place.name for item in gazetteer.candidates(Query(abbreviation, limit=2))]
    assert name in names


def test_a_city_lies_in_its_division(gazetteer: Gazetteer) -> None:
    """By its English name and its code."""
    place = gazetteer.candidates(Query("Ramadi"))[0].place
    assert place.admin1_code == "IQ.01"
    assert "Anbar" in place.admin1


def test_areas_have_extents_that_hold_their_points(gazetteer: Gazetteer) -> None:
    """Countries, divisions, counties and regions; cities are points."""
    for name in ("Syria", "Anbar", "Orange County", "Middle East", "Fiji", "Russia", "Alaska"):
        place = gazetteer.candidates(Query(name))[0].place
        assert place.extent is not None, name
        assert place.extent.contains(place.point), name
    assert gazetteer.candidates(Query("Homs"))[0].place.extent is None


@pytest.mark.parametrize(
    ("name", "is_country", "is_division", "is_region"),
    [
        ("U.S.", True, False, False),
        ("Georgia", True, True, False),
        ("Anbar", False, True, False),
        ("Middle East", False, False, True),
        ("Homs", False, True, False),
        ("Reading", False, False, False),
    ],
)
def test_facts_tell_countries_divisions_and_regions(
    gazetteer: Gazetteer, name: str, *, is_country: bool, is_division: bool, is_region: bool
) -> None:
    """What recognition asks of a name."""
    facts = gazetteer.facts(name)
    assert facts is not None
    assert (facts.is_country, facts.is_division, facts.is_region) == (
        is_country,
        is_division,
        is_region,
    )


def test_it_holds_the_world(gazetteer: Gazetteer) -> None:
    """All cities of 500 people and more, all countries, divisions, counties and our regions."""
    info = gazetteer.info()
    assert info.classes["P"] > 230_000
    assert info.classes["A"] > 250 + 3_600 + 3_000
    assert info.classes["L"] + info.classes["H"] + info.classes["T"] > 300
    assert info.names > 850_000
    assert info.size_bytes < 100_000_000


def test_the_real_index_is_sound(gazetteer: Gazetteer) -> None:
    """Its rows have the checksum that the build wrote down."""
    gazetteer.verify()


class TestContract(CandidateSourceContract):
    """The real gazetteer is a candidate source."""

    @pytest.fixture(autouse=True)
    def _given(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def source(self) -> Gazetteer:
        """Give the real gazetteer."""
        return self._gazetteer


@pytest.mark.parametrize("word", ["East", "Western", "Central", "Mount"])
def test_what_is_left_of_a_name_is_no_name(gazetteer: Gazetteer, word: str) -> None:
    """No division is called «East», and Montana is not a mount."""
    offered = gazetteer.candidates(Query(word))
    assert not [item.place.name for item in offered if item.place.feature_code == "ADM1"]

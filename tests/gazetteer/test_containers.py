"""Countries and divisions by their codes, and which places an index holds."""

from geomap.gazetteer import Gazetteer


def test_a_country_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    """None where the index holds no such country; a name is no code."""
    found = gazetteer.country("SY")
    assert found is not None
    assert (found.name, found.feature_code) == ("Syria", "PCLI")
    assert gazetteer.country("ZZ") is None
    assert gazetteer.country("Syria") is None
    assert gazetteer.country("") is None


def test_a_division_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    """GeoNames' code with that of the country."""
    texas = gazetteer.division("US.TX")
    assert texas is not None
    assert (texas.name, texas.feature_code, texas.country) == ("Texas", "ADM1", "US")
    assert gazetteer.division("US.ZZ") is None
    assert gazetteer.division("") is None


def test_says_which_places_it_holds(gazetteer: Gazetteer) -> None:
    """Of the ids asked for, those that there are; none for none."""
    assert gazetteer.held(["geonames:169577", "geonames:0"]) == {"geonames:169577"}
    assert gazetteer.held([]) == frozenset()

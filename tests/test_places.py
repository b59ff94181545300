"""Places, decisions and reports that cannot contradict themselves."""

import math

import pytest
from hypothesis import given

from geomap.documents import Document
from geomap.geometry import Point
from geomap.places import FeatureClass, Place, Reason, Report, Resolved, Unresolved
from tests.builders import mention, place
from tests.strategies import reports

DOCUMENT = Document("a", "Jets struck Homs and Atlantis.")


@pytest.mark.parametrize(
    ("identifier", "name", "population", "problem"),
    [
        ("169577", "Homs", 0, "«source:id», not '169577'"),
        ("geonames:169577", "", 0, "geonames:169577 has no name"),
        ("geonames:169577", "Homs", -1, "is negative: -1"),
    ],
)
def test_impossible_places_are_refused(
    identifier: str, name: str, population: int, problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        Place(identifier, name, Point(0, 0), FeatureClass.POPULATED, "PPL", population=population)


@pytest.mark.parametrize(
    ("country", "countries", "expected"),
    [("SY", (), ("SY",)), ("", ("TR", "SY", "IQ"), ("TR", "SY", "IQ")), ("", (), ())],
)
def test_a_place_lies_in_its_country_in_several_or_in_none(
    country: str, countries: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert place(country=country, countries=countries).all_countries == expected


def test_places_are_equal_by_value_and_can_be_counted() -> None:
    assert place() == place()
    assert len({place(), place(), place("Hama")}) == 2


@pytest.mark.parametrize("confidence", [-0.01, 1.01, math.nan])
def test_a_confidence_is_a_probability(confidence: float) -> None:
    with pytest.raises(ValueError, match="lies in 0 … 1"):
        Resolved(mention(DOCUMENT, "Homs"), place(), confidence, "gazetteer")


def test_a_report_tells_placed_from_not_placed() -> None:
    placed = Resolved(mention(DOCUMENT, "Homs"), place(), 0.0, "gazetteer")
    missing = Unresolved(mention(DOCUMENT, "Atlantis"), Reason.NOT_IN_GAZETTEER)
    report = Report(DOCUMENT, (placed, missing))
    assert (report.resolved, report.unresolved) == ((placed,), (missing,))


@given(reports())
def test_every_mention_is_placed_or_not(report: Report) -> None:
    both = (*report.resolved, *report.unresolved)
    assert len(both) == len(report.resolutions)
    assert all(item in report.resolutions for item in both)

"""Whom the places are owed to: the gazetteer always, each service once."""

from geomap.documents import Document
from geomap.export.credit import ATTRIBUTION, attribution
from geomap.places import Manifest, Report


def report(*credits_: str) -> Report:
    """Give a report with these credits."""
    return Report(Document("a", ""), (), (), Manifest("0", "", {}, {}, credits_))


def test_the_gazetteer_is_always_named() -> None:
    assert attribution([]) == ATTRIBUTION
    assert attribution([report(), Report(Document("b", ""), ())]) == ATTRIBUTION


def test_each_service_is_named_once_in_the_order_of_the_reports() -> None:
    reports = [report("© Two"), report("© One", "© Two")]
    assert attribution(reports) == f"{ATTRIBUTION}; © Two; © One"

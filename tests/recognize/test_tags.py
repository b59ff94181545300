"""Spans with their chances."""

from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.tags import LIKELY, Tags

SURE = Proposal(2, 4, Label.ORGANIZATION, 0.6)
WITHIN = Proposal(3, 4, Label.PLACE, 0.45)
DOUBTED = Proposal(6, 7, Label.PLACE, LIKELY - 0.01)
NAMESAKE = Proposal(6, 7, Label.PERSON, 0.5)


def test_of_those_that_overlap_the_likeliest_is_tagged() -> None:
    """And what is hardly likely is not; all are kept, in text order."""
    tags = Tags([DOUBTED, NAMESAKE, WITHIN, SURE])
    assert tags.tagged == (SURE, NAMESAKE)
    assert tags.spans == (SURE, WITHIN, NAMESAKE, DOUBTED)


def test_gives_what_shares_a_token_with_a_range() -> None:
    """All of it, whatever its chance; what merely stands beside it is not among it."""
    tags = Tags([WITHIN, SURE, DOUBTED])
    assert list(tags.touching(3, 4)) == [SURE, WITHIN]
    assert list(tags.touching(2, 7)) == [SURE, WITHIN, DOUBTED]
    assert list(tags.touching(4, 6)) == []

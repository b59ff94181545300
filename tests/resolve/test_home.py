"""The publisher's home, as a person names it."""

import pytest

from geomap.geometry import BoundingBox
from geomap.places import Candidate, MatchKind, Place, Query
from geomap.resolve import find_home
from tests.builders import place

PARIS = place("Paris", 48.85, 2.35, feature="P/PPLC", country="FR", population=2_138_551)
PARIS_TEXAS = place("Paris", 33.66, -95.55, country="US", admin1="US.TX", population=24_000)
TEXAS = place(
    "Texas",
    31,
    -100,
    feature="A/ADM1",
    country="US",
    admin1="US.TX",
    extent=BoundingBox(25, -107, 37, -93),
)


class Source:
    """Knows three places by name; another by a misspelling."""

    name = "test"
    version = "1"

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Offer every place of the name."""
        if query.toponym == "Pariss":
            return (Candidate(PARIS, MatchKind.FUZZY, self.name),)
        return tuple(
            Candidate(item, MatchKind.PREFERRED, self.name)
            for item in (PARIS, PARIS_TEXAS, TEXAS)
            if item.name == query.toponym
        )


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("Paris", PARIS),
        ("Paris, Texas", PARIS_TEXAS),
        (" Paris , Texas ", PARIS_TEXAS),
        ("Paris, Atlantis", None),
        ("Pariss", None),
        ("", None),
        (",", None),
    ],
)
def test_a_home_is_the_greatest_of_its_name_that_lies_where_it_is_said_to(
    name: str, home: Place | None
) -> None:
    """What is only spelled alike is none."""
    assert find_home(name, Source()) == home

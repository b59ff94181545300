"""The publisher's home, as a person names it."""

import pytest

from geomap.documents import Document
from geomap.geometry import BoundingBox
from geomap.places import Candidate, MatchKind, Place, Query, Resolved, Undecided
from geomap.resolve import ContextResolver, Homes, Interest, find_home
from geomap.resolve.weights import Weights
from tests.builders import mention, place

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


def test_a_document_says_its_own_home() -> None:
    told: list[str] = []
    homes = Homes(Source(), told.append)
    assert homes(Document("a", "", near="Paris, Texas")) == PARIS_TEXAS
    assert homes(Document("b", "", near="Paris")) == PARIS
    assert homes(Document("c", "")) is None
    assert told == []


def test_a_home_that_is_not_known_is_told_of_once_with_document_and_name() -> None:
    told: list[str] = []
    homes = Homes(Source(), told.append)
    assert [homes(Document(name, "", near="Nowhere, Texas")) for name in "ab"] == [None, None]
    (line,) = told
    assert line.startswith("a: no place of the name 'Nowhere, Texas' is known (near)")
    assert "\n" not in line


def test_the_home_that_a_document_says_goes_before_the_one_that_is_known_of_all() -> None:
    """A Texan paper writes Paris for its own, whatever the others do; one that says nothing is of where all are."""
    france = place("France", 46, 2, feature="A/PCLI", country="FR")
    resolver = ContextResolver(
        0.0, interest=Interest(france), homes=Homes(Source(), pytest.fail), weights=HOME_ALONE
    )
    texts = [Document("a", "In Paris.", near="Paris, Texas"), Document("b", "In Paris.")]
    offered = Source().candidates(Query("Paris"))
    found = resolver.resolve_all(
        [Undecided(text, (mention(text, "Paris"),), (offered,)) for text in texts]
    )
    placed = [item.place for (item,) in found if isinstance(item, Resolved)]
    assert placed == [PARIS_TEXAS, PARIS]


HOME_ALONE = Weights({}, {"near_home.within_100_km": 9.0, "none.of_these": -9.0}, {})
"""Weights by which nothing but the home counts."""

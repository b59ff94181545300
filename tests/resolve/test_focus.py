"""What a document is about."""

from hypothesis import given

from geomap.mentions import Mention, Role
from geomap.places import Place, Reason, Report, Resolved, Unresolved
from geomap.resolve.focus import find_focus
from tests.builders import document, mention, place
from tests.strategies import reports

SYRIA = place("Syria", feature="A/PCLI")
FRANCE = place("France", feature="A/PCLI", country="FR")
HOMS = place("Homs", admin1="SY.11")
RASTAN = place("Rastan", admin1="SY.11")
HOMS_DIVISION = place("Homs Governorate", feature="A/ADM1", admin1="SY.11")
PARIS = place("Paris", country="FR")
EUPHRATES = place("Euphrates", feature="H/STM", country="", countries=("SY", "IQ"))
TEXT = (
    "Homs burned. Homs in Syria burned. "
    + "Nothing else was known then. " * 8
    + "Paris slept, and Rastan, by the Euphrates."
)
SOURCE = document(TEXT)


class TwoCountries:
    """An atlas of two countries and one division."""

    def country(self, code: str) -> Place | None:
        """Give the country with a code."""
        return {"SY": SYRIA, "FR": FRANCE}.get(code)

    def division(self, code: str) -> Place | None:
        """Give the division with a code."""
        return HOMS_DIVISION if code == "SY.11" else None


ATLAS = TwoCountries()


def placed(item: Mention, where: Place, confidence: float = 1.0) -> Resolved:
    """Place a mention."""
    return Resolved(item, where, confidence, "test")


def named(name: str, where: Place, occurrence: int = 0, role: Role = Role.LITERAL) -> Resolved:
    """Place an occurrence of a name for sure."""
    return placed(mention(SOURCE, name, occurrence=occurrence, role=role), where)


def test_weighs_places_by_mentions_and_the_country_by_its_towns() -> None:
    """Towns count for a country that the text names; names in passing come last."""
    found = find_focus(
        SOURCE,
        [named("Homs", HOMS), named("Homs", HOMS, 1), named("Syria", SYRIA), named("Paris", PARIS)],
    )
    assert [item.place for item in found] == [SYRIA, HOMS, PARIS]
    assert sum(item.weight for item in found) <= 1.0


def test_a_country_that_is_not_named_is_told_all_the_same() -> None:
    """The atlas knows where the towns lie; without it, only what is named can count."""
    towns = [named("Homs", HOMS), named("Rastan", RASTAN)]
    assert find_focus(SOURCE, towns, ATLAS)[0].place == SYRIA
    assert SYRIA not in [item.place for item in find_focus(SOURCE, towns)]


def test_a_division_is_told_that_holds_several_places_or_is_named() -> None:
    """One town says as much as its division; two say that it is about the division."""
    one = [named("Homs", HOMS), named("Homs", HOMS, 1)]
    assert HOMS_DIVISION not in [item.place for item in find_focus(SOURCE, one, ATLAS)]
    two = [*one, named("Rastan", RASTAN)]
    assert HOMS_DIVISION in [item.place for item in find_focus(SOURCE, two, ATLAS)]
    itself = [named("Homs", HOMS_DIVISION)]
    assert HOMS_DIVISION in [item.place for item in find_focus(SOURCE, itself, ATLAS)]


def test_who_acts_counts_for_the_country_more_than_for_the_town() -> None:
    """«Paris said» is about France's government; where a report was filed is hardly what it is about."""
    acting = find_focus(SOURCE, [named("Paris", PARIS, role=Role.METONYMIC)], ATLAS)
    assert [item.place for item in acting] == [FRANCE, PARIS]
    assert acting[0].weight > 3 * acting[1].weight
    filed = [named("Paris", PARIS, role=Role.DATELINE), named("Rastan", RASTAN)]
    assert FRANCE not in [item.place for item in find_focus(SOURCE, filed, ATLAS)][:2]


def test_a_river_of_several_countries_speaks_for_itself() -> None:
    """It counts for no country."""
    assert [item.place for item in find_focus(SOURCE, [named("Euphrates", EUPHRATES)], ATLAS)] == [
        EUPHRATES
    ]


def test_the_lead_counts_double_and_doubt_less() -> None:
    """Equal mentions are told apart by where they stand and how sure they are."""
    first, last = named("Homs", HOMS), named("Paris", PARIS)
    lead, end = find_focus(SOURCE, [last, first])
    assert (lead.place, end.place) == (HOMS, PARIS)
    assert lead.weight > 1.9 * end.weight
    doubted = find_focus(SOURCE, [placed(first.mention, HOMS, 0.4), last])
    assert doubted[0].place == PARIS


def test_unplaced_mentions_have_no_focus() -> None:
    """Nothing placed, nothing it is about."""
    assert find_focus(SOURCE, [Unresolved(mention(SOURCE, "Homs"), Reason.AMBIGUOUS)]) == ()


@given(report=reports())
def test_weights_are_shares_and_fall(report: Report) -> None:
    """Whatever was placed: one entry a place, the heaviest first, at most three of each level, together at most 1."""
    found = find_focus(report.document, report.resolutions, ATLAS)
    weights = [item.weight for item in found]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) <= 1.001
    assert all(0.0 <= weight <= 1.0 for weight in weights)
    assert len({item.place.id for item in found}) == len(found) <= 9

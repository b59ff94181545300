"""What a document is about."""

from geomap.mentions import Mention
from geomap.places import Place, Reason, Resolved, Unresolved
from geomap.resolve.focus import find_focus
from tests.builders import document, mention, place

SYRIA = place("Syria", feature="A/PCLI")
HOMS = place("Homs", admin1="SY.11")
PARIS = place("Paris", country="FR")
TEXT = "Homs burned. Homs in Syria burned. " + "Nothing else was known then. " * 8 + "Paris slept."
SOURCE = document(TEXT)


def placed(item: Mention, where: Place, confidence: float = 1.0) -> Resolved:
    """Place a mention."""
    return Resolved(item, where, confidence, "test")


def test_weighs_places_by_mentions_and_the_country_by_its_towns() -> None:
    """Towns count for a country that the text names; names in passing come last."""
    found = find_focus(
        SOURCE,
        [
            placed(mention(SOURCE, "Homs"), HOMS),
            placed(mention(SOURCE, "Homs", occurrence=1), HOMS),
            placed(mention(SOURCE, "Syria"), SYRIA),
            placed(mention(SOURCE, "Paris"), PARIS),
        ],
    )
    assert [item.place for item in found] == [SYRIA, HOMS, PARIS]
    assert sum(item.weight for item in found) <= 1.0


def test_the_lead_counts_double_and_doubt_less() -> None:
    """Equal mentions are told apart by where they stand and how sure they are."""
    first = placed(mention(SOURCE, "Homs"), HOMS)
    last = placed(mention(SOURCE, "Paris"), PARIS)
    lead, end = find_focus(SOURCE, [last, first])
    assert (lead.place, end.place) == (HOMS, PARIS)
    assert lead.weight > 1.9 * end.weight
    doubted = find_focus(SOURCE, [placed(first.mention, HOMS, 0.4), last])
    assert doubted[0].place == PARIS


def test_unplaced_mentions_have_no_focus() -> None:
    """Nothing placed, nothing it is about."""
    assert find_focus(SOURCE, [Unresolved(mention(SOURCE, "Homs"), Reason.AMBIGUOUS)]) == ()

"""Whole documents decided: the samples of the field's usual traps, on hand-made candidates."""

from dataclasses import replace

import pytest

from geomap.documents import Document
from geomap.geometry import BoundingBox
from geomap.mentions import Mention, Role
from geomap.places import Candidate, MatchKind, Place, Reason, Resolution, Resolved, Unresolved
from geomap.protocols import Resolver
from geomap.resolve import ContextResolver
from tests.builders import document, mention, place
from tests.contracts.resolver import ResolverContract

SYRIA = place("Syria", 35, 38, feature="A/PCLI", population=16_900_000)
HOMS = place("Homs", 34.72, 36.72, admin1="SY.11", population=775_404)
IDLIB_CITY = place("Idlib", 35.93, 36.63, admin1="SY.12", population=128_840)
IDLIB = place(
    "Idlib",
    35.8,
    36.7,
    feature="A/ADM1",
    admin1="SY.12",
    population=400_000,
    extent=BoundingBox(35.4, 36.3, 36.4, 37.2),
)
TRIPOLI_LIBYA = place("Tripoli", 32.89, 13.19, feature="P/PPLC", country="LY", population=1_150_989)
TRIPOLI_LEBANON = place("Tripoli", 34.43, 35.85, country="LB", admin1="LB.09", population=229_398)
BEIRUT = place("Beirut", 33.89, 35.5, feature="P/PPLC", country="LB", population=1_916_100)
LEBANON = place("Lebanon", 33.83, 35.83, feature="A/PCLI", country="LB", population=6_800_000)
PARIS = place("Paris", 48.85, 2.35, feature="P/PPLC", country="FR", population=2_138_551)
PARIS_TEXAS = place("Paris", 33.66, -95.55, country="US", admin1="US.TX", population=24_171)
TEXAS = place(
    "Texas", 31, -100, feature="A/ADM1", country="US", admin1="US.TX", population=22_000_000
)
GEORGIA = place("Georgia", 42, 43.5, feature="A/PCLI", country="GE", population=3_700_000)
GEORGIA_STATE = place(
    "Georgia", 32.7, -83.5, feature="A/ADM1", country="US", admin1="US.GA", population=8_900_000
)
ATHENS = place("Athens", 37.98, 23.73, feature="P/PPLC", country="GR", population=664_046)
ATHENS_GEORGIA = place("Athens", 33.96, -83.38, country="US", admin1="US.GA", population=116_714)
ARMENIA = place("Armenia", 40, 45, feature="A/PCLI", country="AM", population=2_900_000)
AZERBAIJAN = place("Azerbaijan", 40.4, 47.5, feature="A/PCLI", country="AZ", population=9_900_000)
ARMENIA_TOWN = place("Armenia", 4.5, -75.7, country="CO", population=315_000)

KNOWN = (
    SYRIA, HOMS, IDLIB_CITY, IDLIB, TRIPOLI_LIBYA, TRIPOLI_LEBANON, BEIRUT, LEBANON, PARIS, PARIS_TEXAS, TEXAS,
    GEORGIA, GEORGIA_STATE, ATHENS, ATHENS_GEORGIA, ARMENIA, AZERBAIJAN, ARMENIA_TOWN,
)  # fmt: skip


def candidates(name: str) -> tuple[Candidate, ...]:
    """Offer every known place of that name."""
    return tuple(
        Candidate(item, MatchKind.PREFERRED, "test") for item in KNOWN if item.name == name
    )


def decide(text: str, *names: str, threshold: float = 0.2) -> tuple[Resolution, ...]:
    """Resolve the named mentions of a text; a name given twice is its second occurrence."""
    source = document(text)
    mentions = [
        mention(source, name, occurrence=names[:number].count(name))
        for number, name in enumerate(names)
    ]
    offered = [candidates(name) for name in names]
    return ContextResolver(threshold).resolve(source, mentions, offered)


def places(resolutions: tuple[Resolution, ...]) -> list[Place | None]:
    """Give the places decided, None where there is none."""
    return [item.place if isinstance(item, Resolved) else None for item in resolutions]


class TestContract(ResolverContract):
    """The resolver keeps every promise of the seam."""

    def resolver(self) -> Resolver:
        """Make it with its default threshold."""
        return ContextResolver()


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("A flight to Paris.", ["Paris"], [PARIS]),
        ("A fire in Paris, Texas.", ["Paris", "Texas"], [PARIS_TEXAS, TEXAS]),
        ("Riots in Tripoli.", ["Tripoli"], [TRIPOLI_LIBYA]),
        (
            "Roads from Beirut to Tripoli were shut; Lebanon mourned.",
            ["Beirut", "Tripoli", "Lebanon"],
            [BEIRUT, TRIPOLI_LEBANON, LEBANON],
        ),
        ("A match in Athens, Georgia.", ["Athens", "Georgia"], [ATHENS_GEORGIA, GEORGIA_STATE]),
        (
            "Envoys of Georgia, Armenia and Azerbaijan met.",
            ["Georgia", "Armenia", "Azerbaijan"],
            [GEORGIA, ARMENIA, AZERBAIJAN],
        ),
        ("in the province of Idlib", ["Idlib"], [IDLIB]),
        ("in the city of Idlib", ["Idlib"], [IDLIB_CITY]),
        ("Homs, in western Syria", ["Homs", "Syria"], [HOMS, SYRIA]),
    ],
)
def test_decides_by_what_the_text_says(text: str, names: list[str], expected: list[Place]) -> None:
    """Statements beside the name beat agreement with the document, and that beats importance."""
    assert places(decide(text, *names)) == expected


def test_a_name_means_the_same_place_throughout() -> None:
    """What is said beside one mention holds for the bare name elsewhere."""
    found = decide("A fire in Paris, Texas. Later, Paris was calm.", "Paris", "Texas", "Paris")
    assert places(found) == [PARIS_TEXAS, TEXAS, PARIS_TEXAS]


def test_unless_the_text_says_otherwise() -> None:
    """The words beside each mention decide for it alone."""
    found = decide("From the province of Idlib to the city of Idlib.", "Idlib", "Idlib")
    assert places(found) == [IDLIB, IDLIB_CITY]


def test_keeps_alternatives_with_their_confidence() -> None:
    """The rest of the candidates follow, likeliest first, and the answer is no more sure than it is."""
    (found,) = decide("Riots in Tripoli.", "Tripoli")
    assert isinstance(found, Resolved)
    assert [item.place for item in found.alternatives] == [TRIPOLI_LEBANON]
    assert 0.5 < found.confidence < 1.0
    assert found.confidence + found.alternatives[0].confidence <= 1.0


def test_says_why() -> None:
    """The strongest clue comes first and reads as words."""
    found = decide("A fire in Paris, Texas.", "Paris", "Texas")[0]
    assert isinstance(found, Resolved)
    assert found.clues[0].name == "stated_within"
    assert found.clues[0].text == "the text puts it in Texas"


def test_leaves_open_what_it_cannot_decide() -> None:
    """Below the threshold a mention is ambiguous, with its candidates."""
    (found,) = decide("Riots in Tripoli.", "Tripoli", threshold=0.99)
    assert isinstance(found, Unresolved)
    assert found.reason is Reason.AMBIGUOUS
    assert [item.place for item in found.alternatives] == [TRIPOLI_LIBYA, TRIPOLI_LEBANON]


@pytest.mark.parametrize(
    ("score", "threshold", "reason"),
    [(0.9, 0.35, None), (0.3, 0.35, Reason.NOT_A_PLACE), (0.999, 0.998, Reason.AMBIGUOUS)],
)
def test_leaves_open_what_may_be_no_places_name(
    score: float, threshold: float, reason: Reason | None
) -> None:
    """The threshold is for both together: that the name is a place's, and that it is this one."""
    source = document("A fire in Paris, Texas.")
    held = [replace(mention(source, name), score=score) for name in ("Paris", "Texas")]
    offered = [candidates(item.text) for item in held]
    found = ContextResolver(threshold).resolve(source, held, offered)[0]
    assert getattr(found, "reason", None) is reason
    if isinstance(found, Unresolved):
        assert found.alternatives[0].place == PARIS_TEXAS
    else:
        assert found.place == PARIS_TEXAS


def test_a_name_that_no_source_knows_is_not_in_the_gazetteer() -> None:
    """Without candidates there is a reason, not a guess."""
    (found,) = decide("News from Atlantis.", "Atlantis")
    assert isinstance(found, Unresolved)
    assert found.reason is Reason.NOT_IN_GAZETTEER


def test_an_obscure_other_name_is_held_to_be_no_place() -> None:
    """A hamlet whose third name is an English word is likelier no place at all."""
    source = document("They met at Plenty.")
    hamlet = place("Kashmar Tappeh", country="IR", population=0)
    offered = (Candidate(hamlet, MatchKind.PARTIAL, "gazetteer"),)
    (found,) = ContextResolver().resolve(source, [mention(source, "Plenty")], [offered])
    assert isinstance(found, Unresolved)
    assert found.reason is Reason.NOT_A_PLACE
    assert [item.place for item in found.alternatives] == [hamlet]


def test_who_was_asked_for_a_name_is_believed_to_know_it() -> None:
    """The same hamlet from an online service, or a list of the user's own, is what the name means."""
    source = document("They met at Plenty.")
    hamlet = place("Plenty", country="IR", population=0)
    offered = (Candidate(hamlet, MatchKind.PREFERRED, "nominatim"),)
    (found,) = ContextResolver().resolve(source, [mention(source, "Plenty")], [offered])
    assert isinstance(found, Resolved)
    assert (found.place, found.answered_by) == (hamlet, "nominatim")


def test_demonyms_pull_the_document_towards_their_country() -> None:
    """«Lebanese» is as good as Lebanon for telling Tripolis apart."""
    source = document("The Lebanese army entered Tripoli and the Lebanese flag rose.")
    people = Candidate(LEBANON, MatchKind.DEMONYM, "test")
    mentions: list[Mention] = [
        mention(source, "Lebanese", role=Role.DEMONYM),
        mention(source, "Tripoli"),
        mention(source, "Lebanese", role=Role.DEMONYM, occurrence=1),
    ]
    found = ContextResolver().resolve(
        source, mentions, [(people,), candidates("Tripoli"), (people,)]
    )
    assert places(found) == [LEBANON, TRIPOLI_LEBANON, LEBANON]


def test_a_long_document_is_weighed_in_linear_time() -> None:
    """Clues are asked a bounded number of times for each candidate of each name."""
    repeated = " ".join(["Tripoli"] * 3000)
    source = Document("long", repeated)
    mentions = [mention(source, "Tripoli")] * 3000
    found = ContextResolver().resolve(source, mentions, [candidates("Tripoli")] * 3000)
    assert len(found) == 3000

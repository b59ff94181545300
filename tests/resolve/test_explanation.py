"""Why a mention was placed where it was, in words, on resolutions made by hand."""

import pytest
from hypothesis import given

from geomap.mentions import Role
from geomap.places import Alternative, Clue, Place, Reason, Report, Resolved, Unresolved
from geomap.resolve import Explainer
from tests.builders import document, mention, place
from tests.strategies import reports

SYRIA = place("Syria", 35.0, 38.0, feature="A/PCLI")
LIBYA = place("Libya", 27.0, 17.0, feature="A/PCLI", country="LY")
FRANCE = place("France", 46.0, 2.0, feature="A/PCLI", country="FR")
STATES = place("United States", 39.8, -98.5, feature="A/PCLI", country="US")
HOMS = place("Homs", population=775_404, admin1="SY.11")
HOMS_DIVISION = place("Homs", 34.4, 38.0, feature="A/ADM1", admin1="SY.11")
IDLIB = place("Idlib", 35.93, 36.63, admin1="SY.12")
LATAKIA = place("Latakia", 35.52, 35.79, admin1="SY.02")
AL_KHUMS = place("Al Khums", 32.65, 14.26, country="LY", population=201_943)
PARIS = place("Paris", 48.85, 2.35, feature="P/PPLC", country="FR", population=2_138_551)
TEXAS = Place(
    "test:texas", "Texas", place(latitude=31.0, longitude=-99.0).point, SYRIA.feature_class, "ADM1",
    "US", "Texas", "US.TX",
)  # fmt: skip
SOURCE = document("Homs, Idlib, Latakia, Syria, Paris and Texas; they met in Nowhere.")


class Countries:
    """An atlas of four countries."""

    def country(self, code: str) -> Place | None:
        """Give the country with a code."""
        return {"SY": SYRIA, "LY": LIBYA, "FR": FRANCE, "US": STATES}.get(code)

    def division(self, code: str) -> Place | None:
        """Know no divisions."""
        assert code
        return None


def town(name: str, division: str, country: str, identifier: str) -> Place:
    """Make a town whose division has a name."""
    point = place(latitude=33.6, longitude=-95.5).point
    code = f"{country}.{division[:2].upper()}"
    return Place(identifier, name, point, HOMS.feature_class, "PPL", country, division, code)


PARIS_TEXAS = town("Paris", "Texas", "US", "test:paris-texas")
PARIS_KENTUCKY = town("Paris", "Kentucky", "US", "test:paris-kentucky")

PEOPLE = Clue("population", 5.3, "775,404 people")
MAIN_NAME = Clue("name_match", 2.0, "its main name")
NEAR = Clue("nearness", 1.6, "124 km from Latakia, which the text names too")
OTHERS = (
    Resolved(mention(SOURCE, "Idlib"), IDLIB, 1.0, "test"),
    Resolved(mention(SOURCE, "Latakia"), LATAKIA, 1.0, "test"),
    Resolved(mention(SOURCE, "Syria"), SYRIA, 1.0, "test"),
)


def placed(where: Place, clues: tuple[Clue, ...], *others: Alternative) -> Resolved:
    """Place the mention that a place is called by."""
    return Resolved(mention(SOURCE, where.name), where, 0.9, "test", others, clues)


CASES = {
    "what tells it from another country's": (
        placed(
            HOMS,
            (PEOPLE, MAIN_NAME, NEAR),
            Alternative(AL_KHUMS, 0.02, (Clue("population", 4.7, "201,943 people"), MAIN_NAME)),
        ),
        OTHERS,
        "Homs, Syria: named with Latakia and Idlib; 775,404 people; Al Khums in Libya also bears the name",
    ),
    "what speaks for the other one all the same": (
        placed(
            PARIS_TEXAS,
            (Clue("stated_within", 5.9, "the text puts it in Texas"), MAIN_NAME),
            Alternative(PARIS, 0.1, (Clue("population", 5.7, "2,138,551 people"), MAIN_NAME)),
            Alternative(PARIS_KENTUCKY, 0.01),
        ),
        (),
        "Paris, Texas, United States: the text puts it in Texas; Paris in France (for it: 2,138,551 people) and one other place also bear the name",
    ),
    "namesakes in one country by their divisions": (
        placed(
            PARIS_TEXAS,
            (Clue("stated_within", 5.9, "the text puts it in Texas"),),
            Alternative(PARIS_KENTUCKY, 0.1, (MAIN_NAME,)),
        ),
        (),
        "Paris, Texas, United States: the text puts it in Texas; Paris in Kentucky also bears the name (for it: its main name)",
    ),
    "its own division is no rival where there is another": (
        placed(
            HOMS,
            (PEOPLE,),
            Alternative(HOMS_DIVISION, 0.09, (Clue("population", 5.4, "1,000,000 people"),)),
            Alternative(AL_KHUMS, 0.01, (Clue("population", 4.7, "201,943 people"),)),
        ),
        (),
        "Homs, Syria: 775,404 people; Al Khums in Libya and one other place also bear the name",
    ),
    "its own division where there is no other": (
        placed(
            HOMS,
            (PEOPLE,),
            Alternative(
                HOMS_DIVISION,
                0.05,
                (
                    Clue("population", 5.3, ""),
                    Clue("overshadowed", -3.5, "the name means the town"),
                ),
            ),
        ),
        (),
        "Homs, Syria: 775,404 people; the division Homs in Syria also bears the name (against it: the name means the town)",
    ),
    "nothing to choose between": (
        placed(HOMS, (PEOPLE,), Alternative(AL_KHUMS, 0.4, (PEOPLE,))),
        (),
        "Homs, Syria: a little likelier than the others; Al Khums in Libya also bears the name",
    ),
    "no other place of the name": (
        placed(HOMS, (PEOPLE, NEAR, MAIN_NAME)),
        OTHERS,
        "Homs, Syria: no other place of this name is known; 775,404 people; named with Latakia and Idlib",
    ),
    "a country by the places in it": (
        placed(
            SYRIA,
            (Clue("same_country", 2.0, "90% of the other names lie in the same country (SY)"),),
            Alternative(place("Syria", 30.0, -92.0, country="US"), 0.1),
        ),
        OTHERS[:2],
        "Syria: it holds Idlib and Latakia; Syria in the United States also bears the name",
    ),
    "company alone in its country": (
        placed(HOMS, (NEAR,), Alternative(AL_KHUMS, 0.1)),
        OTHERS[2:],
        "Homs, Syria: named with Syria; Al Khums in Libya also bears the name",
    ),
    "company counts as one": (
        placed(
            HOMS,
            (Clue("same_country", 0.4, ""), Clue("nearest", 0.4, ""), PEOPLE),
            Alternative(AL_KHUMS, 0.1, (Clue("population", 4.7, "201,943 people"),)),
        ),
        OTHERS[:1],
        "Homs, Syria: named with Idlib; 775,404 people; Al Khums in Libya also bears the name",
    ),
    "company that is not placed": (
        placed(HOMS, (NEAR,), Alternative(AL_KHUMS, 0.1)),
        (),
        "Homs, Syria: 124 km from Latakia, which the text names too; Al Khums in Libya also bears the name",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_placed_mention_is_explained_by_what_decided(name: str) -> None:
    """The place, what tells it from the likeliest other one, and what else bears the name."""
    resolution, others, said = CASES[name]
    assert Explainer((resolution, *others), Countries()).sentence(resolution) == said


NOWHERE = mention(SOURCE, "Nowhere")
MAYBE = (Alternative(PARIS_TEXAS, 0.19), Alternative(PARIS_KENTUCKY, 0.18), Alternative(PARIS, 0.1))


@pytest.mark.parametrize(
    ("resolution", "said"),
    [
        (Unresolved(NOWHERE, Reason.NOT_IN_GAZETTEER), "no place of this name is known"),
        (
            Unresolved(NOWHERE, Reason.AMBIGUOUS, MAYBE),
            "it may mean Paris in Texas (19%), Paris in Kentucky (18%) and Paris in France (10%); none is likely enough",
        ),
        (Unresolved(NOWHERE, Reason.AMBIGUOUS), "none is likely enough"),
        (
            Unresolved(NOWHERE, Reason.NOT_A_PLACE, MAYBE[2:]),
            "here it is more likely the name of something else; as a place it would be Paris in France (10%)",
        ),
        (Unresolved(NOWHERE, Reason.FAULT, note="no answer"), "it could not be looked up (no answer)"),
        (Unresolved(NOWHERE, Reason.OFFLINE), "it could not be looked up"),
    ],
)  # fmt: skip
def test_an_unplaced_mention_is_explained_by_its_reason(resolution: Unresolved, said: str) -> None:
    """Each reason in words, with the places that came into question."""
    assert Explainer((resolution,), Countries()).sentence(resolution) == f"Nowhere: {said}"


def test_deciding_clues_are_worth_what_they_tell_apart() -> None:
    """What both places have alike decides nothing; the rest is ranked by the difference."""
    rival = Alternative(AL_KHUMS, 0.1, (Clue("population", 4.7, "201,943 people"), MAIN_NAME))
    resolution = placed(HOMS, (PEOPLE, MAIN_NAME, NEAR), rival)
    found = Explainer((resolution,)).deciding(resolution)
    assert [(clue.name, round(clue.weight, 3)) for clue in found] == [
        ("nearness", 1.6),
        ("population", 0.6),
    ]


def test_without_an_atlas_countries_are_their_codes() -> None:
    """A file can be explained where no gazetteer is."""
    resolution = placed(HOMS, (PEOPLE,), Alternative(AL_KHUMS, 0.1))
    said = Explainer((resolution,)).sentence(resolution)
    assert said == "Homs, SY: 775,404 people; Al Khums in LY also bears the name"


@given(report=reports())
def test_every_mention_of_every_report_can_be_explained(report: Report) -> None:
    """Whatever was decided, however odd its texts, there is a sentence, and always the same."""
    explainer = Explainer(report.resolutions)
    for resolution in report.resolutions:
        said = explainer.sentence(resolution)
        assert said == explainer.sentence(resolution)
        assert ": " in said


def test_demonyms_are_explained_like_names() -> None:
    """A people's name is placed in its country."""
    text = document("Syrian officials")
    resolution = Resolved(
        mention(text, "Syrian", role=Role.DEMONYM),
        SYRIA,
        1.0,
        "test",
        (),
        (Clue("name_match", 2.0, "«Syrian» are its people"),),
    )
    said = Explainer((resolution,), Countries()).sentence(resolution)
    assert said == "Syria: no other place of this name is known; «Syrian» are its people"

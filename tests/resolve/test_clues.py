"""Each clue alone."""

import numpy as np
import pytest

from geomap.geometry import BoundingBox
from geomap.mentions import Role
from geomap.places import MatchKind, Place
from geomap.resolve.clues import DOCUMENT_CLUES, LOCAL_CLUES, NAME_CLUES, Clueing, LocalClueing
from geomap.resolve.clues.document import (
    AROUND,
    BESIDE,
    NAMED_COUNTRY,
    NAMED_DIVISION,
    NEAR_DATELINE,
    NEAR_FIRST,
    NEAREST,
    NEARNESS,
    POSSIBLE,
    SAME_COUNTRY,
    SAME_DIVISION,
)
from geomap.resolve.clues.importance import (
    FAME,
    KIND_OF_PLACE,
    NAMESAKES,
    OVERSHADOWED,
    POPULATION,
)
from geomap.resolve.clues.interest import GIVEN_WEIGHTS, NEAR_HOME, OF_INTEREST
from geomap.resolve.clues.name import NAME_MATCH, VERBATIM
from geomap.resolve.clues.surroundings import (
    CALLED,
    FEATURE_WORD,
    LISTED_WITH,
    STATED_HOLDS,
    STATED_WITHIN,
)
from geomap.resolve.company import possible_company
from geomap.resolve.interest import Interest
from geomap.resolve.view import View
from tests.builders import place
from tests.resolve.scenes import believing, candidate, row_of, scene

FRANCE = place("France", 46.0, 2.0, feature="A/PCLI", country="FR", population=67_000_000)
STATES = place("United States", 39.8, -98.6, feature="A/PCLI", country="US", population=330_000_000)
TEXAS = place(
    "Texas",
    31.0,
    -100.0,
    feature="A/ADM1",
    country="US",
    admin1="US.TX",
    population=29_000_000,
    extent=BoundingBox(25.8, -106.6, 36.5, -93.5),
)
PARIS = place("Paris", 48.85, 2.35, feature="P/PPLC", country="FR", population=2_138_551)
PARIS_TEXAS = place("Paris", 33.66, -95.55, country="US", admin1="US.TX", population=24_000)
DALLAS = place("Dallas", 32.78, -96.81, country="US", admin1="US.TX", population=1_300_000)
BOTH = (PARIS, PARIS_TEXAS)


def measured(clue: Clueing, view: View, item: Place) -> tuple[float, ...]:
    """Give the measures of a place."""
    return tuple(float(part[row_of(view.scene, item)]) for part in clue.measure(view))


def local(clue: LocalClueing, view: View, unit: int = 0) -> list[float]:
    """Give the measures of a unit's candidates."""
    return [float(value) for value in clue.measure(view)[view.scene.unit_slots.slice(unit)]]


def test_every_measure_has_a_key_of_its_own() -> None:
    """Keys tell measures apart in the file of weights, names tell clues apart in exports."""
    clues: list[Clueing | LocalClueing] = [*NAME_CLUES, *DOCUMENT_CLUES, *LOCAL_CLUES]
    keys = [key for clue in clues for key in clue.keys]
    assert len(set(keys)) == len(keys)
    assert len({clue.name for clue in clues}) == len(clues)


def test_clues_of_the_document_say_nothing_of_a_name_that_stands_alone() -> None:
    """A name is no evidence for itself."""
    view = believing(scene("Paris", {"Paris": BOTH}), PARIS)
    for clue in DOCUMENT_CLUES:
        assert not np.any(clue.measures(view)), clue.name
    for local_clue in LOCAL_CLUES:
        assert not local_clue.measure(view).any(), local_clue.name


@pytest.mark.parametrize("match", list(MatchKind))
def test_the_kind_of_match_is_measured_under_its_own_name(match: MatchKind) -> None:
    """A main name is what the others are measured against."""
    view = believing(scene("Paris", {"Paris": (candidate(PARIS, match),)}))
    values = dict(zip(NAME_MATCH.columns, measured(NAME_MATCH, view, PARIS), strict=True))
    assert {name for name, value in values.items() if value} == {str(match)} - {"preferred"}


def test_a_name_written_just_so_is_told_apart() -> None:
    """San José is not San Jose."""
    offered = candidate(PARIS)
    spelled = type(offered)(PARIS, offered.match, offered.source, is_verbatim=True)
    assert measured(VERBATIM, believing(scene("Paris", {"Paris": (spelled,)})), PARIS) == (1.0,)
    assert measured(VERBATIM, believing(scene("Paris", {"Paris": (offered,)})), PARIS) == (0.0,)


@pytest.mark.parametrize(
    ("population", "log", "above_million", "unknown"),
    [(0, 0.0, 0.0, 1.0), (999, 3.0, 0.0, 0.0), (10**7, 7.0, 1.0, 0.0)],
)
def test_population_counts_by_its_logarithm(
    population: int, log: float, above_million: float, unknown: float
) -> None:
    """And by how far it is above some knots; where it is unknown, that is said."""
    item = place(population=population)
    values = measured(POPULATION, believing(scene("Homs", {"Homs": (item,)})), item)
    assert (values[0], values[3], values[4]) == pytest.approx(
        (log, above_million, unknown), abs=1e-3
    )


def test_fame_is_the_number_of_names() -> None:
    """By its logarithm; 0 where none is listed."""
    assert measured(FAME, believing(scene("Homs", {"Homs": (place(),)})), place()) == (0.0,)


def test_namesakes_are_measured_against_the_greatest() -> None:
    """Two powers of ten behind counts one in the second measure; the gazetteer's first is marked."""
    view = believing(scene("Paris", {"Paris": BOTH}))
    assert measured(NAMESAKES, view, PARIS) == (0.0, 0.0, 1.0)
    behind, to_ten, first = measured(NAMESAKES, view, PARIS_TEXAS)
    assert behind == pytest.approx(1.95, abs=0.01)
    assert (to_ten, first) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("feature", "column"),
    [
        ("A/PCLI", "country"), ("A/ADM1", "division"), ("A/ADM2", "county"), ("P/PPLC", "capital"), ("P/PPL", ""),
        ("L/RGN", "region"), ("H/STM", "water"), ("T/MT", "terrain"), ("S/AIRP", "other"), ("A/ADM3", "other"),
    ],
)  # fmt: skip
def test_kinds_of_place_are_told_apart(feature: str, column: str) -> None:
    """A town that is no capital is what the others are measured against."""
    item = place(feature=feature)
    values = measured(KIND_OF_PLACE, believing(scene("Homs", {"Homs": (item,)})), item)
    told = {name for name, value in zip(KIND_OF_PLACE.columns, values, strict=True) if value}
    assert told == ({column} if column else set())


@pytest.mark.parametrize(("people", "value"), [(775_404, 1.0), (900, 0.0)])
def test_a_bare_name_means_the_town_rather_than_its_division(people: int, value: float) -> None:
    """Homs is the city first; a village does not outshine the division that bears its name."""
    division = place("Homs", feature="A/ADM1", admin1="SY.11", population=1_063_969)
    town = place("Homs", admin1="SY.11", population=people)
    view = believing(scene("Homs", {"Homs": (division, town)}))
    assert measured(OVERSHADOWED, view, division) == (value,)
    assert measured(OVERSHADOWED, view, town) == (0.0,)


def test_other_names_speak_for_the_country_and_division_that_they_lie_in() -> None:
    """Dallas speaks for Texas and the United States, and not by name; Texas does by name."""
    view = believing(scene("Paris Dallas", {"Paris": BOTH, "Dallas": (DALLAS,)}), DALLAS)
    for clue in (SAME_COUNTRY, SAME_DIVISION):
        share, root = measured(clue, view, PARIS_TEXAS)
        assert 0.0 < share < root < 1.0
        assert measured(clue, view, PARIS) == (0.0, 0.0)
    assert measured(NAMED_DIVISION, view, PARIS_TEXAS) == (0.0, 0.0)
    named = believing(scene("Paris Texas", {"Paris": BOTH, "Texas": (TEXAS,)}), TEXAS)
    assert measured(NAMED_DIVISION, named, PARIS_TEXAS)[1] == 1.0


def test_where_the_names_of_a_text_may_lie_together_is_seen_before_anything_is_believed() -> None:
    """Each alone means the greater one; both have a place in one corner of Texas."""
    greater = place("Dallas", 57.6, -3.5, country="GB", admin1="GB.SCT", population=9_000_000)
    view = believing(scene("Paris Dallas", {"Paris": BOTH, "Dallas": (greater, DALLAS)}))
    assert measured(POSSIBLE, view, PARIS_TEXAS)[0] > 0.08
    assert measured(POSSIBLE, view, PARIS)[0] < 0.02
    assert measured(POSSIBLE, believing(scene("Paris", {"Paris": BOTH})), PARIS) == (0.0,)


def test_a_capital_does_not_tell_where_its_namesakes_may_lie() -> None:
    """«Paris» in a text with «Dallas» makes it no Texan one."""
    capital = place("Paris", 48.85, 2.35, feature="P/PPLC", country="FR", admin1="FR.11")
    view = believing(scene("Paris Dallas", {"Paris": (capital, PARIS_TEXAS), "Dallas": (DALLAS,)}))
    assert measured(POSSIBLE, view, DALLAS) == (0.0,)
    assert measured(POSSIBLE, view, PARIS_TEXAS)[0] > 0.08


def test_a_long_text_is_looked_through_some_rows_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """And finds the same."""
    setting = scene("Paris Dallas", {"Paris": BOTH, "Dallas": (DALLAS,)})
    whole = possible_company(setting)
    monkeypatch.setattr("geomap.resolve.company._AT_ONCE", 1)
    assert np.array_equal(possible_company(setting), whole)


def test_names_that_may_mean_no_place_but_anothers_do_not_bear_it_out() -> None:
    """«PARIS» and «Paris» are two spellings, and no two witnesses; «Dallas» is one."""
    names = {"PARIS": BOTH, "Paris": (*BOTH, place("Parys", -26.9, 27.4, country="ZA"))}
    view = believing(scene("PARIS Paris", names), PARIS, PARIS_TEXAS)
    for clue in (*DOCUMENT_CLUES, POSSIBLE):
        assert not np.any(clue.measures(view)), clue.name
    setting = scene("PARIS Paris Dallas", {**names, "Dallas": (DALLAS,)})
    assert setting.kin.tolist() == [0, 0, 2]


def test_a_country_that_is_named_speaks_for_its_towns() -> None:
    """By its share of the other names."""
    view = believing(scene("Paris France", {"Paris": BOTH, "France": (FRANCE,)}), FRANCE)
    assert measured(NAMED_COUNTRY, view, PARIS)[0] > 0.5
    assert measured(NAMED_COUNTRY, view, PARIS_TEXAS) == (0.0,)


@pytest.mark.parametrize("clue", [NEARNESS, NEAREST, BESIDE, AROUND, POSSIBLE])
def test_near_places_draw_and_far_ones_do_not(clue: Clueing) -> None:
    """Dallas lies 150 km from Paris, Texas; the other Paris gets next to nothing."""
    view = believing(scene("Paris Dallas", {"Paris": BOTH, "Dallas": (DALLAS,)}), DALLAS)
    assert measured(clue, view, PARIS_TEXAS)[-1] > 0.08
    assert max(measured(clue, view, PARIS)) < 0.01


def test_a_distance_to_a_wide_place_is_one_to_its_extent() -> None:
    """Dallas lies in Texas, however far from its middle; a country has no distance at all."""
    setting = scene(
        "Texas Dallas France", {"Texas": (TEXAS,), "Dallas": (DALLAS,), "France": (FRANCE,)}
    )
    view = believing(setting, DALLAS)
    assert measured(NEAREST, view, TEXAS)[0] == pytest.approx(1.0)
    assert measured(NEAREST, view, FRANCE) == (0.0,)


def test_the_first_place_and_the_dateline_say_where_a_text_plays() -> None:
    """Paris, Texas lies nearer to both."""
    names = {"Dallas": (DALLAS,), "Paris": BOTH}
    view = believing(scene("Dallas Paris", names, roles={"Dallas": Role.DATELINE}), DALLAS)
    for clue in (NEAR_FIRST, NEAR_DATELINE):
        assert measured(clue, view, PARIS_TEXAS)[0] > 0.2 > measured(clue, view, PARIS)[0]
    plain = believing(scene("Dallas Paris", names), DALLAS)
    assert measured(NEAR_DATELINE, plain, PARIS_TEXAS) == (0.0,)


@pytest.mark.parametrize(
    ("text", "value"), [("city of Homs", 1.0), ("province of Homs", -1.0), ("Homs", 0.0)]
)
def test_a_feature_word_speaks_for_its_kind(text: str, value: float) -> None:
    """A city is no province."""
    assert local(CALLED, believing(scene(text, {"Homs": (place(),)}))) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("the Homs city", 1.0), ("the Homs province", -1.0), ("province of Homs", 0.0)],
)
def test_a_feature_word_beside_the_name_is_told_apart(text: str, value: float) -> None:
    """«Homs province» may be said of the town; «province of Homs» is not."""
    assert local(FEATURE_WORD, believing(scene(text, {"Homs": (place(),)}))) == [value]


def test_what_the_text_states_is_measured_against_the_namesake_that_does_it_best() -> None:
    """«Paris, Texas» is the one in Texas, and makes Texas hold it."""
    view = believing(scene("Paris, Texas", {"Paris": BOTH, "Texas": (TEXAS,)}), TEXAS, PARIS_TEXAS)
    assert local(STATED_WITHIN, view) == pytest.approx([0.0, 1.0], abs=0.03)
    assert local(STATED_HOLDS, view, 1) == pytest.approx([1.0], abs=0.03)


def test_listed_names_are_of_a_kind() -> None:
    """«Georgia and France» are countries."""
    georgia = place("Georgia", 42.0, 43.5, feature="A/PCLI", country="GE")
    state = place("Georgia", 32.7, -83.5, feature="A/ADM1", country="US", admin1="US.GA")
    view = believing(
        scene("Georgia and France", {"Georgia": (georgia, state), "France": (FRANCE,)}), FRANCE
    )
    assert local(LISTED_WITH, view) == [1.0, 0.0]


def test_what_is_known_beforehand_speaks_where_it_is_given() -> None:
    """A Texan paper writes Paris for its own; without a home and countries nothing is said."""
    interest = Interest(DALLAS, frozenset({"US"}))
    view = believing(scene("Paris", {"Paris": BOTH}, interest=interest))
    assert measured(NEAR_HOME, view, PARIS_TEXAS)[0] > 0.2 > measured(NEAR_HOME, view, PARIS)[0]
    assert measured(OF_INTEREST, view, PARIS_TEXAS) == (1.0,)
    assert measured(OF_INTEREST, view, PARIS) == (0.0,)
    plain = believing(scene("Paris", {"Paris": BOTH}))
    assert (
        measured(NEAR_HOME, plain, PARIS_TEXAS)
        == measured(OF_INTEREST, plain, PARIS_TEXAS)
        == (0.0,)
    )
    assert set(GIVEN_WEIGHTS) == {*NEAR_HOME.keys, *OF_INTEREST.keys}


def test_every_clue_that_speaks_has_words() -> None:
    """A reader is told of each, in one line."""
    names = {"Dallas": (DALLAS,), "Paris": BOTH, "Texas": (TEXAS,), "United States": (STATES,)}
    interest = Interest(DALLAS, frozenset({"US"}))
    setting = scene(
        "Dallas: the city of Paris, Texas, and United States",
        names,
        roles={"Dallas": Role.DATELINE},
        interest=interest,
    )
    view = believing(setting, DALLAS, PARIS_TEXAS, TEXAS, STATES)
    for clue in (*NAME_CLUES, *DOCUMENT_CLUES):
        for row in np.flatnonzero(np.any(clue.measures(view), axis=0)):
            words = clue.words(view, int(row))
            assert words, clue.name
            assert "\n" not in words
    for local_clue in LOCAL_CLUES:
        for slot in np.flatnonzero(local_clue.measure(view)):
            assert local_clue.words(view, int(slot)), local_clue.name

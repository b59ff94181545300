"""Each clue alone."""

import pytest

from geomap.places import Candidate, MatchKind, Place
from geomap.resolve.clues import CLUES
from geomap.resolve.clues.document import BESIDE, NEARNESS, SAME_COUNTRY, SAME_DIVISION
from geomap.resolve.clues.importance import (
    CAPITAL_CITY,
    KIND_OF_PLACE,
    OVERSHADOWED,
    POPULATION,
)
from geomap.resolve.clues.name import NAME_MATCH
from geomap.resolve.clues.surroundings import (
    FEATURE_WORD,
    LISTED_WITH,
    STATED_HOLDS,
    STATED_WITHIN,
)
from geomap.resolve.situation import Anchor, Belief, Context, Situation
from geomap.resolve.surroundings import Surroundings
from tests.builders import document, mention, place

MENTION = mention(document("Paris"), "Paris")
FRANCE = place("France", 46.0, 2.0, feature="A/PCLI", country="FR")
TEXAS = place("Texas", 31.0, -100.0, feature="A/ADM1", country="US", admin1="US.TX")
PARIS = place("Paris", 48.85, 2.35, feature="P/PPLC", country="FR", population=2_138_551)
PARIS_TEXAS = place("Paris", 33.66, -95.55, country="US", admin1="US.TX", population=24_000)
DALLAS = place("Dallas", 32.78, -96.81, country="US", admin1="US.TX", population=1_300_000)


def candidate(item: Place, match: MatchKind = MatchKind.PREFERRED) -> Candidate:
    """Offer a place by its main name."""
    return Candidate(item, match, "test")


def belief(item: Place, probability: float = 1.0) -> tuple[Belief, ...]:
    """Believe in one place."""
    return (Belief(candidate(item), probability),)


def test_every_clue_has_a_name_of_its_own() -> None:
    """Names tell clues apart in exports."""
    names = [clue.name for clue in CLUES]
    assert len(set(names)) == len(names)


def test_clues_say_nothing_of_a_bare_name_but_match_and_importance() -> None:
    """Without context only what the gazetteer knows speaks."""
    bare = Situation(MENTION)
    speaking = {clue.name for clue in CLUES if clue.value(candidate(PARIS), bare)}
    assert speaking == {"name_match", "population", "capital"}


def test_a_main_name_is_a_better_match_than_another_name_and_that_than_a_part() -> None:
    """The order of match kinds is the order of the clue's values."""
    values = [
        NAME_MATCH.value(candidate(PARIS, match), Situation(MENTION))
        for match in (MatchKind.PREFERRED, MatchKind.ALTERNATE, MatchKind.PARTIAL)
    ]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 3


@pytest.mark.parametrize(
    ("population", "value"), [(0, 0.0), (999, 3 / 7), (10**7, 1.0), (10**9, 1.0)]
)
def test_population_counts_by_its_logarithm(population: int, value: float) -> None:
    """From 0 for nobody to 1 for ten million."""
    found = POPULATION.value(candidate(place(population=population)), Situation(MENTION))
    assert found == pytest.approx(value, abs=1e-4)


def test_kinds_of_place_are_ordered_by_how_often_they_are_written_about() -> None:
    """Country before region before town, which has no people but its own, before division."""
    region = place("Levant", feature="L/RGN", country="")
    values = [
        KIND_OF_PLACE.value(candidate(item), Situation(MENTION))
        for item in (FRANCE, region, PARIS, TEXAS)
    ]
    assert values == sorted(values, reverse=True)
    assert CAPITAL_CITY.value(candidate(PARIS), Situation(MENTION)) == 1.0


def test_a_bare_name_means_the_town_rather_than_its_division() -> None:
    """Homs is the city first; a village does not outshine the county that bears its name."""
    division = place("Homs", feature="A/ADM1", admin1="SY.11", population=1_063_969)
    city = place("Homs", admin1="SY.11", population=775_404)
    village = place("Homs", admin1="SY.11", population=900, identifier="test:village")
    with_city = Situation(MENTION, namesakes=(candidate(division), candidate(city)))
    with_village = Situation(MENTION, namesakes=(candidate(division), candidate(village)))
    assert OVERSHADOWED.value(candidate(division), with_city) == -1.0
    assert OVERSHADOWED.value(candidate(division), with_village) == 0.0
    assert OVERSHADOWED.value(candidate(city), with_city) == 0.0


def test_names_of_the_same_sentence_draw_near_ones_and_those_of_their_country() -> None:
    """Dallas draws the Paris in Texas; the United States do so by half; France draws nothing across the sea."""
    states = place("United States", feature="A/PCLI", country="US")
    beside = {
        other.id: BESIDE.value(candidate(PARIS_TEXAS), Situation(MENTION, neighbours=belief(other)))
        for other in (DALLAS, states, FRANCE)
    }
    assert beside[DALLAS.id] > 0.3
    assert beside[states.id] == 0.5
    assert beside[FRANCE.id] == 0.0


@pytest.mark.parametrize(("word", "value"), [("city", 1.0), ("province", -1.0), ("", 0.0)])
def test_a_feature_word_speaks_for_its_kind_and_against_others(word: str, value: float) -> None:
    """«City of» fits a city; no word says nothing."""
    situation = Situation(MENTION, Surroundings(feature=word))
    assert FEATURE_WORD.value(candidate(PARIS), situation) == value


def test_stated_containment_speaks_for_the_namesake_that_agrees() -> None:
    """«Paris, Texas» speaks for the one in Texas alone, the more the surer Texas is."""
    namesakes = (candidate(PARIS), candidate(PARIS_TEXAS))
    sure = Situation(MENTION, containers=belief(TEXAS, 0.9), namesakes=namesakes)
    unsure = Situation(MENTION, containers=belief(TEXAS, 0.01), namesakes=namesakes)
    assert STATED_WITHIN.value(candidate(PARIS_TEXAS), sure) > 0.95
    assert STATED_WITHIN.value(candidate(PARIS), sure) == 0.0
    assert 0.0 < STATED_WITHIN.value(candidate(PARIS_TEXAS), unsure) < 0.5


def test_an_unlikely_container_is_meant_where_no_other_could_be() -> None:
    """«Athens, Georgia»: only one Athens lies in a Georgia, and that settles both."""
    likely = (Belief(candidate(FRANCE), 0.9), Belief(candidate(TEXAS), 0.1))
    namesakes = (candidate(DALLAS), candidate(place("Dallas", country="GB")))
    situation = Situation(MENTION, containers=likely, namesakes=namesakes)
    assert STATED_WITHIN.value(candidate(DALLAS), situation) > 0.8


def test_what_is_put_into_a_place_speaks_for_it() -> None:
    """Texas holds its Paris, France does not."""
    namesakes = (candidate(TEXAS), candidate(FRANCE))
    situation = Situation(MENTION, contents=belief(PARIS_TEXAS), namesakes=namesakes)
    assert STATED_HOLDS.value(candidate(TEXAS), situation) > 0.95
    assert STATED_HOLDS.value(candidate(FRANCE), situation) == 0.0


def test_things_listed_together_are_of_one_kind() -> None:
    """A country among countries."""
    situation = Situation(MENTION, peers=belief(FRANCE))
    georgia = place("Georgia", 42.0, 43.5, feature="A/PCLI", country="GE")
    assert LISTED_WITH.value(candidate(georgia), situation) == 1.0
    assert LISTED_WITH.value(candidate(TEXAS), situation) == 0.0


def test_shares_of_country_and_division_are_taken_from_the_context() -> None:
    """A place in several countries takes its best."""
    context = Context({"US": 0.6, "FR": 0.1}, {"US.TX": 0.4})
    situation = Situation(MENTION, context=context)
    assert SAME_COUNTRY.value(candidate(PARIS_TEXAS), situation) == 0.6
    assert SAME_DIVISION.value(candidate(PARIS_TEXAS), situation) == 0.4
    assert SAME_DIVISION.value(candidate(PARIS), situation) == 0.0
    both = place("Between", country="", countries=("FR", "US"))
    assert SAME_COUNTRY.value(candidate(both), situation) == 0.6


def test_neighbours_pull_and_outliers_do_not_push() -> None:
    """A place abroad changes nothing for the one near by."""
    near = Anchor(DALLAS, 1.0)
    far = Anchor(PARIS, 1.0)
    alone = NEARNESS.value(
        candidate(PARIS_TEXAS), Situation(MENTION, context=Context(anchors=(near,)))
    )
    mixed = NEARNESS.value(
        candidate(PARIS_TEXAS), Situation(MENTION, context=Context(anchors=(near, far)))
    )
    assert 0.2 < alone <= mixed < alone + 0.01
    assert (
        NEARNESS.value(candidate(FRANCE), Situation(MENTION, context=Context(anchors=(far,))))
        == 0.0
    )


FULL = Situation(
    MENTION,
    Surroundings(feature="city"),
    belief(TEXAS),
    belief(PARIS_TEXAS),
    belief(DALLAS),
    belief(DALLAS),
    Context({"US": 0.5}, {"US.TX": 0.5}, (Anchor(DALLAS, 1.0),)),
    tuple(candidate(item) for item in (PARIS_TEXAS, TEXAS, DALLAS, FRANCE, PARIS)),
)


@pytest.mark.parametrize("clue", CLUES, ids=lambda clue: clue.name)
@pytest.mark.parametrize("match", list(MatchKind))
@pytest.mark.parametrize(
    "item", [PARIS_TEXAS, TEXAS, DALLAS, FRANCE, PARIS], ids=lambda item: item.id
)
def test_every_clue_that_speaks_has_words(clue: object, match: MatchKind, item: Place) -> None:
    """Whatever counts can be told."""
    speaking = next(known for known in CLUES if known is clue)
    offered = candidate(item, match)
    if speaking.value(offered, FULL):
        assert speaking.words(offered, FULL).strip()

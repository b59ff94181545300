"""Where unknown names lie."""

import math

import numpy as np
import pytest

from geomap.mentions import Role
from geomap.places import MatchKind, Reason, Resolved, Undecided, Unresolved
from geomap.resolve import ContextResolver
from geomap.resolve.interest import Interest
from geomap.resolve.ranker import Beliefs, first_view
from geomap.resolve.scene import set_scene
from geomap.resolve.sheet import Sheets
from geomap.resolve.within import KEYS, NONE_KEYS, containers, none_table, shares
from tests.builders import document, mention, place
from tests.resolve.scenes import believing, candidate, scene

NEW_ORLEANS = place("New Orleans", 29.95, -90.07, country="US", admin1="US.LA", population=390_000)
LAKE = place("Lake Pontchartrain", 30.2, -90.1, feature="H/LK", country="US", admin1="US.LA")
LOUISIANA = place(
    "Louisiana", 31, -92, feature="A/ADM1", country="US", admin1="US.LA", population=4_600_000
)
TEXT = (
    "Crowds filled New Orleans, Louisiana. The parade went down Royal Street to New Orleans' end."
)


def test_a_street_lies_within_the_town_that_the_text_is_about() -> None:
    """It is said to lie within, with a confidence; the town's own mention is placed plainly."""
    source = document(TEXT)
    mentions = (
        mention(source, "New Orleans"),
        mention(source, "Louisiana"),
        mention(source, "Royal Street"),
    )
    offered = [(candidate(NEW_ORLEANS),), (candidate(LOUISIANA),), ()]
    town, _, street = ContextResolver().resolve(source, mentions, offered)
    assert isinstance(town, Resolved)
    assert isinstance(street, Resolved)
    assert street.place == NEW_ORLEANS
    assert street.within
    assert not town.within
    assert street.confidence < town.confidence
    assert street.clues


def test_a_name_in_a_text_without_places_stays_unknown() -> None:
    """There is nothing to lie within."""
    source = document("Down Royal Street.")
    found = ContextResolver().resolve(source, (mention(source, "Royal Street"),), [()])
    assert found == (Unresolved(mention(source, "Royal Street"), Reason.NOT_IN_GAZETTEER),)


def test_what_names_its_place_lies_within_it() -> None:
    """«New Orleans Hospital» is no town."""
    source = document("a bed in New Orleans Hospital")
    held = (candidate(NEW_ORLEANS, MatchKind.CONTAINED),)
    (found,) = ContextResolver(0.0).resolve(
        source, (mention(source, "New Orleans Hospital"),), [held]
    )
    assert isinstance(found, Resolved)
    assert found.within


def test_containers_are_measured_by_every_key() -> None:
    """One place a name, each with all its measures; shares of them and of none sum to 1."""
    names = {"New Orleans": (NEW_ORLEANS,), "Louisiana": (LOUISIANA,), "Royal Street": ()}
    setting = scene(
        TEXT.replace(" to New Orleans' end", ""), names, roles={"Royal Street": Role.EMBEDDED}
    )
    view = believing(setting, NEW_ORLEANS, LOUISIANA)
    found = containers(view, Beliefs(view.belief, view.held), [2])
    assert [view.candidate(row).place for row in found.rows] == [NEW_ORLEANS, LOUISIANA]
    assert found.measures.shape == (2, len(KEYS))
    none = none_table(setting, [2])
    assert none.tolist() == [[1.0, 1.0, 0.0]]
    likely = shares(found, none, np.zeros(len(KEYS) + len(NONE_KEYS)))
    assert likely.tolist() == [1 / 3, 1 / 3]


def test_the_nearest_mention_of_a_place_counts() -> None:
    """A name that stands before and after is as near as the nearer of the two."""
    source = document("Homs fell a very long time ago. Old Street runs through Homs, they say.")
    homs = (candidate(place("Homs")),)
    mentions = [mention(source, "Homs"), mention(source, "Old Street")]
    mentions.append(mention(source, "Homs", occurrence=1))
    text = Undecided(source, mentions, [homs, (), homs])
    view = first_view(set_scene((text,), Sheets(), (Interest(),)))
    found = containers(view, Beliefs(np.ones(1), np.ones(1)), [1])
    measures = dict(zip(KEYS, found.measures[0].tolist(), strict=True))
    apart = mentions[2].span.start - mentions[1].span.start
    assert measures["apart_log"] == pytest.approx(math.log1p(apart) / 10)
    assert (measures["same_sentence"], measures["named_before"]) == (1.0, 0.0)


def test_nothing_lies_within_a_lake() -> None:
    """Waters hold no streets."""
    setting = scene(
        "Lake Pontchartrain; Royal Street", {"Lake Pontchartrain": (LAKE,), "Royal Street": ()}
    )
    view = believing(setting, LAKE)
    assert not len(containers(view, Beliefs(view.belief, view.held), [1]).rows)

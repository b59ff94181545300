"""How likely a place is to be written about at all."""

from collections.abc import Mapping

import numpy as np

from geomap.resolve.clues.clue import Clueing
from geomap.resolve.kinds import Kind
from geomap.resolve.sheet import Numbers
from geomap.resolve.view import View

_KNOTS = (3.0, 4.5, 6.0)
"""Powers of ten of inhabitants at which a thousand, thirty thousand, a million more may count differently."""
_KINDS = tuple(kind for kind in Kind if kind is not Kind.TOWN)

_KIND_WORDS: Mapping[int, str] = {
    Kind.CAPITAL: "a capital",
    Kind.COUNTRY: "a country",
    Kind.DIVISION: "a first-order division",
    Kind.COUNTY: "a county",
    Kind.REGION: "a region that people write about",
    Kind.WATER: "a body of water",
    Kind.TERRAIN: "a mountain, island or desert",
    Kind.OTHER: "a building, road or small division",
}


def population_measures(view: View) -> tuple[Numbers, ...]:
    """Logarithm of the population, its excess over some knots, and whether it is unknown.

    Population is the strongest single clue there is (most populous place: 70 to 80 % right in
    the field's corpora); its logarithm, because a town of 10,000 is less than half as likely as
    one of 100,000, not a tenth.
    """
    people = view.scene.rows.column("population")
    return (
        people,
        *(np.maximum(0.0, people - knot) for knot in _KNOTS),
        np.equal(people, 0.0) * 1.0,
    )


def fame_measure(view: View) -> tuple[Numbers, ...]:
    """Logarithm of the number of names listed: Cambridge in England has ten times those of Cambridge, Massachusetts."""
    return (view.scene.rows.column("fame"),)


def lead_measures(view: View) -> tuple[Numbers, ...]:
    """How far behind its most populous namesake a place is, in powers of ten; the same up to ten times; and 1 for the first."""
    lead = view.scene.rows.column("lead")
    first = np.zeros(len(lead))
    first[view.scene.rows.names.starts] = 1.0
    return lead, np.minimum(1.0, lead), first


def kind_measures(view: View) -> tuple[Numbers, ...]:
    """1 under what a place is; a town that is no capital is what the others are measured against.

    A division has all the people of its towns, and yet is named less often than a town of that size.
    Regions have no population; standing in a table of what people write about speaks for them instead.
    """
    return tuple(view.scene.rows.are(kind).astype(np.float64) for kind in _KINDS)


def overshadowed_measure(view: View) -> tuple[Numbers, ...]:
    """1 for a division that a town in it, of the same name and with a good part of its people, outshines.

    Homs, New York, Alexandria: without a feature word the name means the town, though the
    division, which holds it, always has more people.
    """
    return (view.scene.rows.column("overshadowed"),)


def _population_words(view: View, row: int) -> str:
    people = view.candidate(row).place.population
    return f"{people:,} people" if people else "how many people live there is not known"


def _fame_words(view: View, row: int) -> str:
    return f"{view.candidate(row).place.name_count} names of it are listed"


def _lead_words(view: View, row: int) -> str:
    lead = view.scene.rows.column("lead").item(row)
    return (
        "the greatest of its name"
        if lead == 0.0
        else f"a namesake is {10**lead:,.1f} times as populous"
    )


def _kind_words(view: View, row: int) -> str:
    return _KIND_WORDS.get(view.kinds.item(row), "a town")


def _overshadowed_words(_view: View, _row: int) -> str:
    return "the name means the town in it first"


POPULATION = Clueing(
    "population",
    ("log", "above_thousand", "above_thirty_thousand", "above_million", "unknown"),
    population_measures,
    _population_words,
    is_lasting=True,
)
FAME = Clueing("fame", ("log",), fame_measure, _fame_words, is_lasting=True)
NAMESAKES = Clueing(
    "namesakes", ("behind", "behind_to_ten", "first"), lead_measures, _lead_words, is_lasting=True
)
KIND_OF_PLACE = Clueing(
    "kind_of_place",
    tuple(kind.name.lower() for kind in _KINDS),
    kind_measures,
    _kind_words,
    is_lasting=True,
)
OVERSHADOWED = Clueing(
    "overshadowed", ("by_town",), overshadowed_measure, _overshadowed_words, is_lasting=True
)

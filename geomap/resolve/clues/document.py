"""What the other places of the document say."""

from geomap.places import Candidate, Place
from geomap.resolve.clues.clue import Clueing
from geomap.resolve.geography import FIRST_ORDER, is_country, lies_within
from geomap.resolve.situation import Situation

_NEAR_KM = 100.0
"""Distance at which a neighbour counts half: the width of a county or two, the reach of local news."""


_SAME_COUNTRY = 0.5
"""What lying in the country named in the sentence counts, against lying close to a town named there."""


def country_value(candidate: Candidate, situation: Situation) -> float:
    """Share of the document's other names that lie in the candidate's country, 0 … 1."""
    shares = situation.context.countries
    codes = candidate.place.all_countries
    return max((shares.get(code, 0.0) for code in codes), default=0.0)


def division_value(candidate: Candidate, situation: Situation) -> float:
    """Share of the document's other names that lie in the candidate's first-order division, 0 … 1."""
    return situation.context.divisions.get(candidate.place.admin1_code, 0.0)


def nearness_value(candidate: Candidate, situation: Situation) -> float:
    """How closely other small places of the document lie, 0 … 1; distant ones do not harm.

    Each neighbour adds weight / (1 + (distance / 100 km)²), and the sum is bent so that two or
    three sure neighbours nearly fill the scale: robust, since an outlier adds nothing and takes
    nothing away.
    """
    if is_country(candidate.place):
        return 0.0
    pull = sum(
        anchor.weight / (1.0 + (_gap_km(candidate.place, anchor.place) / _NEAR_KM) ** 2)
        for anchor in situation.context.anchors
    )
    return pull / (pull + 1.0)


def beside_value(candidate: Candidate, situation: Situation) -> float:
    """How close the nearest place named in the same sentence is, 0 … 1; half for lying in its country.

    «In the port of Tripoli, up the coast from Beirut»: a document about Syria has a sentence about
    Lebanon.
    """
    return max(
        (
            belief.probability * _company(candidate.place, belief.candidate.place)
            for belief in situation.neighbours
        ),
        default=0.0,
    )


def _company(place: Place, other: Place) -> float:
    if is_country(place) or place.id == other.id:
        return 0.0
    if is_country(other):
        return _SAME_COUNTRY if lies_within(place, other) else 0.0
    return 1.0 / (1.0 + (_gap_km(place, other) / _NEAR_KM) ** 2)


def _gap_km(place: Place, other: Place) -> float:
    if place.extent is not None:
        return place.extent.distance_km(other.point)
    return place.point.distance_km(other.point)


def _country_words(candidate: Candidate, situation: Situation) -> str:
    share = country_value(candidate, situation)
    codes = candidate.place.all_countries
    shares = situation.context.countries
    country = max(codes, key=lambda code: shares.get(code, 0.0))
    return f"{share:.0%} of the other names lie in the same country ({country})"


def _division_words(candidate: Candidate, situation: Situation) -> str:
    share = division_value(candidate, situation)
    name = candidate.place.admin1 or candidate.place.admin1_code
    same = "it" if candidate.place.feature_code == FIRST_ORDER else name
    return f"{share:.0%} of the other names lie in {same}"


def _nearness_words(candidate: Candidate, situation: Situation) -> str:
    nearest = min(
        situation.context.anchors, key=lambda anchor: _gap_km(candidate.place, anchor.place)
    )
    distance = _gap_km(candidate.place, nearest.place)
    return f"{distance:,.0f} km from {nearest.place.name}, which the text names too"


def _beside_words(candidate: Candidate, situation: Situation) -> str:
    best = max(
        situation.neighbours,
        key=lambda belief: belief.probability * _company(candidate.place, belief.candidate.place),
    )
    return f"{best.candidate.place.name} is named in the same sentence"


SAME_COUNTRY = Clueing("same_country", 2.4, country_value, _country_words)
SAME_DIVISION = Clueing("same_division", 5.4, division_value, _division_words)
NEARNESS = Clueing("nearness", 3.8, nearness_value, _nearness_words)
BESIDE = Clueing("beside", 2.0, beside_value, _beside_words)

"""From clues to probabilities: a log-linear model over the candidates of one mention."""

import math
from collections.abc import Iterable, Sequence

from geomap.places import Candidate, Clue
from geomap.resolve.clues import CLUES, Clueing
from geomap.resolve.situation import Belief, Situation

NONE_SCORE = 3.0
"""Log-odds of «none of these», on the scale of the clues: a bare village name scores about as much."""


def score(candidate: Candidate, situation: Situation, clues: Iterable[Clueing] = CLUES) -> float:
    """Add up what the clues say, in log-odds."""
    return sum(clue.weight * clue.value(candidate, situation) for clue in clues)


def believe(candidates: Sequence[Candidate], scores: Sequence[float]) -> tuple[Belief, ...]:
    """Turn scores into probabilities, one a candidate, same order; what is missing to 1 is «none of these»."""
    top = max(NONE_SCORE, *scores)
    powers = [math.exp(value - top) for value in scores]
    total = sum(powers) + math.exp(NONE_SCORE - top)
    return tuple(
        Belief(candidate, power / total)
        for candidate, power in zip(candidates, powers, strict=True)
    )


def explain(candidate: Candidate, situation: Situation) -> tuple[Clue, ...]:
    """Say what spoke for and against a candidate, strongest first; clues that say nothing are left out."""
    found = []
    for clue in CLUES:
        value = clue.value(candidate, situation)
        if value:
            weight = round(clue.weight * value, 3)
            found.append(Clue(clue.name, weight, clue.words(candidate, situation)))
    return tuple(sorted(found, key=lambda item: -abs(item.weight)))

"""Where an unknown name lies: «Royal Street» in a story about New Orleans is somewhere within New Orleans.

The places that the document names are weighed as what holds the name, by how near in the text they are named, how much
the document is about them and what they are; and «none of these» is weighed beside them.
"""

import math
from dataclasses import dataclass

import numpy as np

from geomap.mentions import Mention, Role
from geomap.resolve.kinds import Kind
from geomap.resolve.ranker import Beliefs
from geomap.resolve.scene import CLOSE_CHARACTERS
from geomap.resolve.sheet import Numbers
from geomap.resolve.view import View

_EMPTY = frozenset({Kind.WATER, Kind.TERRAIN})
"""Kinds of place that hold no streets and villages."""
_KINDS = tuple(kind for kind in Kind if kind not in _EMPTY | {Kind.TOWN})
KEYS = (
    "sure",
    "same_sentence",
    "close",
    "apart_log",
    "named_before",
    "attention",
    "nearness",
    "first",
    "dateline",
    *(kind.name.lower() for kind in _KINDS),
)
"""Measures of a place as what holds an unknown name."""
NONE_KEYS = ("none.of_these", "none.embedded", "none.demonym")
"""Measures of the name's lying in none of them."""

MIN_SHARE = 0.2
"""A place less likely to hold the name than this is not worth saying."""
_MAX_CONTAINERS = 24
"""Names looked at, those with the most attention first."""

_REACH_KM = 100.0
"""Neighbours at this distance count half for how central a place is to the document."""


@dataclass(frozen=True, slots=True)
class Container:
    """A place that may hold an unknown name."""

    row: int
    """Its row in the scene."""
    measures: tuple[float, ...]
    """By `KEYS`."""


def containers(view: View, beliefs: Beliefs, mention: Mention) -> list[Container]:
    """Give the likeliest place of each of the document's names with its measures, those with the most attention first."""
    scene = view.scene
    pull = view.pull(_REACH_KM)
    order = sorted(range(len(scene.sheets)), key=lambda name: (-scene.weight[name], name))
    earliest = int(np.argmax(scene.earliest))
    found = []
    for name in order[:_MAX_CONTAINERS]:
        row = int(scene.first[name] + np.argmax(beliefs.rows[scene.rows(name)]))
        others = [
            scene.mentions[index]
            for index in scene.members(name)
            if scene.mentions[index] != mention
        ]
        if not others:
            continue
        nearest = min(others, key=lambda other: abs(other.span.start - mention.span.start))
        apart = abs(nearest.span.start - mention.span.start)
        kind = int(view.kinds[row])
        if kind in _EMPTY:
            continue
        found.append(
            Container(
                row,
                (
                    float(beliefs.rows[row]),
                    float(nearest.sentence == mention.sentence),
                    float(apart <= CLOSE_CHARACTERS),
                    math.log1p(apart) / 10.0,
                    float(nearest.span.start < mention.span.start),
                    float(scene.weight[name] / scene.weight.sum()),
                    float(pull[row] / (1.0 + pull[row])),
                    float(name == earliest),
                    float(scene.filed[name]),
                    *(float(kind == other) for other in _KINDS),
                ),
            )
        )
    return found


def none_measures(mention: Mention) -> tuple[float, ...]:
    """Measure the name's lying in none of the document's places, by `NONE_KEYS`."""
    return 1.0, float(mention.role is Role.EMBEDDED), float(mention.role is Role.DEMONYM)


def shares(held: list[Container], mention: Mention, weights: Numbers) -> Numbers:
    """Give for each container how likely it holds the mention; what is missing to 1 is «none of these».

    Args:
        held: the containers; not empty.
        mention: the unknown name.
        weights: by `KEYS`, and then `NONE_KEYS`.
    """
    scores = np.array([item.measures for item in held]) @ weights[: len(KEYS)]
    none = float(np.array(none_measures(mention)) @ weights[len(KEYS) :])
    top = max(float(scores.max()), none)
    powers = np.exp(scores - top)
    return np.asarray(powers / (powers.sum() + math.exp(none - top)))

"""Where an unknown name lies: «Royal Street» in a story about New Orleans is somewhere within New Orleans.

The places that the document names are weighed as what holds the name, by how near in the text they are named, how much
the document is about them and what they are; and «none of these» is weighed beside them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geomap.mentions import Role
from geomap.resolve.kinds import Kind
from geomap.resolve.ragged import Runs, ranges
from geomap.resolve.ranker import Beliefs
from geomap.resolve.scene import Scene
from geomap.resolve.sheet import Codes, Numbers
from geomap.resolve.standing import CLOSE_CHARACTERS
from geomap.resolve.view import View

_EMPTY = (Kind.WATER, Kind.TERRAIN)
"""Kinds of place that hold no streets and villages."""
_KINDS = tuple(kind for kind in Kind if kind not in {*_EMPTY, Kind.TOWN})
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
class Containers:
    """The places that may hold unknown names."""

    rows: Codes
    """Their rows in the scene."""
    measures: Numbers
    """Their measures, by `KEYS`."""
    runs: Runs
    """Those of each unknown name."""


def containers(view: View, beliefs: Beliefs, mentions: Sequence[int]) -> Containers:
    """Give for mentions the likeliest place of each other name of their document, those with the most attention first.

    Args:
        view: the documents as the last pass saw them.
        beliefs: what is believed in the end.
        mentions: the mentions, by their numbers in the scene; ascending.
    """
    scene = view.scene
    best = scene.rows.names.where_top(beliefs.rows)
    ranked, of_document = _ranked(view, best)
    asked = np.array(mentions, dtype=np.int64)
    documents = scene.document_mentions.owner[asked]
    counts = of_document.lengths[documents]
    mention = asked.repeat(counts)
    name = ranked[ranges(of_document.starts[documents], counts)]
    nearest = _nearest(scene, mention, name)
    kept = nearest >= 0
    mention, name, nearest = mention[kept], name[kept], nearest[kept]
    rows = best[name]
    starts, sentences = scene.starts, scene.sentences
    apart = np.abs(starts[nearest] - starts[mention])
    pull = view.anchors.pull(_REACH_KM)[rows]
    total = np.bincount(scene.document, weights=scene.weight, minlength=len(scene.texts))
    earliest = scene.document_names.where_top(scene.earliest)
    columns = (
        beliefs.rows[rows],
        sentences[nearest] == sentences[mention],
        apart <= CLOSE_CHARACTERS,
        np.log1p(apart) / 10.0,
        starts[nearest] < starts[mention],
        (scene.weight / total[scene.document])[name],
        pull / (1.0 + pull),
        np.isin(name, earliest),
        scene.filed[name],
        *(scene.rows.are(kind)[rows] for kind in _KINDS),
    )
    places = np.bincount(np.searchsorted(asked, mention), minlength=len(asked))
    return Containers(rows, np.stack(columns, axis=1).astype(np.float64), Runs(places))


def _ranked(view: View, best: Codes) -> tuple[Codes, Runs]:
    """Give the names that may hold something, by document and then by attention, and those of each document."""
    scene = view.scene
    order = np.lexsort((-scene.weight, scene.document))
    kept = order[
        (scene.document_names.places < _MAX_CONTAINERS) & ~scene.rows.are(*_EMPTY)[best[order]]
    ]
    return kept, Runs(np.bincount(scene.document[kept], minlength=len(scene.texts)))


def _nearest(scene: Scene, mentions: Codes, names: Codes) -> Codes:
    """Give for each pair the name's mention that stands nearest to a mention and is another; −1 where there is none."""
    width = len(scene.mentions)
    filed = scene.name_mentions.owner * width + scene.members
    key = names * width + mentions
    sides = []
    for at in (np.searchsorted(filed, key) - 1, np.searchsorted(filed, key, side="right")):
        neighbour = filed[np.clip(at, 0, len(filed) - 1)]
        is_there = (at >= 0) & (at < len(filed)) & (neighbour // width == names)
        sides.append(np.where(is_there, neighbour % width, -1))
    before, after = sides
    gaps = [
        np.where(side < 0, np.inf, np.abs(scene.starts[side] - scene.starts[mentions]))
        for side in sides
    ]
    return np.where(gaps[1] < gaps[0], after, before)


def none_table(scene: Scene, mentions: Sequence[int]) -> Numbers:
    """Measure the mentions' lying in none of their documents' places: mentions by `NONE_KEYS`."""
    roles = scene.roles[np.array(mentions, dtype=np.int64)]
    columns = (
        np.ones(len(roles)),
        roles == Role.EMBEDDED,
        roles == Role.DEMONYM,
    )
    return np.stack(columns, axis=1).astype(np.float64)


def shares(found: Containers, none: Numbers, weights: Numbers) -> Numbers:
    """Give for each container how likely it holds its mention; what is missing to 1 is «none of these».

    Args:
        found: the containers.
        none: the measures of «none of these», of each mention.
        weights: by `KEYS`, and then `NONE_KEYS`.
    """
    scores = (found.measures * weights[: len(KEYS)]).sum(axis=1)
    return found.runs.softmax(scores, (none * weights[len(KEYS) :]).sum(axis=1))

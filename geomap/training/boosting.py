"""Grows boosted decision trees over evidence (LightGBM, Ke et al. 2017) and hands them over as `geomap.recognize.trees` reads them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix

from geomap.recognize.measures import NAMES
from geomap.recognize.trees import Evidence, Nodes, Trees

TREES = 400
LEAVES = 31
"""Of a tree, at most; 63 of ten steps' depth score alike by folds and are twice as large."""
DEPTH = 8
RATE = 0.06
_SETTINGS = {
    "objective": "binary",
    "num_leaves": LEAVES,
    "max_depth": DEPTH,
    "learning_rate": RATE,
    "min_data_in_leaf": 20,
    "lambda_l2": 2.0,
    "feature_fraction": 0.15,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 17,
    "num_threads": 1,
    "deterministic": True,
    "verbosity": -1,
}


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate to learn from."""

    evidence: Evidence
    """What is known of it."""
    is_toponym: bool
    """What it is."""
    weight: float
    """How often it counts."""


def grow(examples: Sequence[Example], pieces: Sequence[str], *, trees: int = TREES) -> Trees:
    """Learn from examples by the numbers and by those pieces of evidence that are named."""
    column = {piece: len(NAMES) + index for index, piece in enumerate(pieces)}
    table = _table(examples, column)
    data = lightgbm.Dataset(
        table,
        [example.is_toponym for example in examples],
        weight=[example.weight for example in examples],
        params={"verbosity": -1},
    )
    grown = lightgbm.train(dict(_SETTINGS), data, trees).dump_model()
    return _handed_over(grown["tree_info"], pieces)


def _table(examples: Sequence[Example], column: dict[str, int]) -> csr_matrix:
    """Give the examples as rows; numbers are rounded as they are where the trees are used."""
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for example in examples:
        pieces, numbers = example.evidence
        columns.extend(range(len(NAMES)))
        values.extend(numbers)
        known = [column[piece] for piece in pieces if piece in column]
        columns.extend(known)
        values.extend([1.0] * len(known))
        ends.append(len(columns))
    shape = len(examples), len(NAMES) + len(column)
    return csr_matrix((np.array(values, dtype=np.float32), columns, ends), shape)


@dataclass(slots=True)
class _Rows:
    """The nodes of all trees as they are written one after the other."""

    asked: dict[int, int]
    """The columns that are kept, by those that were learned from."""
    columns: list[int] = field(default_factory=list)
    thresholds: list[float] = field(default_factory=list)
    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def add(self, node: dict[str, Any]) -> tuple[int, int]:
        """Write a node and all below it; say where it stands, and how deep it goes."""
        place = len(self.columns)
        self.columns.append(0)
        self.thresholds.append(0.0)
        self.lower.append(place)
        self.upper.append(place)
        self.values.append(node.get("leaf_value", 0.0))
        if "split_feature" not in node:
            return place, 0
        self.columns[place] = self.asked[node["split_feature"]]
        self.thresholds[place] = node["threshold"]
        self.lower[place], depth = self.add(node["left_child"])
        self.upper[place], other = self.add(node["right_child"])
        return place, 1 + max(depth, other)


def _handed_over(grown: Sequence[dict[str, Any]], pieces: Sequence[str]) -> Trees:
    """Give what LightGBM has grown, without the pieces that no node asks for."""
    used = {column for tree in grown for column in _asked(tree["tree_structure"])}
    kept = [*range(len(NAMES)), *sorted(column for column in used if column >= len(NAMES))]
    rows = _Rows({column: index for index, column in enumerate(kept)})
    written = [rows.add(tree["tree_structure"]) for tree in grown]
    return Trees(
        [pieces[column - len(NAMES)] for column in kept[len(NAMES) :]],
        len(NAMES),
        Nodes(
            np.array([root for root, _ in written], dtype=np.uint16),
            np.array(rows.columns, dtype=np.uint16),
            np.array(rows.thresholds, dtype=np.float32),
            np.array(rows.lower, dtype=np.uint16),
            np.array(rows.upper, dtype=np.uint16),
            np.array(rows.values, dtype=np.float32),
            max(depth for _, depth in written),
        ),
    )


def _asked(node: dict[str, Any]) -> Iterator[int]:
    if "split_feature" in node:
        yield node["split_feature"]
        yield from _asked(node["left_child"])
        yield from _asked(node["right_child"])

"""Decision trees that score candidates."""

import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from geomap.errors import ResourceError
from geomap.recognize.measures import LEAST, NAMES
from geomap.recognize.trees import Nodes, Trees, load_trees

NODES = Nodes(
    roots=np.array([0, 5], dtype=np.uint16),
    columns=np.array([0, 2, 0, 0, 0, 3, 0, 0], dtype=np.uint16),
    thresholds=np.array([1.5, 0.5, 0, 0, 0, 0.5, 0, 0], dtype=np.float32),
    lower=np.array([1, 3, 2, 3, 4, 6, 6, 7], dtype=np.uint16),
    upper=np.array([2, 4, 2, 3, 4, 7, 6, 7], dtype=np.uint16),
    values=np.array([0, 0, 2, -1, 1, 0, 0, 0.5], dtype=np.float32),
    depth=2,
)
TREES = Trees(["near", "far"], 2, NODES)


@pytest.mark.parametrize(
    ("pieces", "numbers", "odds"),
    [
        ((), (0, 0), -1),
        ((), (1.5, 9), -1),
        ((), (1.6, 0), 2),
        (("near",), (0, 0), 1),
        (("far",), (0, 0), -0.5),
        (("near", "far", "never asked for"), (0, 0), 1.5),
    ],
)
def test_what_is_reached_in_all_trees_adds_up(
    pieces: tuple[str, ...], numbers: tuple[float, float], odds: float
) -> None:
    """Up to a threshold the lower branch; a leaf near the root stays where it is."""
    (score,) = TREES.scores([(pieces, numbers)])
    assert score == pytest.approx(1 / (1 + math.exp(-odds)))


def test_many_are_scored_as_one_is() -> None:
    """In order, however many go together."""
    kinds = [((), (2.0, 0.0)), (("near",), (0.0, 0.0)), (("far",), (0.0, 0.0))]
    many = list(itertools.islice(itertools.cycle(kinds), 1_000))
    alone = [next(iter(TREES.scores([kind]))) for kind in many]
    assert list(TREES.scores(many)) == pytest.approx(alone)
    assert list(TREES.scores([])) == []


def test_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Names and nodes."""
    TREES.write(tmp_path / "trees.npz")
    kinds = [((), (2.0, 0.0)), (("near",), (0.0, 0.0)), (("far",), (0.0, 0.0))]
    again = Trees.read(tmp_path / "trees.npz")
    assert list(again.scores(kinds)) == list(TREES.scores(kinds))


@pytest.mark.parametrize("content", [None, b"", b"no trees", b"PK\x03\x04 cut off"])
def test_a_missing_or_damaged_file_is_named(content: bytes | None, tmp_path: Path) -> None:
    """With what to do."""
    path = tmp_path / "trees.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ResourceError, match=r"trees\.npz.*install geomap again"):
        Trees.read(path)


def test_the_shipped_trees_ask_for_numbers_that_there_are() -> None:
    """The likelier the network holds a place, the likelier it is one."""
    numbers = (
        tuple(odds if name in {"place", "an entity"} else LEAST for name in NAMES)
        for odds in (9.0, 0.0, LEAST)
    )
    first, second, third = load_trees().scores([((), held) for held in numbers])
    assert first > second > third

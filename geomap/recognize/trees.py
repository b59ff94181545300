"""How likely candidates are toponyms: boosted decision trees (Friedman 2001) over the evidence on them.

They were grown by `geomap.training.boosting` and lie beside the model. Each inner node asks whether a number is more than its
threshold; what a candidate reaches in all of them adds up to its log-odds. All candidates go down all trees together.
"""

import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from geomap.errors import ResourceError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "judge.npz"
"""File of the trees, in the model's directory."""

Evidence = tuple[Collection[str], Sequence[float]]
"""The names of the pieces of evidence that hold for a candidate, and its numbers (`measures.NAMES`)."""

_BATCH = 256
"""Candidates that go down the trees together: more take memory and no less time."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of all trees in one row. A leaf leads to itself."""

    roots: "NDArray[np.uint16]"
    """Each tree's first node."""
    columns: "NDArray[np.uint16]"
    """What a node asks for: one of the numbers, then the pieces in order."""
    thresholds: "NDArray[np.float32]"
    """Up to where the answer is the lower branch."""
    lower: "NDArray[np.uint16]"
    """The node that follows up to the threshold."""
    upper: "NDArray[np.uint16]"
    """The node that follows above it."""
    values: "NDArray[np.float32]"
    """What a leaf adds to the log-odds."""
    depth: int
    """Most steps from a root to a leaf."""


class Trees:
    """Scores candidates."""

    def __init__(self, pieces: Sequence[str], numbers: int, nodes: Nodes) -> None:
        """Keep the trees.

        Args:
            pieces: the pieces of evidence that they ask for.
            numbers: how many numbers a candidate has.
            nodes: the trees.
        """
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        self._pieces = tuple(pieces)
        self._columns = {piece: numbers + index for index, piece in enumerate(pieces)}
        self._numbers = numbers
        self._nodes = nodes
        self._branches = np.stack([nodes.lower, nodes.upper], axis=1).ravel().astype(np.intp)

    def scores(self, candidates: Sequence[Evidence]) -> Iterator[float]:
        """Give for each candidate the probability, 0 … 1, that it is a toponym."""
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        for begin in range(0, len(candidates), _BATCH):
            odds = self._log_odds(candidates[begin : begin + _BATCH])
            yield from (1 / (1 + np.exp(-odds))).tolist()

    def _log_odds(self, candidates: Sequence[Evidence]) -> "NDArray[np.float64]":
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        nodes = self._nodes
        told = self._table(candidates)
        rows = told.shape[1] * np.arange(len(candidates))[:, np.newaxis]
        at = np.repeat(nodes.roots[np.newaxis].astype(np.intp), len(candidates), axis=0)
        for _ in range(nodes.depth):
            is_above = told.take(rows + nodes.columns.take(at)) > nodes.thresholds.take(at)
            at = self._branches.take(2 * at + is_above)
        odds: NDArray[np.float64] = nodes.values.take(at).sum(axis=1, dtype=np.float64)
        return odds

    def _table(self, candidates: Sequence[Evidence]) -> "NDArray[np.float32]":
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        told = np.zeros((len(candidates), self._numbers + len(self._pieces)), dtype=np.float32)
        for row, (pieces, numbers) in zip(told, candidates, strict=True):
            row[: self._numbers] = numbers
            row[[self._columns[piece] for piece in pieces if piece in self._columns]] = 1
        return told

    def write(self, path: Path) -> None:
        """Write the trees to a file."""
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        nodes = self._nodes
        np.savez_compressed(
            path,
            pieces=np.frombuffer("\n".join(self._pieces).encode(), dtype=np.uint8),
            sizes=np.array([self._numbers, nodes.depth], dtype=np.uint16),
            roots=nodes.roots,
            columns=nodes.columns,
            thresholds=nodes.thresholds,
            lower=nodes.lower,
            upper=nodes.upper,
            values=nodes.values,
        )

    @classmethod
    def read(cls, path: Path) -> "Trees":
        """Read what `write` wrote.

        Raises:
            ResourceError: the file is missing or damaged.
        """
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        try:
            with path.open("rb") as file, np.load(file) as held:
                numbers, depth = held["sizes"].tolist()
                pieces = held["pieces"].tobytes().decode().split("\n")
                nodes = {field.name: held[field.name] for field in fields(Nodes)[:-1]}
                return cls(pieces, numbers, Nodes(**nodes, depth=depth))
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
            message = f"geomap's own model cannot be loaded ({path.name}: {error}); install geomap again, or use `--model rules`"
            raise ResourceError(message) from error


@functools.cache
def load_trees() -> Trees:
    """Read the trees that lie beside the shipped model.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    with resources.as_file(resources.files(__package__) / "model" / FILE) as path:
        return Trees.read(path)

"""What words mean, as the network sees it: a vector for each usual word of English, learned by others from much text.

The vectors are GloVe's (Pennington, Socher and Manning 2014; Public Domain Dedication and License), of length one and kept
as a product quantisation (Jégou, Douze and Schmid 2011): each part of a vector is the nearest of 256 that stand for all,
so that a word takes one byte a part.
"""

import functools
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "vectors.npz"
"""File of the table, in the model's directory."""

ATTRIBUTE = "LOWER"
"""spaCy's attribute of a token by whose hash its vector is found: its text in lower case."""

KEY_BITS = 32
"""Bits of the hash that are kept: among 200,000 words some five share theirs with another, which then goes without."""


class WordVectors:
    """Gives the vectors of words, vectorised."""

    def __init__(
        self,
        keys: "NDArray[np.uint32]",
        codes: "NDArray[np.uint8]",
        centres: "NDArray[np.float32]",
    ) -> None:
        """Keep the table.

        Args:
            keys: the lowest `KEY_BITS` of each word's hash, rising.
            codes: words by parts: which centre each part of the word's vector is.
            centres: parts by 256 by numbers a part.
        """
        self._keys = keys
        self._codes = codes
        self._centres = centres

    def __len__(self) -> int:
        """Count the words."""
        return len(self._keys)

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        parts, _, width = self._centres.shape
        return int(parts * width)

    def rows(self, hashes: "NDArray[np.uint64]") -> "NDArray[np.float32]":
        """Give a row for each of spaCy's hashes; zeros for a word that has no vector."""
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        rows = np.zeros((len(hashes), self.width), dtype=np.float32)
        if not len(self._keys):
            return rows
        wanted = hashes.astype(np.uint32)
        found = np.searchsorted(self._keys, wanted)
        found[found == len(self._keys)] = 0
        known = np.flatnonzero(self._keys[found] == wanted)
        parts = self._centres[np.arange(len(self._centres)), self._codes[found[known]]]
        rows[known] = parts.reshape(len(known), self.width)
        return rows


@functools.cache
def load_vectors() -> WordVectors:
    """Read the table that lies beside the shipped model."""
    import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

    path = resources.files(__package__) / "model" / FILE
    with resources.as_file(path) as file, np.load(file) as arrays:
        keys = np.cumsum(arrays["gaps"], dtype=np.uint32)
        return WordVectors(keys, arrays["codes"], arrays["centres"])

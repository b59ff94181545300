"""The gazetteer as the network sees it: a class for each name, found by hashes in one sorted array.

The table is frozen into the package with the model that was trained beside it, so that a newer gazetteer on
a user's machine changes no feature. A name is compared by folded words: case, accents and dots do not count,
and tokens without a letter or digit (hyphens) are stepped over.
"""

import functools
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLASSES = (
    "none",
    "country",
    "division",
    "region",
    "demonym",
    "metropolis",
    "city",
    "town",
    "small town",
    "village",
    "other name of a city",
    "other name of a town",
    "abbreviation",
)
"""Classes of names; a name with several has the first of them, `none` aside. Positions are what the table stores."""

LONGEST = 6
"""Words in the longest name looked for."""

FILE = "names.npz"
"""File of the table, in the model's directory."""

_FACTOR = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_WRITTEN_OUT: Mapping[str, str] = MappingProxyType(
    {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
)


def fold(word: str) -> str:
    """Give a word as names are compared: lower case without accents, dots and marks; empty where none is a letter or digit."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    kept = "".join(letter for letter in decomposed if letter.isalnum())
    return _WRITTEN_OUT.get(kept, kept)


@functools.lru_cache(200_000)
def word_hash(word: str) -> int:
    """Give 64 bits for a word in any case; 0 for one without a letter or digit."""
    folded = fold(word)
    if not folded:
        return 0
    digest = hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little") | 1


def name_hash(words: Iterable[str]) -> int:
    """Give 64 bits for a name of some words; 0 for one without a letter or digit."""
    total = 0
    for code in map(word_hash, words):
        if code:
            total = (total * _FACTOR + code) & _MASK
    return total


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A run of tokens that spells a name of the table."""

    first: int
    """Index of its first token."""
    stop: int
    """One past its last token."""
    kind: int
    """Index of its class in `CLASSES`."""


class NameTable:
    """Finds the names of the gazetteer in a run of tokens, vectorised."""

    def __init__(self, keys: "NDArray[np.uint64]", classes: "NDArray[np.uint8]") -> None:
        """Keep hashes in rising order, and the class of each."""
        self._keys = keys
        self._classes = classes

    def __len__(self) -> int:
        """Count the names."""
        return len(self._keys)

    def matches(self, words: Sequence[str]) -> Iterator[NameMatch]:
        """Give the names among tokens, leftmost and longest first, none overlapping another."""
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        hashes = np.fromiter(map(word_hash, words), dtype=np.uint64, count=len(words))
        places = np.flatnonzero(hashes)
        lengths, kinds = self._longest(hashes[places])
        taken = 0
        for start in np.flatnonzero(lengths).tolist():
            if start < taken:
                continue
            taken = start + int(lengths[start])
            yield NameMatch(int(places[start]), int(places[taken - 1]) + 1, int(kinds[start]))

    def _longest(
        self, hashes: "NDArray[np.uint64]"
    ) -> "tuple[NDArray[np.uint8], NDArray[np.uint8]]":
        """Give for each word how many words the longest name that begins with it has (0: none begins), and its class."""
        import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

        lengths = np.zeros(len(hashes), dtype=np.uint8)
        kinds = np.zeros(len(hashes), dtype=np.uint8)
        if not len(self._keys):
            return lengths, kinds
        totals = np.zeros(0, dtype=np.uint64)
        for length in range(1, min(LONGEST, len(hashes)) + 1):
            ends = hashes[length - 1 :]
            totals = ends.copy() if length == 1 else totals[: len(ends)] * np.uint64(_FACTOR) + ends
            found = np.searchsorted(self._keys, totals)
            found[found == len(self._keys)] = 0
            hits = np.flatnonzero(self._keys[found] == totals)
            lengths[hits] = length
            kinds[hits] = self._classes[found[hits]]
        return lengths, kinds


def make_table(names: Mapping[int, int]) -> "tuple[NDArray[np.uint64], NDArray[np.uint8]]":
    """Give the two arrays of a table from classes by `name_hash`."""
    import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

    keys = sorted(names)
    return (
        np.array(keys, dtype=np.uint64),
        np.array([names[key] for key in keys], dtype=np.uint8),
    )


class WordTable:
    """Says what lists a word stands on: usual first names (1), surnames (2), common English words (4), added up."""

    def __init__(self, flags: Mapping[int, int]) -> None:
        """Keep the flags by `word_hash`."""
        self._flags = flags

    def flags(self, words: Iterable[str]) -> Iterator[int]:
        """Give 0 … 7 for each word."""
        return (self._flags.get(code, 0) for code in map(word_hash, words))


@functools.cache
def load_tables() -> tuple[NameTable, WordTable]:
    """Read the tables that lie beside the shipped model."""
    import numpy as np  # noqa: PLC0415 - kept out of `import geomap`

    path = resources.files(__package__) / "model" / FILE
    with resources.as_file(path) as file, np.load(file) as arrays:
        listed = zip(arrays["word_keys"].tolist(), arrays["word_flags"].tolist(), strict=True)
        return NameTable(arrays["keys"], arrays["classes"]), WordTable(dict(listed))

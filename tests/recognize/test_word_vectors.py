"""The vectors of words that lie beside the model."""

import numpy as np
import pytest
import spacy
from spacy.strings import get_string_id
from spacy.tokens import Doc

from geomap.recognize.network import meanings
from geomap.recognize.word_vectors import KEY_BITS, WordVectors, load_vectors


def rows_of(*words: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Look words up."""
    rows: np.ndarray[tuple[int, int], np.dtype[np.float32]] = load_vectors().rows(
        np.array([get_string_id(word) for word in words], dtype=np.uint64)
    )
    return rows


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("idlib", "hama", "kristina"),
        ("village", "hamlet", "quarterback"),
        ("spokesman", "spokeswoman", "river"),
        ("ramadi", "fallujah", "piano"),
    ],
)
def test_words_of_a_kind_are_near_each_other(word: str, near: str, far: str) -> None:
    held, beside, apart = rows_of(word, near, far)
    assert held @ beside > held @ apart + 0.2


def test_a_word_that_nobody_uses_has_zeros() -> None:
    unknown, known = rows_of("qwrtzpl", "the")
    assert not unknown.any()
    assert np.linalg.norm(known) == pytest.approx(1, abs=0.15)


def test_case_does_not_count_and_texts_may_be_empty() -> None:
    vocab = spacy.blank("en").vocab
    rows = meanings(Doc(vocab, words=["HOMS", "Homs", "homs"]))
    assert rows.any()
    assert (rows == rows[0]).all()
    assert meanings(Doc(vocab, words=[])).shape == (0, load_vectors().width)


def test_a_table_gives_what_was_put_into_it() -> None:
    word = get_string_id("homs")
    keys = np.array([word & ((1 << KEY_BITS) - 1)], dtype=np.uint32)
    centres = np.arange(2 * 256 * 3, dtype=np.float32).reshape(2, 256, 3)
    table = WordVectors(keys, np.array([[1, 2]], dtype=np.uint8), centres)
    found, missing = table.rows(np.array([word, word + 1], dtype=np.uint64))
    assert (len(table), table.width) == (1, 6)
    assert found.tolist() == [3, 4, 5, 774, 775, 776]
    assert not missing.any()


def test_an_empty_table_knows_nothing() -> None:
    table = WordVectors(
        np.zeros(0, np.uint32), np.zeros((0, 2), np.uint8), np.zeros((2, 256, 3), np.float32)
    )
    assert not table.rows(np.array([1], dtype=np.uint64)).any()

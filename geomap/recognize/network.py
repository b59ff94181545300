"""The network's embedding of a token: its form, what it means, and what the gazetteer knows of the name it is part of.

Registered with spaCy as `geomap.NameAwareTok2Vec.v2`, to which the shipped pipeline's configuration refers.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from geomap.recognize.name_table import load_tables
from geomap.recognize.word_vectors import ATTRIBUTE, load_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

ARCHITECTURE = "geomap.NameAwareTok2Vec.v2"
"""Name in spaCy's registry of architectures."""

FORMS = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
"""spaCy's attributes of a token's form that are embedded, in the order of the columns."""

_SCALE = 3.0
"""By which a vector of length one is multiplied, so that it weighs as much as what is learned from a token's form."""

_POSITIONS = 4
_ALONE, _BEGINS, _INSIDE, _ENDS = range(_POSITIONS)
_CASINGS = 3
_UPPER_SHARE = 0.7
_PROSE, _CAPITALS, _LOWER = range(_CASINGS)


@registry.architectures(ARCHITECTURE)  # type: ignore[untyped-decorator] # spaCy's
def name_aware_tok2vec(
    width: int, depth: int, rows: Sequence[int], name_rows: int
) -> Model[Any, Any]:
    """Make the layer that turns documents into a vector a token.

    Args:
        width: length of every vector.
        depth: convolutions over a token and its neighbours, each seeing one token further.
        rows: hashed rows for each of `FORMS`.
        name_rows: hashed rows for the class of the gazetteer's name, and for lists of persons' names and common words.
    """
    sizes = [*rows, name_rows, name_rows]
    embeddings: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=column, seed=column + 7, dropout=0.0)
        for column, size in enumerate(sizes)
    ]
    looked_up: Model[Any, Any] = chain(
        _by_document("name_aware_features", features),
        list2ragged(),
        with_array(concatenate(*embeddings)),
        ragged2list(),
    )
    looked_up_width, vector_width = width * len(sizes), load_vectors().width
    words = _by_document("word_vectors", meanings, vector_width)
    mix = Maxout(width, looked_up_width + vector_width, nP=3, dropout=0.0, normalize=True)
    embed: Model[Any, Any] = chain(concatenate(looked_up, words), with_array(mix))
    encode = MaxoutWindowEncoder(width=width, window_size=1, maxout_pieces=3, depth=depth)
    model: Model[Any, Any] = chain(embed, encode)
    model.set_dim("nO", width)
    return model


def _by_document(
    name: str, rows: "Callable[[Doc], Any]", width: int | None = None
) -> Model[Any, Any]:
    """Make a layer that learns nothing: it gives the rows of each document, of a width where one has to be known."""

    def forward(
        model: Model[Any, Any],
        docs: "list[Doc]",
        is_train: bool,  # noqa: ARG001, FBT001 - thinc's signature
    ) -> "tuple[list[Any], Callable[[object], list[Doc]]]":
        return [model.ops.asarray(rows(doc)) for doc in docs], lambda _: []

    return Model(name, forward, dims={} if width is None else {"nO": width})


def meanings(doc: "Doc") -> "NDArray[np.float32]":
    """Give a row a token: the vector of its word, in any case; zeros for a word that is not among the usual ones."""
    hashes = np.asarray(doc.to_array([ATTRIBUTE]), dtype=np.uint64).reshape(len(doc))
    return load_vectors().rows(hashes) * np.float32(_SCALE)


def features(doc: "Doc") -> "NDArray[np.uint64]":
    """Give a row a token: the columns of `FORMS`, the gazetteer's name, the word lists."""
    words = [token.text for token in doc]
    forms = np.asarray(doc.to_array(list(FORMS)), dtype=np.uint64).reshape(len(words), len(FORMS))
    return np.column_stack([forms, name_column(words), list_column(words)]).astype(np.uint64)


def name_column(words: Sequence[str]) -> "NDArray[np.uint64]":
    """Give for each word the class of the name it is part of, its place in it, its case and the text's; 0 for none."""
    column = np.zeros(len(words), dtype=np.uint64)
    text_casing = _casing(words)
    for match in load_tables()[0].matches(words):
        capital = words[match.first][0].isupper()
        for index in range(match.first, match.stop):
            code = (match.kind * _POSITIONS + _position(index, match.first, match.stop)) * 2
            column[index] = 1 + (code + capital) * _CASINGS + text_casing
    return column


def list_column(words: Sequence[str]) -> "NDArray[np.uint64]":
    """Give for each word 0 … 7: whether it is a usual first name (1), surname (2), common English word (4)."""
    return np.fromiter(load_tables()[1].flags(words), dtype=np.uint64, count=len(words))


def _position(index: int, first: int, stop: int) -> int:
    if stop - first == 1:
        return _ALONE
    if index == first:
        return _BEGINS
    return _ENDS if index == stop - 1 else _INSIDE


def _casing(words: Sequence[str]) -> int:
    """Tell how a text is written, for what a capital is worth in it."""
    letters = [word for word in words if word[0].isalpha()]
    upper = sum(word.isupper() and len(word) > 1 for word in letters)
    if letters and upper >= _UPPER_SHARE * len(letters):
        return _CAPITALS
    return _PROSE if any(word[0].isupper() for word in letters) else _LOWER

"""What the network is told of a token."""

import numpy as np
import spacy
from spacy.tokens import Doc

from geomap.recognize.network import FORMS, features, list_column, name_aware_tok2vec, name_column


def test_a_name_is_told_from_none() -> None:
    """A word outside of names has 0, one within has a code."""
    column = name_column(["Jets", "struck", "Syria", "."])
    assert column.tolist()[0] == column.tolist()[1] == column.tolist()[3] == 0
    assert column[2] > 0


def test_case_and_casing_tell_in_the_code() -> None:
    """A capital in prose, in capitals and in lower case are three things, and so is its absence in prose."""
    texts = ("He left Reading", "HE LEFT READING", "he left reading", "He was reading")
    assert len({int(name_column(text.split())[-1]) for text in texts}) == len(texts)


def test_places_in_a_name_differ() -> None:
    """The first, inner and last word of one name have different codes."""
    column = name_column(["in", "New", "York", "City", "."])
    assert len({int(code) for code in column[1:4]}) == 3


def test_word_lists_are_a_column() -> None:
    """A usual first name and a common word are flagged."""
    assert [bool(flag) for flag in list_column(["John", "Qwrtz"])] == [True, False]


def test_features_have_a_row_a_token() -> None:
    """Forms, name and lists; also for a text without tokens."""
    vocab = spacy.blank("en").vocab
    assert features(Doc(vocab, words=["In", "Homs"])).shape == (2, len(FORMS) + 2)
    assert features(Doc(vocab, words=[])).shape == (0, len(FORMS) + 2)


def test_the_layer_gives_a_vector_a_token() -> None:
    """As wide as it was asked for, for documents of any length."""
    vocab = spacy.blank("en").vocab
    docs = [Doc(vocab, words=["In", "Homs"]), Doc(vocab, words=["x"])]
    layer = name_aware_tok2vec(width=8, depth=1, rows=[10, 10, 10, 10], name_rows=10)
    layer.initialize(docs)
    vectors = layer.predict(docs)
    assert [vector.shape for vector in vectors] == [(2, 8), (1, 8)]
    assert np.isfinite(vectors[0]).all()

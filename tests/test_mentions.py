"""Mentions that agree with themselves."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents import Document, Sentence, Span
from geomap.mentions import Mention, Role
from tests.strategies import mentions


def test_a_mention_is_literal_and_sure_unless_it_is_said() -> None:
    mention = Mention(Span(12, 16), "Homs", Sentence(0, 17))
    assert (mention.role, mention.score) == (Role.LITERAL, 1.0)


def test_text_and_span_are_of_one_length() -> None:
    with pytest.raises(ValueError, match="'Homs' is not 3 characters long"):
        Mention(Span(12, 15), "Homs", Sentence(0, 17))


@pytest.mark.parametrize("sentence", [Sentence(0, 15), Sentence(13, 17), Sentence(20, 30)])
def test_the_sentence_holds_the_whole_mention(sentence: Sentence) -> None:
    with pytest.raises(ValueError, match="does not hold the mention"):
        Mention(Span(12, 16), "Homs", sentence)


@pytest.mark.parametrize("score", [-0.1, 1.1, math.nan, math.inf])
def test_a_score_is_a_probability(score: float) -> None:
    with pytest.raises(ValueError, match="lies in 0 … 1"):
        Mention(Span(12, 16), "Homs", Sentence(0, 17), score=score)


@given(st.data())
def test_a_mention_quotes_its_document(data: st.DataObject) -> None:
    document = Document("a", data.draw(st.text(min_size=1)))
    mention = data.draw(mentions(document))
    assert document.quote(mention.span) == mention.text
    assert mention.text in document.quote(mention.sentence)


def test_roles_have_the_names_that_data_uses() -> None:
    assert [str(role) for role in Role] == [
        "literal",
        "metonymic",
        "modifier",
        "embedded",
        "demonym",
        "dateline",
    ]

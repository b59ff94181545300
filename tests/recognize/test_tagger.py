"""The network over a document's tokens."""

import spacy
from hypothesis import given
from hypothesis import strategies as st

from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.tagger import PASSAGE, Tagger, passages
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize


def tagger() -> Tagger:
    """Make one that knows three names by rule."""
    language = spacy.blank("en")
    ruler = language.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined] # Pipe's subclass
        [
            {"label": "PLACE", "pattern": "Homs"},
            {"label": "ORG", "pattern": "Syrian Army"},
            {"label": "PERSON", "pattern": "Ann"},
        ]
    )
    return Tagger(language)


@given(
    pieces=st.lists(
        st.sampled_from(["Homs", ". ", " ", "\n\n", "\n", "Ann", "x" * 50]), max_size=40
    )
)
def test_passages_part_all_tokens(pieces: list[str]) -> None:
    """Every token lies in just one passage, in order, and none is too long."""
    tokens = tokenize(" ".join(pieces), english_tokenizer())
    ranges = list(passages(tokens))
    assert [index for first, stop in ranges for index in range(first, stop)] == list(
        range(len(tokens))
    )
    assert all(0 < stop - first <= PASSAGE for first, stop in ranges)


def test_a_blank_line_begins_a_passage() -> None:
    """A headline does not run into the text; a line end alone is nothing."""
    tokens = tokenize("War ends\n \nIt is over\nat last", english_tokenizer())
    assert list(passages(tokens)) == [(0, 2), (2, 7)]


def test_tags_are_in_the_documents_tokens() -> None:
    """Indices are the document's, whatever passage they are from."""
    tokens = tokenize("Ann went.\n\nThe Syrian Army left Homs.", english_tokenizer())
    assert tagger().tag(tokens) == (
        Proposal(0, 1, Label.PERSON),
        Proposal(4, 6, Label.ORGANIZATION),
        Proposal(7, 8, Label.PLACE),
    )


def test_no_tokens_no_tags() -> None:
    """An empty text has none."""
    assert tagger().tag(tokenize("", english_tokenizer())) == ()

"""The network over a document's tokens."""

from hypothesis import given
from hypothesis import strategies as st

from geomap.recognize.proposals import Label
from geomap.recognize.tagger import PASSAGE, Tagger, passages
from geomap.recognize.tags import Tags
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.recognize.trained_recognizer import load_model


def tags_of(text: str) -> Tags:
    """Tag a text with the shipped network."""
    return Tagger(load_model()).tag(tokenize(text, english_tokenizer()))


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
    tags = tags_of("President Bashar Assad spoke.\n\nThe army left Homs in Syria.")
    assert [(tag.first, tag.stop, tag.label) for tag in tags.tagged] == [
        (1, 3, Label.PERSON),
        (8, 9, Label.PLACE),
        (10, 11, Label.PLACE),
    ]


def test_passages_do_not_sway_each_other() -> None:
    """A passage has the same chances alone and among others."""
    first, second = "Jets struck Homs near Tell Zahab.", "Altintas fired shots in Ankara."
    both = tags_of(f"{first}\n\n{second}").spans
    length = len(tokenize(first, english_tokenizer()))
    alone = [*tags_of(first).spans, *tags_of(second).spans]
    shifted = [
        (span.first - length * (span.first >= length), span.label, round(span.score, 3))
        for span in both
    ]
    assert shifted == [(span.first, span.label, round(span.score, 3)) for span in alone]


def test_no_tokens_no_tags() -> None:
    """An empty text has none."""
    assert tags_of("").spans == ()

"""Findings on their way out: whatever found them, each mention lies in one sentence."""

from geomap.documents import Document
from geomap.recognize.findings import Finding
from geomap.recognize.rules import to_mentions
from tests.recognize.fakes import read

TEXT = "Shells fell on Homs. Rain fell on Aleppo."


def test_a_name_found_across_the_end_of_a_sentence_ends_there() -> None:
    """A model may read «Homs. Rain» as one name; the mention is what stands in the first sentence."""
    reading = read(TEXT)
    first = list(reading.tokens.words).index("Homs")
    (mention,) = to_mentions(Document("test", TEXT), reading, [Finding(first, first + 3, 0.9)])
    assert mention.text in {"Homs", "Homs."}
    assert mention.sentence.contains(mention.span)
    assert TEXT[mention.sentence.start : mention.sentence.end] == "Shells fell on Homs."

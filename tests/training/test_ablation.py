"""Parts that are taken away are away, and the rest stays."""

from dataclasses import replace

from geomap.mentions import Role
from geomap.recognize.candidates import SpanCandidate
from geomap.recognize.judging import Judged
from geomap.recognize.matching import Match
from geomap.recognize.measures import NAMES
from geomap.training.ablation import PARTS, ablate, cut_case, without_pieces, without_source
from tests.training.test_judge import case

ITEM = Judged(
    SpanCandidate(0, 1, 0, frozenset({"pair", "tagger"}), (Match(0, 1, None),), 0),
    frozenset({"by pair", "1 words"}),
    (1.0,) * len(NAMES),
    None,
    None,
    is_whole=False,
)


def test_a_source_goes_with_its_evidence() -> None:
    """Another that holds the same span keeps it."""
    left = without_source("pair")(ITEM)
    assert left is not None
    assert left.candidate.sources == {"tagger"}
    assert left.pieces == {"1 words"}
    assert without_source("pair", "tagger")(ITEM) is None


def test_evidence_goes_by_its_name() -> None:
    """The candidate stays."""
    left = without_pieces("^by |^place$")(ITEM)
    numbers = tuple(float(name != "place") for name in NAMES)
    assert left == replace(ITEM, pieces=frozenset({"1 words"}), numbers=numbers)


def test_a_case_keeps_the_spans_of_what_is_left() -> None:
    """Spans and candidates stay side by side."""
    whole = case(0)
    left = cut_case(whole, PARTS["names inside organisations"])
    both = zip(whole.spans, whole.judged, strict=True)
    wanted = [(span, item) for span, item in both if item.role is not Role.EMBEDDED]
    assert 0 < len(wanted) < len(whole.spans)
    assert list(zip(left.spans, left.judged, strict=True)) == wanted


def test_a_line_a_part() -> None:
    """The first is the whole; without the names inside organisations less is found."""
    header, whole, *lines = ablate([case(number) for number in range(20)])
    assert header.split()[0] == "without"
    assert whole.split()[0] == "nothing"
    assert len(lines) == len(PARTS) - 1
    lost = {line[:28].strip(): float(line.split()[-1]) for line in lines}
    assert lost["names inside organisations"] < 0

"""Why a toponym was missed."""

from dataclasses import replace

from geomap.evaluate import Scope, judge_all
from geomap.evaluate.causes import Cause, cause_of, causes
from tests.evaluate.worlds import ANSWERED, KNOWN, span

JUDGED = judge_all([ANSWERED], Scope())


def told(occurrence: int = 0, **names: str) -> None:
    """Assert what became of toponyms by name; the space in a cause's name is written as an underscore."""
    verdicts = {verdict.gold.span: verdict for verdict in JUDGED[0].overlap.verdicts}
    for name, cause in names.items():
        found = cause_of(verdicts[span(name, occurrence)], ANSWERED, KNOWN)
        assert found == cause.replace("_", " "), name


def test_each_miss_has_its_cause() -> None:
    """One of each."""
    told(
        Homs="right",
        Paris="ranked_wrong",
        Tripoli="gold_disputed",  # the answer has the gold number
        Zorn="not_in_gazetteer",
        Emesa="not_among_candidates",  # number 5 is known under other names
        Springfield="left_ambiguous",
        Pacific="point_elsewhere",
        Reading="unanswered",
    )


def test_a_name_that_the_corpus_places_twice_is_disputed() -> None:
    """The answer for the second Homs is right for the first."""
    told(occurrence=1, Homs="gold_disputed")


def test_what_is_not_found_has_no_other_cause() -> None:
    """Without a mention there is nothing to place."""
    blank = replace(ANSWERED, predictions=(), resolutions={}, offered={})
    found = causes([blank], judge_all([blank], Scope()), KNOWN)
    assert {cause for counts in found.counts.values() for cause in counts} == {Cause.NOT_FOUND}


def test_the_same_number_is_right_where_it_is_trusted() -> None:
    """Tripoli then is no miss."""
    judged = judge_all([ANSWERED], Scope(trusts_id=True))
    assert causes([ANSWERED], judged, KNOWN).counts["ppl"][Cause.RIGHT] == 2


def test_counts_candidates_by_kind_of_place() -> None:
    """The place is offered for Homs, Paris, Tripoli (by number), Springfield and Reading; Emesa and the Pacific are held besides."""
    found = causes([ANSWERED], JUDGED, KNOWN)
    assert list(found.counts) == ["ppl", "other"]
    assert (found.offered["ppl"], found.held["ppl"]) == (5, 6)
    assert (found.offered["other"], found.held["other"]) == (0, 1)
    assert sum(found.counts["ppl"].values()) == 8

"""Decisions as values: what contradicts itself is refused, and what is decided twice is told apart."""

import pytest

from geomap.decisions import Decision, Quote, Scope, Verdict, same_name
from tests.builders import place

HOMS = Quote("Homs", "in ", ".", 3)


@pytest.mark.parametrize(
    ("quote", "problem"),
    [(("",), "needs the words"), ((" \n",), "needs the words"), (("Homs", "", "", -1), "negative")],
)
def test_a_quote_of_nothing_is_refused(quote: tuple[str], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Quote(*quote)


def test_a_rejection_has_no_place_and_the_others_have_one() -> None:
    for verdict in (Verdict.ACCEPT, Verdict.POINT):
        with pytest.raises(ValueError, match="takes a place"):
            Decision("a", HOMS, verdict)
        assert Decision("a", HOMS, verdict, place()).place == place()
        assert Decision("a", HOMS, verdict, place_id="geonames:1").place is None
    with pytest.raises(ValueError, match="no place"):
        Decision("a", HOMS, Verdict.REJECT, place())


def test_what_is_decided_on_depends_on_how_far_it_reaches() -> None:
    def subject(document: str, quote: Quote, scope: Scope) -> tuple[object, ...]:
        return Decision(document, quote, Verdict.REJECT, scope=scope).subject

    other = Quote("HOMS", "near ", ",", 30)
    assert subject("a", HOMS, Scope.MENTION) != subject("a", other, Scope.MENTION)
    assert subject("a", HOMS, Scope.DOCUMENT) == subject("a", other, Scope.DOCUMENT)
    assert subject("a", HOMS, Scope.DOCUMENT) != subject("b", HOMS, Scope.DOCUMENT)
    assert subject("a", HOMS, Scope.ALL) == subject("b", other, Scope.ALL)


def test_names_are_the_same_whatever_their_case_and_spaces() -> None:
    assert same_name("NEW\n York") == same_name("New York")
    assert same_name("New York") != same_name("Newyork")


@pytest.mark.parametrize(
    ("by", "at", "note", "told"),
    [
        ("", "", "", "decided"),
        ("R. H.", "2026-11-22T08:30:00Z", "a ship", "decided by R. H. on 2026-11-22: a ship"),
    ],
)
def test_it_tells_who_when_and_why(by: str, at: str, note: str, told: str) -> None:
    assert Decision("a", HOMS, Verdict.REJECT, by=by, at=at, note=note).told == told

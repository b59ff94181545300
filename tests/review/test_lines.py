"""Decisions as lines: nothing is lost, whatever the text; what is wrong is named with its line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.decisions import Decision, Quote, Scope, Verdict
from geomap.errors import InputError
from geomap.geometry import Point
from geomap.places import FeatureClass
from geomap.review.lines import decided_place, line_of, read_line
from tests.strategies import names, places, texts

quotes = st.builds(Quote, names.filter(str.strip), texts, texts, st.none() | st.integers(0, 10**9))
remarks = {"scope": st.sampled_from(Scope), "by": texts, "at": texts, "note": texts}
decisions = st.one_of(
    st.builds(Decision, names, quotes, st.just(Verdict.REJECT), **remarks),
    st.builds(
        Decision,
        names,
        quotes,
        st.sampled_from((Verdict.ACCEPT, Verdict.POINT)),
        places,
        offered_by=texts,
        **remarks,
    ),
)


@given(decisions)
def test_what_is_written_is_read_again(decision: Decision) -> None:
    line = line_of(decision)
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert read_line(line, "here") == decision
    assert line_of(read_line(line, "here") or decision) == line


def test_what_says_nothing_is_left_out() -> None:
    decision = Decision("a.txt", Quote("Homs", start=0), Verdict.REJECT)
    assert line_of(decision) == (
        '{"document": "a.txt", "exact": "Homs", "start": 0, "verdict": "reject"}'
    )


def test_the_least_that_a_person_has_to_write() -> None:
    point = read_line(
        '{"document": "a", "exact": "Ruin", "verdict": "point",'
        ' "place": {"name": "The ruin", "latitude": 0, "longitude": -1.5}}',
        "here",
    )
    assert point
    assert point.place == decided_place("The ruin", Point(0, -1.5))
    assert (point.scope, point.place.feature_class) == (Scope.MENTION, FeatureClass.SPOT)
    known = read_line(
        '{"document": "a", "exact": "Homs", "verdict": "point", "place": {"id": "geonames:1"}}', ""
    )
    assert known
    assert (known.place, known.place_id) == (None, "geonames:1")
    assert read_line(line_of(known), "") == known


@pytest.mark.parametrize("line", ["", "   ", "# a comment", "  # another"])
def test_blank_lines_and_comments_are_no_decisions(line: str) -> None:
    assert read_line(line, "here") is None


GOOD: dict[str, object] = {
    "document": "a",
    "exact": "Homs",
    "verdict": "point",
    "place": {"name": "Homs", "latitude": 1, "longitude": 2},
}


def changed(**parts: object) -> str:
    """Give a line that is good but for these parts; None takes a part out."""
    return json.dumps({name: value for name, value in {**GOOD, **parts}.items() if value != {}})


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ("[" * 100_000, "not JSON"),
        (changed(document={}), "'document' is missing"),
        (changed(exact={}), "needs the words of the name"),
        (changed(verdict="maybe"), "verdict must be one of accept, point, reject, not 'maybe'"),
        (changed(verdict={}), "verdict must be one of"),
        (changed(place={}), "to point takes a place"),
        (changed(verdict="reject"), "a rejected mention has no place"),
        (changed(scope="world"), "scope must be one of mention, document, all, not 'world'"),
        (changed(start=-1), "start must not be negative"),
        (changed(start="3"), "start must be a whole number"),
        (changed(start=True), "start must be a whole number"),
        (changed(note=3), "note must be a text, not 3"),
        (changed(colour="red"), "'colour' is no key of a decision"),
        (changed(place="Homs"), "place must be an object"),
        (changed(place={"name": "Homs"}), "place.latitude must be a number"),
        (changed(place={"latitude": 1, "longitude": 2}), "at least name, latitude and longitude"),
        (changed(place={"name": "x", "latitude": 91, "longitude": 2}), "latitude must lie in"),
        (changed(place={"name": "x", "latitude": True, "longitude": 2}), "must be a number"),
        (changed(place={"name": "x", "latitude": 1, "longitude": float("nan")}), "longitude must"),
        (changed(place={"name": "x", "latitude": 1, "longitude": 2, "id": "x"}), "source:id"),
        (changed(place={"nam": "x"}), "'place.nam' is no key"),
        (
            changed(place={"name": "x", "latitude": 1, "longitude": 2, "population": 1e999}),
            "here: ",
        ),
        (changed(place={"name": "x", "latitude": 1, "longitude": 2, "extent": 1}), "place.extent"),
        (changed(place={"name": "x", "latitude": 1, "longitude": 2, "countries": "S"}), "codes"),
        (
            changed(place={"name": "x", "latitude": 1, "longitude": 2, "feature_class": "Z"}),
            "place.feature_class must be one of A, H",
        ),
        ('{"document": "\\ud800", "exact": "a", "verdict": "reject"}', "here: "),
    ],
)
def test_a_wrong_line_is_named_in_one_line(line: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        read_line(line, "here")
    assert problem in str(caught.value)
    assert str(caught.value).startswith("here: ")
    assert "\n" not in str(caught.value)

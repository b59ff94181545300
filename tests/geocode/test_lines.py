"""The portable form of a cache: the same answers are the same bytes, and nothing else is taken in."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.answers import Answer, Request
from geomap.errors import InputError
from geomap.geocode import read_lines, write_lines
from geomap.geocode.lines import dumps
from tests.geocode.builders import answer

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
records = st.lists(
    st.fixed_dictionaries(
        {
            "label": texts.filter(str.strip),
            "latitude": st.floats(-90, 90),
            "longitude": st.floats(0.5, 180),
            "raw": st.dictionaries(texts, texts | st.integers() | st.none(), max_size=3),
        }
    ),
    max_size=3,
)
answers = st.builds(
    Answer,
    st.builds(
        Request,
        texts,
        texts,
        texts,
        st.dictionaries(texts, texts, max_size=2).map(lambda held: tuple(sorted(held.items()))),
    ),
    records.map(dumps),
    st.just("2026-11-22T08:00:00Z"),
    texts,
    texts,
)


@given(st.lists(answers, max_size=4, unique_by=lambda held: held.request.key))
def test_what_is_written_is_read(given: list[Answer]) -> None:
    lines = list(write_lines(given))
    assert set(read_lines(lines, "test")) == set(given)
    assert all(line.endswith("\n") and len(line.splitlines()) == 1 for line in lines)


@given(st.lists(answers, max_size=4, unique_by=lambda held: held.request.key), st.randoms())
def test_the_order_of_answers_does_not_matter(given: list[Answer], chance: random.Random) -> None:
    shuffled = list(given)
    chance.shuffle(shuffled)
    assert list(write_lines(shuffled)) == list(write_lines(given))


def test_a_line_can_be_read_by_people_and_tools() -> None:
    (line,) = write_lines([answer("حمص")])
    held = json.loads(line)
    assert list(held) == sorted(held)
    assert '"toponym":"حمص"' in line
    assert held["parameters"] == {"limit": "10"}
    assert held["records"][0]["latitude"] == 34.9


def test_lines_are_sorted_by_service_and_name() -> None:
    given = [answer("b"), answer("A"), answer("a", service="photon"), answer("C")]
    names = [json.loads(line)["toponym"] for line in write_lines(given)]
    assert names == ["A", "b", "C", "a"]


def changed(**values: object) -> str:
    """Give a good line with values put in place of its own."""
    (line,) = write_lines([answer()])
    return json.dumps(json.loads(line) | values)


BAD = {
    "no JSON": "nonsense",
    "no object": "[1]",
    "another format": changed(format=2),
    "no format": '{"toponym": "x"}',
    "a changed name": changed(toponym="Elsewhere"),
    "a changed place": changed(
        records=[{"label": "x", "latitude": 1.0, "longitude": 1.0, "raw": {}}]
    ),
    "no records": changed(records=None),
    "no parameters": changed(parameters=[]),
    "a wrong sum": changed(sha256="0" * 64),
    "a wrong type": changed(service=1),
    "too deep": '{"records":' + "[" * 100_000,
}


@pytest.mark.parametrize("line", BAD.values(), ids=BAD)
def test_a_wrong_line_is_refused_and_named(line: str) -> None:
    good = list(write_lines([answer()]))
    with pytest.raises(InputError, match=r"^cache\.jsonl, line 2: ") as caught:
        list(read_lines([*good, line], "cache.jsonl"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(answer(), fetched_at="yesterday"),
        replace(answer(), records='[{"label":"x","latitude":0.0,"longitude":0.0,"raw":{}}]'),
        replace(answer(), records='[{"label":"x","latitude":91.0,"longitude":0.0,"raw":{}}]'),
        replace(answer(), records='[{"label":"","latitude":1.0,"longitude":0.0,"raw":{}}]'),
        replace(answer(), records='[{"label":"x","latitude":true,"longitude":0.0,"raw":{}}]'),
    ],
)
def test_what_no_service_could_have_said_is_refused_though_the_sum_is_right(wrong: Answer) -> None:
    with pytest.raises(InputError, match="line 1"):
        list(read_lines(write_lines([wrong]), "cache.jsonl"))


def test_empty_lines_are_left_out() -> None:
    assert list(read_lines(["\n", "  \n", *write_lines([answer()]), "\n"], "x")) == [answer()]

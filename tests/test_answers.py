"""What is asked and answered: names as they are sent, keys, checksums."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.answers import COLUMNS, Answer, Request, answer_of, checksum, tidy
from tests.geocode.builders import answer

NAMES = (
    ("Tell Zahab", "Tell Zahab"),
    ("  Tell\u00a0 Zahab\n", "Tell Zahab"),
    ("«Tell Zahab»", "Tell Zahab"),
    ("“Tell Zahab”", "Tell Zahab"),
    ("Ｈｏｍｓ", "Homs"),
    ("\u202eHoms\u200b", "Homs"),
    ("Sana'a", "Sana'a"),
    ("می\u200cخوش", "می\u200cخوش"),
    ("حمص", "حمص"),
    ("' '", ""),
)


@pytest.mark.parametrize(("written", "sent"), NAMES)
def test_a_name_is_sent_tidied(written: str, sent: str) -> None:
    assert tidy(written) == sent


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_case_makes_no_other_question_and_all_else_does() -> None:
    asked = Request("nominatim", "", "Tell Zahab", (("limit", "10"),))
    assert dataclasses.replace(asked, toponym="TELL ZAHAB").key == asked.key
    others = (
        dataclasses.replace(asked, service="photon"),
        dataclasses.replace(asked, endpoint="http://127.0.0.1:1"),
        dataclasses.replace(asked, toponym="Tell Zahap"),
        dataclasses.replace(asked, parameters=(("limit", "5"),)),
        dataclasses.replace(asked, parameters=()),
    )
    assert len({asked.key, *(other.key for other in others)}) == len(others) + 1


def test_a_key_is_the_same_on_every_machine() -> None:
    """Exports travel: a key that changes loses every answer."""
    asked = Request("nominatim", "", "Tell Zahab", (("language", "en"), ("limit", "10")))
    assert asked.key == "205435435337c15fa7ba627ded14439c292fa55ff69c7ddd3e0574fdf0585733"


def test_an_answer_says_whether_the_service_knew_the_name() -> None:
    assert (answer().is_found, answer().status) == (True, "found")
    assert (answer(is_found=False).is_found, answer(is_found=False).status) == (False, "not_found")


texts = st.text(st.characters(codec="utf-8"), max_size=30)
answers = st.builds(
    Answer,
    st.builds(
        Request, texts, texts, texts, st.lists(st.tuples(texts, texts), max_size=2).map(tuple)
    ),
    st.sampled_from(("[]", '[{"a":1}]')),
    texts,
    texts,
    texts,
)


@given(answers)
def test_every_answer_comes_back_from_its_columns(given: Answer) -> None:
    columns = given.columns()
    assert answer_of(columns, checksum(columns)) == given


@given(st.data(), st.sampled_from(range(len(COLUMNS))))
def test_a_changed_column_is_noticed(data: st.DataObject, index: int) -> None:
    columns = list(answer().columns())
    right = checksum(tuple(columns))
    columns[index] = data.draw(texts.filter(lambda text: text != columns[index]))
    with pytest.raises(ValueError, match="checksum"):
        answer_of(tuple(columns), right)


@pytest.mark.parametrize("index", [0, 5])
def test_a_key_or_status_that_is_not_the_requests_is_refused(index: int) -> None:
    """Though someone counted the checksum anew."""
    columns = list(answer().columns())
    columns[index] = "other"
    with pytest.raises(ValueError, match="key or the status"):
        answer_of(tuple(columns), checksum(tuple(columns)))


@pytest.mark.parametrize("value", [None, 1, b"bytes"])
def test_a_column_of_another_type_is_refused(value: object) -> None:
    columns = answer().columns()
    with pytest.raises(ValueError, match="checksum"):
        answer_of((value, *columns[1:]), checksum(columns))

"""Text from documents: readable on the page, and powerless there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.draw.inert import escaped, json_text, script_text, style_text, visible
from tests.strategies import HOSTILE

any_text = st.text(st.characters(), max_size=60) | st.sampled_from(HOSTILE)
plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | any_text,
    lambda held: st.lists(held, max_size=3) | st.dictionaries(any_text, held, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Homs\r\nand\rIdlib\n", "Homs\nand\nIdlib\n"),
        ("a\x00b\x1bc\x7f", "a␀b␛c␡"),
        ("\x85\x9f", "\ufffd\ufffd"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("tab\tand 💥 and حمص", "tab\tand 💥 and حمص"),
        ("\u202eoverride\u2028", "\u202eoverride\u2028"),
    ],
)
def test_control_characters_are_made_visible_and_all_else_is_kept(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(any_text)
def test_visible_text_can_be_encoded_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert visible(shown) == shown


@given(plain_values)
def test_json_holds_the_value_and_nothing_that_ends_a_script_element(value: object) -> None:
    text = json_text(value)
    assert not set(text) & set("<>&\u2028\u2029")
    json.loads(text)
    text.encode("utf-8")


@given(any_text)
def test_json_gives_each_string_back_as_it_is_shown(text: str) -> None:
    assert json.loads(json_text({"text": [text]})) == {"text": [visible(text)]}


def test_json_refuses_what_browsers_cannot_read() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text(float("nan"))


@given(any_text)
def test_escaped_text_opens_no_tag_and_ends_no_attribute(text: str) -> None:
    assert not set(escaped(text)) & set("<>\"'")


@pytest.mark.parametrize(
    ("code", "inert"),
    [
        ('say("</script>")', 'say("<\\/script>")'),
        ("`</SCRIPT >`", "`<\\/SCRIPT >`"),
        ('say("<!--")', 'say("<\\!--")'),
        ("if (a </b/.exec(c)) {}", "if (a </b/.exec(c)) {}"),
    ],
)
def test_script_text_cannot_end_its_element(code: str, inert: str) -> None:
    assert script_text(code) == inert


def test_style_text_cannot_end_its_element() -> None:
    assert (
        style_text('p::after { content: "</style><script>" }')
        == 'p::after { content: "<\\/style><script>" }'
    )

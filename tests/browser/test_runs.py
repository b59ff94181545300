"""Documents in pieces, as the browser cuts them: every character once, in order, and every stretch where it belongs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from geomap.documents import Document, Sentence, Span
from geomap.draw.assets import own
from geomap.draw.inert import visible
from geomap.draw.offsets import counted_in_browser
from geomap.mentions import Mention, Role
from tests.builders import document, mention
from tests.strategies import documents, mentions

Run = str | Mapping[str, object]
Cut = Callable[..., list[list[Run]]]


def text_of(runs: Iterable[Run]) -> str:
    """Give the text of runs, stretches included."""
    return "".join(
        run if isinstance(run, str) else text_of(cast("list[Run]", run["r"])) for run in runs
    )


def mentions_in(runs: Iterable[Run]) -> Iterator[int]:
    """Give the numbers of the mentions in runs, at any depth."""
    for run in runs:
        if isinstance(run, str):
            continue
        if "m" in run:
            yield cast("int", run["m"])
        yield from mentions_in(cast("list[Run]", run["r"]))


@pytest.fixture(scope="module")
def cut(browsers: Callable[[str], Browser]) -> Iterator[Cut]:
    """Give a way to cut a document in the browser, its mentions' sentences numbered as they come."""
    page = browsers("chromium").new_page()
    page.add_script_tag(content=own("js/runs.js"))

    def run(source: Document, *found: Mention) -> list[list[Run]]:
        offset = counted_in_browser(source.text)
        sentences: dict[Sentence, int] = {}
        for item in found:
            sentences.setdefault(item.sentence, len(sentences))

        def placed(number: int, span: Span) -> dict[str, int]:
            return {"number": number, "start": offset(span.start), "end": offset(span.end)}

        drawn: list[list[Run]] = page.evaluate(
            "([text, sentences, mentions]) => paragraphsOf(text, sentences, mentions)",
            [
                visible(source.text),
                [placed(number, sentence) for sentence, number in sentences.items()],
                [placed(number, item.span) for number, item in enumerate(found)],
            ],
        )
        return drawn

    yield run
    page.close()


def test_a_sentence_holds_its_mentions_and_the_text_between_them(cut: Cut) -> None:
    source = document("Jets struck Homs and Idlib.")
    assert cut(source, mention(source, "Homs"), mention(source, "Idlib")) == [
        [
            {
                "s": 0,
                "r": [
                    "Jets struck ",
                    {"m": 0, "r": ["Homs"]},
                    " and ",
                    {"m": 1, "r": ["Idlib"]},
                    ".",
                ],
            }
        ]
    ]


def test_blank_lines_part_paragraphs_and_single_line_ends_do_not(cut: Cut) -> None:
    assert cut(document("One\ntwo.\n\n  Three.\r\n \r\nFour.")) == [
        ["One\ntwo."],
        ["  Three."],
        ["Four."],
    ]


def test_text_before_and_after_a_sentence_stays_in_its_paragraph(cut: Cut) -> None:
    source = document("Headline\n\n“Jets struck Homs.” More.")
    sentence = Sentence(source.text.index("Jets"), source.text.index("”"))
    start = source.text.index("Homs")
    found = Mention(Span(start, start + 4), "Homs", sentence)
    assert cut(source, found) == [
        ["Headline"],
        ["“", {"s": 0, "r": ["Jets struck ", {"m": 0, "r": ["Homs"]}, "."]}, "” More."],
    ]


def test_a_sentence_is_never_parted(cut: Cut) -> None:
    source = document("Homs\n\nis a city.")
    (only,) = cut(source, mention(source, "Homs"))
    assert text_of(only) == source.text


def test_an_embedded_mention_lies_within_the_longer_one(cut: Cut) -> None:
    source = document("University of Aleppo")
    whole = mention(source, "University of Aleppo")
    part = mention(source, "Aleppo", role=Role.EMBEDDED)
    assert cut(source, part, whole) == [
        [{"s": 0, "r": [{"m": 1, "r": ["University of ", {"m": 0, "r": ["Aleppo"]}]}]}]
    ]


def test_an_overlapping_mention_ends_with_the_first(cut: Cut) -> None:
    source = document("New York State")
    first, second = mention(source, "New York"), mention(source, "York State")
    assert cut(source, first, second) == [
        [{"s": 0, "r": [{"m": 0, "r": ["New ", {"m": 1, "r": ["York"]}]}, " State"]}]
    ]


def test_characters_outside_the_first_plane_count_as_one(cut: Cut) -> None:
    source = document("💥 in Homs 💥")
    assert cut(source, mention(source, "Homs")) == [
        [{"s": 0, "r": ["💥 in ", {"m": 0, "r": ["Homs"]}, " 💥"]}]
    ]


def test_an_empty_document_has_no_paragraphs(cut: Cut) -> None:
    assert cut(document("")) == []
    assert cut(document(" \n \n")) in ([], [[" "]])


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_character_but_blank_lines_is_kept_in_order(cut: Cut, data: st.DataObject) -> None:
    source = data.draw(documents)
    found = data.draw(st.lists(mentions(source), max_size=4)) if source.text else []
    shown = "".join(text_of(paragraph) for paragraph in cut(source, *found))
    assert "".join(shown.split()) == "".join(visible(source.text).split())


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_mention_is_in_exactly_one_place(cut: Cut, data: st.DataObject) -> None:
    source = data.draw(documents.filter(lambda held: bool(held.text)))
    found = data.draw(st.lists(mentions(source), min_size=1, max_size=4))

    drawn = [run for paragraph in cut(source, *found) for run in paragraph]
    assert sorted(mentions_in(drawn)) == list(range(len(found)))


def test_a_mention_beyond_the_text_is_passed_over(cut: Cut) -> None:
    source = document("Homs")
    stray = Mention(Span(90, 94), "Homs", Sentence(90, 94))
    assert cut(source, stray) == [["Homs"]]
